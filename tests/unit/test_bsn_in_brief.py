"""What a letter may not hold is refused where it is typed, and written by nobody afterwards."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.beoordeling.letters.volledig import bevat_bsn
from portal.domain.anoniem import eis_zonder_bsn, zonder_bsns
from portal.domain.fouten import DomeinFout
from portal.platform.pdf import Alinea, Briefhoofd, Document

TEKENS = st.sampled_from('²½١ \t\n\x12\u200b-/.:"\\0123456789ID%') | st.characters(codec="utf-8")
WOORDEN = st.sampled_from(["123456782", "https://", "x.nl/", "Meeting ID", "%31", "999990019"])
TEKSTEN = st.lists(st.text(TEKENS, max_size=4) | WOORDEN, max_size=6).map("".join)


def brief(tekst):
    """Give a letter with nothing else in it."""
    return Document(
        titel="Verslag",
        onderwerp="Meerzorgdialoog",
        datum=date(2026, 11, 23),
        briefhoofd=Briefhoofd(organisatie="Zorgkantoor"),
        kenmerken=(),
        onderdelen=(Alinea(f"Inhoud: {tekst}"),),
        voettekst="",
    )


@given(TEKSTEN)
@example("123456782²")
@example("x.nl\u200b/a123456782b")
def test_wat_een_brief_weigert_weigert_het_veld_waar_het_staat(tekst):
    """Who types it hears it; not another, when the letter is made of it."""
    if bevat_bsn(brief(tekst)):
        with pytest.raises(DomeinFout, match="bsn_in_tekst"):
            eis_zonder_bsn(tekst)


@pytest.mark.parametrize("tekst", ["\x1234567", "Meeting ID\t123456782 12"])
def test_een_brief_wordt_gelezen_zoals_hij_er_staat(tekst):
    """Not as JSON writes it, where a sign may be four digits or a letter."""
    assert not bevat_bsn(brief(tekst))


@given(TEKSTEN)
@example("x.nl/123456782/a999990019b")
@example("x.nl/?%31%32%33%34%35%36%37%38%32")
def test_wat_niemand_meer_kan_wijzigen_houdt_geen_brief_tegen(tekst):
    assert not bevat_bsn(brief(zonder_bsns(tekst)))
    if not bevat_bsn(brief(tekst)):
        assert zonder_bsns(tekst) == tekst


def test_alleen_het_getal_valt_weg():
    assert zonder_bsns("Bij 123456782² en 3 uur") == "Bij [getal weggelaten]² en 3 uur"
