"""Lead times per month or quarter: median, 90th percentile, in time, and the stopped time apart."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

import sqlalchemy as sa

from portal.domain.maanden import plus_maanden
from portal.domain.statistiek import mediaan, percentiel
from portal.monitoring.models import Afdoening
from portal.monitoring.queries.sturing.keuze import Sturingkeuze, in_keuze
from portal.monitoring.queries.sturing.tabel import Cijfertabel, Rij, grenzen, maak_tabel
from portal.platform.database import db
from portal.platform.web import texts
from portal.toegang.models import Gebruiker

NEGENTIG = Fraction(9, 10)
KWARTAAL = 3


@dataclass(slots=True)
class _Vak:
    """What was counted in one month or quarter: days -> besluiten."""

    dagen: Counter[int] = field(default_factory=Counter)
    netto: Counter[int] = field(default_factory=Counter)
    stil: Counter[int] = field(default_factory=Counter)
    op_tijd: int = 0


def list_doorlooptijden(keuze: Sturingkeuze, voor: Gebruiker, op: date) -> Sequence[Cijfertabel]:
    """Give the lead times of the last months, in order of time; one query.

    Bron: [processen] D1.
    """
    vanaf = plus_maanden(op.replace(day=1), 1 - grenzen()["doorlooptijd_maanden"])
    if keuze.per_kwartaal:
        vanaf = _begin(vanaf, kwartaal=True)
    groep = (Afdoening.verzonden, Afdoening.dagen, Afdoening.dagen_stil, Afdoening.op_tijd)
    vraag = (
        sa.select(*groep, sa.func.count())
        .where(in_keuze(Afdoening, keuze, voor), Afdoening.verzonden >= vanaf)
        .group_by(*groep)
    )
    vakken: dict[date, _Vak] = defaultdict(_Vak)
    for verzonden, dagen, stil, op_tijd, aantal in db.session.execute(vraag):
        vak = vakken[_begin(verzonden, kwartaal=keuze.per_kwartaal)]
        _tel_mee(vak, dagen, stil, aantal if op_tijd else 0, aantal)
    code = "doorlooptijd_kwartaal" if keuze.per_kwartaal else "doorlooptijd"
    return [maak_tabel(code, _rijen(vakken, kwartaal=keuze.per_kwartaal), staven=2)]


def _tel_mee(vak: _Vak, dagen: int, stil: int, op_tijd: int, aantal: int) -> None:
    vak.dagen[dagen] += aantal
    vak.netto[dagen - stil] += aantal
    vak.op_tijd += op_tijd
    if stil:
        vak.stil[stil] += aantal


def _begin(dag: date, *, kwartaal: bool) -> date:
    maand = dag.month - (dag.month - 1) % KWARTAAL if kwartaal else dag.month
    return date(dag.year, maand, 1)


def _rijen(vakken: Mapping[date, _Vak], *, kwartaal: bool) -> list[Rij]:
    return [_rij(_naam(eerste, kwartaal=kwartaal), vakken[eerste]) for eerste in sorted(vakken)]


def _rij(naam: str, vak: _Vak) -> Rij:
    besluiten = vak.dagen.total()
    return (
        naam,
        besluiten,
        mediaan(vak.dagen),
        percentiel(vak.dagen, NEGENTIG),
        mediaan(vak.netto),
        vak.op_tijd,
        texts.procent(Fraction(vak.op_tijd, besluiten)),
        vak.stil.total(),
        mediaan(vak.stil),
    )


def _naam(eerste: date, *, kwartaal: bool) -> str:
    if not kwartaal:
        return texts.maand(eerste)
    return f"{eerste.year}, kwartaal {(eerste.month - 1) // KWARTAAL + 1}"
