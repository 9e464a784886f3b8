"""Prepare, offer and fix the besluiten of a demonstration."""

from datetime import datetime

from portal.beoordeling.actions.besluit import ter_controle_aanbieden, voorbereiden
from portal.beoordeling.actions.besluitinhoud import Keuze, Voorbereiding
from portal.beoordeling.actions.groep_vaststellen import stel_groep_vast
from portal.beoordeling.actions.groepsinhoud import is_per_client
from portal.beoordeling.actions.vaststellen import controleer, vaststellen
from portal.beoordeling.actions.voorbereiding import stel_samen
from portal.beoordeling.letters.schrijven import schrijf_brief, schrijf_ledenbrieven
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluiten import find_besluit_in_de_maak
from portal.beoordeling.queries.besluitvorming import bepaal_ruimte, stel_onderbouwing_voor
from portal.demo.toetsing import toetsstand
from portal.demo.werk import Werk
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import BesluitToestand
from portal.domain.uitkomst import Uitkomst
from portal.platform import clock

ONDERBOUWING = (
    "De aanvraag beschrijft duidelijk waarom de zorg niet in het profiel past. De inzet is "
    "opgebouwd uit het dagprogramma en sluit aan bij de doelen. De aanbieder heeft eerst gekeken "
    "naar de omgeving en naar steun voor het team."
)
PERSPECTIEF = "Bij de volgende aanvraag verwachten wij hoogstens meerzorgprofiel 3."
AFSPRAKEN = "Na zes maanden vervalt de tweede begeleider in de namiddag.\nElk kwartaal een meting."
TERMIJNREDEN = "De doelen zijn in twee jaar haalbaar; daarna kijken wij samen opnieuw."
OUDE_TABEL = "De tabel van het nieuwe jaar is nog niet bekend; het bedrag volgt de huidige."
ANDERE_HULP = "Een consult bij het CCE en behandeling vanuit de Zvw passen beter bij deze vraag."
AFBOUWPAD = "Met een vaste begeleider in de ochtend kan de zorg binnen het hoogste profiel passen."
OPEN_PUNTEN = "De opbouw van de uren in de nacht.\nDe datum van het consult."
VOORWAARDEN = "De contextmiddelen zijn eenmalig en worden vóór de ingangsdatum besteld."


def bereid_toekennen_voor(werk: Werk, op: datetime) -> None:
    """Prepare a toekenning."""
    keuze = Keuze(
        uitkomst=Uitkomst.TOEKENNEN,
        onderbouwing=ONDERBOUWING,
        perspectief=PERSPECTIEF,
        afspraken=AFSPRAKEN,
        voorwaarden=VOORWAARDEN,
        termijnreden=TERMIJNREDEN,
        oude_tabel_reden=OUDE_TABEL,
    )
    _bereid_voor(werk, keuze, op)


def bereid_afwijzen_voor(werk: Werk, op: datetime) -> None:
    """Prepare a refusal that rests on the doubts."""
    keuze = Keuze(
        uitkomst=Uitkomst.AFWIJZEN,
        onderbouwing=stel_onderbouwing_voor(toetsstand(werk, op)),
        andere_hulp=ANDERE_HULP,
        afbouwpad=AFBOUWPAD,
    )
    _bereid_voor(werk, keuze, op)


def bereid_bijstellen_voor(werk: Werk, op: datetime) -> None:
    """Prepare a request to adjust."""
    keuze = Keuze(
        uitkomst=Uitkomst.BIJSTELLEN,
        onderbouwing=stel_onderbouwing_voor(toetsstand(werk, op)),
        antwoorddatum=bepaal_ruimte(werk.aanvraag, clock.local_day(op)).antwoorddatum,
    )
    _bereid_voor(werk, keuze, op)


def bereid_buiten_behandeling_voor(werk: Werk, op: datetime) -> None:
    """Prepare to leave the aanvraag out of consideration."""
    keuze = Keuze(uitkomst=Uitkomst.BUITEN_BEHANDELING, onderbouwing="", open_punten=OPEN_PUNTEN)
    _bereid_voor(werk, keuze, op)


def bied_aan(werk: Werk, op: datetime) -> None:
    """Offer the besluit to the second person."""
    door = werk.bij_zorgkantoor(Rol.BEOORDELAAR)
    ter_controle_aanbieden(werk.aanvraag, _in_de_maak(werk), door=door, op=op)


def stel_vast(werk: Werk, op: datetime) -> None:
    """Fix the besluit: with four eyes by a teamleider who was not involved."""
    besluit, voorbereiding = _in_de_maak(werk), _voorbereiding(werk, op)
    if besluit.vier_ogen and besluit.stand is BesluitToestand.CONCEPT:
        bied_aan(werk, op)
    beoordelaar = werk.bij_zorgkantoor(Rol.BEOORDELAAR)
    door = werk.bij_zorgkantoor(Rol.TEAMLEIDER, 1) if besluit.vier_ogen else beoordelaar
    functie = controleer(besluit, voorbereiding, door=door, op=op)
    wie = (door.naam, functie)
    if is_per_client(besluit.uitkomst, voorbereiding):
        brieven = schrijf_ledenbrieven(besluit, voorbereiding, op=op, ondertekenaar=wie)
        stel_groep_vast(besluit, voorbereiding, brieven, door=door, op=op)
        return
    verzending = schrijf_brief(besluit, voorbereiding, op=op, ondertekenaar=wie)
    vaststellen(besluit, voorbereiding, verzending, door=door, op=op)


def _bereid_voor(werk: Werk, keuze: Keuze, op: datetime) -> None:
    door = werk.bij_zorgkantoor(Rol.BEOORDELAAR)
    voorbereiden(werk.aanvraag, keuze, _voorbereiding(werk, op), door=door, op=op)


def _voorbereiding(werk: Werk, op: datetime) -> Voorbereiding:
    besluit = find_besluit_in_de_maak(werk.aanvraag)
    return stel_samen(toetsstand(werk, op), besluit, op=clock.local_day(op))


def _in_de_maak(werk: Werk) -> Besluit:
    besluit = find_besluit_in_de_maak(werk.aanvraag)
    assert besluit is not None
    return besluit
