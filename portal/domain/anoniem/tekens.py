"""The signs of a text as people see them."""

import unicodedata


def zichtbaar(tekst: str) -> str:
    """Leave out signs that cannot be seen, and write every dash as a hyphen.

    Bron: [procedure] §11 (the text of a goed voorbeeld is anonymous).
    """
    soorten = ((teken, unicodedata.category(teken)) for teken in tekst)
    return "".join("-" if soort == "Pd" else teken for teken, soort in soorten if soort != "Cf")
