"""The official group workbook: each row read, laid beside the portal, and filled in."""

import json
from datetime import date

import pytest

from portal.aanvraag.actions.groep import Groepsstart, start_groepsaanvraag
from portal.aanvraag.models import Aanvraag, Rekenblok
from portal.clienten.actions import maak_zoekindexen
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie
from tests.factories.aanvraag import Wens, zet_tarief
from tests.factories.clienten import Zorg, maak_client, maak_kale_groep
from tests.factories.groep import S10, start_groep
from tests.hulp import GEDEELD, gedeeld_aanwezig, geval
from tests.integration.aanvraag.rekenhulp import lees_blok
from tests.integration.aanvraag.test_werkboek import bevestig, kies
from tests.werkboekbouw import groep, groep_uit_geval, individueel

VOORBEELDEN = GEDEELD / "domain" / "werkboek" / "voorbeelden"
BSNS = ("999990019", "999990020", "999990032")
VOORBLAD = {"C17": 0.95, "G41": 24}
RIJEN = [
    {"D": "Een", "H": int(BSNS[0]), "J": "VG7", "L": "Ja", "N": "Ja", "T": 46270},
    {"D": "Twee", "H": int(BSNS[1]), "J": "VG7", "L": "Nee", "N": "Ja", "T": 46270},
]
REGELS = [{"D": 2.5, "E": 0.5, "F": 0.125}, {"D": 2.0, "H": 0.25, "J": 0.0625}]
BLAD = {"C8": 8.5, "B11": "a. Tuin", "C11": 12000.5}
WERKBOEK = (VOORBLAD, RIJEN, REGELS, BLAD)


@pytest.fixture
def groepje(app, wereld):
    """Give the ids of a group at De Es and of its clients K-1, K-2 and K-3."""
    with app.app_context():
        es = db.session.get_one(Locatie, wereld["locatie"])
        leden = []
        for nr, bsn in enumerate(BSNS, start=1):
            client = maak_client(es, code=f"LID-{nr}", bsn=bsn)
            maak_zoekindexen(client, houder_id=es.aanbieder_id)
            leden.append(client)
        rij = maak_kale_groep(es, *leden, code="LINDE")
        db.session.commit()
        return rij.id, [client.id for client in leden]


@pytest.fixture
def hoofd(app, wereld, groepje):
    """Give the id of a concept for the first two clients of the group."""
    groep_id, clienten = groepje
    with app.test_request_context():
        start = Groepsstart(
            groep_id=groep_id, client_ids=tuple(clienten[:2]), maanden=None, ingang=None
        )
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        aanvraag = start_groepsaanvraag(start, door=manager, op=clock.now())
        db.session.commit()
        return aanvraag.id


def leden_van(app, hoofd_id):
    with app.app_context():
        return {lid.clientcode: lid.id for lid in db.session.get_one(Aanvraag, hoofd_id).leden}


def test_goede_rijen_worden_ingevuld(app, wereld, als, hoofd):
    browser, adres = als(Rol.MANAGER), f"/aanvragen/{hoofd}/werkboek"
    assert adres in browser.open(f"/aanvragen/{hoofd}/rekentool").document.links
    pagina = kies(browser, adres, groep(*WERKBOEK))
    assert "2 van 2 cliënten kunnen wij invullen" in pagina.tekst
    assert "werkboek 95%, afgesproken met het zorgkantoor 96,5%" in pagina.tekst
    assert "LID-1" in pagina.tekst
    assert lees_blok(app, wereld, hoofd, "context") == {}
    rekening = browser.volg(bevestig(browser, pagina))
    assert "Ingevuld uit het werkboek: 2 cliënten." in rekening.tekst
    assert "LID-2" in rekening.tekst
    leden = leden_van(app, hoofd)
    zorg = {"bron": "totaal", "wonen": "60:00:00", "dagbesteding": "12:00:00"}
    assert zorg.items() <= lees_blok(app, wereld, leden["LID-1"], "zorg").items()
    tweede = lees_blok(app, wereld, leden["LID-2"], "zorg")
    assert (tweede["wonen"], tweede["min_uren"]) == ("48:00:00", "1:30:00")
    assert lees_blok(app, wereld, leden["LID-2"], "behandelaars")["overige"] == "6:00:00"
    context = lees_blok(app, wereld, hoofd, "context")
    assert (context["context_uren"], context["tarief"]) == ("204:00:00", "95")
    assert context["posten"] == [{"onderwerp": "a. Tuin", "bedrag": "12000,50"}]
    with app.app_context():
        rij = db.session.get_one(Aanvraag, hoofd)
        assert (rij.gewenste_maanden, rij.beoogde_ingang) == (24, date(2026, 9, 5))
        assert {lid.beoogde_ingang for lid in rij.leden} == {date(2026, 9, 5)}


def test_scenario_s10_uit_een_werkboek_komt_op_de_cent_uit(app, wereld, als):
    with app.app_context():
        hoofd = start_groep(wereld)
        zet_tarief(hoofd, Wens(tarief="0.97"))
        rijen = []
        for nr, (lid, wens) in enumerate(zip(hoofd.leden, S10.leden, strict=True)):
            maak_zoekindexen(lid.persoon, houder_id=hoofd.aanbieder_id)
            ja_nee = {True: "Ja", False: "Nee"}
            rijen.append(
                {"D": f"Client {nr}", "H": int(lid.persoon.bsn), "J": wens.zorg.zzp, "L": "Ja"}
                | {"N": ja_nee[wens.zorg.behandeling]}
            )
        db.session.commit()
        adres = f"/aanvragen/{hoofd.id}/werkboek"
    regels = [
        {kolom: float(uren.replace(",", ".")) / 24 for kolom, uren in _kolommen(wens).items()}
        for wens in S10.leden
    ]
    inhoud = groep({"C17": 0.97}, rijen, regels, {"C8": 208 / 24, "C11": 30000})
    browser = als(Rol.MANAGER)
    rekening = browser.volg(bevestig(browser, kies(browser, adres, inhoud)))
    for bedrag in ("€ 75.749,82", "€ 45.107,89", "€ 45.586,89", "€ 72.473,25"):
        assert bedrag in rekening.tekst
    assert "€ 238.917,86" in rekening.tekst
    assert "€ 238.917,85" in rekening.tekst


def _kolommen(wens):
    return {
        "D": wens.wonen,
        "E": wens.dagbesteding,
        "F": wens.nachtzorg,
        "H": wens.behandelaren,
        "J": wens.min_uren,
    }


def test_fouten_per_rij_en_goede_rijen_erin(app, wereld, als, hoofd):
    rijen = [
        RIJEN[0],
        RIJEN[1] | {"J": "VG99"},
        {"D": "Zonder bsn", "J": "VG7", "L": "Ja", "N": "Ja"},
        {"D": "Onbekend", "H": 999990056, "J": "VG7", "L": "Ja", "N": "Ja"},
        {"D": "Niet erbij", "H": int(BSNS[2]), "J": "VG7", "L": "Ja", "N": "Ja"},
    ]
    browser = als(Rol.MANAGER)
    adres = f"/aanvragen/{hoofd}/werkboek"
    pagina = kies(browser, adres, groep(VOORBLAD, rijen, REGELS * 2 + REGELS[:1], BLAD))
    for tekst in (
        "1 van 5 cliënten kunnen wij invullen",
        "Wij kennen dit zorgprofiel niet. Kies het uit de lijst van het werkboek.",
        "Er staat geen BSN.",
        "U heeft geen cliënt met dit BSN.",
        "Deze cliënt hoort niet bij de groep of de aanvraag.",
        "Wij rekenen deze groep nog niet uit",
    ):
        assert tekst in pagina.tekst
    bevestig(browser, pagina)
    leden = leden_van(app, hoofd)
    assert lees_blok(app, wereld, leden["LID-1"], "zorg")["wonen"] == "60:00:00"
    assert lees_blok(app, wereld, leden["LID-2"], "zorg") == {}


def test_een_bsn_op_twee_rijen_en_een_lid_dat_ontbreekt(als, hoofd):
    rijen = [RIJEN[0], RIJEN[0] | {"D": "Nog eens"}]
    adres = f"/aanvragen/{hoofd}/werkboek"
    pagina = kies(als(Rol.MANAGER), adres, groep(VOORBLAD, rijen, REGELS, BLAD))
    assert pagina.tekst.count("Dit BSN staat ook op een andere regel.") == 2
    assert "Wel in de aanvraag en niet in het werkboek: LID-2." in pagina.tekst
    assert "Er is nog niets om in te vullen" in pagina.tekst


def test_een_nieuwe_aanvraag_uit_een_werkboek(app, wereld, als, groepje):
    groep_id, clienten = groepje
    browser = als(Rol.MANAGER)
    pagina = kies(browser, "/aanvragen/werkboek", groep(*WERKBOEK))
    assert "Nieuwe aanvraag voor groep LINDE" in pagina.tekst
    bevestig(browser, pagina)
    with app.app_context():
        rij = db.session.query(Aanvraag).filter(Aanvraag.groep_id == groep_id).one()
        assert rij.soort == "groep"
        assert {lid.client_id for lid in rij.leden} == set(clienten[:2])
        hoofd_id = rij.id
    assert lees_blok(app, wereld, hoofd_id, "context")["context_uren"] == "204:00:00"


def test_zonder_groep_in_het_portaal_zegt_de_pagina_wat_te_doen(als):
    pagina = kies(als(Rol.MANAGER), "/aanvragen/werkboek", groep(*WERKBOEK))
    assert "zitten nog niet in een groep in het portaal" in pagina.tekst
    assert not any(f.velden.get("zegel") for f in pagina.document.formulieren)


def test_een_client_erbij_kan_niet_met_een_te_kleine_groep(als, groepje):
    browser = als(Rol.MANAGER)
    inhoud = groep(VOORBLAD, RIJEN[:1], REGELS[:1], BLAD)
    pagina = kies(browser, "/aanvragen/werkboek", inhoud)
    geweigerd = bevestig(browser, pagina, status=422)
    assert "Kies minstens 2 cliënten." in geweigerd.tekst


@pytest.mark.parametrize("g", geval("groep_2026.json")["gevallen"], ids=lambda g: g["id"])
def test_de_fout_van_het_groepsblad_staat_op_de_pagina(als, wereld, g):
    pagina = kies(als(Rol.MANAGER), "/aanvragen/werkboek", groep_uit_geval(g))
    fout = "Het groepsblad maakt een fout" in pagina.tekst
    assert fout == ("groep_ongewogen_behandeling" in g["tags"])
    assert "Niet verklaard" not in pagina.tekst


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (individueel(VOORBLAD, {"J7": "VG7"}), "Dit werkboek is niet voor een groep."),
        (b"", "Er is niets ingevuld in dit bestand."),
        (groep(*WERKBOEK)[:500], "het bestand is beschadigd"),
        (groep(*WERKBOEK, extra={"xl/vbaProject.bin": "x"}), "onderdelen die er niet in horen"),
        (groep(*WERKBOEK, versie="Versie 2019.01"), "Wij kennen deze versie van het werkboek"),
    ],
    ids=["individueel", "leeg", "beschadigd", "macro", "versie"],
)
def test_een_verkeerd_bestand_voor_een_groep(app, als, hoofd, inhoud, melding):
    adres = f"/aanvragen/{hoofd}/werkboek"
    assert melding in kies(als(Rol.MANAGER), adres, inhoud, status=422).tekst
    with app.app_context():
        assert db.session.query(Rekenblok).count() == 0


def test_wie_het_werkboek_van_een_groep_niet_inleest(als, hoofd):
    als(Rol.MANAGER, "ander").open(f"/aanvragen/{hoofd}/werkboek", status=404)
    als(Rol.BEOORDELAAR).open(f"/aanvragen/{hoofd}/werkboek", status=403)


def test_een_zegel_van_een_ander_opent_niet(als, hoofd):
    manager = als(Rol.MANAGER)
    adres = f"/aanvragen/{hoofd}/werkboek"
    pagina = kies(manager, adres, groep(*WERKBOEK))
    ander = kies(manager, "/aanvragen/werkboek", groep(*WERKBOEK))
    velden = {"doel": str(hoofd)}
    formulier = pagina.formulier(met="zegel")
    verkeerd = {"zegel": ander.formulier(met="zegel").velden["zegel"]} | velden
    geweigerd = manager.vul_in(pagina, verkeerd, formulier=formulier, status=422)
    assert "Het is te lang geleden" in geweigerd.tekst


def test_het_dagprogramma_van_een_lid_uit_een_eigen_werkboek(app, wereld, als, hoofd):
    leden, browser = leden_van(app, hoofd), als(Rol.MANAGER)
    inhoud = individueel(
        VOORBLAD,
        {"H7": int(BSNS[0]), "J7": "VG7", "L7": "Ja", "N7": "Ja", "T7": 46270},
        {"D16": 0.5, "H16": "Wonen", "J16": 1, "V5": 900},
    )
    pagina = kies(browser, f"/aanvragen/{leden['LID-1']}/werkboek", inhoud)
    assert "gelden voor de hele groep" in pagina.tekst
    bevestig(browser, pagina)
    rij = {"van": "7:00", "tot": "12:00", "functie": "wonen", "op": "1"}
    programma = lees_blok(app, wereld, leden["LID-1"], "dagprogramma")
    assert programma == {"ma_vr": [rij], "za_zo": []}
    assert lees_blok(app, wereld, hoofd, "context") == {}


@gedeeld_aanwezig
def test_het_officiele_voorbeeld(app, wereld, als):
    naam = "rekentool_groep_2026_open"
    invoer = json.loads((VOORBEELDEN / f"{naam}.json").read_text("utf-8"))["invoer"]
    with app.app_context():
        es = db.session.get_one(Locatie, wereld["locatie"])
        leden = []
        for rij in invoer["clienten"]:
            zorg = Zorg(
                zzp=rij["zzp"],
                behandeling=rij["behandeling"] == "Ja",
                dagbesteding=rij["dagbesteding"] == "Ja",
            )
            leden.append(maak_client(es, zorg, bsn=rij["bsn"], achternaam=rij["naam"]))
            maak_zoekindexen(leden[-1], houder_id=es.aanbieder_id)
        maak_kale_groep(es, *leden, code="OFFICIEEL")
        db.session.commit()
    browser = als(Rol.MANAGER)
    pagina = kies(browser, "/aanvragen/werkboek", (VOORBEELDEN / f"{naam}.xlsx").read_bytes())
    assert "werkboek € 309.751,51, portaal € 309.751,51" in pagina.tekst
    assert "elk afgerond, zijn samen € 309.751,50" in pagina.tekst
    assert "De beoogde ingang is niet voor elke cliënt dezelfde dag." in pagina.tekst
    bevestig(browser, pagina)
    with app.app_context():
        assert (
            len(db.session.query(Aanvraag).filter_by(soort="groep", client_id=None).one().leden)
            == 5
        )
