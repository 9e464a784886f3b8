"""The glossary explains every public class of the rules and of the tables, and no other."""

import re

from tests.architecture.bronnen import klassen, kort, python
from tests.hulp import WORTEL

ALGEMEEN = "Words of the regeling"
INGANG = re.compile(r"^- \*\*(\w+)\*\* — (.+)$", re.MULTILINE)


def in_de_code() -> dict[str, list[str]]:
    """List the classes that need an entry, per chapter."""
    hoofdstukken: dict[str, set[str]] = {}
    for pad in python("portal"):
        delen = kort(pad).removesuffix(".py").split("/")[1:]
        if delen[0] == "domain":
            hoofdstuk = "/".join(delen[:2]) if len(delen) > 2 else "domain"
        elif "models" in delen:
            hoofdstuk = delen[0]
        else:
            continue
        namen = {klasse.name for klasse in klassen(pad)}
        if namen:
            hoofdstukken.setdefault(hoofdstuk, set()).update(namen)
    return {naam: sorted(namen) for naam, namen in hoofdstukken.items()}


def in_de_lijst() -> dict[str, list[str]]:
    """List the entries per chapter, in the order in which they stand."""
    tekst = (WORTEL / "docs" / "woordenlijst.md").read_text(encoding="utf-8")
    delen = re.split(r"^## (.+)$", tekst, flags=re.MULTILINE)[1:]
    paren = zip(delen[::2], delen[1::2], strict=True)
    return {
        naam: [woord for woord, _ in INGANG.findall(inhoud)]
        for naam, inhoud in paren
        if naam != ALGEMEEN
    }


def plat(hoofdstukken: dict[str, list[str]]) -> set[str]:
    """Write chapter and word together, so that a difference reads well."""
    return {f"{naam}: {woord}" for naam, woorden in hoofdstukken.items() for woord in woorden}


def test_elk_woord_is_uitgelegd_en_geen_is_te_veel():
    code, lijst = plat(in_de_code()), plat(in_de_lijst())
    assert {"unexplained": code - lijst, "gone": lijst - code} == {
        "unexplained": set(),
        "gone": set(),
    }


def test_de_woordenlijst_staat_op_volgorde():
    lijst = in_de_lijst()
    assert {naam: sorted(woorden) for naam, woorden in lijst.items()} == lijst
