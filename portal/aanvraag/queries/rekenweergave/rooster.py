"""The week programme with its totals: per row, per day and per week."""

from dataclasses import dataclass
from fractions import Fraction

from portal.aanvraag.queries.rekenen import Blok
from portal.aanvraag.queries.rekenen.lezen import lees_dagprogramma
from portal.domain.dagprogramma import (
    Dagprogramma,
    Functie,
    Regel,
    Weekuren,
    bereken_regeluren,
    bereken_weekuren,
)
from portal.domain.fouten import DomeinFout
from portal.domain.waarden import Uren
from portal.domain.zorgprofielen import Referentietabel


@dataclass(frozen=True, slots=True)
class Dagtotaal:
    """One kind of day: hours per row (None while a row is not complete) and per functie."""

    regels: tuple[Uren | None, ...]
    wonen: Uren
    dagbesteding: Uren


@dataclass(frozen=True, slots=True)
class Rooster:
    """All totals; `week` is None while a row is not right."""

    dagen: dict[str, Dagtotaal]
    week: Weekuren | None


def bepaal_rooster(blok: Blok, tabel: Referentietabel) -> Rooster:
    """Add up a programme as far as its rows can be read."""
    programma, fouten = lees_dagprogramma(blok)
    return Rooster(
        dagen={"ma_vr": _dag(programma.ma_vr), "za_zo": _dag(programma.za_zo)},
        week=None if fouten else _week(programma, tabel),
    )


def _week(programma: Dagprogramma, tabel: Referentietabel) -> Weekuren | None:
    try:
        return bereken_weekuren(programma, bezetting=tabel.bezetting)
    except DomeinFout:
        return None


def _dag(regels: tuple[Regel, ...]) -> Dagtotaal:
    uren = tuple(_uren(regel) for regel in regels)
    return Dagtotaal(
        uren, _som(regels, uren, Functie.WONEN), _som(regels, uren, Functie.DAGBESTEDING)
    )


def _uren(regel: Regel) -> Uren | None:
    compleet = regel.van is not None and regel.tot is not None and regel.tot > regel.van
    return bereken_regeluren(regel) if compleet and regel.op_clienten != 0 else None


def _som(regels: tuple[Regel, ...], uren: tuple[Uren | None, ...], functie: Functie) -> Uren:
    delen = (
        deel for regel, deel in zip(regels, uren, strict=True) if deel and regel.functie is functie
    )
    return Uren(sum(delen, Fraction(0)))
