"""What is missing or impossible in the doelen of an aanvraag?

Bron: [procedure] §7.1 G12; [processen] A18, E1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from portal.domain.vragenlijst.leesbaar import is_ingevuld

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from portal.domain.voorwaarden import Antwoordwaarde
    from portal.domain.vragenlijst.lijst import Vragenlijst
    from portal.domain.vragenlijst.vraag import Doelveld, Vraag

Doel = Mapping[str, "Antwoordwaarde"]
DOEL_ID, EINDDATUM, TUSSENMETING = "doel_id", "einddatum", "tussenmeting"
NAAM, GELDT_VOOR, AFDELING = "korte_naam", "geldt_voor", "hele afdeling"


@dataclass(frozen=True, slots=True)
class Termijn:
    """The asked period.

    Args:
        ingangsdatum: First day.
        laatste_dag: Last day; both days count.
        met_tussenmeting: The period is so long that each doel needs a tussenmeting.
    """

    ingangsdatum: date
    laatste_dag: date
    met_tussenmeting: bool


@dataclass(frozen=True, slots=True)
class Doelfout:
    """One thing that is not right in the doelen.

    Args:
        code: What is wrong.
        nr: Which doel, counted from 1; 0 is the list as a whole.
        veld: Which part, empty for the whole.
    """

    code: str
    nr: int = 0
    veld: str = ""


def doelvelden(lijst: Vragenlijst, vraag: Vraag, *, groep: bool = False) -> tuple[Doelveld, ...]:
    """Give the parts a person fills in for each doel of this question.

    Args:
        lijst: The vragenlijst.
        vraag: The question that the doelen answer.
        groep: With the choices that only a group has: a doel can hold for the whole afdeling.
    """
    return tuple(
        replace(veld, opties=(*veld.opties, *veld.opties_groep)) if groep else veld
        for veld in lijst.doelvelden
        if veld.terugblik == vraag.terugblik and not veld.berekend
    )


def doelnaam(doel: Mapping[str, object]) -> str:
    """Name an agreed doel in a letter; it says so when it holds for the whole afdeling."""
    naam = doel.get(NAAM)
    tekst = naam if isinstance(naam, str) else ""
    return f"{tekst} ({AFDELING})" if tekst and doel.get(GELDT_VOOR) == AFDELING else tekst


def rijen(waarde: Antwoordwaarde) -> tuple[Doel, ...]:
    """Give the rows of an answer; anything else has none."""
    if isinstance(waarde, str) or not isinstance(waarde, Sequence):
        return ()
    return tuple(rij for rij in waarde if isinstance(rij, Mapping))


def lege_doelvelden(
    lijst: Vragenlijst, vraag: Vraag, doel: Doel, *, groep: bool = False
) -> tuple[str, ...]:
    """Name the required parts of one doel that are empty or unreadable."""
    return tuple(
        veld.id
        for veld in doelvelden(lijst, vraag, groep=groep)
        if veld.verplicht and not is_ingevuld(veld, doel.get(veld.id))
    )


def doelfouten(
    vraag: Vraag,
    doelen: Sequence[Doel],
    termijn: Termijn,
    vorige: AbstractSet[str] = frozenset(),
) -> tuple[Doelfout, ...]:
    """Name what keeps the doelen from being submitted, apart from empty parts.

    Args:
        vraag: The question they answer.
        doelen: The doelen in order, by id of the part.
        termijn: The asked period.
        vorige: Ids of the doelen of the vorige toekenning, for the question of the terugblik.

    Returns:
        `te_weinig_doelen`, `te_veel_doelen`, `oud_doel_ontbreekt`, and for each doel
        `voor_ingangsdatum` or `na_laatste_dag` (the days themselves are allowed),
        `tussenmeting_ontbreekt` and `tussenmeting_na_einddatum`.

    Bron: [procedure] §7.1 G12.
    """
    fouten: list[Doelfout] = []
    if len(doelen) < vraag.min_aantal:
        fouten.append(Doelfout("te_weinig_doelen"))
    if vraag.max_aantal is not None and len(doelen) > vraag.max_aantal:
        fouten.append(Doelfout("te_veel_doelen"))
    if vraag.terugblik and vorige - {doel.get(DOEL_ID) for doel in doelen}:
        fouten.append(Doelfout("oud_doel_ontbreekt"))
    if not vraag.terugblik:
        for nr, doel in enumerate(doelen, start=1):
            fouten.extend(_datumfouten(nr, doel, termijn))
    return tuple(fouten)


def _datumfouten(nr: int, doel: Doel, termijn: Termijn) -> Iterator[Doelfout]:
    einddatum, tussenmeting = _datum(doel.get(EINDDATUM)), _datum(doel.get(TUSSENMETING))
    for veld, dag in ((EINDDATUM, einddatum), (TUSSENMETING, tussenmeting)):
        if dag is not None and dag < termijn.ingangsdatum:
            yield Doelfout("voor_ingangsdatum", nr, veld)
        if dag is not None and dag > termijn.laatste_dag:
            yield Doelfout("na_laatste_dag", nr, veld)
    if termijn.met_tussenmeting and tussenmeting is None:
        yield Doelfout("tussenmeting_ontbreekt", nr, TUSSENMETING)
    if einddatum is not None and tussenmeting is not None and tussenmeting > einddatum:
        yield Doelfout("tussenmeting_na_einddatum", nr, TUSSENMETING)


def _datum(waarde: Antwoordwaarde) -> date | None:
    try:
        return date.fromisoformat(waarde) if isinstance(waarde, str) else None
    except ValueError:
        return None
