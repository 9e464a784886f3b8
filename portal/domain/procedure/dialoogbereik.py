"""With which aanbieders a yearly meerzorgdialoog is expected, and which afspraken return in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from portal.domain.procedure.volgen import Afspraakstand


class Dialoogbereik(StrEnum):
    """With whom a zorgkantoor has a dialoog every year."""

    ALLE = "alle"
    NIEUW_OF_GROOT = "nieuw-of-groot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanbiederbeeld:
    """What decides whether a dialoog is expected.

    Args:
        gekozen: What the zorgkantoor chose for this aanbieder; None: nothing.
        clienten: Clients with meerzorg at present.
        eerder: A dialoog was finished before.
    """

    gekozen: bool | None
    clienten: int
    eerder: bool


def is_in_bereik(beeld: Aanbiederbeeld, bereik: Dialoogbereik, *, groot: int, nieuw: int) -> bool:
    """Say whether a dialoog is expected with an aanbieder.

    Args:
        beeld: The aanbieder.
        bereik: The setting of the zorgkantoor.
        groot: An aanbieder with more clients than this is groot.
        nieuw: A new aanbieder with more clients than this is in scope.

    Bron: [processen] F1.
    """
    if beeld.gekozen is not None:
        return beeld.gekozen
    if bereik is Dialoogbereik.ALLE:
        return True
    is_nieuw = not beeld.eerder and beeld.clienten > nieuw
    return is_nieuw or beeld.clienten > groot


AF = frozenset({Afspraakstand.GEHAALD, Afspraakstand.NIET_GEHAALD, Afspraakstand.VERVALLEN})
"""Standen after which nothing more is to be done; deels gehaald asks what comes next."""


@dataclass(frozen=True, slots=True)
class Eerder:
    """An afspraak of a dialoog of an earlier year."""

    id: UUID
    jaar: int
    nr: int
    stand: Afspraakstand


def list_terug(eerder: Iterable[Eerder]) -> tuple[Eerder, ...]:
    """Return the afspraken that return as point 1, the oldest year first.

    Of the last year all that did not lapse, with their stand; of the years before it only what
    still has to be done, so that nothing gets lost that takes longer than a year.

    Bron: [processen] F4.
    """
    rijen = sorted(eerder, key=lambda rij: (rij.jaar, rij.nr))
    laatste = max((rij.jaar for rij in rijen), default=0)
    return tuple(
        rij
        for rij in rijen
        if (
            rij.stand is not Afspraakstand.VERVALLEN if rij.jaar == laatste else rij.stand not in AF
        )
    )
