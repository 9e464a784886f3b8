"""Where the answers of a group go when one client is left."""

from portal.platform.framework_data import get_omzetting, get_vragenlijst

LIJST, OMZETTING = get_vragenlijst("2026-1"), get_omzetting("2026-1")


def zet_om(**antwoorden):
    gegeven = {naam.replace("_", "-"): waarde for naam, waarde in antwoorden.items()}
    return OMZETTING.zet_om(LIJST, gegeven)


def test_elke_regel_noemt_vragen_die_bestaan_en_een_criterium_delen():
    for regel in OMZETTING.regels:
        doel = set(LIJST.vragen[regel.id].criteria)
        for naam in regel.van:
            assert doel & set(LIJST.vragen[naam].criteria), (regel.id, naam)


def test_teksten_komen_achter_elkaar():
    nieuw = zet_om(bc_niet_in_profiel=" Nabijheid. ", gr_niet_in_profiel="Een vast team.")
    assert nieuw == {"hs-niet-in-profiel": "Nabijheid.\n\nEen vast team."}


def test_van_een_keuze_gaat_de_toelichting_mee_of_anders_de_keuze():
    ja = {"keuze": "ja", "toelichting": "Elke avond."}
    assert zet_om(bc_gedrag=ja) == {"hs-zorgvraag": "Elke avond."}
    assert zet_om(bc_gedrag={"keuze": "nee"}) == {"hs-zorgvraag": "nee"}


def test_een_keuze_naar_een_keuze_gaat_in_zijn_geheel():
    ja = {"keuze": "ja", "toelichting": "Epilepsie."}
    assert zet_om(bc_bijkomend=ja) == {"hs-bijkomend": ja}


def test_een_eigen_antwoord_blijft_staan_en_niets_levert_niets_op():
    assert zet_om(bc_wie="Nieuw.", hs_wie="Al ingevuld.") == {}
    assert zet_om(bc_wie="", bc_bijkomend=None) == {}
