"""May this aanvraag be submitted: the guards G1-G13 and the warnings beside them."""

from portal.domain.procedure.indiening.belemmeringen import VERKLARINGEN, nodige_verklaringen
from portal.domain.procedure.indiening.groep import belemmeringen, waarschuwingen
from portal.domain.procedure.indiening.momentopname import (
    Afstemming,
    Belemmering,
    Checkuitgang,
    Deel,
    Doelstand,
    Indiening,
    Lid,
    Pagina,
    Plaats,
    Rekenstand,
    Verklaring,
    Vervolgstand,
    Woordtelling,
)

__all__ = [
    "VERKLARINGEN",
    "Afstemming",
    "Belemmering",
    "Checkuitgang",
    "Deel",
    "Doelstand",
    "Indiening",
    "Lid",
    "Pagina",
    "Plaats",
    "Rekenstand",
    "Verklaring",
    "Vervolgstand",
    "Woordtelling",
    "belemmeringen",
    "nodige_verklaringen",
    "waarschuwingen",
]
