"""What is offered or promised exists: a setting has a reader, a refusal a place."""

import ast
import dataclasses
import re
from collections.abc import Iterator

from portal.domain.vragenlijst import Sectie, Vraag, Vragenlijst
from portal.domain.zorgprofielen import WettelijkZorgprofiel
from portal.platform.dated_files import read_toml
from portal.toegang.instellingen import definities
from tests.architecture.bronnen import boom, functies, kort, python
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


def test_elke_waarde_van_de_vragenlijst_en_een_zorgprofiel_wordt_gelezen():
    """A value in the configuration that no rule asks for says something that is not so."""
    gelezen = {
        knoop.attr
        for pad in python("portal")
        for knoop in ast.walk(boom(pad))
        if isinstance(knoop, ast.Attribute)
    }
    velden = {
        f"{soort.__name__}.{veld.name}": veld.name
        for soort in (Vragenlijst, Sectie, Vraag, WettelijkZorgprofiel)
        for veld in dataclasses.fields(soort)
    }
    assert [waar for waar, naam in velden.items() if naam not in gelezen] == []


def beloofd() -> Iterator[tuple[str, str]]:
    """List the words that a docstring says under Raises beside its own arguments, by where."""
    for pad in python("portal"):
        for functie in functies(pad):
            _, _, rest = (ast.get_docstring(functie) or "").partition("Raises:\n")
            uitleg = re.split(r"\n\s*\n", rest)[0]
            eigen = {deel.arg for deel in ast.walk(functie.args) if isinstance(deel, ast.arg)}
            for woord in set(re.findall(r"`(\w+)`", uitleg)) - eigen:
                yield f"{kort(pad)}:{functie.name}", woord


def meegegeven() -> set[str]:
    """Name what refusals carry beside their code."""
    return {
        str(argument.arg)
        for pad in python("portal")
        for knoop in ast.walk(boom(pad))
        if isinstance(knoop, ast.Call) and ast.unparse(knoop.func) == "DomeinFout"
        for argument in knoop.keywords
    }


def test_elke_fout_die_een_uitleg_belooft_bestaat():
    """A word there is a code that stands in the code, or a function that raises it."""
    namen = {functie.name for pad in python("portal") for functie in functies(pad)}
    teksten = read_toml("teksten/fouten.toml")
    bekend = namen | {tekst for tekst, _ in literalen()} | set(teksten) | meegegeven()
    assert [(waar, woord) for waar, woord in beloofd() if woord not in bekend] == []
