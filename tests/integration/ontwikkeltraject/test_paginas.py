"""The road of a traject through its pages: CCE, aanbieder and zorgkantoor."""

import html
import re
import uuid
from dataclasses import replace

import pytest
import sqlalchemy as sa

from portal.clienten.models import Client
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.volgen import Afspraakstand, Trajecttoestand
from portal.ontwikkeltraject.models import Traject, Trajectactie, Trajectverslag
from portal.platform.database import db
from tests.factories.toekenning import maak_groepstoekenningen, maak_toekenning
from tests.factories.traject import AFGEROND, GEPLAND, LOPEND, VOLLEDIG
from tests.factories.wereld import ANDER
from tests.invullen import vul

START = "/ontwikkeltrajecten"
ACHTERNAAM = "Ahorn"
VERSCHREVEN = {"dag": "26-11-1926", "aanwezigen": "Team", "besproken": "De ochtend."}
DAGEN = {"dag_1": "26-11-2026", "dag_2": "14-01-2027", "tijd_1": "10.30", "plaats_1": "De Es"}


@pytest.fixture
def lees(app):
    """Read fields of a traject anew."""

    def doe(traject_id, *velden):
        with app.app_context():
            rij = db.session.get_one(Traject, traject_id)
            return tuple(getattr(rij, veld) for veld in velden)

    return doe


@pytest.fixture
def met_meerzorg(app, wereld):
    """Give the id of a client, and the code."""
    with app.app_context():
        toekenning = maak_toekenning(wereld)
        db.session.commit()
        return toekenning.client_id, toekenning.clientcode


def id_uit(antwoord):
    return uuid.UUID(antwoord.naar.rsplit("/", 1)[-1])


def test_vragen_plannen_en_de_waarschuwing_over_twee_jaren(als, met_meerzorg, lees, wereld):
    client_id, code = met_meerzorg
    manager, cce = als(Rol.MANAGER), als(Rol.CCE_COORDINATOR)
    vraag = manager.open(f"{START}/vragen/client/{client_id}")
    klaar = vul(manager, vraag, {"vraag": "Hoe komt er rust?"})
    traject_id = id_uit(klaar)
    voor = cce.open(f"{START}/{traject_id}")
    assert "Hoe komt er rust?" in voor.tekst
    assert code in voor.tekst
    assert ACHTERNAAM not in voor.tekst
    pagina = cce.open(f"{START}/{traject_id}/plannen")
    geweigerd = vul(cce, pagina, DAGEN, status=422)
    assert "De bijeenkomsten liggen in twee kalenderjaren." in geweigerd.tekst
    assert 'value="14-01-2027"' in geweigerd.antwoord.text
    reden = {**DAGEN, "reden": "De familie kan in december niet."}
    vul(cce, cce.open(f"{START}/{traject_id}/plannen"), reden)
    na = cce.open(f"{START}/{traject_id}")
    assert "De bijeenkomsten zijn in twee kalenderjaren" in na.tekst
    assert "Reden: De familie kan in december niet." in na.tekst
    assert ACHTERNAAM in na.tekst
    assert lees(traject_id, "toestand", "coordinator_id") == (
        Trajecttoestand.GEPLAND, wereld.gebruiker(Rol.CCE_COORDINATOR),
    )  # fmt: skip
    assert "donderdag 26 november 2026" in cce.open(f"{START}/agenda").tekst
    assert code in cce.open(f"{START}/agenda?maand=2027-01").tekst
    assert code not in cce.open(f"{START}/agenda?maand=2026-12").tekst
    assert "Agenda van november 2026" in cce.open(f"{START}/agenda?maand=onzin").tekst


@pytest.mark.parametrize("maand", ["9999-12", "2026-13", "rommel", ""])
def test_een_maand_die_niet_te_lezen_is_geeft_deze_maand(als, maand):
    agenda = als(Rol.CCE_COORDINATOR).open(f"{START}/agenda?maand={maand}")
    assert agenda.document.koppen[0] == "Agenda van november 2026"


def test_zoeken_op_code_gaat_naar_plannen(app, als, met_meerzorg, wereld):
    client_id, code = met_meerzorg
    cce = als(Rol.CCE_COORDINATOR)
    zoek = f"{START}/plannen?aanbieder={wereld['aanbieder']}&code="
    gevonden = cce.client.get(zoek + code.lower())
    assert gevonden.location == f"{START}/plannen/client/{client_id}"
    assert "Niets gevonden" in cce.open(zoek + "X-999").tekst
    assert "Kies een zorgaanbieder en vul een code in" in cce.open(zoek).tekst
    assert "vul een code in" not in cce.open(f"{START}/plannen").tekst
    ander = zoek.replace(str(wereld["aanbieder"]), str(wereld["aanbieder_ander"]))
    assert "Niets gevonden" in cce.open(ander + code).tekst
    with app.app_context():
        groep, _ = maak_groepstoekenningen(wereld)
        db.session.commit()
        groep_id, groepcode = groep.id, groep.code
    assert cce.client.get(zoek + groepcode).location == f"{START}/plannen/groep/{groep_id}"
    pagina = cce.open(f"{START}/plannen/groep/{groep_id}")
    fout = vul(cce, pagina, {"dag_1": "1-12-2026", "tijd_1": "25:00"}, status=422)
    assert "Vul de tijd in, zoals 10.30." in fout.tekst
    assert vul(cce, pagina, {"dag_1": "1-12-2026"}).naar.startswith(START)


def test_een_verschreven_jaar_wordt_geweigerd(als, maak):
    adres, cce = f"{START}/{maak(GEPLAND)}", als(Rol.CCE_COORDINATOR)
    for pad, velden in (("plannen", {"dag_2": "15-12-2032"}), ("bijeenkomst/1", VERSCHREVEN)):
        geweigerd = vul(cce, cce.open(f"{adres}/{pad}"), velden, status=422)
        assert "Controleer het jaar." in geweigerd.tekst


def test_alles_schrijven_en_afronden(app, als, maak, lees, gebeurd):
    traject_id, cce = maak(LOPEND), als(Rol.CCE_COORDINATOR)
    adres = f"{START}/{traject_id}"
    vroeg = cce.open(f"{adres}/afronden")
    assert "Er zijn nog geen twee bijeenkomsten vastgelegd." in vroeg.tekst
    velden = {"dag": "2-11-2026", "aanwezigen": "Moeder, team", "besproken": "Hoe het ging."}
    vul(cce, cce.open(f"{adres}/bijeenkomst/2"), velden)
    themas = {"themas": ["dag"], "stand_dag": "Lang.", "stand_team": "Druk.", "knelpunten": "Rust."}
    vul(cce, cce.open(f"{adres}/verslag/stand"), themas)
    actie = {"acties-0-wat": "Rooster", "acties-0-eigenaar": "Teamleider"}
    half = vul(cce, cce.open(f"{adres}/verslag/acties"), actie, status=422)
    assert 'value="Rooster"' in half.antwoord.text
    rommel = {**actie, "acties-0-dag": "31-02-2027"}
    fout = vul(cce, cce.open(f"{adres}/verslag/acties"), rommel, status=422)
    assert "Vul een datum in, zoals 27-11-2026." in fout.tekst
    assert "valid" not in fout.tekst
    vul(cce, cce.open(f"{adres}/verslag/acties"), {**actie, "acties-0-dag": " 1-12-2026 "})
    afspraken = {
        "evaluatiedatum": "1-5-2027", "evaluatiewijze": "Gesprek", "ondersteuningsplan": "Rooster",
        "meerzorgplan": "Roosters", "wat": "Rooster", "voor_wie": "Allen", "hoe": "Teamdag",
    }  # fmt: skip
    vul(cce, cce.open(f"{adres}/verslag/afspraken"), afspraken)
    leesbaar = dict.fromkeys(("besproken", "verandert", "wie", "gekeken", "contact"), "Kort.")
    del leesbaar["contact"]
    vul(cce, cce.open(f"{adres}/verslag/leesbaar"), leesbaar)
    assert "Maak het verslag in gewone taal af." in cce.open(f"{adres}/afronden").tekst
    vul(cce, cce.open(f"{adres}/verslag/leesbaar"), {"contact": "Ans."})
    pagina = cce.open(f"{adres}/afronden")
    eerste, tweede = vul(cce, pagina, {}), vul(cce, pagina, {})
    assert (eerste.naar, tweede.naar) == (adres, adres)
    assert lees(traject_id, "toestand") == (Trajecttoestand.AFGEROND,)
    assert gebeurd(traject_id).count("afgerond") == 1
    with app.app_context():
        soorten = sa.select(Trajectverslag.soort).order_by(Trajectverslag.nr)
        assert db.session.scalars(soorten).all() == ["B16", "B19"]
        assert db.session.get_one(Traject, traject_id).huidige_stand["team"] == "Druk."


def test_een_verouderde_pagina_houdt_de_tekst(als, maak):
    traject_id, cce = maak(LOPEND), als(Rol.CCE_COORDINATOR)
    adres = f"{START}/{traject_id}/verslag/stand"
    oud = cce.open(adres)
    vul(cce, cce.open(adres), {"knelpunten": "Eerste tekst"})
    laat = vul(cce, oud, {"knelpunten": "Tweede tekst"}, status=409)
    assert oud.antwoord.request.path in laat.document.links
    assert "Tweede tekst" in laat.antwoord.text


def test_stoppen_vraagt_een_reden(als, maak, lees):
    traject_id, cce = maak(GEPLAND), als(Rol.CCE_COORDINATOR)
    adres = f"{START}/{traject_id}/stoppen"
    vul(cce, cce.open(adres), {"reden": " "}, status=422)
    vul(cce, cce.open(adres), {"reden": "De cliënt is verhuisd."})
    assert lees(traject_id, "toestand", "stopreden") == (
        Trajecttoestand.GESTOPT, "De cliënt is verhuisd.",
    )  # fmt: skip
    assert "De cliënt is verhuisd." in cce.open(f"{START}/{traject_id}").tekst


def test_een_gestopt_traject_toont_niets_dat_nog_komt(als, maak):
    traject_id = maak(LOPEND)
    adres, cce = f"{START}/{traject_id}", als(Rol.CCE_COORDINATOR)
    manager, beoordelaar = als(Rol.MANAGER), als(Rol.BEOORDELAAR)
    komt = (
        "Stappen",
        "Kan nog niet",
        "Nog niet klaar",
        "U leest mee",
        "De verslagen komen",
        "nog geen",
    )
    assert [tekst for tekst in komt if tekst in manager.open(adres).tekst] == [
        "Stappen", "Nog niet klaar", "U leest mee", "De verslagen komen",
    ]  # fmt: skip
    vul(cce, cce.open(f"{adres}/stoppen"), {"reden": "De cliënt is verhuisd."})
    for lezer in (cce, manager, beoordelaar):
        tekst = lezer.open(adres).tekst
        assert "Dit traject is gestopt" in tekst
        assert [deel for deel in komt if deel in tekst] == []
    zorgkantoor = beoordelaar.open(adres).tekst
    assert "Bijeenkomst 1: 7 september 2026, gehouden" in zorgkantoor
    assert "Bijeenkomst 2: 2 november 2026, niet gehouden" in zorgkantoor
    assert "De cliënt is verhuisd." not in zorgkantoor


def test_alleen_wie_afrondt_leest_dat_het_kan(als, maak):
    adres = f"{START}/{maak(VOLLEDIG)}"
    zegt = ("Alles is ingevuld, u kunt afronden", "Alles is ingevuld, het CCE rondt af")
    for rol, zin in zip((Rol.CCE_COORDINATOR, Rol.MANAGER), zegt, strict=True):
        assert [een for een in zegt if een in als(rol).open(adres).tekst] == [zin]


def test_opvolgen_door_de_aanbieder(app, als, maak, wereld):
    traject_id, manager = maak(AFGEROND), als(Rol.MANAGER)
    with app.app_context():
        actie_id = db.session.scalars(sa.select(Trajectactie.id).where(Trajectactie.nr == 1)).one()
        b16, b19 = db.session.scalars(
            sa.select(Trajectverslag.id).order_by(Trajectverslag.nr)
        ).all()
    vul(manager, manager.open(f"/trajectacties/{actie_id}/bijwerken"), {"stand": "gehaald"})
    geven = f"/trajectverslagen/{b19}/doorgeven"
    manager.open(f"/trajectverslagen/{b16}/doorgeven", status=404)
    te_vroeg = vul(manager, manager.open(geven), {"dag": "19-11-2026"}, status=422)
    assert "vanaf 20 november 2026" in te_vroeg.tekst
    vul(manager, manager.open(geven), {"dag": "20-11-2026"})
    with app.app_context():
        assert db.session.get_one(Trajectactie, actie_id).stand is Afspraakstand.GEHAALD
        assert str(db.session.get_one(Trajectverslag, b19).doorgegeven_op) == "2026-11-20"
        pdf = db.session.get_one(Trajectverslag, b16).pdf
    assert "gegeven op 20 nov 2026" in manager.open(f"{START}/{traject_id}").tekst
    antwoord = manager.client.get(f"/trajectverslagen/{b16}.pdf")
    assert (antwoord.data, antwoord.mimetype) == (pdf, "application/pdf")
    assert als(Rol.CCE_COORDINATOR).client.get(f"/trajectverslagen/{b19}.pdf").status_code == 200


def test_het_zorgkantoor_ziet_themas_en_afspraken_en_niets_meer(app, als, maak):
    traject_id, beoordelaar = maak(AFGEROND), als(Rol.BEOORDELAAR)
    tekst = beoordelaar.open(f"{START}/{traject_id}").tekst
    for deel in ("Dagprogramma en zinvolle dag", "Een vast ochtendrooster maken", ", gehouden",
                 "10 mei 2027", "Vaste ochtendroosters op elke woning."):  # fmt: skip
        assert deel in tekst
    for deel in ("De ochtend duurt lang.", "te weinig rust", "Familie en team", ACHTERNAAM,
                 "in het ondersteuningsplan", "Een gesprek met familie"):  # fmt: skip
        assert deel not in tekst
    with app.app_context():
        ids = db.session.scalars(sa.select(Trajectverslag.id)).all()
    paden = [f"/trajectverslagen/{nr}{soort}" for nr in ids for soort in ("", ".pdf")]
    assert {beoordelaar.client.get(pad).status_code for pad in paden} == {404}


@pytest.mark.parametrize(
    ("rol", "wie", "status"),
    [
        (Rol.MANAGER, ANDER, 404),
        (Rol.BEOORDELAAR, ANDER, 404),
        (Rol.BEHEERDER_AANBIEDER, "eigen", 403),
        (Rol.CCE_BEHEERDER, "eigen", 403),
        (Rol.MONITORBEHEERDER, "eigen", 403),
        (Rol.BEGELEIDER, "eigen", 200),
        (Rol.CCE_COORDINATOR, "eigen", 200),
    ],
)
def test_wie_een_traject_ziet(als, maak, rol, wie, status):
    assert als(rol, wie).client.get(f"{START}/{maak(GEPLAND)}").status_code == status


def test_een_verschreven_jaar_en_een_nagemaakt_rijnummer_komen_er_niet_in(als, maak, lees):
    traject_id, cce = maak(LOPEND), als(Rol.CCE_COORDINATOR)
    adres = f"{START}/{traject_id}/verslag"
    dag = {"evaluatiedatum": "1-5-2029"}
    te_ver = vul(cce, cce.open(f"{adres}/afspraken"), dag, status=422)
    assert "U kijkt hoogstens 2 jaar na nu terug." in te_ver.tekst
    actie = {"wat": "Rooster", "eigenaar": "Teamleider", "dag": "1-12-2026"}
    verschreven = {f"acties-0-{veld}": tekst for veld, tekst in actie.items()}
    verschreven["acties-0-dag"] = "1-12-2032"
    te_ver = vul(cce, cce.open(f"{adres}/acties"), verschreven, status=422)
    assert "Een dag ligt hoogstens 2 jaar na nu." in te_ver.tekst
    assert 'value="Rooster"' in te_ver.antwoord.text
    for nummer in ("²", "9" * 5000):
        nagemaakt = {f"acties-{nummer}-{veld}": tekst for veld, tekst in actie.items()}
        pagina = cce.open(f"{adres}/acties")
        velden = {**pagina.formulier(met="versie").velden, **nagemaakt}
        assert cce.client.post(f"{adres}/acties", data=velden).status_code == 303
    assert lees(traject_id, "evaluatiedatum") == (None,)
    assert "Rooster" not in cce.open(f"{adres}/acties").antwoord.text


def test_alleen_de_cce_plant_schrijft_en_rondt_af(als, maak):
    adres, manager = f"{START}/{maak(VOLLEDIG)}", als(Rol.MANAGER)
    paden = ("plannen", "bijeenkomst/1", "verslag/stand", "verslag/acties", "verslag/afspraken",
             "verslag/leesbaar", "afronden", "stoppen")  # fmt: skip
    assert {manager.client.get(f"{adres}/{pad}").status_code for pad in paden} == {403}
    assert {als(Rol.CCE_COORDINATOR).client.get(f"{adres}/{pad}").status_code for pad in paden} == {
        200
    }


def test_het_vorige_cce_houdt_wat_er_was(app, als, maak, met_meerzorg, wereld):
    """The aanbieder works with another CCE from now on: what was planned stays with the first."""
    client_id, _ = met_meerzorg
    traject_id = maak(GEPLAND)
    with app.app_context():
        db.session.execute(sa.text("update aanbieder_zorgkantoor set cce_id = null"))
        db.session.commit()
    cce = als(Rol.CCE_COORDINATOR)
    assert cce.client.get(f"{START}/plannen/client/{client_id}").status_code == 404
    assert cce.client.get(f"{START}/{traject_id}").status_code == 200


def test_de_lijst_bladert_op_code_en_filtert(app, als, maak, monkeypatch):
    monkeypatch.setattr("portal.ontwikkeltraject.queries.lijst.PER_BLADZIJDE", 2)
    for _ in range(3):
        maak(GEPLAND)
    maak(replace(GEPLAND, groep=True))
    with app.app_context():
        codes = sorted(db.session.scalars(sa.select(Traject.clientcode)))
        assert ACHTERNAAM in {client.achternaam for client in db.session.scalars(sa.select(Client))}
    cce = als(Rol.CCE_COORDINATOR)
    een = cce.open(START)
    assert [code for code in codes if code in een.tekst] == codes[:2]
    assert ACHTERNAAM not in een.tekst
    volgende = re.search(r'href="([^"]+)"\s+rel="next"', een.antwoord.text)
    assert volgende is not None
    twee = cce.open(html.unescape(volgende[1]))
    assert [code for code in codes if code in twee.tekst] == codes[2:]
    vorige = re.search(r'href="([^"]+)" rel="prev"', twee.antwoord.text)
    assert vorige is not None
    terug = cce.open(html.unescape(vorige[1])).tekst
    assert [code for code in codes if code in terug] == codes[:2]
    gezocht = cce.open(f"{START}?zoek=groep").tekst
    assert [code for code in codes if code in gezocht] == [c for c in codes if c[:5] == "GROEP"]
    assert "Geen trajecten bij deze filters." in cce.open(f"{START}?zoek=zzz").tekst
    assert "Hier staan geen trajecten." in cce.open(f"{START}?stand=afgerond").tekst
