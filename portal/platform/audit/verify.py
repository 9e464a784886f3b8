"""Walk the chains and say which line breaks, and how."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, pairwise

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from portal.platform.audit import anchor, restored
from portal.platform.audit.anchor import BEGIN, Anker, Stand
from portal.platform.audit.chain import teken
from portal.platform.audit.models import AuditKop, AuditRegel
from portal.platform.database import db

TABEL = AuditRegel.__table__
PORTIE = 1000


class Soort(StrEnum):
    """What is wrong with a line."""

    GEWIJZIGD = "gewijzigd"
    INGEVOEGD = "ingevoegd"
    VERPLAATST = "verplaatst"
    ONTBREEKT = "ontbreekt"
    AFGEKNIPT = "afgeknipt"
    ANKER_ONTBREEKT = "anker ontbreekt"
    NIET_VASTGELEGD = "terugzetting niet vastgelegd"


@dataclass(frozen=True, slots=True)
class Breuk:
    """One place where a chain is not what was written."""

    keten: uuid.UUID
    nr: int
    soort: Soort


@dataclass(frozen=True, slots=True)
class _Regel:
    stand: Stand
    vorige: bytes
    echt: bool


def controleer() -> tuple[int, list[Breuk]]:
    """Check every chain that lines, heads or anchors know.

    The anchors are read first: they may lag behind the lines, never lead.

    Returns:
        The number of lines read, and every break by chain and number.
    """
    ankers = anchor.lees_alle()
    with db.engine.connect() as verbinding:
        opties = (
            {"isolation_level": "REPEATABLE READ"}
            if verbinding.dialect.name == "postgresql"
            else {"sqlite_begin": "BEGIN"}
        )
        verbinding.execution_options(**opties)
        with verbinding.begin():
            breuken = controleer_op(verbinding, ankers)
            breuken += _niet_vastgelegd(verbinding)
            aantal = verbinding.scalar(sa.select(sa.func.count()).select_from(TABEL)) or 0
    return aantal, sorted(breuken, key=lambda breuk: (breuk.keten, breuk.nr))


def controleer_op(verbinding: Connection, ankers: Mapping[uuid.UUID, Anker]) -> list[Breuk]:
    """Check every chain of one database against these anchors, in the caller's transaction."""
    koppen = {
        rij.keten: Stand(rij.nr, rij.hmac)
        for rij in verbinding.execute(sa.select(AuditKop.__table__))
    }
    bekend = verbinding.scalars(sa.select(AuditRegel.keten).distinct())
    return [
        breuk
        for keten in sorted({*ankers, *koppen, *bekend})
        for breuk in _controleer_keten(
            verbinding, keten, kop=koppen.get(keten, BEGIN), anker=ankers.get(keten)
        )
    ]


def _niet_vastgelegd(verbinding: Connection) -> Iterator[Breuk]:
    """Compare the lines that tell of a backup put back with the records outside the database."""
    registers = restored.lees_alle()
    vraag = sa.select(TABEL.c.keten, TABEL.c.nr, TABEL.c.hmac).where(TABEL.c.code == restored.CODE)
    for keten, nr, hmac in verbinding.execute(vraag):
        register = registers.get(keten)
        bekend = register.terugzettingen if register else ()
        if Stand(nr, hmac) not in {terugzetting.regel for terugzetting in bekend}:
            yield Breuk(keten, nr, Soort.NIET_VASTGELEGD)
    for keten, register in registers.items():
        if not register.gaaf:
            yield Breuk(keten, register.laatste_nr + 1, Soort.NIET_VASTGELEGD)


def _controleer_keten(
    verbinding: Connection, keten: uuid.UUID, *, kop: Stand, anker: Anker | None
) -> list[Breuk]:
    gevonden: dict[int, Soort] = {}
    laatste = BEGIN
    vorig = BEGIN
    for regel, volgende in pairwise(chain(_regels(verbinding, keten), [None])):
        assert regel is not None
        if regel.stand.nr != laatste.nr + 1:
            gevonden.setdefault(laatste.nr + 1, Soort.ONTBREEKT)
        elif soort := _oordeel(verbinding, keten, vorig=vorig, regel=regel, volgende=volgende):
            gevonden.setdefault(regel.stand.nr, soort)
        laatste = regel.stand
        if gevonden.get(laatste.nr) is not Soort.INGEVOEGD:
            vorig = laatste
    for nr, soort in _einde(verbinding, keten, laatste=laatste, kop=kop, anker=anker):
        gevonden.setdefault(nr, soort)
    return [Breuk(keten, nr, soort) for nr, soort in sorted(gevonden.items())]


def _oordeel(
    verbinding: Connection,
    keten: uuid.UUID,
    *,
    vorig: Stand,
    regel: _Regel,
    volgende: _Regel | None,
) -> Soort | None:
    """Judge one line between its neighbours."""
    if not regel.echt:
        overgeslagen = volgende is not None and volgende.vorige == vorig.hmac
        return Soort.INGEVOEGD if overgeslagen else Soort.GEWIJZIGD
    if regel.vorige == vorig.hmac:
        return None
    elders = sa.select(TABEL.c.nr).where(TABEL.c.keten == keten, TABEL.c.hmac == regel.vorige)
    bekend = regel.vorige == BEGIN.hmac or verbinding.scalar(elders) is not None
    return Soort.VERPLAATST if bekend else Soort.ONTBREEKT


def _einde(
    verbinding: Connection,
    keten: uuid.UUID,
    *,
    laatste: Stand,
    kop: Stand,
    anker: Anker | None,
) -> Iterator[tuple[int, Soort]]:
    """Compare the last line with the head in the database and the anchor outside it."""
    if kop.nr > laatste.nr:
        yield laatste.nr + 1, Soort.AFGEKNIPT
    elif kop.nr < laatste.nr:
        yield kop.nr + 1, Soort.INGEVOEGD
    elif kop != laatste:
        yield laatste.nr, Soort.GEWIJZIGD
    if anker is None:
        yield laatste.nr, Soort.ANKER_ONTBREEKT
    elif anker.stand.nr > laatste.nr:
        yield laatste.nr + 1, Soort.AFGEKNIPT
    elif anker.gebroken or _hmac_van(verbinding, keten, anker.stand.nr) != anker.stand.hmac:
        yield anker.stand.nr, Soort.AFGEKNIPT


def _hmac_van(verbinding: Connection, keten: uuid.UUID, nr: int) -> bytes | None:
    return verbinding.scalar(
        sa.select(TABEL.c.hmac).where(TABEL.c.keten == keten, TABEL.c.nr == nr)
    )


def _regels(verbinding: Connection, keten: uuid.UUID) -> Iterator[_Regel]:
    vraag = sa.select(TABEL).where(TABEL.c.keten == keten).order_by(TABEL.c.nr)
    rijen = verbinding.execute(vraag, execution_options={"yield_per": PORTIE})
    for rij in rijen.mappings():
        yield _Regel(Stand(rij["nr"], rij["hmac"]), rij["vorige"], teken(dict(rij)) == rij["hmac"])
