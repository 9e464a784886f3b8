"""What running and coming toekenningen cost per month ahead, and what of it phases out."""

from collections.abc import Iterator, Sequence
from datetime import date

import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenning import tweede_jaar
from portal.domain.maanden import MAANDEN_PER_JAAR
from portal.domain.statistiek import Bedragperiode, Maandkosten, kosten_per_maand
from portal.domain.termijnen import EEN_DAG
from portal.monitoring.queries.sturing.afloop import (
    CENT,
    Toekenninggroep,
    loopt_vanaf,
    tabel_van_afloop,
)
from portal.monitoring.queries.sturing.keuze import Sturingkeuze
from portal.monitoring.queries.sturing.tabel import (
    Cijfertabel,
    Rij,
    grenzen,
    maak_tabel,
    sturingtekst,
)
from portal.platform.database import db
from portal.platform.web import texts
from portal.toegang.models import Gebruiker


def list_kosten(keuze: Sturingkeuze, voor: Gebruiker, op: date) -> Sequence[Cijfertabel]:
    """Give the cost per month from this month on, and what ends; every day its own etmaalbedrag.

    Bron: [declaraties] §2.
    """
    vanaf, maanden = op.replace(day=1), grenzen()["kosten_maanden"]
    groepen = _lees_groepen(keuze, voor, vanaf)
    perioden = (deel for groep in groepen for deel in _perioden(groep))
    per_maand = kosten_per_maand(perioden, vanaf=vanaf, maanden=maanden)
    return [
        maak_tabel("kosten_samen", _samen(per_maand)),
        maak_tabel("kosten", [_rij(maand) for maand in per_maand], staven=2),
        tabel_van_afloop(groepen, [maand.maand for maand in per_maand], keuze, voor),
    ]


def _lees_groepen(keuze: Sturingkeuze, voor: Gebruiker, vanaf: date) -> list[Toekenninggroep]:
    """Give toekenningen added up per first and last day in the database.

    What began before is taken as if it begins now, unless its amount still changes.
    """
    later = Toekenning.etmaalbedrag_later_cent
    begin = sa.case(
        (sa.and_(later.is_(None), Toekenning.ingang < vanaf), vanaf), else_=Toekenning.ingang
    )
    eerder = sa.func.sum(sa.case((Toekenning.einde_reden != "", 1), else_=0))
    bedragen = sa.func.sum(Toekenning.etmaalbedrag_cent), sa.func.sum(later)
    vraag = (
        sa.select(begin, Toekenning.einde, *bedragen, sa.func.count(), eerder)
        .where(loopt_vanaf(keuze, voor, vanaf))
        .group_by(begin, Toekenning.einde, later.is_(None))
    )
    return [
        Toekenninggroep(
            van=van,
            tot=tot,
            cent=int(cent),
            cent_later=None if daarna is None else int(daarna),
            clienten=clienten,
            eerder=int(vroeg),
        )
        for van, tot, cent, daarna, clienten, vroeg in db.session.execute(vraag)
    ]


def _perioden(groep: Toekenninggroep) -> Iterator[Bedragperiode]:
    """Give what is paid on which days: the first year apart when the amount changes after it."""
    if groep.cent_later is None:
        yield _periode(groep, groep.van, groep.tot, groep.cent)
        return
    wissel = tweede_jaar(groep.van)
    yield _periode(groep, groep.van, min(groep.tot, wissel - EEN_DAG), groep.cent)
    yield _periode(groep, wissel, groep.tot, groep.cent_later)


def _periode(groep: Toekenninggroep, van: date, tot: date, cent: int) -> Bedragperiode:
    return Bedragperiode(van=van, tot=tot, cent=cent, clienten=groep.clienten)


def _rij(maand: Maandkosten) -> Rij:
    return texts.maand(maand.maand), maand.clienten, maand.cent * CENT


def _samen(per_maand: Sequence[Maandkosten]) -> list[Rij]:
    jaren = (MAANDEN_PER_JAAR, len(per_maand))
    return [
        (
            sturingtekst("woord", "maanden", maanden=maanden),
            sum(maand.cent for maand in per_maand[:maanden]) * CENT,
        )
        for maanden in jaren
    ]
