"""Every signal: on, off, on the edge, and not to be computed without its facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hulp import vorm

from portal.domain.toetsingskader import Ernst, Signaal, Stand, Toetsingskader, bereken_signalen
from portal.domain.toetsingskader.signalen import (
    REGELS,
    Aanvraagfeiten,
    Benchmark,
    Contextfeiten,
    Contextpost,
    Dagprogrammafeiten,
    Geschiedenis,
    Groepfeiten,
    Invoerfeiten,
    Lvhcfeiten,
    Rechtfeiten,
    Rekenfeiten,
    Signaalfeiten,
    VorigeToekenning,
)

KADER = Toetsingskader.uit_gegevens(vorm("toetsingskader"))
F = Fraction
VANDAAG = date(2026, 3, 10)
AAN, UIT, ONBEKEND = Stand.AAN, Stand.UIT, Stand.NIET_TE_BEREKENEN
SECONDE, CENT = F(1, 3600), F(1, 100)


def feiten(soort: str = "individueel", **anders: Any) -> Signaalfeiten:
    eigen = {
        naam: anders.pop(naam)
        for naam in list(anders)
        if naam in Aanvraagfeiten.__dataclass_fields__
    }
    return Signaalfeiten(
        aanvraag=Aanvraagfeiten(**({"soort": soort, "peildatum": VANDAAG} | eigen)), **anders
    )


def bereken(naam: str, gegeven: Signaalfeiten) -> Signaal:
    return next(signaal for signaal in bereken_signalen(KADER, gegeven) if signaal.id == naam)


def test_every_rule_of_the_framework_is_computed():
    assert list(REGELS) == list(KADER.signaalregels)
    assert len(bereken_signalen(KADER, feiten())) == 39


def test_without_facts_nothing_is_called_off_that_is_not_known():
    standen = {signaal.id: signaal.stand for signaal in bereken_signalen(KADER, feiten())}
    assert {naam for naam, stand in standen.items() if stand is UIT} == {
        *("SG-CONTEXT-HERHAALD", "SG-VERSCHIL-VORIG", "SG-BOVEN-PERSPECTIEF", "SG-TUSSENTIJDS"),
        *("SG-GROEP-AANTAL", "SG-GROEP-DUURDER", "SG-GROEP-CLIENT-ONDER"),
    }
    assert AAN not in standen.values()


@pytest.mark.parametrize(
    "naam",
    ["SG-CONTEXT-HERHAALD", "SG-VERSCHIL-VORIG", "SG-BOVEN-PERSPECTIEF", "SG-TUSSENTIJDS"],
)
def test_a_heraanvraag_without_its_vorige_cannot_be_compared(naam):
    gegeven = feiten(herkomst="heraanvraag", aanleiding="tussentijds")
    assert bereken(naam, gegeven).stand is ONBEKEND


@pytest.mark.parametrize("naam", ["SG-GROEP-AANTAL", "SG-GROEP-DUURDER", "SG-GROEP-CLIENT-ONDER"])
def test_a_group_without_its_numbers_cannot_be_judged(naam):
    assert bereken(naam, feiten("groep")).stand is ONBEKEND


def recht(**anders: Any) -> Signaalfeiten:
    return feiten(recht=Rechtfeiten(**anders))


def rekening(**anders: Any) -> Signaalfeiten:
    return feiten(rekening=Rekenfeiten(**anders))


def invoer(**anders: Any) -> Signaalfeiten:
    return feiten(invoer=Invoerfeiten(**anders))


def programma(weekend: F, week: F, een: F | int = 0) -> Signaalfeiten:
    return feiten(
        dagprogramma=Dagprogrammafeiten(
            weekend_per_dag=weekend, doordeweeks_per_dag=week, een_op_een=F(een), dekking=F(112)
        )
    )


def post(omschrijving: str = "x", soort: str = "inventaris", bedrag: F | int = 1, doel: str = "d1"):
    return Contextpost(omschrijving=omschrijving, soort=soort, bedrag=F(bedrag), doel_id=doel)


def posten(*lijst: Contextpost, **anders: Any) -> Signaalfeiten:
    return feiten(context=Contextfeiten(posten=lijst), **anders)


def verleden(**anders: Any) -> Signaalfeiten:
    return feiten(geschiedenis=Geschiedenis(**anders))


def lvhc(*bedragen: int, route: str | None = "lvhc") -> Signaalfeiten:
    profiel, meerzorg, prestatie = (F(bedrag) for bedrag in bedragen)
    return feiten(
        route=route, lvhc=Lvhcfeiten(profiel=profiel, meerzorg=meerzorg, prestatie=prestatie)
    )


def vg7(indicatie: date | None, route: str | None = "vg7plus", **anders: Any) -> Signaalfeiten:
    return feiten(route=route, indicatie_vanaf=indicatie, ingangsdatum=date(2026, 7, 1), **anders)


def dagen(ingang: date | None, opname: date | None, ontvangst: date | None) -> Signaalfeiten:
    return feiten(ingangsdatum=ingang, opnamedatum=opname, ontvangen_op=ontvangst)


def groep(aantal: int = 4, **anders: Any) -> Signaalfeiten:
    return feiten("groep", groep=Groepfeiten(aantal=aantal, **anders))


def spiegel(uren: F, clienten: int = 10, organisaties: int = 3) -> Signaalfeiten:
    vergelijk = Benchmark(percentiel_90=F(50), clienten=clienten, organisaties=organisaties)
    return feiten(rekening=Rekenfeiten(meerzorguren=uren), benchmark=vergelijk)


def vervolg(nieuw: Rekenfeiten, aanleiding: str = "einde looptijd", **vorige: Any) -> Signaalfeiten:
    return feiten(
        herkomst="heraanvraag",
        aanleiding=aanleiding,
        rekening=nieuw,
        vorige=VorigeToekenning(**({"laatste_dag": VANDAAG} | vorige)),
    )


def herhaald(nu: Contextpost, eerder: Contextpost) -> Signaalfeiten:
    vorige = VorigeToekenning(laatste_dag=MEI, posten=(eerder,))
    return posten(nu, herkomst="heraanvraag", vorige=vorige)


def kwart(*, volumetoets: bool, **anders: F) -> Signaalfeiten:
    return feiten(recht=Rechtfeiten(volumetoets=volumetoets), rekening=Rekenfeiten(**anders))


def verschil(profiel: int, jaarbedrag: F) -> Signaalfeiten:
    nieuw = Rekenfeiten(profiel=profiel, jaarbedrag_100=jaarbedrag)
    return vervolg(nieuw, profiel=4, jaarbedrag_100=F(100))


def bhdb(profiel: str, *, behandeling: bool, dagbesteding: bool | None = None) -> Signaalfeiten:
    eigen = Invoerfeiten(behandeling=behandeling, dagbesteding=dagbesteding)
    return feiten(zorgprofiel=profiel, invoer=eigen)


def context(**anders: F) -> Signaalfeiten:
    return feiten(context=Contextfeiten(**anders))


KWART = F(33, 4) + F(3, 16)
MEI = date(2026, 5, 1)
GEVALLEN = [
    ("SG-PROFIEL-22", recht(gronden=()), AAN),
    ("SG-PROFIEL-22", recht(gronden=("lid1-a",)), UIT),
    # the quarter: exactly it is reached, one second under it is not
    ("SG-25", kwart(volumetoets=True, meerzorguren=KWART - SECONDE, grens25=KWART), AAN),
    ("SG-25", kwart(volumetoets=True, meerzorguren=KWART, grens25=KWART), UIT),
    ("SG-25", kwart(volumetoets=False, meerzorguren=F(1), grens25=KWART), UIT),
    ("SG-25", kwart(volumetoets=True, grens25=KWART), ONBEKEND),
    ("SG-25", kwart(volumetoets=True, meerzorguren=KWART), ONBEKEND),
    ("SG-CONSULT", recht(twijfel=True), AAN),
    ("SG-CONSULT", recht(twijfel=True, consult_uitgevoerd=True), UIT),
    ("SG-CONSULT", recht(twijfel=False), UIT),
    ("SG-BINNEN-PROFIEL", rekening(totaal=F(30) - SECONDE, regulier=F(30)), AAN),
    ("SG-BINNEN-PROFIEL", rekening(totaal=F(30), regulier=F(30)), UIT),
    ("SG-BINNEN-PROFIEL", rekening(totaal=F(30)), ONBEKEND),
    ("SG-ONVOLLEDIG", invoer(ontbrekend=("hs-zonder",)), AAN),
    ("SG-ONVOLLEDIG", invoer(ontbrekend=()), UIT),
    ("SG-BSN", invoer(bsn="999990018"), AAN),
    ("SG-BSN", invoer(bsn="000000000"), AAN),
    ("SG-BSN", invoer(bsn="12"), AAN),
    ("SG-BSN", invoer(bsn="999990019"), UIT),
    ("SG-BSN", invoer(bsn="999990020"), UIT),
    ("SG-DATUMS", dagen(MEI, MEI, VANDAAG), AAN),
    ("SG-DATUMS", dagen(MEI, date(2026, 4, 30), VANDAAG), UIT),
    ("SG-DATUMS", dagen(MEI, date(2020, 1, 1), date(2026, 5, 2)), AAN),
    ("SG-DATUMS", dagen(MEI, date(2020, 1, 1), MEI), UIT),
    ("SG-DATUMS", dagen(MEI, None, VANDAAG), ONBEKEND),
    ("SG-DATUMS", dagen(MEI, date(2020, 1, 1), None), ONBEKEND),
    ("SG-DATUMS", dagen(MEI, MEI, None), AAN),
    ("SG-TERMIJN", invoer(maanden=37, maanden_van=1, maanden_tot=36), AAN),
    ("SG-TERMIJN", invoer(maanden=36, maanden_van=1, maanden_tot=36), UIT),
    ("SG-TERMIJN", invoer(maanden=0, maanden_van=1, maanden_tot=36), AAN),
    ("SG-TERMIJN", invoer(maanden=2, maanden_van=3, maanden_tot=6), AAN),
    ("SG-TERMIJN", invoer(maanden=3, maanden_van=3, maanden_tot=6), UIT),
    ("SG-TERMIJN", invoer(maanden=7, maanden_van=3, maanden_tot=6), AAN),
    ("SG-TERMIJN", invoer(maanden=13, maanden_van=1, maanden_tot=12), AAN),
    ("SG-TERMIJN", invoer(maanden=13, maanden_van=1), ONBEKEND),
    ("SG-NACHT", rekening(nacht=F(4)), AAN),
    ("SG-NACHT", rekening(nacht=F(2) + SECONDE), AAN),
    ("SG-NACHT", rekening(nacht=F(2)), UIT),
    ("SG-CONTEXT-DREMPEL", context(totaal=F(6000), drempel=F("7776.03")), UIT),
    (
        "SG-CONTEXT-DREMPEL",
        context(totaal=F(10000), drempel=F("2931.99"), boven=F("7068.01")),
        AAN,
    ),
    ("SG-CONTEXT-DREMPEL", context(totaal=F(5), drempel=F(5)), UIT),
    ("SG-CONTEXT-DREMPEL", context(totaal=F(5)), ONBEKEND),
    ("SG-VERBOUWING", posten(post(soort="verbouwing", bedrag=F(7500))), UIT),
    (
        "SG-VERBOUWING",
        posten(post(soort="verbouwing", bedrag=F(7500)), post(soort="verbouwing", bedrag=CENT)),
        AAN,
    ),
    ("SG-INVENTARIS", posten(post(bedrag=F(10000))), AAN),
    ("SG-INVENTARIS", posten(post(bedrag=F(5000)), post(soort="anders", bedrag=F(9000))), UIT),
    ("SG-INVENTARIS", posten(), UIT),
    ("SG-CONTEXT-HERHAALD", herhaald(post(), post()), AAN),
    ("SG-CONTEXT-HERHAALD", herhaald(post(doel="d2"), post()), UIT),
    ("SG-CONTEXT-HERHAALD", herhaald(post(soort="anders"), post()), UIT),
    ("SG-CONTEXT-HERHAALD", herhaald(post(doel=""), post(doel="")), UIT),
    (
        "SG-CONTEXT-HERHAALD",
        feiten(herkomst="heraanvraag", vorige=VorigeToekenning(laatste_dag=MEI)),
        ONBEKEND,
    ),
    ("SG-CONTEXT-WOORD", posten(), UIT),
    ("SG-BEHANDELAAR-NORM", rekening(gedragsdeskundige=F(20, 60), psychiater=F(0)), AAN),
    ("SG-BEHANDELAAR-NORM", rekening(gedragsdeskundige=F(20, 60) + SECONDE, psychiater=F(0)), UIT),
    ("SG-BEHANDELAAR-NORM", rekening(gedragsdeskundige=F(0), psychiater=F(1, 60)), AAN),
    ("SG-BEHANDELAAR-NORM", rekening(gedragsdeskundige=F(0), psychiater=F(0)), UIT),
    ("SG-BEHANDELAAR-NORM", rekening(gedragsdeskundige=F(0)), ONBEKEND),
    ("SG-MAATWERK-BOVEN", rekening(maatwerk_boven=True), AAN),
    ("SG-MAATWERK-BOVEN", rekening(maatwerk_boven=False), UIT),
    ("SG-MAATWERK-VOLUME", rekening(maatwerk_volume=True), AAN),
    ("SG-MAATWERK-VOLUME", rekening(maatwerk_volume=False), UIT),
    ("SG-MAX-ETMAAL", rekening(etmaal_100=F("1683.05"), max_etmaal=F("1683.05")), AAN),
    ("SG-MAX-ETMAAL", rekening(etmaal_100=F("1683.04"), max_etmaal=F("1683.05")), UIT),
    ("SG-MAX-ETMAAL", rekening(etmaal_100=F(1)), ONBEKEND),
    ("SG-VERSCHIL-VORIG", verschil(4, F(110)), UIT),
    ("SG-VERSCHIL-VORIG", verschil(4, F(110) + CENT), AAN),
    ("SG-VERSCHIL-VORIG", verschil(4, F(90) - CENT), AAN),
    ("SG-VERSCHIL-VORIG", verschil(3, F(100)), AAN),
    ("SG-VERSCHIL-VORIG", vervolg(Rekenfeiten(profiel=3)), ONBEKEND),
    ("SG-VERSCHIL-VORIG", vervolg(Rekenfeiten(profiel=3), profiel=3), ONBEKEND),
    ("SG-VERSCHIL-VORIG", vervolg(Rekenfeiten(profiel=3), profiel=4), AAN),
    ("SG-VERSCHIL-VORIG", vervolg(Rekenfeiten(profiel=3), jaarbedrag_100=F(100)), ONBEKEND),
    ("SG-BOVEN-PERSPECTIEF", vervolg(Rekenfeiten(profiel=4), max_profiel=3), AAN),
    ("SG-BOVEN-PERSPECTIEF", vervolg(Rekenfeiten(profiel=3), max_profiel=3), UIT),
    (
        "SG-BOVEN-PERSPECTIEF",
        vervolg(Rekenfeiten(meerzorguren=F(40) + SECONDE), max_meerzorguren=F(40)),
        AAN,
    ),
    ("SG-BOVEN-PERSPECTIEF", vervolg(Rekenfeiten(meerzorguren=F(40)), max_meerzorguren=F(40)), UIT),
    ("SG-BOVEN-PERSPECTIEF", vervolg(Rekenfeiten(profiel=4, meerzorguren=F(9))), ONBEKEND),
    ("SG-BOVEN-PERSPECTIEF", vervolg(Rekenfeiten(), max_profiel=3), ONBEKEND),
    ("SG-WEEKEND", programma(F(10), F(8)), UIT),
    ("SG-WEEKEND", programma(F(10) + SECONDE, F(8)), AAN),
    ("SG-WEEKEND", programma(F(6) - SECONDE, F(8)), AAN),
    ("SG-WEEKEND", programma(F(1), F(0)), AAN),
    ("SG-WEEKEND", programma(F(0), F(0)), UIT),
    ("SG-1OP1", programma(F(8), F(8), F(56)), UIT),
    ("SG-1OP1", programma(F(8), F(8), F(56) + SECONDE), AAN),
    ("SG-GEEN-MIN", rekening(min_uren=F(0)), AAN),
    ("SG-GEEN-MIN", rekening(min_uren=SECONDE), UIT),
    ("SG-BHDB", bhdb("7VG", behandeling=False, dagbesteding=True), AAN),
    ("SG-BHDB", bhdb("7VG", behandeling=True, dagbesteding=True), UIT),
    ("SG-BHDB", bhdb("8VV", behandeling=False, dagbesteding=False), UIT),
    ("SG-BHDB", invoer(behandeling=False, dagbesteding=True), ONBEKEND),
    ("SG-BHDB", bhdb("7VG", behandeling=True), ONBEKEND),
    ("SG-WOORDEN", invoer(te_lang=("hs-zonder",)), AAN),
    ("SG-WOORDEN", invoer(te_lang=()), UIT),
    ("SG-BENCHMARK", spiegel(F(50) + SECONDE), AAN),
    ("SG-BENCHMARK", spiegel(F(50)), UIT),
    ("SG-BENCHMARK", spiegel(F(99), clienten=9), ONBEKEND),
    ("SG-BENCHMARK", spiegel(F(99), organisaties=2), ONBEKEND),
    ("SG-BENCHMARK", rekening(meerzorguren=F(99)), ONBEKEND),
    ("SG-CCE-36", verleden(), UIT),
    ("SG-CCE-36", verleden(meerzorg_sinds=date(2023, 3, 10)), AAN),
    ("SG-CCE-36", verleden(meerzorg_sinds=date(2023, 3, 11)), UIT),
    (
        "SG-CCE-36",
        verleden(meerzorg_sinds=date(2010, 1, 1), trajecten=(date(2015, 1, 1), date(2024, 1, 1))),
        UIT,
    ),
    ("SG-CCE-36", verleden(meerzorg_sinds=date(2010, 1, 1), trajecten=(date(2023, 3, 10),)), AAN),
    ("SG-NA-PREVENTIEF", verleden(), UIT),
    ("SG-NA-PREVENTIEF", verleden(preventief_tot=(date(2025, 3, 10), date(2020, 1, 1))), AAN),
    ("SG-NA-PREVENTIEF", verleden(preventief_tot=(date(2025, 3, 9),)), UIT),
    ("SG-LANGDURIG", verleden(), UIT),
    ("SG-LANGDURIG", verleden(meerzorg_sinds=date(2020, 3, 9)), AAN),
    ("SG-LANGDURIG", verleden(meerzorg_sinds=date(2020, 3, 10)), UIT),
    ("SG-GROEP-AANTAL", groep(1), AAN),
    ("SG-GROEP-AANTAL", feiten("groep", herkomst="mutatie"), UIT),
    ("SG-GROEP-AANTAL", groep(2), UIT),
    ("SG-GROEP-AANTAL", groep(17), UIT),
    ("SG-GROEP-AANTAL", groep(18), AAN),
    ("SG-GROEP-DUURDER", groep(totaal=F(100) + CENT, som_individueel=F(100)), AAN),
    ("SG-GROEP-DUURDER", groep(totaal=F(100), som_individueel=F(100)), UIT),
    ("SG-GROEP-DUURDER", groep(totaal=F(100)), ONBEKEND),
    ("SG-GROEP-CLIENT-ONDER", groep(zonder_uitkomst=("A-2",)), AAN),
    ("SG-GROEP-CLIENT-ONDER", groep(zonder_uitkomst=()), UIT),
    ("SG-GROEP-CLIENT-ONDER", groep(), ONBEKEND),
    ("SG-VG7-VERLENGING", vg7(None, geschiedenis=Geschiedenis(vg7plus_eerder=True)), AAN),
    ("SG-VG7-VERLENGING", vg7(None, geschiedenis=Geschiedenis()), UIT),
    ("SG-VG7-VERLENGING", vg7(None, "gewoon", geschiedenis=Geschiedenis(vg7plus_eerder=True)), UIT),
    ("SG-VG7-VERLENGING", vg7(None), ONBEKEND),
    ("SG-VG7-ZESMAANDEN", vg7(date(2026, 1, 2)), AAN),
    ("SG-VG7-ZESMAANDEN", vg7(date(2026, 1, 1)), UIT),
    ("SG-VG7-ZESMAANDEN", vg7(date(2026, 6, 1), "gewoon"), UIT),
    ("SG-VG7-ZESMAANDEN", vg7(None), ONBEKEND),
    ("SG-VG7-ZESMAANDEN", vg7(date(2026, 6, 1), None), ONBEKEND),
    ("SG-LVHC-DAGWAARDE", lvhc(300, 100, 400), UIT),
    ("SG-LVHC-DAGWAARDE", lvhc(300, 101, 400), AAN),
    ("SG-LVHC-DAGWAARDE", lvhc(300, 101, 400, route="gewoon"), UIT),
    ("SG-LVHC-DAGWAARDE", feiten(route="lvhc"), AAN),
    ("SG-INTERN-AFGEWEZEN", verleden(), UIT),
    ("SG-INTERN-AFGEWEZEN", verleden(intern_afgewezen=(date(2025, 3, 10),)), AAN),
    ("SG-INTERN-AFGEWEZEN", verleden(intern_afgewezen=(date(2025, 3, 9),)), UIT),
    ("SG-TUSSENTIJDS", vervolg(Rekenfeiten(), "tussentijds"), AAN),
    ("SG-TUSSENTIJDS", vervolg(Rekenfeiten(), "tussentijds", laatste_dag=date(2026, 3, 9)), UIT),
    ("SG-TUSSENTIJDS", vervolg(Rekenfeiten()), UIT),
    ("SG-EINDEVALUATIE", verleden(zonder_eindevaluatie=("TK-1",)), AAN),
    ("SG-EINDEVALUATIE", verleden(), UIT),
]


@pytest.mark.parametrize(("naam", "gegeven", "stand"), GEVALLEN)
def test_one_signal(naam, gegeven, stand):
    signaal = bereken(naam, gegeven)
    assert signaal.stand is stand
    assert signaal.actief is (stand is AAN)


def test_every_signal_is_tested_on_and_off():
    for stand in (AAN, UIT):
        getest = {naam for naam, _, verwacht in GEVALLEN if verwacht is stand}
        # SG-FTE always shows its number; SG-CONTEXT-WOORD has cases of its own.
        assert set(REGELS) - getest <= {"SG-FTE", "SG-CONTEXT-WOORD"}


@pytest.mark.parametrize(
    ("jaarbedrag", "ernst", "fte"),
    [
        (F("104878.17"), Ernst.INFO, F("104878.17") / 55000),
        (F(165000), Ernst.INFO, F(3)),
        (F(165000) + CENT, Ernst.LET_OP, (F(165000) + CENT) / 55000),
    ],
)
def test_fte_always_shows_and_asks_attention_above_three(jaarbedrag, ernst, fte):
    signaal = bereken("SG-FTE", rekening(jaarbedrag=jaarbedrag))
    assert (signaal.stand, signaal.ernst) == (AAN, ernst)
    assert signaal.gegevens["fte"] == fte
    assert signaal.vraagt_aandacht is (ernst is Ernst.LET_OP)


@pytest.mark.parametrize(
    ("omschrijving", "woorden"),
    [
        ("Scholing: 3 dagdelen VERLET", ("verlet",)),
        ("regulier  MDO", ("regulier mdo",)),
        ("extra MDO en intervisie", ()),
        ("extra overleg voor deze zorgvraag", ()),
        ("duofiets", ("duofiets", "fiets")),
        ("hoog-laag bed", ("bed",)),
        ("een bedrag voor soort en sport", ()),
        ("ORT", ("ort",)),
        ("zwemles en snoezelruimte", ("snoezel", "zwem")),
        ("aanpassing van de deur", ()),
    ],
)
def test_words_that_betray_an_excluded_post(omschrijving, woorden):
    signaal = bereken("SG-CONTEXT-WOORD", posten(post(omschrijving)))
    assert signaal.stand is (AAN if woorden else UIT)
    assert signaal.gegevens["woorden"] == woorden


def test_ernst_and_source_come_from_the_framework_unless_the_case_differs():
    assert bereken("SG-GROEP-AANTAL", groep(1)).ernst is Ernst.STOP
    assert bereken("SG-GROEP-AANTAL", groep(18)).ernst is Ernst.INFO
    assert bereken("SG-NACHT", rekening(nacht=F(4))).bron == "TK26 §7 Nachtzorg"


def test_a_zorgkantoor_may_set_its_own_limit():
    eigen = replace(KADER, drempels=replace(KADER.drempels, fte=F(1)))
    gevonden = {s.id: s for s in bereken_signalen(eigen, rekening(jaarbedrag=F(60000)))}
    assert gevonden["SG-FTE"].ernst is Ernst.LET_OP


def test_the_next_turn_of_a_group_without_ontwikkeltraject():
    signaal = bereken("SG-CCE-36", verleden(meerzorg_sinds=date(2024, 3, 1)))
    assert signaal.gegevens == {"aan_de_beurt_op": date(2027, 3, 1)}


def test_a_tussentijdse_heraanvraag_names_the_day_of_replacement():
    signaal = bereken(
        "SG-TUSSENTIJDS",
        replace(
            vervolg(Rekenfeiten(), laatste_dag=date(2028, 4, 30)),
            aanvraag=Aanvraagfeiten(
                soort="individueel",
                peildatum=date(2026, 10, 5),
                herkomst="heraanvraag",
                aanleiding="tussentijds",
                ingangsdatum=date(2026, 12, 1),
            ),
        ),
    )
    assert signaal.gegevens == {
        "laatste_dag": date(2028, 4, 30),
        "vervangen_vanaf": date(2026, 12, 1),
    }
