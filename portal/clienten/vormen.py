"""The leveringsvorm in lists, filters and exports: the words, and what an address may ask for."""

from collections.abc import Sequence

from portal.clienten.teksten import clienttekst, codes

ONBEKEND, VERSCHILT = "onbekend", "verschilt"
"""Stored as an empty text; of a group whose clients differ. Neither can be chosen for a client."""
ALLE = ("", "Alle")


def vormwoord(vorm: str) -> str:
    """Give the words for a leveringsvorm as it is stored."""
    return clienttekst("vorm" if vorm in {"", VERSCHILT} else "leveringsvorm", vorm or ONBEKEND)


def vormkeuzes() -> Sequence[tuple[str, str]]:
    """Give what a list can be narrowed to, all of them first."""
    return [ALLE, *codes("leveringsvorm"), (ONBEKEND, vormwoord(""))]


def lees_vorm(tekst: str | None) -> str:
    """Read a leveringsvorm in an address; empty, so all of them, for one that does not exist."""
    return tekst if tekst in dict(vormkeuzes()) and tekst else ""


def opgeslagen(vorm: str) -> str:
    """Give what is stored for one that was chosen."""
    return "" if vorm == ONBEKEND else vorm
