"""Roles x handelingen: the table of the procedure, cell by cell, and closed for the rest."""

import pytest

from portal.domain.bevoegdheid import (
    BEVOEGDHEDEN,
    OPENBAAR,
    Handeling,
    OrganisatieSoort,
    Rol,
    benodigde_rollen,
    bestaat_bij,
    mag,
)

KORT = {
    "BG": Rol.BEGELEIDER,
    "BH": Rol.BEHANDELAAR,
    "MA": Rol.MANAGER,
    "AB": Rol.BEHEERDER_AANBIEDER,
    "BO": Rol.BEOORDELAAR,
    "TL": Rol.TEAMLEIDER,
    "BZ": Rol.BEZWAARBEHANDELAAR,
    "ZB": Rol.BEHEERDER_ZORGKANTOOR,
    "CB": Rol.CCE_BEHEERDER,
    "FB": Rol.FUNCTIONEEL_BEHEERDER,
    "AU": Rol.AUDITOR,
    "CC": Rol.CCE_COORDINATOR,
    "MB": Rol.MONITORBEHEERDER,
}
INHOUD = "BG BH MA"
LEZERS = "BG BH MA BO TL BZ"
TABEL = {
    LEZERS: "client.lezen locatie.lezen besluit.lezen versie.verifieren"
    " groep.lezen toekenning.lezen toekenning.declaratiehulp evaluatie.lezen",
    "MA BO TL BZ": "client.bsn_tonen",
    INHOUD: "client.aanmaken client.wijzigen aanvraag.lezen aanvraag.starten aanvraag.bewerken"
    " aanvraag.her_aanvraag_starten aanvraag.kopieren aanvraag.weggooien aanvraag.check_doorlopen"
    " aanvraag.werkboek_inlezen aanvraag.ondertekenen aanvraag.ondertekening_intrekken"
    " aanvraag.aanvulling_invullen groep.beheren evaluatie.invullen tussenmeting.vastleggen",
    "MA BO TL": "verhuizing.lezen verhuizing.ondertekenen",
    "MA": "toekenning.einde_melden mutatie.aanvragen verhuizing.aanvragen evaluatie.vastleggen"
    " plan.bevestigen aanvraag.indienen aanvraag.aanvullen aanvraag.bijgesteld_indienen aanvraag.intrekken"
    " aanvraag.intern_afwijzen aanvraag.heropenen aanvraag.besluit_vragen"
    " aanvraag.uitstel_instemmen",
    "AB": "locatie.beheren",
    "BO TL BZ": "werkvoorraad.lezen versie.lezen trace.lezen besluit.voorbereiden"
    " besluit.invoer_bepalen",
    "BO TL": "toekenning.registreren_van_voor_het_portaal toekenning.beeindigen"
    " toekenning.intrekken mutatie.behandelen werkvoorraad.exporteren dossier.nemen dossier.overdragen dossier.notitie"
    " dossier.volledig_verklaren dossier.aanvulling_vragen dossier.aanvulverzoek_intrekken"
    " dossier.uitstel_vragen dossier.ingebrekestelling_registreren dossier.toetsen"
    " besluit.terug_naar_toetsing besluit.ter_controle_aanbieden"
    " besluit.vaststellen besluit.herstelbesluit_voorbereiden",
    "TL": "besluit.herroepen toekenning.bevestigen toekenning.controleren dossier.toewijzen dossier.termijn_verlengen besluit.terugsturen",
    "AB ZB CB": "beheer.gebruikers",
    "AB ZB": "beheer.instellingen",
    "ZB": "toekenning.inlezen beheer.briefhoofd beheer.mandaten beheer.tariefpercentage",
    "FB": "beheer.organisaties beheer.referentietabellen beheer.referentietabellen_activeren",
    "AU": "logboek.lezen logboek.controleren",
    "BG BH MA BO TL BZ ": "overleg.lezen bezwaar.lezen",
    "BG BH MA BO TL BZ CC": "bericht.aandachtslijst",
    "MA BO TL BZ AB ZB CB FB": "taak.afhandelen",
    "AB ZB CB ": "beheer.rolvoorkeur",
    "AB ": "beheer.bereikbaarheid",
    "BO TL BZ AB ZB CB FB": "mail.lezen mail.opnieuw",
    "FB ": "beheer.storing",
    "MA TL": "afwezigheid.beheren werk.overdragen",
    "BG BH MA BO TL": "overleg.schrijven",
    "BO TL ": "aanvraag.papier_registreren",
    "MA ": "bezwaar.indienen bezwaar.antwoorden",
    "MA BZ": "bezwaar.intrekken",
    "TL BZ": "bezwaar.werkvoorraad",
    "BZ": "bezwaar.registreren bezwaar.in_behandeling_nemen bezwaar.herstel_vragen"
    " bezwaar.reden_vragen bezwaar.antwoord_verwerken bezwaar.hoorzitting_plannen"
    " bezwaar.hoorverslag bezwaar.van_horen_afzien bezwaar.nieuwe_feiten_melden bezwaar.verdagen"
    " bezwaar.uitstellen bezwaar.voornemen_vastleggen bezwaar.advies_vragen"
    " bezwaar.advies_ontvangen bezwaar.geen_advies bezwaar.beslissing_voorbereiden"
    " bezwaar.ter_controle_aanbieden",
    "TL ": "bezwaar.terugsturen bezwaar.beslissen",
    "BG BH MA BO TL CC": "meerzorgplan.lezen traject.lezen traject.aan_de_beurt voorbeeld.lezen"
    " proeftuin.lezen",
    "MA  ": "meerzorgplan.schrijven meerzorgplan.indienen traject.vragen traject.verslag_doorgeven",
    "BO TL  ": "meerzorgplan.heropenen dialoog.gehouden dialoog.verslag_schrijven"
    " dialoog.verslag_aanbieden stuurinformatie.lezen monitor.eigen_zorgkantoor"
    " signaalmelding.registreren signaalmelding.lezen",
    "MA BO TL CC": "dialoog.lezen dialoog.verslag_bevestigen afspraak.bijwerken",
    "MA BO TL ": "dialoog.plannen dialoog.verzetten dialoog.afzeggen voorbeeld.goedkeuren"
    " voorbeeld.intrekken spiegel.lezen",
    "ZB ": "beheer.samenwerking",
    "CC": "traject.agenda traject.plannen traject.bijeenkomst_vastleggen traject.schrijven"
    " traject.afronden traject.stoppen",
    "BG BH MA CC": "traject.actie_bijwerken",
    "BG BH MA BO TL ": "voorbeeld.voordragen",
    "MB": "monitor.landelijk monitor.rapport_maken",
    "TL MB": "monitor.opgave_invoeren",
    "TL  ": "proeftuin.registreren",
    "": "systeem.herstel_verstreken systeem.antwoord_verstreken",
}
VERWACHT = {
    Handeling(naam): {KORT[kort] for kort in rollen.split()}
    for rollen, namen in TABEL.items()
    for naam in namen.split()
} | {
    handeling: set(Rol)
    for handeling in (Handeling.ACCOUNT_EIGEN, Handeling.OVERZICHT_LEZEN, Handeling.BERICHT_LEZEN)
}


@pytest.mark.parametrize("handeling", [h for h in Handeling if h not in OPENBAAR])
@pytest.mark.parametrize("rol", list(Rol))
def test_elke_rol_en_handeling(rol, handeling):
    assert mag({rol}, handeling) is (rol in VERWACHT[handeling])


@pytest.mark.parametrize("handeling", list(Handeling))
def test_zonder_rol_alleen_wat_openbaar_is(handeling):
    assert mag((), handeling) is handeling.value.startswith("openbaar.")


def test_elke_handeling_staat_precies_een_keer_in_de_tabel():
    assert set(BEVOEGDHEDEN) | OPENBAAR == set(Handeling)
    assert set(BEVOEGDHEDEN) & OPENBAAR == set()


def test_wat_niet_in_de_tabel_staat_mag_niemand():
    assert benodigde_rollen(Handeling.OPENBAAR_STATUS) == frozenset()
    assert not mag(set(Rol), Handeling.SYSTEEM_HERSTEL_VERSTREKEN)


def test_een_van_de_rollen_is_genoeg():
    assert mag({Rol.BEGELEIDER, Rol.MANAGER}, Handeling.AANVRAAG_INDIENEN)


def test_cce_heeft_geen_toegang_tot_besluiten():
    rollen = {Rol.CCE_COORDINATOR, Rol.CCE_BEHEERDER}
    besluit = [h for h in Handeling if h.value.startswith(("besluit.", "dossier."))]

    assert [h for h in besluit if mag(rollen, h)] == []


@pytest.mark.parametrize(
    ("soort", "rollen"),
    [
        (OrganisatieSoort.AANBIEDER, "BG BH MA AB AU"),
        (OrganisatieSoort.ZORGKANTOOR, "BO TL BZ ZB AU"),
    ],
)
def test_rollen_per_soort_organisatie(soort, rollen):
    assert {rol for rol in Rol if bestaat_bij(rol, soort)} == {KORT[k] for k in rollen.split()}


def test_rollen_van_cce_en_portaal():
    assert {rol for rol in Rol if bestaat_bij(rol, OrganisatieSoort.CCE)} == {
        Rol.CCE_COORDINATOR,
        Rol.CCE_BEHEERDER,
    }
    assert {rol for rol in Rol if bestaat_bij(rol, OrganisatieSoort.PORTAAL)} == {
        Rol.FUNCTIONEEL_BEHEERDER,
        Rol.MONITORBEHEERDER,
        Rol.AUDITOR,
    }
