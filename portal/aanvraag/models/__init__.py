"""Tables of the aanvraag: dossier, content, course of events and supplements."""

from portal.aanvraag.models.aanvulling import Aanvulverzoek, Aanvulvraag, Bestand
from portal.aanvraag.models.dossier import Aanvraag, Driehoeklid, NummerReeks, WerktNu
from portal.aanvraag.models.inhoud import Antwoord, Doel, Rekenblok, Voorganger
from portal.aanvraag.models.overleg import Overlegbericht
from portal.aanvraag.models.verloop import AanvraagVersie, Gebeurtenis, Toelichting
from portal.aanvraag.models.voorbereiding import (
    Afstemming,
    CheckPad,
    CheckStap,
    Consult,
    InterneAfwijzing,
    Ondertekening,
    Verklaring,
)

__all__ = [
    "Aanvraag",
    "AanvraagVersie",
    "Aanvulverzoek",
    "Aanvulvraag",
    "Afstemming",
    "Antwoord",
    "Bestand",
    "CheckPad",
    "CheckStap",
    "Consult",
    "Doel",
    "Driehoeklid",
    "Gebeurtenis",
    "InterneAfwijzing",
    "NummerReeks",
    "Ondertekening",
    "Overlegbericht",
    "Rekenblok",
    "Toelichting",
    "Verklaring",
    "Voorganger",
    "WerktNu",
]
