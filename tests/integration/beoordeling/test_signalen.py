"""What the signals say of S01, S05 and S13, and what the reviewer does with them."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Signaalreactie
from portal.beoordeling.queries.toetsing import bepaal_toetsing
from portal.domain.bevoegdheid import Rol
from portal.domain.toetsingskader import Ernst, Stand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Instelling
from tests.factories.aanvraag import S01
from tests.factories.besluit import stand_van_toetsing
from tests.factories.toekenning import Toekenningwens, maak_toekenning
from tests.factories.toetsing import ONTVANGEN, S05

pytestmark = pytest.mark.usefixtures("op_toetsdag")


def signalen(app, aanvraag_id):
    with app.app_context():
        stand = stand_van_toetsing(db.session.get_one(Aanvraag, aanvraag_id))
        return {signaal.id: signaal for signaal in stand.signalen}


def actief(gevonden):
    return {naam for naam, signaal in gevonden.items() if signaal.actief}


def test_s01_nachtzorg_aan_en_contextdrempel_uit(in_toetsing, app, als):
    aanvraag_id = in_toetsing()
    gevonden = signalen(app, aanvraag_id)
    assert len(gevonden) == 39
    assert actief(gevonden) == {"SG-NACHT", "SG-INVENTARIS", "SG-FTE", "SG-GEEN-MIN"}
    assert gevonden["SG-CCE-36"].stand is Stand.UIT
    assert gevonden["SG-BENCHMARK"].stand is Stand.NIET_TE_BEREKENEN
    tekst = als(Rol.BEOORDELAAR).open(f"/dossiers/{aanvraag_id}/signalen").tekst
    assert "De drempel is € 7.776,03." in tekst
    assert "Gevraagd: 4:00:00 uur per week. Het zorgprofiel bevat al 2:00:00 uur." in tekst
    assert "Het bedrag staat voor 1,9 fte." in tekst
    for id_ in gevonden:
        assert id_ in tekst


def test_s05_context_boven_de_drempel_en_inventaris(in_toetsing, app, als):
    aanvraag_id = in_toetsing(S05)
    assert {"SG-CONTEXT-DREMPEL", "SG-INVENTARIS"} <= actief(signalen(app, aanvraag_id))
    tekst = als(Rol.BEOORDELAAR).open(f"/dossiers/{aanvraag_id}/signalen").tekst
    assert "Over € 7.068,01 daarboven beslist het zorgkantoor." in tekst


def test_een_zorgkantoor_kiest_zijn_eigen_grenzen(in_toetsing, app, wereld):
    aanvraag_id = in_toetsing()
    with app.app_context():
        db.session.add(
            Instelling(
                organisatie_id=wereld["zorgkantoor"],
                sleutel="sg_fte",
                waarde=19,
                van=date(2026, 1, 1),
                door_id=wereld.gebruiker(Rol.BEHEERDER_ZORGKANTOOR),
                op=ONTVANGEN,
            )
        )
        db.session.commit()
    fte = signalen(app, aanvraag_id)["SG-FTE"]
    assert (fte.ernst, fte.gegevens["grens"]) == (Ernst.LET_OP, Fraction(19, 10))


def leg_toekenning_vast(app, aanvraag_id, wereld, *, zorgprofiel="VG7", soort="individueel"):
    """Give the same client a toekenning of a year before."""
    eerder = Toekenningwens(
        zorgprofiel=zorgprofiel,
        soort=soort,
        ingang=date(2025, 2, 1),
        maanden=12,
    )
    with app.app_context():
        client = db.session.get_one(Aanvraag, aanvraag_id).client
        maak_toekenning(wereld, eerder, client=client)
        db.session.commit()


@pytest.mark.parametrize(("zorgprofiel", "aan"), [("VG7+", True), ("VG7", False)])
def test_s13_verlenging_van_vg7plus_vraagt_een_motivering(
    in_toetsing, app, wereld, zorgprofiel, aan
):
    aanvraag_id = in_toetsing(S01)
    leg_toekenning_vast(app, aanvraag_id, wereld, zorgprofiel=zorgprofiel)
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, aanvraag_id)
        stand = stand_van_toetsing(aanvraag)
        inhoud = stand.versie.inhoud | {
            "velden": {
                **stand.versie.deel("velden"),
                "client.vg7plus": "ja",
                "aanvraag.vg7plus": "ja",
            }
        }
        opnieuw = replace(stand.versie, inhoud=inhoud)
        toetsing = bepaal_toetsing(aanvraag, opnieuw, clock.today())
    verlenging = next(s for s in toetsing.signalen if s.id == "SG-VG7-VERLENGING")
    assert verlenging.actief is aan
    v7 = next(c for c in toetsing.criteria if c.id == "V7-2")
    assert v7.motivering_bij_signaal == ("SG-VG7-VERLENGING",)


def test_na_een_preventieve_toekenning_staat_ook_het_criterium_er(in_toetsing, app, wereld):
    aanvraag_id = in_toetsing()
    leg_toekenning_vast(app, aanvraag_id, wereld, soort="preventief")
    assert "SG-NA-PREVENTIEF" in actief(signalen(app, aanvraag_id))
    with app.app_context():
        stand = stand_van_toetsing(db.session.get_one(Aanvraag, aanvraag_id))
        assert [c.id for c in stand.criteria_van("PR")] == ["PR-4"]


def reacties(app):
    with app.app_context():
        return [
            (rij.signaal, rij.overgenomen, rij.reden)
            for rij in db.session.scalars(db.select(Signaalreactie))
        ]


def test_opzij_zetten_vraagt_een_reden(in_toetsing, app, als):
    aanvraag_id, browser = in_toetsing(), als(Rol.BEOORDELAAR)
    pagina = browser.open(f"/dossiers/{aanvraag_id}/signalen/sg-nacht")
    formulier = pagina.document.formulieren[-1]
    geweigerd = browser.vul_in(pagina, {"reden": "  "}, formulier=formulier, status=422)
    assert "Vul in waarom dit signaal hier niet weegt." in geweigerd.tekst
    browser.vul_in(pagina, {"reden": "Er is een wakkere wacht."}, formulier=formulier)
    pagina = browser.open(f"/dossiers/{aanvraag_id}/signalen/sg-nacht")
    formulier = pagina.document.formulieren[-1]
    browser.vul_in(pagina, {"reden": "Er is elke nacht een wacht."}, formulier=formulier)
    assert reacties(app) == [("SG-NACHT", False, "Er is elke nacht een wacht.")]
    assert "Er is elke nacht een wacht." in browser.open(f"/dossiers/{aanvraag_id}/signalen").tekst


def test_twee_beoordelaars_overschrijven_elkaar_niet(in_toetsing, app, als):
    aanvraag_id, browser = in_toetsing(), als(Rol.BEOORDELAAR)
    adres = f"/dossiers/{aanvraag_id}/signalen/sg-nacht"
    oud, anders = browser.open(adres), browser.open(adres)
    eerste, tweede = oud.document.formulieren[-1], anders.document.formulieren[-1]
    browser.vul_in(oud, {"reden": "Er is een wakkere wacht."}, formulier=eerste)
    browser.vul_in(oud, {"reden": "Er is een wakkere wacht."}, formulier=eerste)
    te_laat = browser.vul_in(anders, {"reden": "Weegt niet."}, formulier=tweede, status=409)
    assert "Nu staat er: Er is een wakkere wacht." in te_laat.tekst
    laatste = te_laat.document.formulieren[-1]
    assert laatste.velden["reden"] == ["Weegt niet."]
    overnemen = anders.formulier(met="criterium")
    browser.vul_in(anders, {"criterium": "NZ-2"}, formulier=overnemen, status=409)
    assert reacties(app) == [("SG-NACHT", False, "Er is een wakkere wacht.")]
    browser.vul_in(anders, {"reden": "Weegt niet."}, formulier=laatste)
    assert reacties(app) == [("SG-NACHT", False, "Weegt niet.")]


def test_overnemen_zet_de_tekst_klaar_en_geeft_geen_oordeel(in_toetsing, app, als):
    aanvraag_id, browser = in_toetsing(), als(Rol.BEOORDELAAR)
    pagina = browser.open(f"/dossiers/{aanvraag_id}/signalen/sg-nacht")
    formulier = pagina.formulier(met="criterium")
    klaar = browser.vul_in(pagina, {"criterium": "NZ-2"}, formulier=formulier)
    toetsing = browser.volg(klaar)
    velden = toetsing.formulier(met="NZ-2-toelichting").velden
    assert velden["NZ-2-toelichting"] == [
        "Gevraagd: 4:00:00 uur per week. Het zorgprofiel bevat al 2:00:00 uur."
    ]
    assert "NZ-2-waarde" not in velden
    assert reacties(app) == [("SG-NACHT", True, "")]


def test_een_vreemd_criterium_of_signaal_dat_uit_is_bestaat_niet(in_toetsing, als):
    aanvraag_id, browser = in_toetsing(), als(Rol.BEOORDELAAR)
    pagina = browser.open(f"/dossiers/{aanvraag_id}/signalen/sg-nacht")
    formulier = pagina.formulier(met="criterium")
    browser.vul_in(pagina, {"criterium": "AL-1"}, formulier=formulier, status=404)
    browser.open(f"/dossiers/{aanvraag_id}/signalen/sg-25", status=404)
    browser.open(f"/dossiers/{aanvraag_id}/signalen/onzin", status=404)


def test_de_berekening_komt_er_opnieuw_uit(in_toetsing, als):
    tekst = als(Rol.BEZWAARBEHANDELAAR).open(f"/dossiers/{in_toetsing()}/berekening").tekst
    assert "Opnieuw berekend: de uitkomst is precies gelijk" in tekst
    assert "54:24:53" in tekst
