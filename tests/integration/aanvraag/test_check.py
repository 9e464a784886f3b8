"""The check vooraf as pages: one node each, walks that stay readable, and scenario S02."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import CheckPad, Consult, Gebeurtenis, InterneAfwijzing
from portal.clienten.models import Client
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.aanvraag import CHECK, maak_aanvraag, maak_check, stand_van, vul_check
from tests.factories.clienten import Zorg, maak_indicatie
from tests.factories.wereld import ANDER, TWEEDE
from tests.invullen import vul


def _antwoord(browser, zaak, knoop, keuze, *, status=303, **velden):
    pagina = browser.open(f"{zaak.adres}/check/{knoop}")
    invoer = {"toelichting": "Een voorbeeld.", "keuze": keuze, **velden}
    return vul(browser, pagina, invoer, status=status)


def _met_ingang(zaak, zorg=None):
    with zaak.app.app_context():
        aanvraag = zaak.lees()
        aanvraag.beoogde_ingang = date(2026, 10, 1)
        if zorg is not None:
            maak_indicatie(aanvraag.client, zorg).besluit_van = date(2026, 3, 1)
        db.session.commit()


def _loop(wereld, zaak, **anders):
    """Answer the check up to its exit, with other answers at some nodes."""
    with zaak.app.app_context():
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        stand = vul_check(zaak.lees(), {**CHECK, **anders}, manager)
        db.session.commit()
        return stand.check.uitgang.id


def _pad(app):
    with app.app_context():
        vraag = sa.select(CheckPad.nr, CheckPad.uitgang).order_by(CheckPad.nr)
        return [tuple(rij) for rij in db.session.execute(vraag)]


def test_een_antwoord_gaat_naar_de_volgende_vraag(app, als, zaak):
    manager = als(Rol.MANAGER)
    assert "In welke leveringsvorm" in manager.open(f"{zaak.adres}/check").tekst
    verder = _antwoord(manager, zaak, "k01", "verblijf")
    assert verder.naar == f"{zaak.adres}/check/k02"
    assert "verblijf" in manager.volg(verder).tekst
    assert _pad(app) == [(1, "")]


def test_de_vraag_naar_doelmatigheid_wijst_naar_goede_voorbeelden(als, wereld, zaak):
    _met_ingang(zaak)
    _loop(wereld, zaak)
    browser, zoek = als(Rol.MANAGER), "/goede-voorbeelden?profiel=7VG"
    adressen = [f"{zaak.adres}/check/{knoop}" for knoop in ("k01", "k19")]
    assert [zoek in browser.open(adres).document.links for adres in adressen] == [False, True]


def test_een_vraag_die_niet_op_het_pad_ligt_bestaat_niet(als, zaak):
    pagina = als(Rol.MANAGER).open(f"{zaak.adres}/check/k21")
    assert "In welke leveringsvorm" in pagina.tekst


@pytest.mark.parametrize("keuze", ["", "onzin", "<script>alert(1)</script>"])
def test_zonder_bestaand_antwoord_blijft_de_vraag_staan(app, als, zaak, keuze):
    geweigerd = _antwoord(als(Rol.MANAGER), zaak, "k01", keuze, status=422)
    assert "Kies een antwoord" in geweigerd.tekst
    assert geweigerd.document.titel.startswith("Fout: ")
    assert _pad(app) == []


def test_een_verplichte_toelichting_wordt_gevraagd(app, als, zaak):
    manager = als(Rol.MANAGER)
    for knoop, keuze in (("k01", "verblijf"), ("k02", "ja")):
        _antwoord(manager, zaak, knoop, keuze)
    geweigerd = _antwoord(manager, zaak, "k03", "ja", toelichting=" ", status=422)
    assert "Schrijf een toelichting" in geweigerd.tekst
    assert geweigerd.formulier(met="keuze").velden["keuze"] == ["ja"]


def test_gronden_worden_gezocht_en_aangevinkt(app, als, wereld, zaak):
    manager = als(Rol.MANAGER)
    _loop(wereld, zaak, k03="nee")
    _antwoord(manager, zaak, "k03", "ja")
    assert "Vul eerst het zorgprofiel" in manager.open(f"{zaak.adres}/check/k04").tekst
    _met_ingang(zaak)
    vul(manager, manager.open(f"{zaak.adres}/check/k04"), {"toelichting": "", "keuze": []})
    assert "Deze gronden gelden nu" in manager.open(f"{zaak.adres}/check/k04").tekst
    with app.app_context():
        assert [grond.id for grond in stand_van(zaak.lees()).check.gronden] == ["lid1-a"]


def test_advies_staat_op_de_volgende_bladzijde(app, als, wereld, zaak):
    _met_ingang(zaak)
    manager = als(Rol.MANAGER)
    _loop(wereld, zaak, k18="bij nader inzien past de vraag in het profiel")
    _antwoord(manager, zaak, "k18", CHECK["k18"])
    geweigerd = _antwoord(manager, zaak, "k06", "deels", toelichting="", status=422)
    assert "Leg uit waarom" in geweigerd.tekst
    verder = manager.volg(_antwoord(manager, zaak, "k06", "deels"))
    assert "Weet het team zich raad" in verder.tekst
    assert "Advies bij uw vorige antwoord" in verder.tekst
    with app.app_context():
        stand = stand_van(zaak.lees())
        assert stand.check.zet.signalen == ("SG-CONSULT",)


@pytest.mark.parametrize(
    ("anders", "zorg", "uitgang"),
    [
        ({"k03": "nee"}, None, "u-ciz"),
        ({}, Zorg("6VG", "VG6"), "u-geen-recht"),
        ({"k11": "vooral uitjes, vrije tijd of welzijn"}, None, "u-anders-eerst"),
        ({"k13": "nog niet besproken"}, None, "u-eerst-intern"),
        ({"k01": "pgb"}, None, "u-thuis"),
        ({"k05": "vg7-plus", "k21": "geen van beide"}, Zorg(zzp="VG7+"), "u-vg7plus-geen"),
    ],
)
def test_s02_s13_een_afwijkend_antwoord_stopt_de_check(als, wereld, zaak, anders, zorg, uitgang):
    _met_ingang(zaak, zorg)
    assert _loop(wereld, zaak, **anders) == uitgang
    pagina = als(Rol.MANAGER).open(f"{zaak.adres}/check/uitgang")
    assert "Hier stopt de check" in pagina.tekst
    assert "Verder met de aanvraag" not in pagina.tekst
    assert ("Bewaren als intern gestopt" in pagina.tekst) == (uitgang != "u-thuis")


def _heropen_na_consult(manager, wereld, zaak):
    """Reopen, record the consult and walk the check again with the basics in order."""
    dossier = manager.open(zaak.adres)
    manager.vul_in(
        dossier,
        formulier=next(f for f in dossier.document.formulieren if "heropenen" in f.actie),
    )
    consult = {
        "datum": "30-10-2026",
        "met_wie": "CCE",
        "advies": "Vaste begeleiders.",
        "uitgevoerd": "Het rooster is aangepast.",
    }
    vul(manager, manager.open(f"{zaak.adres}/consult"), consult)
    uitgang = manager.open(f"{zaak.adres}/check/uitgang")
    assert "Vaste begeleiders." in uitgang.tekst
    vul(manager, uitgang, {})
    assert "Staat de gewone zorg" in manager.open(f"{zaak.adres}/check").tekst
    _antwoord(manager, zaak, "k08", "ja")
    assert _loop(wereld, zaak) == "u-door-individueel"
    assert "Verder met de aanvraag" in manager.open(f"{zaak.adres}/check/uitgang").tekst
    assert "deels" in manager.open(f"{zaak.adres}/check/pad/1").tekst


def test_s02_basiszorg_niet_op_orde(app, als, wereld, zaak):
    _met_ingang(zaak, Zorg("8VG", "VG8"))
    with clock.freeze(datetime(2026, 9, 7, 8, 0, tzinfo=UTC)):
        assert _loop(wereld, zaak, k08="deels") == "u-consult"
    with clock.freeze(datetime(2026, 9, 8, 8, 0, tzinfo=UTC)):
        manager = als(Rol.MANAGER)
        pagina = manager.open(f"{zaak.adres}/intern-afwijzen")
        vul(manager, pagina, {"analyse": "De bezetting moet eerst op orde."})
        dossier = manager.open(zaak.adres)
        assert "Intern gestopt" in dossier.tekst
        assert "De bezetting moet eerst op orde." in dossier.tekst
    with clock.freeze(datetime(2026, 11, 2, 8, 0, tzinfo=UTC)):
        _heropen_na_consult(als(Rol.MANAGER), wereld, zaak)
    with app.app_context():
        assert zaak.lees().toestand is Toestand.CONCEPT
        assert _pad(app) == [(1, "u-consult"), (2, "u-door-individueel")]
        afwijzing = db.session.scalars(sa.select(InterneAfwijzing)).one()
        assert (str(afwijzing.dag), afwijzing.uitgang) == ("2026-09-08", "u-consult")
        assert db.session.scalars(sa.select(Consult)).one().advies == "Vaste begeleiders."
        soorten = db.session.scalars(sa.select(Gebeurtenis.soort).order_by(Gebeurtenis.nr)).all()
        assert soorten == [
            "gestart",
            "check_doorlopen",
            "intern_afgewezen",
            "heropend",
            "check_doorlopen",
        ]


def test_een_ander_antwoord_na_een_gestopte_check_begint_een_nieuw_pad(app, als, wereld, zaak):
    _met_ingang(zaak)
    assert _loop(wereld, zaak, k11="vooral uitjes, vrije tijd of welzijn") == "u-anders-eerst"
    verder = _antwoord(als(Rol.MANAGER), zaak, "k11", CHECK["k11"])
    assert verder.naar == f"{zaak.adres}/check/k19"
    assert _pad(app) == [(1, "u-anders-eerst"), (2, "")]
    with app.app_context():
        assert zaak.lees().uitgang == ""


def test_een_verouderde_bladzijde_overschrijft_niets(app, als, zaak):
    manager, begeleider = als(Rol.MANAGER), als(Rol.BEGELEIDER)
    oud = begeleider.open(f"{zaak.adres}/check/k01")
    _antwoord(manager, zaak, "k01", "verblijf")
    botsing = vul(begeleider, oud, {"keuze": "vpt", "toelichting": "Mijn tekst."}, status=409)
    assert botsing.formulier(met="keuze").velden["toelichting"][0].strip() == "Mijn tekst."
    assert "Nu opgeslagen" in botsing.tekst
    vul(begeleider, botsing, {"keuze": "vpt"})
    with app.app_context():
        assert stand_van(zaak.lees()).check.zet.leveringsvorm == "vpt"


def test_twee_keer_hetzelfde_antwoord_is_een_keer(app, als, zaak):
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"{zaak.adres}/check/k01")
    for _ in range(2):
        assert vul(manager, pagina, {"keuze": "verblijf"}).naar == f"{zaak.adres}/check/k02"


def test_wie_niet_in_de_driehoek_zit_antwoordt_niet(app, als, wereld, zaak):
    with app.app_context():
        ander = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEGELEIDER, TWEEDE))
        eigen = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEGELEIDER))
        ander.locaties = list(eigen.locaties)
        db.session.commit()
    geweigerd = _antwoord(als(Rol.BEGELEIDER, TWEEDE), zaak, "k01", "verblijf", status=422)
    assert "niet bij de driehoek" in geweigerd.tekst
    assert _pad(app) == []


@pytest.mark.parametrize(
    "pagina", ["check", "check/k01", "check/uitgang", "check/pad/1", "consult"]
)
def test_een_ander_ziet_de_check_niet(als, zaak, pagina):
    als(Rol.MANAGER, ANDER).open(f"{zaak.adres}/{pagina}", status=404)
    als(Rol.BEGELEIDER, TWEEDE).open(f"{zaak.adres}/{pagina}", status=404)
    als(Rol.BEOORDELAAR).open(f"{zaak.adres}/{pagina}", status=403)


def test_lvhc_vraagt_twee_bedragen(app, als, wereld, zaak):
    _met_ingang(zaak, Zorg("7LG", "LG7"))
    manager = als(Rol.MANAGER)
    with app.app_context():
        wie = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        route = {"k05": "lvhc", "k31": "ja", "k32": "ja", "k33": "ja"}
        begin = {knoop: CHECK[knoop] for knoop in ("k01", "k02", "k03", "k04")}
        vul_check(zaak.lees(), begin | route, wie)
        db.session.commit()
    bedragen = {"dagbedrag_profiel": "312,50", "dagbedrag_lvhc_prestatie": "veel"}
    pagina = manager.open(f"{zaak.adres}/check/k34")
    geweigerd = vul(manager, pagina, bedragen, status=422)
    assert "Vul het bedrag in als getal" in geweigerd.tekst
    bedragen["dagbedrag_lvhc_prestatie"] = "1.400"
    assert vul(manager, pagina, bedragen).naar == f"{zaak.adres}/check/k18"
    nogmaals = manager.open(f"{zaak.adres}/check/k34").formulier(met="dagbedrag_profiel")
    assert nogmaals.velden["dagbedrag_profiel"] == ["312,50"]
    vul(
        manager, manager.open(f"{zaak.adres}/check/k34"), {"dagbedrag_profiel": "", "onbekend": "y"}
    )
    with app.app_context():
        assert stand_van(zaak.lees()).check.zet.signalen == ("SG-LVHC-DAGWAARDE",)


def test_de_korte_weg_van_de_andere_tests_laat_hetzelfde_na(app, wereld, zaak, nieuwe_client):
    _met_ingang(zaak)
    ander_client = nieuwe_client(code="T-0002")
    with app.app_context():
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        ander = maak_aanvraag(db.session.get_one(Client, ander_client), manager)
        ander.beoogde_ingang = zaak.lees().beoogde_ingang
        vul_check(zaak.lees(), CHECK, manager)
        maak_check(ander, CHECK, manager)
        db.session.commit()
        assert _sporen(zaak.lees()) == _sporen(ander)


def _sporen(aanvraag):
    """Give all that a walk leaves behind, without whose and when."""
    stand = stand_van(aanvraag)
    pad = stand.dossier.pad
    stappen = sorted(
        (s.knoop, s.antwoorden, s.velden, s.toelichting, s.versie) for s in pad.stappen
    )
    gebeurtenissen = [(g.soort, g.gegevens) for g in stand.dossier.gebeurtenissen]
    return (stappen, pad.nr, pad.uitgang, aanvraag.uitgang, aanvraag.toestand, gebeurtenissen)


def test_s12_preventief_blijft_mogelijk_zonder_beeldvorming(als, wereld, zaak):
    _met_ingang(zaak, Zorg("7LG", "LG7"))
    uitgang = _loop(wereld, zaak, k06="nee", k16="ja, voor één cliënt")
    assert uitgang == "u-preventief"
    manager = als(Rol.MANAGER)
    assert "Soort aanvraag omzetten" in manager.open(f"{zaak.adres}/check/uitgang").tekst
    vul(manager, manager.open(f"{zaak.adres}/soort"), {}, knop="preventief")
    assert "Verder met de aanvraag" in manager.open(f"{zaak.adres}/check/uitgang").tekst


def test_een_berekende_vraag_toont_de_reden(app, als, wereld, zaak):
    _met_ingang(zaak)
    _loop(wereld, zaak)
    pagina = als(Rol.MANAGER).open(f"{zaak.adres}/check/k14")
    assert "De rekentool is nog niet ingevuld" in pagina.tekst
