"""May this aanvraag be submitted: the guards G1-G13 and the warnings beside them."""

from portal.domain.procedure.indiening.belemmeringen import VERKLARINGEN, belemmeringen
from portal.domain.procedure.indiening.momentopname import (
    Afstemming,
    Belemmering,
    Checkuitgang,
    Doelstand,
    Indiening,
    Pagina,
    Plaats,
    Rekenstand,
    Verklaring,
    Vervolgstand,
    Woordtelling,
)
from portal.domain.procedure.indiening.waarschuwingen import waarschuwingen

__all__ = [
    "VERKLARINGEN",
    "Afstemming",
    "Belemmering",
    "Checkuitgang",
    "Doelstand",
    "Indiening",
    "Pagina",
    "Plaats",
    "Rekenstand",
    "Verklaring",
    "Vervolgstand",
    "Woordtelling",
    "belemmeringen",
    "waarschuwingen",
]
