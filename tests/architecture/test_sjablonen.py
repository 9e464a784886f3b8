"""Templates hold no style, no script, no unknown class and no block that nothing shows."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from tests.architecture.bronnen import kort
from tests.hulp import WORTEL

SJABLONEN = sorted((WORTEL / "templates").rglob("*.html"))
STATISCH = WORTEL / "portal" / "static"
INLINE = re.compile(
    r"<style\b|\sstyle=|\son[a-z]+=\"|<script\b(?![^>]*\ssrc=)|javascript:", re.IGNORECASE
)
QUERY = re.compile(r"\b(?:db|session|query|queries)\.")
KLASSE = re.compile(r"(?<![\w-])class(?:es)?=\"([^\"]*)\"")
OMGEVING = Environment(autoescape=True)
WOORD = re.compile(r"[a-z][\w-]*\Z")


def test_geen_stijl_of_script_in_een_sjabloon():
    assert [kort(p) for p in SJABLONEN if INLINE.search(p.read_text(encoding="utf-8"))] == []


def test_geen_vraag_aan_de_database_in_een_sjabloon():
    assert [
        kort(p) for p in SJABLONEN if QUERY.search(_logica(p.read_text(encoding="utf-8")))
    ] == []


def test_elke_klasse_bestaat():
    css = "".join(
        p.read_text(encoding="utf-8") for p in [*STATISCH.glob("*.css"), *STATISCH.glob("*.*js")]
    )
    bekend = set(re.findall(r"[\w-]+", css))
    onbekend = {
        f"{kort(pad)}: {klasse}"
        for pad in SJABLONEN
        if "mail" not in pad.parts
        for klasse in klassen(pad.read_text(encoding="utf-8"))
        if klasse not in bekend
    }
    assert onbekend == set()


def klassen(sjabloon: str) -> set[str]:
    """List the classes that a template writes out whole."""
    return {
        woord
        for waarde in KLASSE.findall(sjabloon)
        for woord in re.sub(r"\S*\{[{%].*?[%}]\}\S*", " ", waarde).split()
        if WOORD.match(woord)
    }


def test_elk_blok_vult_een_plek_van_wat_het_uitbreidt():
    assert {kort(pad): los for pad in SJABLONEN if (los := losse_blokken(pad))} == {}


def losse_blokken(pad: Path) -> set[str]:
    """List the blocks that a template fills and that nothing above it shows."""
    boom, bekend = OMGEVING.parse(pad.read_text(encoding="utf-8")), set()
    eigen = {deel.name for deel in boom.body if isinstance(deel, nodes.Block)}
    while (ouder := next(boom.find_all(nodes.Extends), None)) is not None:
        naam = ouder.template.as_const()
        boom = OMGEVING.parse((WORTEL / "templates" / naam).read_text(encoding="utf-8"))
        bekend |= {blok.name for blok in boom.find_all(nodes.Block)}
    return eigen - bekend if bekend else set()


def _logica(sjabloon: str) -> str:
    return " ".join(re.findall(r"\{[{%](.*?)[%}]\}", sjabloon, re.DOTALL))


@pytest.mark.parametrize(
    "fout",
    ['<p style="x">', "<style>", '<a onclick="x">', "<script>x</script>", 'href="javascript:x"'],
)
def test_de_wachter_ziet_stijl_en_script(fout):
    assert INLINE.search(fout)


def test_klassen_leest_alleen_hele_namen():
    assert klassen('<p class="mz-a mz-{{ x }} {% if y %}z{% endif %} mz-b">') >= {"mz-a", "mz-b"}
    assert "mz-" not in klassen('<p class="mz-{{ x }}">')
