"""The werkvoorraad: what it shows, in which order, page by page, and who may see it."""

import csv
import io
import re
import uuid
from datetime import date
from functools import partial

import pytest

from portal.aanvraag.models import Aanvraag
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Regio
from tests.factories.beoordeling import Rij
from tests.factories.wereld import ANDER, TWEEDE
from tests.sql import luister, schrijft_naar, zonder_bijwerk

pytestmark = pytest.mark.usefixtures("op_lijstdag")
NUMMER = re.compile(r"MZ-\d{4}-\d{5,}")
SORTERINGEN = ("termijn", "nummer", "aanbieder", "bedrag", "status", "beoordelaar")


@pytest.fixture
def rijen(maak_rijen):
    """Make rows, and give their numbers in the order in which they were made."""
    return partial(maak_rijen, "nummer")


def getoond(pagina):
    """Give the numbers in the table, once each, in order."""
    return list(dict.fromkeys(NUMMER.findall(pagina.tekst)))


def test_een_lege_werkvoorraad_zegt_dat(als):
    assert "Er zijn geen open aanvragen." in als(Rol.BEOORDELAAR).open("/werkvoorraad").tekst


def test_de_gewone_volgorde_is_termijn_met_preventief_bovenaan(als, rijen):
    laat, vroeg, preventief = rijen(
        Rij(beslisdatum=date(2026, 12, 1)),
        Rij(beslisdatum=date(2026, 11, 18)),
        Rij(beslisdatum=date(2026, 12, 20), soort="preventief"),
    )
    pagina = als(Rol.BEOORDELAAR).open("/werkvoorraad")
    assert getoond(pagina) == [preventief, vroeg, laat]
    assert "liefst op 30 nov 2026" in pagina.tekst
    assert "2 werkdagen te laat" in pagina.tekst
    assert "nog 7 werkdagen" in pagina.tekst


def test_wat_niet_is_ingediend_of_al_besloten_is_staat_er_niet(als, rijen):
    dicht = (
        Toestand.CONCEPT,
        Toestand.INTERN_AFGEWEZEN,
        Toestand.VERVALLEN,
        Toestand.TOEGEKEND,
        Toestand.INGETROKKEN,
    )
    rijen(*(Rij(toestand=toestand) for toestand in dicht))
    assert getoond(als(Rol.BEOORDELAAR).open("/werkvoorraad")) == []


@pytest.mark.parametrize("sorteer", SORTERINGEN)
@pytest.mark.parametrize("teken", ["", "-"])
def test_bladeren_toont_elke_aanvraag_een_keer_ook_bij_gelijke_sleutels(als, rijen, sorteer, teken):
    gemaakt = rijen(*[Rij(beslisdatum=date(2026, 12, 1))] * 27, *[Rij(bedrag_cent=None)] * 25)
    browser = als(Rol.BEOORDELAAR)
    eerste = browser.open(f"/werkvoorraad?sorteer={teken}{sorteer}")
    tweede = browser.open(_link(eerste, "na="))
    derde = browser.open(_link(tweede, "na="))
    vooruit = [*getoond(eerste), *getoond(tweede), *getoond(derde)]
    assert sorted(vooruit) == sorted(gemaakt)
    assert len(vooruit) == 52
    terug = browser.open(_link(derde, "voor="))
    assert getoond(terug) == getoond(tweede)
    assert getoond(browser.open(_link(terug, "voor="))) == getoond(eerste)


def _link(pagina, deel):
    """Give the link to a page beside this one."""
    return next(link for link in pagina.document.links if re.search(rf"[?&]{deel}", link))


def test_sorteren_op_een_kop_draait_de_volgorde_om(als, rijen):
    duur, goedkoop, zonder = rijen(
        Rij(bedrag_cent=900), Rij(bedrag_cent=100), Rij(bedrag_cent=None)
    )
    browser = als(Rol.BEOORDELAAR)
    op = browser.open("/werkvoorraad?sorteer=bedrag")
    assert getoond(op) == [zonder, goedkoop, duur]
    assert 'aria-sort="ascending"' in op.antwoord.text
    neer = browser.open(next(link for link in op.document.links if "sorteer=-bedrag" in link))
    assert getoond(neer) == [duur, goedkoop, zonder]
    assert 'aria-sort="descending"' in neer.antwoord.text


def test_filters_staan_in_het_adres_en_zijn_los_te_halen(als, wereld, rijen):
    nieuw, toets, prev = rijen(
        Rij(),
        Rij(toestand=Toestand.IN_TOETSING, zorgprofiel="VG8"),
        Rij(toestand=Toestand.IN_TOETSING, soort="preventief"),
    )
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open("/werkvoorraad?status=in_toetsing&soort=preventief")
    assert getoond(pagina) == [prev]
    assert "1 van 3 aanvragen" in pagina.tekst
    zonder_soort = next(
        link
        for link in pagina.document.links
        if link.startswith("/werkvoorraad?") and "soort" not in link and "in_toetsing" in link
    )
    assert set(getoond(browser.open(zonder_soort))) == {toets, prev}
    assert getoond(browser.open("/werkvoorraad?profiel=VG8")) == [toets]
    assert getoond(browser.open("/werkvoorraad?beoordelaar=geen&status=ingediend")) == [nieuw]
    aanbieder = wereld["aanbieder"]
    assert len(getoond(browser.open(f"/werkvoorraad?aanbieder={aanbieder}"))) == 3
    leeg = browser.open(f"/werkvoorraad?aanbieder={wereld['aanbieder_ander']}")
    assert "Geen aanvragen bij deze filters." in leeg.tekst


def test_tegels_tellen_en_filteren(als, wereld, rijen):
    mij = wereld.gebruiker(Rol.BEOORDELAAR)
    laat, bijna, ver, wacht = rijen(
        Rij(beslisdatum=date(2026, 11, 19), behandelaar=mij),
        Rij(beslisdatum=date(2026, 11, 27)),
        Rij(beslisdatum=date(2026, 11, 30), toestand=Toestand.TER_CONTROLE),
        Rij(beslisdatum=date(2026, 11, 27), toestand=Toestand.AANVULLING_GEVRAAGD),
    )
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open("/werkvoorraad")
    for tekst in (
        "1 Te laat",
        "1 Termijn binnen 5 werkdagen",
        "1 Aan mij toegewezen",
        "3 Nog niet toegewezen",
        "1 Wacht op zorgaanbieder",
    ):
        assert tekst in pagina.tekst
    assert "Staat stil" in pagina.tekst
    assert getoond(browser.open("/werkvoorraad?termijn=te_laat")) == [laat]
    assert getoond(browser.open("/werkvoorraad?termijn=binnenkort")) == [bijna]
    assert getoond(browser.open("/werkvoorraad?beoordelaar=ik")) == [laat]
    teamleider = als(Rol.TEAMLEIDER).open("/werkvoorraad")
    assert "1 Ter controle" in teamleider.tekst
    assert {ver, wacht} < set(getoond(teamleider))


def test_zoeken_op_begin_van_nummer_code_en_op_naam(als, rijen):
    een, twee = rijen(Rij(volgnummer=4170), Rij(volgnummer=417))
    browser = als(Rol.BEOORDELAAR)
    assert getoond(browser.open("/werkvoorraad?zoek=MZ-2026-041")) == [een]
    assert getoond(browser.open("/werkvoorraad?zoek=2026-00417")) == [twee]
    assert len(getoond(browser.open("/werkvoorraad?zoek=k-"))) == 2
    assert len(getoond(browser.open("/werkvoorraad?zoek=zorghuis"))) == 2
    assert len(getoond(browser.open("/werkvoorraad?zoek=de+es"))) == 2
    assert getoond(browser.open("/werkvoorraad?zoek=%25")) == []


def test_een_bsn_in_het_adres_zoekt_niet_en_wordt_niet_getoond(als, rijen):
    rijen(Rij())
    pagina = als(Rol.BEOORDELAAR).open("/werkvoorraad?zoek=999990019")
    assert "Zoek op BSN bij Dossiers." in pagina.tekst
    assert "999990019" not in pagina.antwoord.text


@pytest.mark.parametrize(
    "vraag",
    [
        "na=x",
        f"na={uuid.UUID(int=1)}",
        "rijen=-1",
        "rijen=99999999999",
        "sorteer=naam;drop",
        "status=concept",
        "status='--",
        "soort=' or 1=1",
        "beoordelaar=x'",
        "aanbieder=1",
        "termijn=onzin",
        "zoek=' or '1'='1",
        "zoek=2026-0000000001",
        "zoek=MZ-2026-" + "9" * 9,
    ],
)
def test_onzin_in_het_adres_geeft_een_gewone_pagina(als, rijen, vraag):
    rijen(Rij())
    pagina = als(Rol.BEOORDELAAR).open(f"/werkvoorraad?{vraag}")
    assert "Werkvoorraad" in pagina.document.titel


@pytest.mark.parametrize("vraag", ["voor=%00", "profiel=%00'", "zoek=%00' or '1'='1"])
def test_een_nulteken_in_het_adres_wordt_geweigerd(als, vraag):
    als(Rol.BEOORDELAAR).open(f"/werkvoorraad?{vraag}", status=400)


def test_een_concept_komt_er_niet_in_door_erom_te_vragen(als, rijen):
    rijen(Rij(toestand=Toestand.CONCEPT))
    assert getoond(als(Rol.BEOORDELAAR).open("/werkvoorraad?status=concept")) == []
    assert getoond(als(Rol.BEOORDELAAR).open("/dossiers?status=concept")) == []


def test_een_ander_zorgkantoor_en_een_andere_regio_zien_het_niet(app, als, wereld, rijen):
    hier, daar = rijen(Rij(), Rij(locatie="locatie_2"))
    assert getoond(als(Rol.BEOORDELAAR, ANDER).open("/werkvoorraad")) == []
    beperk(app, wereld, Rol.BEOORDELAAR, "regio_2")
    assert getoond(als(Rol.BEOORDELAAR).open("/werkvoorraad")) == [daar]
    assert set(getoond(als(Rol.BEOORDELAAR, TWEEDE).open("/werkvoorraad"))) == {hier, daar}


def beperk(app, wereld, rol, regio):
    with app.app_context():
        gebruiker = db.session.get_one(Gebruiker, wereld.gebruiker(rol))
        gebruiker.regios = [db.session.get_one(Regio, wereld[regio])]
        db.session.commit()


@pytest.mark.parametrize("rol", [Rol.MANAGER, Rol.BEHEERDER_ZORGKANTOOR])
def test_zonder_de_rol_geen_werkvoorraad(als, rol):
    als(rol).open("/werkvoorraad", status=403)
    als(rol).open("/werkvoorraad.csv", status=403)


def test_het_aantal_opdrachten_hangt_niet_af_van_het_aantal_aanvragen(app, als, rijen):
    browser = als(Rol.BEOORDELAAR)
    rijen(Rij())
    een = tel_opdrachten(app, browser)
    rijen(Rij(), Rij())
    assert tel_opdrachten(app, browser) == een


def tel_opdrachten(app, browser):
    with luister(app) as opdrachten:
        browser.open("/werkvoorraad")
    assert schrijft_naar(opdrachten) == set()
    return len(zonder_bijwerk(opdrachten))


def test_de_lijst_ontsleutelt_niets(als, rijen, monkeypatch):
    rijen(Rij())
    browser = als(Rol.BEOORDELAAR)

    def verboden(*_):
        raise AssertionError("a list page decrypts nothing")

    monkeypatch.setattr("portal.platform.encrypted.ontsleutel", verboden)
    browser.open("/werkvoorraad")
    browser.open("/dossiers")


def test_de_export_is_precies_de_lijst(app, als, wereld, rijen):
    rijen(
        Rij(toestand=Toestand.IN_TOETSING, beslisdatum=date(2026, 11, 19), bedrag_cent=123456),
        Rij(toestand=Toestand.IN_TOETSING, beslisdatum=date(2026, 11, 24)),
        Rij(beslisdatum=date(2026, 11, 24)),
    )
    browser = als(Rol.BEOORDELAAR)
    vraag = "?status=in_toetsing&sorteer=-termijn"
    antwoord = browser.client.get(f"/werkvoorraad.csv{vraag}")
    assert antwoord.mimetype == "text/csv"
    regels = list(csv.reader(io.StringIO(antwoord.data.decode("utf-8-sig")), delimiter=";"))
    assert [regel[0] for regel in regels[1:]] == getoond(browser.open(f"/werkvoorraad{vraag}"))
    assert regels[0][:4] == ["Aanvraag", "Cliënt", "Zorgaanbieder", "Locatie"]
    assert (regels[0][6], regels[2][6]) == ("Leveringsvorm", "Niet bekend")
    assert regels[2][7:] == [
        "1234,56",
        "In toetsing",
        "Niet toegewezen",
        "19-11-2026",
        "1 werkdag te laat",
    ]
    xlsx = browser.client.get(f"/werkvoorraad.xlsx{vraag}")
    assert xlsx.data.startswith(b"PK")
    with app.app_context():
        codes = db.session.execute(
            db.select(AuditRegel.code, AuditRegel.kenmerk).where(
                AuditRegel.code == "werkvoorraad.exporteren"
            )
        ).all()
    assert sorted(codes) == [
        ("werkvoorraad.exporteren", "csv"),
        ("werkvoorraad.exporteren", "xlsx"),
    ]


def test_een_naam_begint_nooit_een_formule(app, als, wereld, rijen):
    rijen(Rij())
    with app.app_context():
        aanvraag = db.session.scalars(db.select(Aanvraag)).one()
        aanvraag.locatie.naam = "=2+5"
        db.session.commit()
    tekst = als(Rol.BEOORDELAAR).client.get("/werkvoorraad.csv").data.decode("utf-8-sig")
    assert ";'=2+5;" in tekst


def test_naar_het_volgende_dossier_eerst_het_dringendste_van_mij(app, als, wereld, rijen):
    mij = wereld.gebruiker(Rol.BEOORDELAAR)
    rijen(
        Rij(beslisdatum=date(2026, 11, 18)),
        Rij(beslisdatum=date(2026, 12, 18), behandelaar=mij),
        Rij(beslisdatum=date(2026, 11, 1), behandelaar=wereld.gebruiker(Rol.BEOORDELAAR, TWEEDE)),
    )
    with app.app_context():
        van_mij, van_niemand = db.session.scalars(
            db.select(Aanvraag.id)
            .where(
                Aanvraag.behandelaar_id.is_distinct_from(wereld.gebruiker(Rol.BEOORDELAAR, TWEEDE))
            )
            .order_by(Aanvraag.beslisdatum.desc())
        )
    browser = als(Rol.BEOORDELAAR)
    eerste = browser.client.get("/werkvoorraad/volgende")
    assert eerste.headers["Location"] == f"/dossiers/{van_mij}"
    tweede = browser.client.get(f"/werkvoorraad/volgende?na={van_mij}")
    assert tweede.headers["Location"] == f"/dossiers/{van_niemand}"
    assert (
        als(Rol.BEOORDELAAR, ANDER).open("/werkvoorraad/volgende").tekst.count("Er wacht geen") == 1
    )
