"""The forms and frameworks of the portal: the right version, and files that fit together."""

from __future__ import annotations

from datetime import date

import pytest

from portal.dialoog.models import Dialoog
from portal.dialoog.queries import agenda
from portal.domain.fouten import DomeinFout
from portal.domain.meerzorgplan import Plankader
from portal.platform import dated_files, framework_data

CHECK = framework_data.get_check_vooraf()
LIJST = framework_data.get_vragenlijst()
KADER = framework_data.get_toetsingskader()
LEZERS = [
    framework_data.get_check_vooraf,
    framework_data.get_kenmerken,
    framework_data.get_vragenlijst,
    framework_data.get_toetsingskader,
    framework_data.get_verklaringen,
    framework_data.get_omzetting,
]


@pytest.mark.parametrize("lees", LEZERS)
def test_the_version_in_force(lees):
    assert lees().versie == "2026-1"
    assert lees("2026-1") is lees(op=date(2026, 1, 1))


@pytest.mark.parametrize("lees", LEZERS)
@pytest.mark.parametrize(("versie", "op"), [("1999-1", None), (None, date(2025, 12, 31))])
def test_an_unknown_version_is_refused(lees, versie, op):
    with pytest.raises(DomeinFout) as fout:
        lees(versie, op=op)
    assert fout.value.code == "versie_onbekend"
    assert fout.value.gegevens == {"versie": versie, "op": op}


def test_a_dialoog_keeps_the_agenda_of_its_day_when_a_version_is_added(monkeypatch, tmp_path):
    map_ = tmp_path / "meerzorgplan"
    map_.mkdir()
    oud = (dated_files.CONFIG / "meerzorgplan" / "2026-1.toml").read_text(encoding="utf-8")
    nieuw = oud.replace('"2026-1"', '"2027-1"').replace("= 2026-01-01", "= 2027-01-01")
    for versie, tekst in (("2026-1", oud), ("2027-1", nieuw)):
        (map_ / f"{versie}.toml").write_text(tekst, encoding="utf-8")
    monkeypatch.setattr(dated_files, "CONFIG", tmp_path)
    lees = framework_data.Versies("meerzorgplan", Plankader.uit_gegevens)
    monkeypatch.setattr(agenda, "get_plankader", lees)
    jaren = (2024, 2026, 2027)
    kaders = [agenda.kader_van_dialoog(Dialoog(dag=date(jaar, 12, 31))) for jaar in jaren]
    assert [kader.versie for kader in kaders] == ["2026-1", "2026-1", "2027-1"]


def test_the_limits_of_the_toetsingskader():
    drempels = KADER.drempels
    assert (drempels.normkosten_begeleider, drempels.nacht_uren) == (55000, 2)
    assert (drempels.verbouwing_euro, drempels.inventaris_euro) == (7500, 5000)
    assert drempels.behandelaar_minuten == 20


def test_every_criterium_looks_at_questions_and_nodes_that_exist():
    for criterium in KADER.criteria.values():
        assert set(criterium.vragen) <= LIJST.vragen.keys()
        assert set(criterium.check) <= CHECK.knopen.keys()


def test_every_question_and_node_points_at_a_criterium_that_points_back():
    for vraag in LIJST.vragen.values():
        for criterium in vraag.criteria:
            assert vraag.id in KADER.criteria[criterium].vragen
    for knoop in CHECK.knopen.values():
        for criterium in knoop.criteria:
            assert knoop.id in KADER.criteria[criterium].check


def test_every_number_and_signal_of_the_forms_is_known():
    for vraag in LIJST.vragen.values():
        assert set(vraag.rekenregels) <= KADER.rekenregels.keys()
    signalen = {
        signaal
        for knoop in CHECK.knopen.values()
        for keuze in knoop.keuzes
        for signaal in keuze.zet.signalen
    }
    assert signalen <= KADER.signaalregels.keys()


def test_what_the_check_fills_is_a_node_of_the_path():
    uit_check = {
        vraag.gevuld_uit.removeprefix("check:")
        for vraag in LIJST.vragen.values()
        if vraag.gevuld_uit and vraag.gevuld_uit.startswith("check:")
    }
    assert uit_check == {"k31", "k32", "k33", "k34"}
    assert uit_check <= CHECK.knopen.keys()
