"""Who came in and who went out: uninterrupted periods of one client, joined over short gaps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Looptijd(Generic[T]):
    """Days on which something holds for one client, both inclusive; `bij` says where it counts.

    `erin` and `eruit` are False where the client only changes places, such as at a verhuizing.
    """

    van: date
    tot: date
    bij: T
    erin: bool = True
    eruit: bool = True


def sluit_aan(einde: date, ingang: date, dagen: int) -> bool:
    """Say whether a toekenning begins so soon after another one that meerzorg went on.

    Args:
        einde: Last day of the one before.
        ingang: First day of the next one.
        dagen: So many days after the last day it still goes on.

    Bron: [meerzorgplan] begrippen, afgebouwd: without a new beschikking within 31 days.
    """
    return (ingang - einde).days <= dagen


def doorgaand(
    looptijden: Iterable[Looptijd[T]], *, onderbreking: int
) -> tuple[tuple[Looptijd[T], Looptijd[T]], ...]:
    """Join the periods of one client into uninterrupted ones.

    Args:
        looptijden: In any order; one that ends before it begins is on no day and is left out.
        onderbreking: The next begins so many days after the last day, at most, and it goes on.

    Returns:
        Per uninterrupted period the part that begins it and the part that ends it, in order.

    Bron: [meerzorgplan] begrippen, afgebouwd.
    """
    reeksen: list[list[Looptijd[T]]] = []
    for deel in sorted(looptijden, key=lambda rij: (rij.van, rij.tot)):
        if deel.tot < deel.van:
            continue
        laatste = max(rij.tot for rij in reeksen[-1]) if reeksen else None
        if laatste is not None and sluit_aan(laatste, deel.van, onderbreking):
            reeksen[-1].append(deel)
        else:
            reeksen.append([deel])
    return tuple((reeks[0], max(reeks, key=lambda rij: rij.tot)) for reeks in reeksen)


def in_en_uit(
    looptijden: Sequence[Looptijd[T]], eerste: date, laatste: date, *, onderbreking: int
) -> tuple[list[T], list[T]]:
    """Say where one client came in and where it went out in a period.

    Args:
        looptijden: Everything of one client.
        eerste: First day of the period.
        laatste: Last day of the period.
        onderbreking: As in `doorgaand`.

    Returns:
        Where an uninterrupted period began, and where one ended, on a day of the period.

    Bron: [processen] D1; [meerzorgplan] begrippen.
    """
    reeksen = doorgaand(looptijden, onderbreking=onderbreking)
    erin = [eerst.bij for eerst, _ in reeksen if eerst.erin and eerste <= eerst.van <= laatste]
    eruit = [einde.bij for _, einde in reeksen if einde.eruit and eerste <= einde.tot <= laatste]
    return erin, eruit
