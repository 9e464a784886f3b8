"""The numbers of the rekentool that stand beside a question."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from portal.aanvraag.queries.rekenen import Rekenstand
from portal.domain.waarden import centen


class Eenheid(StrEnum):
    """What a number counts."""

    UREN_PER_WEEK = "uren_per_week"
    UREN_PER_JAAR = "uren_per_jaar"
    EURO = "euro"
    NAAM = "naam"


@dataclass(frozen=True, slots=True)
class Rekengetal:
    """One number: `code` as the vragenlijst names it, None while it is not known."""

    code: str
    eenheid: Eenheid
    waarde: Fraction | Decimal | str | None


_Lezer = Callable[[Rekenstand], Fraction | Decimal | str | None]

_GETALLEN: Mapping[str, tuple[Eenheid, _Lezer]] = {
    "woon": (Eenheid.UREN_PER_WEEK, lambda stand: stand.zorg.week.wonen),
    "dag": (Eenheid.UREN_PER_WEEK, lambda stand: stand.zorg.week.dagbesteding),
    "nacht": (Eenheid.UREN_PER_WEEK, lambda stand: stand.zorg.nachtzorg),
    "behandelaar": (Eenheid.UREN_PER_WEEK, lambda stand: stand.behandelaren.totaal),
    "behandelaar_gewogen": (
        Eenheid.UREN_PER_WEEK,
        lambda stand: (
            stand.uitkomst.uren.behandelaren_gewogen
            if stand.uitkomst and stand.uitkomst.uren
            else None
        ),
    ),
    "min_uren": (Eenheid.UREN_PER_WEEK, lambda stand: stand.zorg.min_uren),
    "context_uren": (Eenheid.UREN_PER_JAAR, lambda stand: stand.context_uren),
    "context_euro": (Eenheid.EURO, lambda stand: centen(stand.context_euro)),
    "context_drempel": (Eenheid.EURO, lambda stand: _bedrag(stand, "context_drempel")),
    "context_boven": (Eenheid.EURO, lambda stand: _bedrag(stand, "context_boven")),
    "jaarbedrag": (Eenheid.EURO, lambda stand: _bedrag(stand, "jaarbedrag")),
    "meerzorguren": (
        Eenheid.UREN_PER_WEEK,
        lambda stand: stand.uitkomst.meerzorguren if stand.uitkomst else None,
    ),
    "profiel": (
        Eenheid.NAAM,
        lambda stand: stand.uitkomst.profiel if stand.uitkomst else None,
    ),
}


def rekengetallen(codes: Iterable[str], stand: Rekenstand | None) -> tuple[Rekengetal, ...]:
    """Give the numbers that a question names, in its order; those of a group are left out."""
    return tuple(
        Rekengetal(code, eenheid, lees(stand) if stand is not None else None)
        for code in codes
        if code in _GETALLEN
        for eenheid, lees in [_GETALLEN[code]]
    )


def _bedrag(stand: Rekenstand, naam: str) -> Decimal | None:
    bedragen = stand.uitkomst.bedragen if stand.uitkomst else None
    if bedragen is None:
        return None
    bedrag: Fraction = getattr(bedragen, naam)
    return centen(bedrag)
