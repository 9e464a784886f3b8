"""Assess a dossier of a demonstration: oordelen, signals and what would be granted."""

from collections.abc import Collection
from datetime import datetime

from portal.aanvraag.queries.dossiers import find_laatste_versie
from portal.aanvraag.queries.versie import lees_versie
from portal.beoordeling.actions.oordelen import Oordeelinvoer, bewaar_oordelen, score_onderdeel
from portal.beoordeling.actions.signalen import neem_signaal_over, zet_signaal_opzij
from portal.beoordeling.actions.toekenning import bewaar_voorstel
from portal.beoordeling.queries.toekenning import Voorstel
from portal.beoordeling.queries.toetsing import Toetsstand, bepaal_toetsing
from portal.beoordeling.queries.toetsing.getoond import Oordeeltekst, kenmerk_van
from portal.demo.werk import Werk
from portal.domain.bevoegdheid import Rol
from portal.domain.toetsingskader import Criterium, Oordeelwaarde
from portal.platform import clock
from portal.platform.database import db

TWIJFEL = {
    "AL-4": "Bij de nacht is niet te zien hoe de uren zijn opgebouwd. De registratie van de "
    "laatste maand past niet bij vier uur per week.",
    "CM-4": "De inrichting van de kamer is een voorziening die de organisatie zelf hoort te "
    "betalen. Onderbouwd is alleen het deel dat met de doelen te maken heeft.",
    "DM-2": "Er is niet gekeken of twee bewoners van de groep samen dagbesteding kunnen volgen.",
}
MOTIVERING = (
    "Het signaal is besproken met de aanbieder. De inzet is tijdelijk, staat in het plan en wordt "
    "bij de tussenmeting opnieuw bekeken."
)
OPZIJ = "De omschrijving klopt met de toelichting in de vragenlijst; dit vraagt geen extra weging."
REDEN = "Alleen dit deel is onderbouwd en hangt met de doelen samen; de rest betaalt u zelf."
MINDER_MAANDEN = 24


def toetsstand(werk: Werk, op: datetime) -> Toetsstand:
    """Compute the toetsing of the newest version."""
    db.session.flush()
    rij = find_laatste_versie(werk.aanvraag)
    assert rij is not None
    return bepaal_toetsing(werk.aanvraag, lees_versie(rij), clock.local_day(op))


def toets(werk: Werk, op: datetime) -> None:
    """Score everything as met, and weigh the signals."""
    _score(werk, op, twijfel=())
    _weeg_signalen(werk, op)


def toets_twijfel(werk: Werk, op: datetime) -> None:
    """Score everything, with doubts that carry a refusal or a request to adjust."""
    _score(werk, op, twijfel=TWIJFEL)


def toets_helft(werk: Werk, op: datetime) -> None:
    """Score the first groups with their button only."""
    stand = toetsstand(werk, op)
    for groep in stand.groepen[: len(stand.groepen) // 2]:
        door = werk.bij_zorgkantoor(Rol.BEOORDELAAR)
        score_onderdeel(toetsstand(werk, op), groep.id, door=door, op=op)


def stel_deels_voor(werk: Werk, op: datetime) -> None:
    """Mean to grant less on the lines that the file names, for a shorter period."""
    minder = werk.wens.deel("minder")
    voorstel = Voorstel(
        waarden={regel: minder.tekst(regel) for regel in minder.gegevens},
        redenen=dict.fromkeys(minder.gegevens, REDEN),
        maanden=MINDER_MAANDEN,
    )
    door = werk.bij_zorgkantoor(Rol.BEOORDELAAR)
    bewaar_voorstel(toetsstand(werk, op), voorstel, versie=0, door=door, op=op)


def _score(werk: Werk, op: datetime, *, twijfel: Collection[str]) -> None:
    door = werk.bij_zorgkantoor(Rol.BEOORDELAAR)
    stand = toetsstand(werk, op)
    invoer = [
        Oordeelinvoer(
            criterium_id=criterium.id,
            tekst=_oordeel(criterium, onvoldaan=criterium.id in twijfel),
            getoond=kenmerk_van(stand.rijen.get(criterium.id)),
        )
        for criterium in stand.criteria
    ]
    bewaar_oordelen(stand, invoer, door=door, op=op)


def _oordeel(criterium: Criterium, *, onvoldaan: bool) -> Oordeeltekst:
    return Oordeeltekst(
        waarde=Oordeelwaarde.VOLDOET_DEELS if onvoldaan else Oordeelwaarde.VOLDOET,
        toelichting=TWIJFEL[criterium.id] if onvoldaan else "",
        motivering=MOTIVERING if criterium.motivering_bij_signaal else "",
        meekijken=criterium.meekijken[0] if criterium.meekijken else "",
    )


def _weeg_signalen(werk: Werk, op: datetime) -> None:
    """Take the first active signal over, and set the second aside with a reason."""
    door, stand = werk.bij_zorgkantoor(Rol.BEOORDELAAR), toetsstand(werk, op)
    actief = [signaal.id for signaal in stand.signalen if signaal.actief]
    for signaal_id in actief[:1]:
        neem_signaal_over(stand, signaal_id, door=door, op=op)
    for signaal_id in actief[1:2]:
        zet_signaal_opzij(stand, signaal_id, OPZIJ, door=door, op=op)
