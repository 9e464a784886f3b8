"""Two versions of one text beside each other, with what was there before."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from portal.platform.encrypted import JsonWaarde

MEESTE_STUKKEN = 4000
"""Longer texts are shown without marks: comparing them takes too long."""

_STUK = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A value that somebody else changed while it was being changed here.

    Attributes:
        sleutel: Which value: the id of a question or of a doel.
        basis: What the page had shown.
        hun: What is stored now.
        mijn: What is stored when the user keeps the own version.
        versie: Version of what is stored now.
        door: Name of who stored it.
        op: When, UTC.
    """

    sleutel: str
    basis: JsonWaarde
    hun: JsonWaarde
    mijn: JsonWaarde
    versie: int
    door: str
    op: datetime


@dataclass(frozen=True, slots=True)
class Deel:
    """A piece of text; `anders` where it differs from what was there before."""

    tekst: str
    anders: bool


def markeer(oud: str, nieuw: str) -> tuple[Deel, ...]:
    """Divide the new text in pieces that stood in the old one and pieces that did not."""
    stukken, vorige = _stukken(nieuw), _stukken(oud)
    if len(stukken) + len(vorige) > MEESTE_STUKKEN:
        return (Deel(nieuw, anders=False),)
    vergelijking = difflib.SequenceMatcher(None, vorige, stukken)
    return tuple(
        Deel("".join(stukken[van:tot]), anders=soort != "equal")
        for soort, _, _, van, tot in vergelijking.get_opcodes()
        if tot > van
    )


def _stukken(tekst: str) -> Sequence[str]:
    return _STUK.findall(tekst)
