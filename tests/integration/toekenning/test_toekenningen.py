"""The list of toekenningen and the page of one: who sees what, filters, and paging by key."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from portal.beoordeling.models import Toekenning
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Eindereden
from portal.platform import clock, paging
from portal.platform.database import db
from tests.factories.toekenning import (
    AFGELOPEN,
    BEEINDIGD,
    LOPEND,
    PREVENTIEF,
    VG7PLUS,
    VOORAF,
    maak_groepstoekenningen,
    maak_toekenning,
)
from tests.factories.wereld import ANDER, TWEEDE
from tests.sql import luister, zonder_bijwerk

OP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def maak(app, wereld):
    def doe(*wensen):
        with app.app_context():
            rijen = [maak_toekenning(wereld, wens) for wens in wensen]
            db.session.commit()
            return [(rij.id, rij.nummer) for rij in rijen]

    return doe


def nummers(pagina):
    """Give the numbers in the rows, in order."""
    return re.findall(r"TK-2026-[5-9]\d{4}(?=Cli)", pagina.tekst)


def test_de_lijst_per_stand_op_volgorde_van_het_einde(als, maak):
    (_, lopend), (_, aflopend), (_, beeindigd), (_, afgelopen) = maak(
        LOPEND, replace(LOPEND, laatste_dag=date(2027, 1, 31)), BEEINDIGD, AFGELOPEN
    )
    manager = als(Rol.MANAGER)
    assert nummers(manager.open("/toekenningen")) == [aflopend, lopend]
    assert nummers(manager.open("/toekenningen?stand=aflopend")) == [aflopend]
    assert nummers(manager.open("/toekenningen?stand=afgelopen")) == [beeindigd, afgelopen]
    alle = [afgelopen, beeindigd, aflopend, lopend]
    assert nummers(manager.open("/toekenningen?stand=alles")) == alle
    assert nummers(als(Rol.BEOORDELAAR).open("/toekenningen?stand=onzin")) == [aflopend, lopend]


def test_het_filter_noemt_de_weken_waarop_het_zoekt(als, monkeypatch):
    assert "Eindigt binnen 12 weken" in als(Rol.MANAGER).open("/toekenningen").tekst
    monkeypatch.setattr("portal.toekenning.forms.lijst.AFLOOPWEKEN", 8)
    assert "Eindigt binnen 8 weken" in als(Rol.MANAGER).open("/toekenningen").tekst


def test_zoeken_op_code_en_nummer(app, als, wereld, maak):
    [(een, nummer), (_, ander)] = maak(LOPEND, LOPEND)
    with app.app_context():
        code = db.session.get_one(Toekenning, een).clientcode
    manager = als(Rol.MANAGER)
    assert nummers(manager.open(f"/toekenningen?zoek={nummer.lower()}"))[:1] == [nummer]
    assert nummers(manager.open(f"/toekenningen?zoek={code}")) == [nummer]
    assert nummers(manager.open(f"/toekenningen?plek={wereld['locatie_2']}")) == []
    beide = manager.open(f"/toekenningen?plek={wereld['locatie']}")
    assert sorted(nummers(beide)) == sorted([nummer, ander])


def test_bladeren_op_sleutel_heen_en_terug(als, maak, monkeypatch):
    monkeypatch.setattr(paging, "PER_BLADZIJDE", 2)
    dagen = [date(2027, maand, 1) for maand in (2, 3, 4, 5, 6)]
    gemaakt = [nummer for _, nummer in maak(*(replace(LOPEND, laatste_dag=dag) for dag in dagen))]
    manager = als(Rol.MANAGER)
    een = manager.open("/toekenningen")
    twee = manager.open(volgende(een))
    drie = manager.open(volgende(twee))
    assert [nummers(pagina) for pagina in (een, twee, drie)] == [
        gemaakt[:2],
        gemaakt[2:4],
        gemaakt[4:],
    ]
    assert nummers(manager.open(vorige(drie))) == gemaakt[2:4]
    assert nummers(manager.open(vorige(manager.open(vorige(drie))))) == gemaakt[:2]


def volgende(pagina):
    return next(link for link in pagina.document.links if "na=" in link)


def vorige(pagina):
    return next(link for link in pagina.document.links if "tot=" in link)


def test_de_lijst_kost_even_veel_en_ontsleutelt_niets(app, als, maak):
    aantallen = []
    for wensen in ((LOPEND,), (PREVENTIEF, VG7PLUS)):
        maak(*wensen)
        browser = als(Rol.BEOORDELAAR)
        with luister(app) as opdrachten:
            browser.open("/toekenningen?stand=alles")
        aantallen.append(len(zonder_bijwerk(opdrachten)))
        assert not any("perspectief_v" in opdracht for opdracht in opdrachten)
    assert aantallen[0] == aantallen[1]


@pytest.mark.parametrize(
    ("rol", "wie", "status"),
    [
        (Rol.MANAGER, "eigen", 200),
        (Rol.BEGELEIDER, "eigen", 200),
        (Rol.BEOORDELAAR, "eigen", 200),
        (Rol.TEAMLEIDER, "eigen", 200),
        (Rol.MANAGER, ANDER, 404),
        (Rol.BEOORDELAAR, ANDER, 404),
        (Rol.BEGELEIDER, TWEEDE, 404),
        (Rol.BEHEERDER_AANBIEDER, "eigen", 403),
    ],
)
def test_wie_een_toekenning_ziet(als, maak, rol, wie, status):
    [(toekenning_id, nummer)] = maak(LOPEND)
    pagina = als(rol, wie).open(f"/toekenningen/{toekenning_id}", status=status)
    assert (nummer in pagina.tekst) == (status == 200)


def test_de_pagina_van_een_toekenning(als, maak):
    [(toekenning_id, nummer)] = maak(LOPEND)
    tekst = als(Rol.MANAGER).open(f"/toekenningen/{toekenning_id}").tekst.replace("\xa0", " ")
    for deel in (
        f"Toekenning {nummer}",
        "Loopt",
        "54 uur en 25 minuten",
        "€ 104.878,17",
        "€ 287,34",
        "96%",
        "1 mei 2026 tot en met 30 april 2028 (24 maanden)",
        "Bij de volgende aanvraag hoogstens meerzorgprofiel 3.",
        "Rustig opstaan",
        "31 december 2027",
        "Declaratiehulp",
    ):
        assert deel in tekst
    assert "Einde melden" not in als(Rol.BEGELEIDER).open(f"/toekenningen/{toekenning_id}").tekst


def test_wie_welk_einde_kan_kiezen(als, maak):
    (loopt, _), (voorbij, _) = maak(LOPEND, AFGELOPEN)

    def einden(rol, nr):
        links = als(rol).open(f"/toekenningen/{nr}").document.links
        delen = ("einde-melden", "beeindigen", "intrekken")
        return [deel for deel in delen if f"/toekenningen/{nr}/{deel}" in links]

    assert einden(Rol.MANAGER, loopt) == ["einde-melden"]
    assert einden(Rol.BEOORDELAAR, loopt) == ["beeindigen", "intrekken"]
    assert einden(Rol.BEHANDELAAR, loopt) == []
    assert (einden(Rol.MANAGER, voorbij), einden(Rol.BEOORDELAAR, voorbij)) == ([], ["intrekken"])


def test_wat_zij_verving_en_wat_haar_verving(app, als, wereld):
    with app.app_context():
        nieuw = maak_toekenning(wereld, replace(LOPEND, ingang=date(2026, 10, 1)))
        wens = replace(LOPEND, einde=date(2026, 9, 30), einde_reden=Eindereden.VERVANGEN)
        oud = maak_toekenning(wereld, wens, client=nieuw.client)
        oud.vervangen_door_id = nieuw.id
        db.session.commit()
        oud_id, nieuw_id, oud_nr, nieuw_nr = oud.id, nieuw.id, oud.nummer, nieuw.nummer
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"/toekenningen/{oud_id}").tekst
    assert "Vervangen door een andere toekenning; laatste dag 30 september 2026" in pagina
    assert f"Hierna: {nieuw_nr}" in pagina
    assert f"Hiervoor: {oud_nr}" in manager.open(f"/toekenningen/{nieuw_id}").tekst


def test_van_voor_het_portaal_zonder_stukken_en_pas_na_bevestigen(als, maak):
    (vooraf, _), (wacht, _) = maak(VOORAF, replace(VOORAF, bevestigd=False))
    beoordelaar = als(Rol.BEOORDELAAR)
    assert "van vóór het portaal" in beoordelaar.open(f"/toekenningen/{vooraf}").tekst
    beoordelaar.open(f"/toekenningen/{wacht}", status=404)
    als(Rol.MANAGER).open(f"/toekenningen/{wacht}", status=404)


def test_de_laatste_van_een_groep_hoort_dat_een_eigen_aanvraag_nodig_is(app, als, wereld):
    with app.app_context():
        groep, rijen = maak_groepstoekenningen(wereld, 2)
        db.session.commit()
        blijft, code = rijen[0].id, groep.code
        weg = rijen[1].id
    manager = als(Rol.MANAGER)
    eerst = manager.open(f"/toekenningen/{blijft}").tekst
    assert (f"Groep {code}" in eerst, "enige cliënt van de groep" in eerst) == (True, False)
    with app.app_context():
        rij = db.session.get_one(Toekenning, weg)
        rij.einde, rij.einde_reden = date(2026, 11, 19), "vertrek"
        db.session.commit()
    daarna = manager.open(f"/toekenningen/{blijft}").tekst
    assert "enige cliënt van de groep" in daarna
    assert "individuele aanvraag nodig" in daarna
