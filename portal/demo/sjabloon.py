"""Copy a dossier many times: its rows with new ids, encrypted anew, moved in time."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from portal.aanvraag.models import (
    Aanvraag,
    AanvraagVersie,
    Aanvulverzoek,
    Aanvulvraag,
    Afstemming,
    Antwoord,
    CheckPad,
    CheckStap,
    Doel,
    Driehoeklid,
    Gebeurtenis,
    Ondertekening,
    Rekenblok,
    Verklaring,
)
from portal.beoordeling.models import Besluit, Oordeel, Toekenning
from portal.monitoring.models import Afdoening
from portal.platform.database import Base, db
from portal.platform.encrypted import RijMetGeheim, aad_van, ontsleutel, versleutel

Waarden = dict[str, object]
ALTIJD: Sequence[type[Base]] = (
    *(Driehoeklid, Gebeurtenis, AanvraagVersie, Besluit, Toekenning),
    Afdoening,
)
WERKKOPIE: Sequence[type[Base]] = (
    CheckPad,
    CheckStap,
    Antwoord,
    Doel,
    Rekenblok,
    Afstemming,
    Verklaring,
    Ondertekening,
    Aanvulverzoek,
    Aanvulvraag,
    Oordeel,
)
"""What only a dossier that is still worked on keeps in full."""
OUDERS = {
    "check_stap": ("check_pad", "pad_id"),
    "aanvulvraag": ("aanvulverzoek", "verzoek_id"),
    "toekenning": ("besluit", "besluit_id"),
    "afdoening": ("besluit", "besluit_id"),
}
"""Rows that hang on another row of the dossier instead of on the dossier itself."""
ZONDER = frozenset({"brief_v", "pdf_v"})
"""Bytes of letters, which would be most of the disk."""
LEEG: Mapping[str, Mapping[str, object]] = {}
DAGLENGTE = len("2026-01-01")


@dataclass(frozen=True, slots=True)
class Rij:
    """One row of a dossier, with its secrets in clear."""

    tabel: sa.Table
    waarden: Mapping[str, object]
    geheimen: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Sjabloon:
    """A dossier that is copied: the aanvraag itself first."""

    aanvraag: Mapping[str, object]
    rijen: Sequence[Rij]

    @property
    def is_toegekend(self) -> bool:
        """Say whether a toekenning came out of it."""
        return any(rij.tabel.name == Toekenning.__tablename__ for rij in self.rijen)

    @property
    def dag(self) -> date:
        """Give the day that is moved: of receipt, or of starting when it was never submitted."""
        moment = self.aanvraag["ontvangen_op"] or self.aanvraag["gestart_op"]
        assert isinstance(moment, datetime)
        return moment.date()


def lees_sjabloon(aanvraag_id: uuid.UUID, *, werkkopie: bool) -> Sjabloon:
    """Read a dossier; the working copy only when it is asked for."""
    [aanvraag] = _lees(Aanvraag, Aanvraag.__table__.c.id == aanvraag_id)
    rijen: list[Rij] = []
    for soort in (*ALTIJD, *(WERKKOPIE if werkkopie else ())):
        rijen += _lees(soort, _hoort_bij(soort, aanvraag_id, rijen))
    return Sjabloon(aanvraag.waarden, rijen)


def kopieer(
    sjabloon: Sjabloon,
    anders: Mapping[str, object],
    verschuiving: timedelta,
    per_tabel: Mapping[str, Mapping[str, object]] = LEEG,
) -> Iterator[tuple[sa.Table, Waarden]]:
    """Give the rows of a copy, in an order that the foreign keys accept.

    Args:
        sjabloon: What is copied.
        anders: Columns of the aanvraag that differ, among them its `id`.
        verschuiving: How far every day and moment moves.
        per_tabel: Columns of other tables that differ.
    """
    nieuw = {sjabloon.aanvraag[naam]: anders[naam] for naam in ("id", "client_id")}
    aanvraag = {
        naam: _verschuif(waarde, verschuiving) for naam, waarde in sjabloon.aanvraag.items()
    }
    yield tabel_van(Aanvraag), aanvraag | dict(anders)
    for rij in sjabloon.rijen:
        waarden = {naam: _verschuif(waarde, verschuiving) for naam, waarde in rij.waarden.items()}
        waarden |= per_tabel.get(rij.tabel.name, {})
        if "id" in waarden:
            nieuw[waarden["id"]] = uuid.uuid4()
        waarden = {naam: _vervang(waarde, nieuw) for naam, waarde in waarden.items()}
        yield rij.tabel, waarden | _versleuteld(rij, waarden)


def _hoort_bij(
    soort: type[Base], aanvraag_id: uuid.UUID, rijen: Sequence[Rij]
) -> sa.ColumnElement[bool]:
    tabel = tabel_van(soort)
    if tabel.name not in OUDERS:
        return tabel.c.aanvraag_id == aanvraag_id
    ouder, kolom = OUDERS[tabel.name]
    return tabel.c[kolom].in_([rij.waarden["id"] for rij in rijen if rij.tabel.name == ouder])


def _lees(soort: type[Base], voorwaarde: sa.ColumnElement[bool]) -> list[Rij]:
    tabel = tabel_van(soort)
    kolommen = [kolom for kolom in tabel.c if kolom.computed is None]
    geheim = set(soort.geheimen()) if issubclass(soort, RijMetGeheim) else set()
    rijen: list[Rij] = []
    for gelezen in db.session.execute(sa.select(*kolommen).where(voorwaarde)).mappings():
        rij = {kolom.name: gelezen[kolom] for kolom in kolommen}
        rauw = {
            naam: ontsleutel(rij[naam], aad_van(tabel.name, naam, rij["id"]))
            for naam in geheim - ZONDER
            if rij[naam] is not None
        }
        leeg = dict.fromkeys(geheim)
        rijen.append(Rij(tabel, rij | leeg, rauw))
    return rijen


def tabel_van(soort: type[Base]) -> sa.Table:
    """Give the table of a model."""
    tabel = soort.__table__
    assert isinstance(tabel, sa.Table)
    return tabel


def _versleuteld(rij: Rij, waarden: Waarden) -> dict[str, bytes]:
    if not rij.geheimen:
        return {}
    nummer = waarden["id"]
    assert isinstance(nummer, uuid.UUID)
    return {
        naam: versleutel(rauw, aad_van(rij.tabel.name, naam, nummer))
        for naam, rauw in rij.geheimen.items()
    }


def _vervang(waarde: object, nieuw: Mapping[object, object]) -> object:
    return nieuw.get(waarde, waarde) if isinstance(waarde, uuid.UUID) else waarde


def _verschuif(waarde: object, stap: timedelta) -> object:
    """Move days and moments, also those that an event keeps as a text."""
    if isinstance(waarde, date):
        return waarde + stap
    if isinstance(waarde, dict):
        return {naam: _verschuif(deel, stap) for naam, deel in waarde.items()}
    if isinstance(waarde, str) and len(waarde) == DAGLENGTE and waarde[4] == waarde[7] == "-":
        return (date.fromisoformat(waarde) + stap).isoformat()
    return waarde
