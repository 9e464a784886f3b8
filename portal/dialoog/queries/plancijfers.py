"""The figures of a plan as they are stored: computed while it is a concept, frozen afterwards."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import defer

from portal.dialoog.models import Meerzorgplan, Plancijfer
from portal.dialoog.queries.planrijen import Paar, lees_planrijen
from portal.domain.meerzorgplan import (
    Cijfer,
    Deel,
    Eenheid,
    Plankader,
    Rijsoort,
    bereken_cijfers,
    moment_van,
)
from portal.domain.waarden import breuk_als_tekst, breuk_uit_tekst
from portal.platform.database import db
from portal.platform.framework_data import get_plankader
from portal.toegang.bereik import Voorwaarde

Cijfers = Mapping[str, Cijfer]


@dataclass(frozen=True, slots=True)
class Getal:
    """One number as it is stored, and how many rows were counted for it."""

    deel: Deel
    aantal_rijen: int


def kader_van(plan: Meerzorgplan) -> Plankader:
    """Give the version of the items with which a plan was begun."""
    return get_plankader(plan.kaderversie)


def bereken(plan: Meerzorgplan, dag: date) -> Cijfers:
    """Count every figure anew.

    Args:
        plan: Of whom, for whom and for which year.
        dag: Today; a plan that was submitted keeps the window of its plandatum.
    """
    moment = moment_van(plan.jaar, plan.plandatum or dag)
    rijen = lees_planrijen(Paar(plan.aanbieder_id, plan.zorgkantoor_id), moment)
    return bereken_cijfers(rijen, moment, kader_van(plan).regels)


def maak_rijen(cijfers: Cijfers) -> Iterable[Plancijfer]:
    """Give the figures as rows to store."""
    for item, delen in cijfers.items():
        yield Plancijfer(
            item=item,
            cijfers={deel.code: _als_gegevens(deel) for deel in delen},
            rijen={deel.code: [str(rij) for rij in deel.rijen] for deel in delen if deel.rijen},
        )


def _als_gegevens(deel: Deel) -> dict[str, object]:
    return {
        "sleutel": deel.sleutel,
        "naam": deel.naam,
        "waarde": None if deel.waarde is None else breuk_als_tekst(deel.waarde),
        "eenheid": deel.eenheid.value,
        "rijsoort": deel.rijsoort.value,
        "aantal_rijen": len(deel.rijen),
    }


def lees_cijfers(plan: Meerzorgplan) -> Mapping[str, tuple[Getal, ...]]:
    """Give the figures as they are stored, in the order of the plan; frozen once submitted."""
    vraag = sa.select(Plancijfer).where(Plancijfer.plan_id == plan.id)
    per = {rij.item: rij for rij in db.session.scalars(vraag.options(defer(Plancijfer.rijen)))}
    items = (item.id for item in kader_van(plan).items)
    return {item: tuple(map(_lees, per[item].cijfers.values())) for item in items if item in per}


def heeft_cijfers() -> Voorwaarde:
    """Give the condition of a plan of which figures were kept; of before the portal none were."""
    return sa.exists().where(Plancijfer.plan_id == Meerzorgplan.id)


def lees_met_rijen(plan: Meerzorgplan) -> Cijfers:
    """Give the figures as they are stored, with what was counted."""
    vraag = sa.select(Plancijfer).where(Plancijfer.plan_id == plan.id)
    return {
        rij.item: tuple(
            replace(_lees(gegevens).deel, rijen=tuple(map(uuid.UUID, rij.rijen.get(code, ()))))
            for code, gegevens in rij.cijfers.items()
        )
        for rij in db.session.scalars(vraag)
    }


def lees_deel(plan: Meerzorgplan, item: str, nr: int) -> tuple[Deel, Sequence[str]] | None:
    """Give the number at a place in a figure, from 1, and the ids of what was counted for it.

    The ids stay text: a page needs some of what can be tens of thousands.

    Returns:
        None without such a number.
    """
    vraag = sa.select(Plancijfer).where(Plancijfer.plan_id == plan.id, Plancijfer.item == item)
    rij = db.session.scalar(vraag)
    codes = list(rij.cijfers) if rij is not None else []
    if rij is None or not 1 <= nr <= len(codes):
        return None
    code = codes[nr - 1]
    return _lees(rij.cijfers[code]).deel, rij.rijen.get(code, ())


def _lees(gegevens: object) -> Getal:
    assert isinstance(gegevens, dict)
    waarde = gegevens["waarde"]
    deel = Deel(
        sleutel=gegevens["sleutel"],
        naam=gegevens["naam"],
        waarde=None if waarde is None else breuk_uit_tekst(waarde),
        eenheid=Eenheid(gegevens["eenheid"]),
        rijsoort=Rijsoort(gegevens["rijsoort"]),
    )
    return Getal(deel, gegevens["aantal_rijen"])


def list_veranderd(oud: Cijfers, nieuw: Cijfers) -> list[str]:
    """Name the figures that count something else than before, what was counted included."""

    def vorm(cijfers: Cijfers, item: str) -> list[Deel]:
        return sorted(cijfers.get(item, ()), key=lambda deel: deel.code)

    return [item for item in nieuw if vorm(oud, item) != vorm(nieuw, item)]
