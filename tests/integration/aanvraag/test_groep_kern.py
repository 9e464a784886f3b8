"""The aanvraag of a group: every client within the group, and what is submitted for each."""

import json
from dataclasses import replace

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import AanvraagVersie, Antwoord, Verklaring
from portal.aanvraag.queries.dossiers import list_versies
from portal.aanvraag.queries.stand import bepaal_indiening
from portal.aanvraag.queries.versie import lees_versie
from portal.domain.procedure import Toestand
from portal.domain.procedure.indiening import belemmeringen, waarschuwingen
from portal.domain.rekentool import Maatwerkreden
from portal.domain.waarden import centen
from portal.platform.database import db
from tests.factories.aanvraag import stand_van
from tests.factories.clienten import Zorg
from tests.factories.groep import (
    S10,
    S10_LEDEN,
    Lidwens,
    dien_groep_in,
    maak_groep_in_toetsing,
    maak_groepsaanvraag,
    maak_ingediende_groepsaanvraag,
    start_groep,
)

pytestmark = pytest.mark.usefixtures("indiendag")

S10_BEDRAGEN = ["75749.82", "45107.89", "45586.89", "72473.25"]


def gevonden(aanvraag):
    stand = stand_van(aanvraag)
    return belemmeringen(bepaal_indiening(stand, getoonde_digest=stand.digest))


def codes(aanvraag):
    return [(rij.code, rij.gegevens.get("client")) for rij in gevonden(aanvraag)]


@pytest.fixture
def groep(app, wereld):
    """Give a complete and signed aanvraag of the group of S10."""
    with app.app_context():
        aanvraag = maak_groepsaanvraag(wereld)
        db.session.commit()
        yield aanvraag


def test_de_groep_van_s10_komt_tot_op_de_cent_uit(groep):
    stand = stand_van(groep)
    leden = [lid.rekenen.uitkomst for lid in stand.leden]
    assert [str(u.bedragen.jaarbedrag_cent) for u in leden] == S10_BEDRAGEN
    uitkomst = stand.rekenen.groep.uitkomst
    assert str(centen(uitkomst.context.drempel)) == "16576.09"
    assert str(centen(uitkomst.context.boven)) == "13423.91"
    assert str(centen(uitkomst.context_per_client)) == "3355.98"
    assert str(centen(uitkomst.jaarbedrag_totaal)) == "238917.86"
    assert str(uitkomst.som_beschikkingen) == "238917.85"
    assert str(centen(stand.rekenen.groep.bereken_los())) == "238917.86"


def test_het_deel_van_een_client_rekent_binnen_de_groep(groep):
    for lid, bedrag in zip(groep.leden, S10_BEDRAGEN, strict=True):
        assert str(stand_van(lid).rekenen.uitkomst.bedragen.jaarbedrag_cent) == bedrag


def test_een_volledige_groep_mag_worden_ingediend(groep):
    assert gevonden(groep) == ()
    assert {lid.check.uitgang.id for lid in stand_van(groep).leden} == {"u-door-groep"}


def test_indienen_bevriest_elke_client_en_dan_de_groep(groep, wereld):
    dien_groep_in(groep, wereld)
    db.session.commit()
    assert groep.toestand is Toestand.INGEDIEND
    assert groep.gevraagd_bedrag_cent == 23_891_785
    assert [lid.gevraagd_bedrag_cent for lid in groep.leden] == [
        7_574_982,
        4_510_789,
        4_558_689,
        7_247_325,
    ]
    assert {(lid.toestand, lid.ontvangen_op, lid.beslisdatum) for lid in groep.leden} == {
        (Toestand.INGEDIEND, groep.ontvangen_op, groep.beslisdatum)
    }
    [versie] = list_versies(groep)
    inhoud = lees_versie(versie).inhoud
    assert inhoud["berekening"]["som_beschikkingen"] == "238917.85"
    assert inhoud["berekening"]["jaarbedrag_totaal_cent"] == "238917.86"
    assert inhoud["groep"]["code"] == groep.clientcode
    delen = [list_versies(lid)[0] for lid in groep.leden]
    assert [lid["sha256"] for lid in inhoud["leden"]] == [deel.sha256 for deel in delen]
    assert [
        lees_versie(deel).inhoud["berekening"]["bedragen"]["jaarbedrag_cent"] for deel in delen
    ] == (S10_BEDRAGEN)


def test_de_versie_van_een_client_bevat_niets_van_een_ander(groep, wereld):
    dien_groep_in(groep, wereld)
    clienten = [lid.persoon for lid in groep.leden]
    teksten = [lees_versie(list_versies(lid)[0]).inhoud for lid in groep.leden]
    for client, inhoud in zip(clienten, teksten, strict=True):
        tekst = json.dumps(inhoud)
        for ander in clienten:
            assert (ander.bsn in tekst) is (ander is client)
            assert (f'"{ander.clientcode}"' in tekst) is (ander is client)


def test_zonder_machtiging_van_een_client_gaat_de_groep_niet_weg(groep):
    lid = groep.leden[2]
    weg = sa.delete(Verklaring).where(
        Verklaring.aanvraag_id == lid.id, Verklaring.verklaring_id == "vk-machtiging"
    )
    db.session.execute(weg)
    assert ("verklaring_ontbreekt", lid.clientcode) in codes(groep)
    [punt] = [rij for rij in gevonden(groep) if rij.code == "verklaring_ontbreekt"]
    assert punt.plaats.lid == str(lid.id)


def test_een_wijziging_bij_een_client_maakt_handtekeningen_ongeldig(groep):
    lid = groep.leden[0]
    rij = db.session.scalars(
        sa.select(Antwoord).where(Antwoord.aanvraag_id == lid.id, Antwoord.vraag_id == "bc-wie")
    ).one()
    rij.waarde = "Iets anders."
    assert [code for code, _ in codes(groep)] == ["handtekening_opnieuw_nodig"] * 3


def test_een_lid_zonder_eigen_meerzorg_is_een_waarschuwing(app, wereld):
    binnen = Lidwens(wonen="5", dagbesteding="2", nachtzorg="0", behandelaren="0")
    with app.app_context():
        aanvraag = maak_groepsaanvraag(wereld, replace(S10, leden=(*S10.leden, binnen)))
        assert gevonden(aanvraag) == ()
        stand = stand_van(aanvraag)
        let_op = waarschuwingen(bepaal_indiening(stand, getoonde_digest=stand.digest))
        code = aanvraag.leden[4].clientcode
        assert [rij.gegevens["client"] for rij in let_op if rij.code == "lid_zonder_meerzorg"] == [
            code
        ]
        assert stand.rekenen.groep.uitkomst.aantal_met_meerzorg == 4


def test_wie_onder_de_23_is_haalt_geen_volumetoets_en_houdt_een_bedrag(app, wereld):
    """A client of 19 in verblijf falls under lid 1 f: no 25 %, so the hours count as maatwerk."""
    weinig = Lidwens(wonen="24", dagbesteding="7", nachtzorg="1", behandelaren="0,5")
    with app.app_context():
        aanvraag = maak_groepsaanvraag(wereld, replace(S10, leden=(*S10.leden, weinig)))
        stand = stand_van(aanvraag)
        gewoon = stand.leden[4].rekenen
        assert not gewoon.uitkomst.is_meerzorg
        aanvraag.leden[4].persoon.geboortedatum = "2007-02-01"
        jong = stand_van(aanvraag).leden[4].rekenen
        assert not jong.kader.volumetoets
        if gewoon.uitkomst.meerzorguren:
            assert jong.uitkomst.maatwerk is Maatwerkreden.BUITEN_BANDEN


def test_lvhc_wordt_per_client_gevraagd(app, wereld):
    lvhc = Lidwens(zorg=Zorg("8VV", "VV8"))
    with app.app_context():
        aanvraag = maak_groepsaanvraag(wereld, replace(S10, leden=(*S10.leden, lvhc)))
        lid = aanvraag.leden[4]
        assert ("check_niet_afgerond", lid.clientcode) in codes(aanvraag)
        assert stand_van(lid).check.huidige_knoop.id == "k05"


def test_de_toestand_gaat_mee_met_de_groep(app, wereld):
    with app.app_context():
        aanvraag = maak_groep_in_toetsing(wereld)
        db.session.commit()
        assert {lid.toestand for lid in aanvraag.leden} == {Toestand.IN_TOETSING}
        assert {lid.behandelaar_id for lid in aanvraag.leden} == {aanvraag.behandelaar_id}


def test_ingediende_groep_uit_de_fabriek(app, wereld):
    with app.app_context():
        aanvraag = maak_ingediende_groepsaanvraag(wereld)
        db.session.commit()
        assert db.session.scalar(sa.select(sa.func.count(AanvraagVersie.id))) == 5
        assert [lid.lidnr for lid in aanvraag.leden] == [1, 2, 3, 4]


def test_een_client_met_vg7plus_kort_de_termijn_van_de_anderen_niet_in(app, wereld):
    """The zorgkantoor grants that client at most 12 months; the group may ask for 36."""
    plus = Lidwens(zorg=Zorg("7VG", "VG7+"), wonen="75", dagbesteding="11", behandelaren="2")
    with app.app_context():
        gemengd = start_groep(wereld, replace(S10, leden=(S10_LEDEN[0], plus)))
        stand = stand_van(gemengd)
        assert (stand.looptijdgrens.minimum, stand.looptijdgrens.maximum) == (1, 36)
        alleen = start_groep(wereld, replace(S10, leden=(plus, plus), maanden=12))
        assert stand_van(alleen).looptijdgrens.maximum == 12
