"""Verhuisformulieren for tests: begun through the real action, signed by who has the turn.

Every function adds rows to the session and flushes them; the caller commits.
"""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime

from portal.beoordeling.models import Toekenning
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie, Organisatie
from portal.toekenning.actions.verhuizen import laat_verhuizen
from portal.toekenning.actions.verhuizing import (
    Ondertekening,
    Verhuisvelden,
    onderteken,
    start_verhuizing,
)
from portal.toekenning.models import Verhuizing
from tests.factories.toegang import maak_briefhoofd, maak_samenwerking, maak_tariefafspraak
from tests.factories.toekenning import LOPEND, Toekenningwens, maak_toekenning
from tests.factories.wereld import ANDER, EIGEN, Wereld

OP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
VERHUISDATUM = date(2026, 12, 14)
WIE = ((Rol.MANAGER, EIGEN), (Rol.MANAGER, ANDER), (Rol.BEOORDELAAR, EIGEN))
"""Who signs the first three steps, when the client goes to the other aanbieder."""


@dataclass(frozen=True, kw_only=True)
class Verhuiswens:
    """What differs from a move on 14 December 2026 to the other aanbieder and zorgkantoor."""

    naar: str = "locatie_ander"
    verhuisdatum: date = VERHUISDATUM
    tarief: bool = True


ANDERE = Verhuiswens()


def richt_ander_in(wereld: Wereld, *, tarief: bool = True) -> None:
    """Give the other zorgkantoor a letterhead, and its aanbieder an agreed percentage."""
    aanbieder = db.session.get_one(Organisatie, wereld["aanbieder_ander"])
    zorgkantoor = db.session.get_one(Organisatie, wereld["zorgkantoor_ander"])
    maak_briefhoofd(zorgkantoor)
    maak_samenwerking(aanbieder, zorgkantoor)
    if tarief:
        maak_tariefafspraak(aanbieder, zorgkantoor, fractie="0.95")


def maak_verhuizing(
    wereld: Wereld,
    wens: Verhuiswens = ANDERE,
    *,
    toekenning: Toekenning | None = None,
    van: Toekenningwens = LOPEND,
) -> Verhuizing:
    """Let the manager begin a form."""
    manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
    toekenning = toekenning or maak_toekenning(wereld, van)
    velden = Verhuisvelden(
        locatie=db.session.get_one(Locatie, wereld[wens.naar]), verhuisdatum=wens.verhuisdatum
    )
    with clock.freeze(OP):
        return start_verhuizing(toekenning, velden, plan_geheel=True, door=manager, op=OP)


def teken(verhuizing: Verhuizing, wie: uuid.UUID, *, op: datetime = OP) -> None:
    """Sign with both declarations."""
    door = db.session.get_one(Gebruiker, wie)
    onderteken(verhuizing, Ondertekening(verhuisd=True, plan=True), door=door, op=op)


def maak_bijna_getekend(wereld: Wereld, wens: Verhuiswens = ANDERE) -> Verhuizing:
    """Make a form to the other aanbieder on which only the last signature is missing."""
    richt_ander_in(wereld, tarief=wens.tarief)
    verhuizing = maak_verhuizing(wereld, wens)
    for rol, welke in WIE:
        teken(verhuizing, wereld.gebruiker(rol, welke))
    return verhuizing


def maak_verhuisd(wereld: Wereld) -> Verhuizing:
    """Make a form with every signature, and let the client move to the other aanbieder."""
    verhuizing = maak_bijna_getekend(wereld)
    teken(verhuizing, wereld.gebruiker(Rol.BEOORDELAAR, ANDER))
    door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.TEAMLEIDER, ANDER))
    laat_verhuizen(verhuizing, door=door, op=OP)
    return verhuizing
