"""The steering pages: in view of the own zorgkantoor only, and exported as they are shown."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import openpyxl
import pytest

from portal.domain.bevoegdheid import Rol
from portal.monitoring.actions.eigentellingen import tel_zorgkantoren
from portal.platform import clock
from portal.platform.database import db
from tests.factories.beoordeling import Rij, maak_rij
from tests.factories.toekenning import Toekenningwens, maak_toekenning
from tests.factories.wereld import ANDER

NU = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
DELEN = ("", "/doorlooptijd", "/uitkomsten", "/kosten")


@pytest.fixture
def gevuld(app, wereld):
    """Give a toekenning of € 198,34 a day from 1 May 2026 on, and an open aanvraag."""
    with app.app_context(), clock.freeze(NU):
        toekenning = maak_toekenning(wereld, Toekenningwens())
        toekenning.etmaalbedrag_cent, toekenning.etmaalbedrag_later_cent = 19_834, 18_000
        toekenning.ingang, toekenning.einde = date(2026, 5, 1), date(2027, 6, 30)
        maak_rij(wereld, Rij(beslisdatum=date(2026, 11, 19)))
        db.session.commit()


@pytest.mark.usefixtures("gevuld")
def test_de_bladen_en_hun_bestanden_zeggen_hetzelfde(als):
    with clock.freeze(NU):
        browser = als(Rol.BEOORDELAAR)
        kosten = browser.open("/stuurinformatie/kosten").tekst
        assert "november 2026 1 € 5.950,20" in kosten
        assert "mei 2027 1 € 5.580,00" in kosten
        assert "juni 2027 1 € 5.400,00" in kosten
        assert "juli 2027 0 € 0,00" in kosten
        assert "juni 2027 1 0 € 180,00 0" in kosten
        assert "Te laat 1" in browser.open("/stuurinformatie").tekst
        uitleg = "<td>Nog niet. De cijfers worden elke nacht geteld; morgen staan ze hier.</td>"
        assert uitleg in browser.open("/monitor/eigen").antwoord.text
        bestand = browser.bekijk("/stuurinformatie/bestand?deel=kosten&soort=csv")
        regels = bestand.antwoord.data.decode("utf-8-sig").splitlines()
        assert "Kosten per maand vooruit;november 2026;1;5950,20" in regels
        assert any(regel.startswith("Kosten per maand vooruit;Hele kalender") for regel in regels)
        xlsx = browser.bekijk("/stuurinformatie/bestand?deel=kosten&soort=xlsx").antwoord.data
        blad = openpyxl.load_workbook(BytesIO(xlsx)).active
        rijen = [
            [cel for cel in rij if cel is not None] for rij in blad.iter_rows(values_only=True)
        ]
        assert ["Kosten per maand vooruit", "november 2026", 1, 5950.2] in rijen
        browser.open("/stuurinformatie/bestand?deel=niets", status=404)
        browser.open("/stuurinformatie/bestand?soort=pdf", status=404)


@pytest.mark.usefixtures("gevuld")
def test_de_eigen_monitor_toont_wat_het_laatst_is_geteld(app, als):
    with app.app_context():
        assert tel_zorgkantoren(NU - timedelta(days=400)) == tel_zorgkantoren(NU) == 2
    with clock.freeze(NU):
        eigen = als(Rol.TEAMLEIDER).open("/monitor/eigen?periode=2026").tekst
        ander = als(Rol.TEAMLEIDER, ANDER).open("/monitor/eigen?periode=2026").tekst
    assert "Instroom 0 0 1 1" in eigen
    assert "Wanneer geteld 20 november 2026, 10.00 uur" in eigen
    assert "Instroom 0 0 0 0" in ander


@pytest.mark.usefixtures("gevuld")
def test_een_ander_zorgkantoor_telt_niets_en_een_andere_rol_mag_niet(als):
    with clock.freeze(NU):
        ander = als(Rol.TEAMLEIDER, ANDER)
        assert "november 2026 0 € 0,00" in ander.open("/stuurinformatie/kosten").tekst
        assert "Te laat 0" in ander.open("/stuurinformatie").tekst
        onzin = "?regio=onzin&leveringsvorm=onzin&per=onzin&periode=1999"
        assert "Te laat 1" in als(Rol.TEAMLEIDER).open(f"/stuurinformatie{onzin}").tekst
        for rol in (Rol.MANAGER, Rol.MONITORBEHEERDER, Rol.BEZWAARBEHANDELAAR, Rol.CCE_COORDINATOR):
            als(rol).open("/stuurinformatie/kosten", status=403)
            als(rol).open("/stuurinformatie/bestand", status=403)
            als(rol).open("/monitor/eigen", status=403)


@pytest.mark.usefixtures("gevuld")
def test_filters_gaan_mee_naar_het_volgende_blad(als, wereld):
    with clock.freeze(NU):
        adres = f"/stuurinformatie?regio={wereld['regio_2']}&leveringsvorm=vpt"
        pagina = als(Rol.TEAMLEIDER).open(adres)
        assert "Te laat 0" in pagina.tekst
        naar = [link for link in pagina.document.links if link.startswith("/stuurinformatie/")]
        assert sum(f"regio={wereld['regio_2']}&leveringsvorm=vpt" in link for link in naar) == 5
        for deel in DELEN:
            als(Rol.TEAMLEIDER).open(f"/stuurinformatie{deel}?leveringsvorm=onbekend")
