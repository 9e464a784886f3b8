"""Every kind of message has its words, and its words hold nothing but a number and a day."""

from datetime import date
from string import Formatter

import pytest

from portal.berichten.queries.berichttekst import maak_berichttekst
from portal.platform.dated_files import read_toml
from portal.platform.message_data import load_berichtsoorten

SOORTEN = load_berichtsoorten(date(2026, 11, 22))
TEKSTEN = read_toml("teksten/berichten.toml")
VARIANTEN = {
    *("voor", "op", "na", "midden", "dwangsom"),
    *("afgezegd", "te_bevestigen", "opmerking", "gereed", "niet_meer"),
}


def test_elke_soort_heeft_woorden_en_geen_andere():
    assert set(TEKSTEN) == set(SOORTEN)


@pytest.mark.parametrize("code", sorted(TEKSTEN))
def test_woorden_zijn_heel(code):
    delen = {"": TEKSTEN[code]} | {
        naam: deel for naam, deel in TEKSTEN[code].items() if isinstance(deel, dict)
    }
    assert set(delen) - {""} <= VARIANTEN
    assert delen[""]["naam"]
    for deel in delen.values():
        woorden = {naam for naam, waarde in deel.items() if isinstance(waarde, str)}
        assert woorden - {"naam"} == {"titel", "tekst"}
        velden = {
            naam
            for tekst in (deel["titel"], deel["tekst"])
            for _, naam, _, _ in Formatter().parse(tekst)
            if naam
        }
        assert velden <= {"kenmerk", "dag", "maand"}
        assert "{kenmerk}" in deel["titel"] or code == "N17"


ZONDER_DAG = "N44"
"""The CCE reads it too, which knows the month only."""


@pytest.mark.parametrize("code", sorted(SOORTEN))
def test_wie_aan_een_dag_herinnert_noemt_die_voluit(code):
    for trede in SOORTEN[code].treden:
        tekst = maak_berichttekst(
            code, kenmerk="MZ-2026-00001", dag=date(2026, 11, 27), trede=trede.dagen
        )
        wanneer = "november 2026" if code == ZONDER_DAG else "vrijdag 27 november 2026"
        assert wanneer in tekst.titel + tekst.tekst
        assert "{" not in tekst.titel + tekst.tekst


@pytest.mark.parametrize(
    ("code", "trede", "variant", "begin"),
    [
        ("N05", None, "", "Het zorgkantoor vraagt een aanvulling"),
        ("N05", -7, "", "Aanvulling bij TK-1: antwoord"),
        ("N08", 0, "", "Laatste dag"),
        ("N08", -3, "", "Beslis op"),
        ("N24", 0, "midden", "Preventieve meerzorg TK-1 is halverwege"),
        ("N24", 28, "", "Evalueer"),
        ("N15", 14, "dwangsom", "Ingebrekestelling bij TK-1: de twee weken"),
        ("N22", -60, "onbekend", "Toekenning TK-1 loopt"),
    ],
)
def test_de_woorden_passen_bij_het_moment(code, trede, variant, begin):
    tekst = maak_berichttekst(
        code, kenmerk="TK-1", dag=date(2026, 11, 27), trede=trede, variant=variant
    )
    assert tekst.titel.startswith(begin)


def test_zonder_dag_wijst_de_tekst_naar_het_dossier():
    tekst = maak_berichttekst("N05", kenmerk="MZ-1", dag=None)
    assert tekst.tekst.count("de dag in het dossier") == 1


def test_aan_de_beurt_vraagt_niemand_wat_alleen_het_cce_kan():
    tekst = maak_berichttekst("N44", kenmerk="A-0001", dag=date(2026, 11, 27), trede=-30).tekst
    assert "Plan de" not in tekst
    assert "Het CCE plant de twee bijeenkomsten." in tekst
