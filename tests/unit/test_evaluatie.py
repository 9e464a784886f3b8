"""The eindevaluatie as data: which questions it has per vorm, and what is still missing."""

from dataclasses import replace
from fractions import Fraction

import pytest

from portal.domain.evaluatie import (
    Afspraakregel,
    Evaluatiekader,
    Gebreksoort,
    Herhaling,
    Inzeteenheid,
    Inzetregel,
    Toegekend,
    Veldsoort,
    Vorm,
    lees_getal,
    lees_inzet,
    list_gebreken,
    list_vragen,
)
from portal.domain.fouten import DomeinFout
from portal.platform.framework_data import get_evaluatiekader

KADER = get_evaluatiekader()
WONEN = Inzetregel(
    id="wonen", naam="Wonen", eenheid=Inzeteenheid.UREN_WEEK, toegekend=Fraction(31, 3)
)
GELD = Inzetregel(
    id="jaarbedrag", naam="Jaarbedrag", eenheid=Inzeteenheid.EURO_JAAR, toegekend=Fraction(1000)
)
DOEL = Afspraakregel("d1", "rustige ochtend", "hooguit 1 keer per week onrust")
GELDAFSPRAAK = Afspraakregel("1", "Aan het eind", "10 uur per week minder")
TOEGEKEND = Toegekend(doelen=(DOEL,), inzet=(WONEN, GELD), afspraken=(GELDAFSPRAAK,))
LEEG = Toegekend(doelen=(), inzet=(), afspraken=())
KEUZES = {"in-plan": "ja", "vervolg": "geen_vervolg", "inhoud-nagekomen": "ja"}


def vragen(vorm: Vorm = Vorm.VOLLEDIG, toegekend: Toegekend = TOEGEKEND):
    """Give the questions of an eindevaluatie."""
    return list_vragen(KADER, vorm, toegekend)


def volledig(**anders: str) -> dict[str, str]:
    """Answer everything that is asked, with nothing different from what was granted."""
    antwoorden = {v.naam: "Dit ging goed." for v in vragen() if v.veld.soort is Veldsoort.TEKST}
    antwoorden |= {v.naam: v.veld.opties[0] for v in vragen() if v.veld.soort is Veldsoort.KEUZE}
    getallen = {"inzet.wonen.ingezet": "10,33", "inzet.jaarbedrag.ingezet": "1.000"}
    return antwoorden | KEUZES | getallen | {n.replace("_", "-"): t for n, t in anders.items()}


def gebreken(antwoorden, vorm: Vorm = Vorm.VOLLEDIG, toegekend: Toegekend = TOEGEKEND):
    """Give what is missing as pairs."""
    gevonden = list_gebreken(vragen(vorm, toegekend), vorm, antwoorden)
    return {(gebrek.vraag.naam, gebrek.soort) for gebrek in gevonden}


def test_every_choice_of_the_form_has_a_text():
    codes = {optie for deel in KADER.onderdelen for veld in deel.velden for optie in veld.opties}
    assert codes == set(KADER.opties)
    assert list(KADER.planpunten) == ["doelen", "afspraken", "contextmiddelen", "behandeluren"]
    assert next(iter(KADER.meetstanden)) == "op_koers"


def test_questions_of_the_whole_form_stand_in_order():
    namen = [vraag.naam for vraag in vragen()]
    assert namen == [
        "doel.d1.stand",
        "doel.d1.bereikt",
        "doel.d1.uitleg",
        "inhoud-nagekomen",
        "inzet.wonen.ingezet",
        "inzet.jaarbedrag.ingezet",
        "inzet-verschil",
        "afspraak.1.bereikt-geld",
        "afspraak.1.nagekomen",
        "merkte",
        "hielp",
        "hielp-niet",
        "in-plan",
        "in-plan-uitleg",
        "blijft",
        "vervolg",
        "vervolg-uitleg",
    ]


def test_after_overlijden_only_the_goals_are_asked_and_nothing_is_required():
    assert {vraag.onderdeel for vraag in vragen(Vorm.DOELEN)} == {"doelen"}
    assert [v.naam for v in vragen(Vorm.DOELEN, LEEG)] == ["doelen-vrij"]
    assert gebreken({}, Vorm.DOELEN) == set()


def test_preventief_requires_its_four_questions():
    namen = {naam for naam, _ in gebreken({}, Vorm.PREVENTIEF)}
    assert namen == {"vraag-beantwoord", "hielp", "blijft", "vervolg-preventief"}


def test_without_known_goals_they_are_named_in_the_evaluation():
    namen = {vraag.naam for vraag in vragen(toegekend=LEEG)}
    assert "doelen-vrij" in namen
    assert not any(naam.startswith(f"{Herhaling.DOEL}.") for naam in namen)


def test_nothing_is_missing_when_all_is_answered():
    assert gebreken(volledig()) == set()


def test_blanks_are_no_answer():
    assert gebreken(volledig(merkte="  \n ")) == {("merkte", Gebreksoort.LEEG)}


@pytest.mark.parametrize("antwoord", ["deels", "nee"])
def test_what_is_not_in_the_plan_asks_why(antwoord):
    anders = volledig(in_plan=antwoord, in_plan_uitleg="")
    assert gebreken(anders) == {("in-plan-uitleg", Gebreksoort.LEEG)}
    assert gebreken(volledig(in_plan="ja", in_plan_uitleg="")) == set()


def test_a_next_step_asks_which():
    anders = volledig(vervolg="andere_oplossing", vervolg_uitleg="")
    assert gebreken(anders) == {("vervolg-uitleg", Gebreksoort.LEEG)}


def test_a_visible_difference_asks_why_and_a_rounding_does_not():
    zonder_reden = volledig(inzet_verschil="")
    assert gebreken(zonder_reden) == set()
    minder = zonder_reden | {"inzet.wonen.ingezet": "10,30"}
    assert gebreken(minder) == {("inzet-verschil", Gebreksoort.LEEG)}


def test_answers_that_cannot_be_read_are_named():
    fout = volledig(vervolg="misschien") | {"inzet.wonen.ingezet": "tien"}
    assert gebreken(fout) == {
        ("vervolg", Gebreksoort.GEEN_KEUZE),
        ("inzet.wonen.ingezet", Gebreksoort.GEEN_GETAL),
    }


def test_a_point_that_can_mean_two_things_is_named_and_groups_thousands_in_hours_per_year():
    fout = volledig() | {"inzet.wonen.ingezet": "1.040"}
    assert ("inzet.wonen.ingezet", Gebreksoort.UREN_DUBBELZINNIG) in gebreken(fout)
    per_jaar = replace(WONEN, eenheid=Inzeteenheid.UREN_JAAR)
    assert lees_getal(per_jaar, "1.040") == 1040


def test_deployed_numbers_are_exact():
    antwoorden = {"inzet.wonen.ingezet": "10:20", "inzet.jaarbedrag.ingezet": "x"}
    assert lees_inzet(vragen(), antwoorden) == ((WONEN, Fraction(31, 3)),)
    assert lees_getal(GELD, "1.234,50") == Fraction(2469, 2)
    assert lees_getal(GELD, "10:30") is None


def test_a_form_without_a_version_is_refused():
    with pytest.raises(DomeinFout, match="gegevens_onjuist"):
        Evaluatiekader.uit_gegevens({"onderdeel": []})
