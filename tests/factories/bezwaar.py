"""Bezwaren for tests, made by the real actions against besluiten and letters that are rows.

Nobody of the zorgkantoor but the first beoordelaar had a hand in the besluit.
"""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from portal.beoordeling.models import Besluit
from portal.bezwaar.actions.indienen import Inhoud, Ontvangst, dien_in, registreer
from portal.bezwaar.models import Bezwaar, Bezwaarbeslissing, Bezwaargebeurtenis
from portal.bezwaar.queries.bestreden import Bestreden
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.bezwaar import Beslisstand, Bezwaarmaker, Bezwaaruitkomst
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.toekenning import LOPEND, maak_toekenning
from tests.factories.wereld import EIGEN, Wereld

BEZWAAR_TOT = date(2026, 12, 30)
"""Of a besluit that was sent on 18 November 2026."""
OP = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
EIGEN_NAAM = Inhoud(
    maker=Bezwaarmaker.AANBIEDER,
    naam="Zorghuis Voorbeeld",
    adres="Dorpsstraat 1\n1234 AB Voorbeeldstad",
    gronden="De nachtzorg is te laag vastgesteld.",
)
NAMENS_CLIENT = replace(
    EIGEN_NAAM,
    maker=Bezwaarmaker.CLIENT,
    naam="Client Voorbeeld",
    machtiging_op=date(2026, 11, 20),
    gemachtigde="Zorghuis Voorbeeld\nDorpsstraat 1\n1234 AB Voorbeeldstad",
)
PRO_FORMA = replace(EIGEN_NAAM, gronden="")


def maak_bestreden_besluit(
    wereld: Wereld, locatie: str = "locatie", tot: date = BEZWAAR_TOT
) -> Besluit:
    """Make a besluit that was sent, with its toekenning."""
    wens = replace(LOPEND, locatie=locatie, bezwaar_tot=tot)
    besluit = maak_toekenning(wereld, wens).besluit
    assert besluit is not None
    return besluit


def maak_bezwaar(
    wereld: Wereld,
    inhoud: Inhoud = EIGEN_NAAM,
    *,
    besluit_id: uuid.UUID | None = None,
    op: datetime = OP,
    wie: str = EIGEN,
) -> Bezwaar:
    """Lodge a bezwaar in the portal at a moment."""
    besluit = (
        db.session.get_one(Besluit, besluit_id)
        if besluit_id
        else maak_bestreden_besluit(wereld, "locatie" if wie == EIGEN else "locatie_ander")
    )
    door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER, wie))
    with clock.freeze(op):
        return dien_in(Bestreden(besluit=besluit), inhoud, door=door, op=op)


def maak_op_papier(
    wereld: Wereld, ontvangst: Ontvangst, inhoud: Inhoud = EIGEN_NAAM, *, op: datetime = OP
) -> Bezwaar:
    """Register a bezwaar that came outside the portal."""
    door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEZWAARBEHANDELAAR))
    besluit = maak_bestreden_besluit(wereld)
    with clock.freeze(op):
        return registreer(Bestreden(besluit=besluit), inhoud, ontvangst, door=door, op=op)


def beslis(wereld: Wereld, bezwaar: Bezwaar, uitkomst: Bezwaaruitkomst, beslist: datetime) -> None:
    """Decide on a bezwaar at a moment, as rows."""
    door = wereld.gebruiker(Rol.BEZWAARBEHANDELAAR)
    beslissing = Bezwaarbeslissing(
        bezwaar_id=bezwaar.id, uitkomst=uitkomst, stand=Beslisstand.VASTGESTELD,
        motivering="", afwijkreden="", proceskosten="", terugstuurreden="",
        voorbereid_door_id=door, voorbereid_op=beslist,
    )  # fmt: skip
    gebeurtenis = Bezwaargebeurtenis(
        bezwaar_id=bezwaar.id, nr=9, soort="beslist", op=beslist,
        dag=clock.local_day(beslist), door_id=door, rol="bezwaarbehandelaar",
    )  # fmt: skip
    db.session.add_all([beslissing, gebeurtenis])


def later(dagen: int) -> datetime:
    """Give a moment some days after the bezwaar was lodged."""
    return OP + timedelta(days=dagen)
