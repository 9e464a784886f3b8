"""What differs between two versions, question by question, readable."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from portal.aanvraag.queries.weergave import Item, Paren, Tabcode, Weergave
from portal.aanvraag.queries.weergave.plat import tekst_van
from portal.aanvraag.queries.woordverschil import Stuk, vergelijk_woorden

Regels: TypeAlias = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One answer, goal, line or amount that changed; an empty side was not there."""

    id: str
    kop: str
    oud: tuple[Stuk, ...]
    nieuw: tuple[Stuk, ...]


@dataclass(frozen=True, slots=True)
class Verschil:
    """What changed on one tab, or in one part of a plan."""

    code: str
    titel: str
    wijzigingen: tuple[Wijziging, ...]


def vergelijk(oud: Weergave, nieuw: Weergave) -> tuple[Verschil, ...]:
    """Name what differs between two versions.

    Args:
        oud: The earlier version.
        nieuw: The later one.

    Returns:
        Per tab, in order; tabs without a difference are left out. Data with labels are compared
        label by label, goals by their lasting id, everything else as a whole.
    """
    tabs = {tab.code: tab for weergave in (oud, nieuw) for tab in weergave.tabs}
    gevonden = (
        vergelijk_deel(code, tabs[code].titel, _regels(oud, code), _regels(nieuw, code))
        for code in Tabcode
        if code in tabs and code is not Tabcode.AFRONDING
    )
    return tuple(verschil for verschil in gevonden if verschil.wijzigingen)


def vergelijk_deel(code: str, titel: str, oud: Regels, nieuw: Regels) -> Verschil:
    """Name what differs in one part; each side is heading and text by id."""
    return Verschil(code, titel, tuple(_wijzigingen(oud, nieuw)))


def vergelijk_tekst(id_: str, kop: str, oud: str, nieuw: str) -> Wijziging:
    """Mark the words that differ between two texts."""
    return Wijziging(id_, kop, *vergelijk_woorden(oud, nieuw))


def _regels(weergave: Weergave, code: Tabcode) -> dict[str, tuple[str, str]]:
    """Give heading and text by id of everything on a tab."""
    regels: dict[str, tuple[str, str]] = {}
    for tab in weergave.tabs:
        if tab.code is code:
            for item in tab.items:
                regels |= _van_item(item)
    return regels


def _van_item(item: Item) -> dict[str, tuple[str, str]]:
    """Split data with labels, which the reader compares one by one."""
    if not item.is_vraag and len(item.delen) == 1 and isinstance(item.delen[0], Paren):
        return {
            f"{item.id}.{label}": (f"{item.kop}: {label}", waarde)
            for label, waarde in item.delen[0].rijen
        }
    return {item.id: (item.kop, tekst_van(item))}


def _wijzigingen(oud: Regels, nieuw: Regels) -> Iterator[Wijziging]:
    for id_ in dict.fromkeys([*nieuw, *oud]):
        kop, _ = nieuw.get(id_) or oud[id_]
        was, wordt = oud.get(id_, ("", ""))[1], nieuw.get(id_, ("", ""))[1]
        if was != wordt:
            yield vergelijk_tekst(id_, kop, was, wordt)
