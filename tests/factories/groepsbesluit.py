"""A group in toetsing that was scored and can be decided on."""

from collections.abc import Mapping
from datetime import datetime

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Oordeel, Toekenningsvoorstel
from portal.beoordeling.queries.toetsing import Toetsstand
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.besluit import INGEDIEND, stand_van_toetsing
from tests.factories.groep import S10, Groepswens, maak_groep, maak_groep_in_toetsing
from tests.factories.wereld import Wereld

NAMEN = ("Vlierström", "van den Meidoorn", "Lijsterbes", "Kornoelje")
"""Names that are no word, so that a letter can be searched for them."""


def maak_getoetste_groep(
    wereld: Wereld, wens: Groepswens = S10, *, op: datetime = INGEDIEND
) -> Aanvraag:
    """Submit, take, declare complete and score everything on the group as a whole."""
    groep = maak_groep(wereld, wens)
    for lid, naam in zip(groep.leden, NAMEN, strict=False):
        lid.client.achternaam = naam
    aanvraag = maak_groep_in_toetsing(wereld, wens, groep=groep, op=op)
    score_groep(aanvraag)
    return aanvraag


def score_groep(aanvraag: Aanvraag) -> None:
    """Score everything on a group in toetsing: it is all right."""
    stand = stand_van_toetsing(aanvraag)
    door = db.session.get_one(Gebruiker, aanvraag.behandelaar_id)
    for criterium in stand.criteria:
        db.session.add(
            _oordeel(stand, criterium.id, "voldoet", "", next(iter(criterium.meekijken), ""), door)
        )
    db.session.flush()


def vind_anders(stand: Toetsstand, criterium: str, oordeel: str, tekst: str) -> None:
    """Find something else of one client: an exception on a criterium that is scored per client."""
    door = db.session.get_one(Gebruiker, stand.aanvraag.behandelaar_id)
    db.session.add(_oordeel(stand, criterium, oordeel, tekst, "", door))
    db.session.flush()


def leg_voorstel_vast(stand: Toetsstand, regels: Mapping[str, Mapping[str, str]]) -> None:
    """Store what is granted otherwise, on a group or on one of its clients."""
    db.session.add(
        Toekenningsvoorstel(
            zorgkantoor_id=stand.aanvraag.zorgkantoor_id,
            versie_id=stand.versie.rij.id,
            regels={naam: dict(regel) for naam, regel in regels.items()},
            door_id=stand.aanvraag.behandelaar_id,
            op=INGEDIEND,
        )
    )
    db.session.flush()


def _oordeel(
    stand: Toetsstand, criterium: str, oordeel: str, tekst: str, meekijken: str, door: Gebruiker
) -> Oordeel:
    return Oordeel(
        zorgkantoor_id=stand.aanvraag.zorgkantoor_id,
        aanvraag_id=stand.aanvraag.id,
        versie_id=stand.versie.rij.id,
        criterium=criterium,
        oordeel=oordeel,
        toelichting=tekst,
        motivering="",
        meekijken=meekijken,
        door_id=door.id,
        op=INGEDIEND,
    )
