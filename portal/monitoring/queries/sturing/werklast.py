"""What each beoordelaar of the own zorgkantoor has open, and decided lately."""

import uuid
from collections.abc import Sequence
from datetime import date, timedelta

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.queries.werkvoorraad.voorwaarden import is_open
from portal.monitoring.models import Afdoening
from portal.monitoring.queries.sturing.keuze import Sturingkeuze, in_keuze
from portal.monitoring.queries.sturing.tabel import (
    Cijfertabel,
    Rij,
    grenzen,
    maak_tabel,
    sturingtekst,
)
from portal.platform.database import db
from portal.toegang.models import Gebruiker


def list_werklast(keuze: Sturingkeuze, voor: Gebruiker, op: date) -> Sequence[Cijfertabel]:
    """Count per beoordelaar; only of the own zorgkantoor, by name, nobody last."""
    te_laat = sa.and_(Aanvraag.beslisdatum < op, Aanvraag.termijn_stil.is_(False))
    open_ = (
        sa.select(Aanvraag.behandelaar_id, sa.func.count(), _tel(te_laat))
        .where(is_open(), in_keuze(Aanvraag, keuze, voor))
        .group_by(Aanvraag.behandelaar_id)
    )
    sinds = op - timedelta(days=grenzen()["werklast_dagen"])
    besloten = (
        sa.select(Afdoening.behandelaar_id, sa.func.count(), _tel(Afdoening.op_tijd.is_(True)))
        .where(in_keuze(Afdoening, keuze, voor), Afdoening.verzonden > sinds)
        .group_by(Afdoening.behandelaar_id)
    )
    per_open = {wie: (hoeveel, laat) for wie, hoeveel, laat in db.session.execute(open_)}
    per_besloten = {
        wie: (hoeveel, op_tijd) for wie, hoeveel, op_tijd in db.session.execute(besloten)
    }
    return [maak_tabel("werklast", _rijen(per_open, per_besloten, _namen(voor)))]


Tellingen = dict[uuid.UUID | None, tuple[int, int]]


def _tel(voorwaarde: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((voorwaarde, 1), else_=0))


def _namen(voor: Gebruiker) -> Sequence[tuple[uuid.UUID, str]]:
    """Give everybody of the own zorgkantoor, also who is blocked now, by name."""
    vraag = sa.select(Gebruiker.id, Gebruiker.naam).where(
        Gebruiker.organisatie_id == voor.organisatie_id
    )
    gevonden = db.session.execute(vraag.order_by(Gebruiker.naam, Gebruiker.id))
    return [(rij.id, rij.naam) for rij in gevonden]


def _rijen(
    per_open: Tellingen, per_besloten: Tellingen, namen: Sequence[tuple[uuid.UUID, str]]
) -> list[Rij]:
    wie: list[tuple[uuid.UUID | None, str]] = [*namen, (None, sturingtekst("woord", "niemand"))]
    return [
        (naam, *per_open.get(nummer, (0, 0)), *per_besloten.get(nummer, (0, 0)))
        for nummer, naam in wie
        if nummer in per_open or nummer in per_besloten
    ]
