"""What is offered or promised exists: a setting has a reader."""

import ast
from collections.abc import Iterator

from portal.toegang.instellingen import definities
from tests.architecture.bronnen import boom, kort, python
from tests.hulp import WORTEL


def literalen() -> Iterator[tuple[str, bool]]:
    """List the texts in the code, and whether each is only how an f-string begins."""
    for pad in python("portal"):
        if kort(pad).startswith("portal/beheer/"):
            continue
        for knoop in ast.walk(boom(pad)):
            if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
                yield knoop.value, False
            elif isinstance(knoop, ast.JoinedStr) and isinstance(knoop.values[0], ast.Constant):
                yield str(knoop.values[0].value), True


def test_elke_instelling_heeft_een_lezer():
    """The page where it is chosen does not count; a list may be named by a question."""
    alle = list(literalen())
    heel = {tekst for tekst, begin in alle if not begin}
    begin = tuple({tekst for tekst, begin in alle if begin and tekst.endswith("_")})
    vragen = "".join(
        pad.read_text(encoding="utf-8") for pad in (WORTEL / "config/vragenlijst").glob("*.toml")
    )
    ongelezen = [
        sleutel
        for sleutel in definities()
        if sleutel not in heel and not sleutel.startswith(begin) and f'"{sleutel}"' not in vragen
    ]
    assert ongelezen == []
