"""What of bezwaren asks for attention around a day: hearing, advice and beslisdatum (N32-N36)."""

from collections.abc import Iterator
from datetime import date

import sqlalchemy as sa

from portal.berichten.aanleidingen import Aanleiding, Plek, in_bereik, moment_in_bereik
from portal.bezwaar.models import Bezwaar, Hoorzitting, Zinadvies
from portal.bezwaar.queries.bezwaren import GEHEIM, bezwaren_voor, is_open
from portal.bezwaar.queries.briefbronnen import is_in_portaal
from portal.domain.berichten import Venster
from portal.domain.procedure.bezwaar import Bezwaartoestand, Hoorstand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker

SOORT = "bezwaar"


def hoorzittingen(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Give the hearings that are planned (N32): of both parties, the aanbieder always is one.

    Bron: [berichten] N32.
    """
    vraag = (
        sa.select(Bezwaar, Hoorzitting.op)
        .join(Hoorzitting, Hoorzitting.bezwaar_id == Bezwaar.id)
        .options(*GEHEIM)
        .where(
            _in_beeld(voor),
            Hoorzitting.stand == Hoorstand.GEPLAND,
            moment_in_bereik(Hoorzitting.op, venster, "N32"),
        )
        .order_by(Hoorzitting.op, Bezwaar.id)
    )
    for bezwaar, op in db.session.execute(vraag):
        assert op is not None
        yield _aanleiding("N32", bezwaar, clock.local_day(op), aan_partijen=True)


def adviezen(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Give the advice that is awaited (N34).

    Bron: [berichten] N34.
    """
    vraag = (
        sa.select(Bezwaar, Zinadvies.uiterlijk)
        .join(Zinadvies, Zinadvies.bezwaar_id == Bezwaar.id)
        .options(*GEHEIM)
        .where(
            _in_beeld(voor),
            Bezwaar.toestand == Bezwaartoestand.ADVIES_GEVRAAGD,
            in_bereik(Zinadvies.uiterlijk, venster, "N34"),
        )
        .order_by(Zinadvies.uiterlijk, Bezwaar.id)
    )
    for bezwaar, uiterlijk in db.session.execute(vraag):
        yield _aanleiding("N34", bezwaar, uiterlijk)


def beslisdata(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Give the bezwaren on which must be decided (N35), or had to be (N36).

    While the term stands still the day is not certain, and nobody is pressed.

    Bron: [berichten] N35 and N36.
    """
    vraag = (
        sa.select(Bezwaar)
        .options(*GEHEIM)
        .where(
            _in_beeld(voor),
            Bezwaar.termijn_stil.is_(False),
            in_bereik(Bezwaar.beslisdatum, venster, "N35", "N36"),
        )
        .order_by(Bezwaar.beslisdatum, Bezwaar.id)
    )
    for bezwaar in db.session.scalars(vraag):
        for code in ("N35", "N36"):
            yield _aanleiding(code, bezwaar, bezwaar.beslisdatum)


def _in_beeld(voor: Gebruiker | None) -> Voorwaarde:
    return is_open() if voor is None else sa.and_(is_open(), bezwaren_voor(voor))


def _aanleiding(
    code: str, bezwaar: Bezwaar, dag: date, *, aan_partijen: bool = False
) -> Aanleiding:
    aanbieder = bezwaar.aanbieder_id if aan_partijen or is_in_portaal(bezwaar) else None
    return Aanleiding(
        code=code,
        object_soort=SOORT,
        object_id=bezwaar.id,
        kenmerk=bezwaar.nummer,
        dag=dag,
        plek=Plek(
            aanbieder_id=aanbieder,
            locatie_id=bezwaar.locatie_id,
            zorgkantoor_id=bezwaar.zorgkantoor_id,
            regio_id=bezwaar.regio_id,
        ),
    )


BRONNEN = (hoorzittingen, adviezen, beslisdata)
