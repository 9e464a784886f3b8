"""Lead times per month or quarter: median, 90th percentile, in time, and the stopped time apart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from portal.domain.maanden import plus_maanden
from portal.domain.statistiek import Doorlooptijd, Doorlooptijden
from portal.monitoring.models import Afdoening
from portal.monitoring.queries.definities import get_definities
from portal.monitoring.queries.sturing.keuze import Sturingkeuze, in_keuze
from portal.monitoring.queries.sturing.tabel import Cijfertabel, Rij, grenzen, maak_tabel
from portal.platform.database import db
from portal.platform.web import texts
from portal.toegang.models import Gebruiker

KWARTAAL = 3


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
        .where(in_keuze(Afdoening, keuze, voor), Afdoening.verzonden.between(vanaf, op))
        .group_by(*groep)
    )
    vakken: dict[date, Doorlooptijden] = defaultdict(Doorlooptijden)
    for verzonden, dagen, stil, op_tijd, aantal in db.session.execute(vraag):
        vak = vakken[_begin(verzonden, kwartaal=keuze.per_kwartaal)]
        vak.tel_mee(Doorlooptijd(dagen=dagen, dagen_stil=stil, op_tijd=op_tijd), aantal)
    code = "doorlooptijd_kwartaal" if keuze.per_kwartaal else "doorlooptijd"
    rijen = _rijen(vakken, kwartaal=keuze.per_kwartaal)
    return [maak_tabel(code, rijen, staven=2, vooraf=get_definities().doorlooptijd["definitie"])]


def _begin(dag: date, *, kwartaal: bool) -> date:
    maand = dag.month - (dag.month - 1) % KWARTAAL if kwartaal else dag.month
    return date(dag.year, maand, 1)


def _rijen(vakken: Mapping[date, Doorlooptijden], *, kwartaal: bool) -> list[Rij]:
    return [_rij(_naam(eerste, kwartaal=kwartaal), vakken[eerste]) for eerste in sorted(vakken)]


def _rij(naam: str, vak: Doorlooptijden) -> Rij:
    return (
        naam,
        vak.aantal,
        vak.mediaan,
        vak.p90,
        vak.binnen,
        texts.procent(vak.aandeel_binnen),
        vak.met_stilstand,
        vak.mediaan_stil,
    )


def _naam(eerste: date, *, kwartaal: bool) -> str:
    if not kwartaal:
        return texts.maand(eerste)
    return f"{eerste.year}, kwartaal {(eerste.month - 1) // KWARTAAL + 1}"
