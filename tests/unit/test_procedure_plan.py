"""Every pair of toestand and stap of a meerzorgplan, and the conditions of each stap."""

import pytest

from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.plan_overgangen import (
    PLANHANDELINGEN,
    PLANWOORDEN,
    Planstap,
    Planvoorwaarden,
    controleer_planstap,
    zet_planstap,
)
from portal.domain.procedure.volgen import Plantoestand
from portal.platform.web.messages import tekst_van

T, S = Plantoestand, Planstap
VERWACHT = {
    (None, "schrijven"): "concept",
    ("concept", "schrijven"): "concept",
    ("concept", "indienen"): "ingediend",
    ("ingediend", "heropenen"): "vervangen",
    ("ingediend", "bespreken"): "besproken",
}


@pytest.mark.parametrize("stap", list(Planstap))
@pytest.mark.parametrize("toestand", [None, *Plantoestand])
def test_elk_paar_van_toestand_en_stap(toestand, stap):
    sleutel = (None if toestand is None else toestand.value, stap.value)
    if sleutel in VERWACHT:
        assert zet_planstap(toestand, stap) == VERWACHT[sleutel]
        return
    with pytest.raises(DomeinFout) as fout:
        zet_planstap(toestand, stap)
    assert fout.value.code == "plan_stap_niet_mogelijk"
    assert fout.value.gegevens == {"toestand": toestand, "stap": stap}


def test_elke_stap_van_een_mens_heeft_een_handeling_en_elke_toestand_een_woord():
    assert dict(PLANHANDELINGEN) == {
        S.SCHRIJVEN: Handeling.MEERZORGPLAN_SCHRIJVEN,
        S.INDIENEN: Handeling.MEERZORGPLAN_INDIENEN,
        S.HEROPENEN: Handeling.MEERZORGPLAN_HEROPENEN,
    }
    assert list(PLANWOORDEN) == list(Plantoestand)


@pytest.mark.parametrize(
    ("stap", "voorwaarden", "code", "gegevens"),
    [
        (S.INDIENEN, Planvoorwaarden(peildag_geweest=False), "plan_te_vroeg", {}),
        (
            S.INDIENEN,
            Planvoorwaarden(leeg=("mp-trots", "mp-visie")),
            "planvragen_leeg",
            {"aantal": 2, "items": ("mp-trots", "mp-visie")},
        ),
        (
            S.HEROPENEN,
            Planvoorwaarden(reden="Cijfers kloppen niet", dialoog_gehouden=True),
            "dialoog_al_gehouden",
            {},
        ),
        (S.HEROPENEN, Planvoorwaarden(reden="  "), "reden_ontbreekt", {"veld": "reden"}),
    ],
)
def test_een_voorwaarde_die_ontbreekt_weigert(stap, voorwaarden, code, gegevens):
    with pytest.raises(DomeinFout) as fout:
        controleer_planstap(stap, voorwaarden)
    assert (fout.value.code, fout.value.gegevens) == (code, gegevens)


@pytest.mark.parametrize("aantal", [1, 2])
def test_de_zin_over_lege_vragen_klopt_voor_elk_aantal(aantal):
    with pytest.raises(DomeinFout) as fout:
        controleer_planstap(S.INDIENEN, Planvoorwaarden(leeg=("mp-trots", "mp-visie")[:aantal]))
    assert tekst_van(fout.value) == f"Vul eerst alle vragen in. Nog leeg: {aantal}."


@pytest.mark.parametrize(
    ("stap", "voorwaarden"),
    [
        (S.SCHRIJVEN, Planvoorwaarden(leeg=("mp-visie",), peildag_geweest=False)),
        (S.INDIENEN, Planvoorwaarden()),
        (S.HEROPENEN, Planvoorwaarden(leeg=("mp-visie",), reden="Er mist een locatie")),
        (S.BESPREKEN, Planvoorwaarden(dialoog_gehouden=True)),
    ],
)
def test_wat_aan_de_voorwaarden_voldoet_mag(stap, voorwaarden):
    assert controleer_planstap(stap, voorwaarden) is None
