"""One client: changing it, moving it, its BSN, and two people at once."""

from datetime import date

import pytest
import sqlalchemy as sa

from portal.clienten import actions
from portal.clienten.actions import Persoon
from portal.clienten.models import Client, Indicatie, Plaatsing, Vertegenwoordiger, ZoekIndex
from portal.clienten.queries import ACHTERNAAM, BSN, client_ids_bij
from portal.domain.bevoegdheid import Rol
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.beoordeling import maak_rij
from tests.factories.wereld import ANDER, TWEEDE
from tests.sql import luister, zonder_bijwerk

PLEK = {"leveringsvorm": "vpt", "van": "1-6-2026"}


def audit(client_id, code):
    vraag = sa.select(AuditRegel).where(AuditRegel.client_id == client_id, AuditRegel.code == code)
    return db.session.scalars(vraag.order_by(AuditRegel.nr)).all()


def test_bekijken_laat_een_regel_na(app, als, client_id):
    pagina = als(Rol.BEHANDELAAR).open(f"/clienten/{client_id}")
    assert "Voorbeeld Ahorn" in pagina.tekst
    assert "Ahorn" not in pagina.document.titel
    with app.app_context():
        assert len(audit(client_id, "client.lezen")) == 1


@pytest.mark.parametrize(
    ("rol", "wie", "status"),
    [
        (Rol.BEGELEIDER, TWEEDE, 404),
        (Rol.MANAGER, ANDER, 404),
        (Rol.BEOORDELAAR, "eigen", 404),
        (Rol.BEHEERDER_AANBIEDER, "eigen", 403),
    ],
)
def test_wie_er_niet_bij_hoort_ziet_de_client_niet(als, client_id, rol, wie, status):
    als(rol, wie).open(f"/clienten/{client_id}", status=status)


def test_een_leeg_bsn_houdt_het_oude_en_een_nieuwe_naam_is_te_vinden(app, wijzig, client_id):
    with app.app_context():
        houder = db.session.get_one(Client, client_id).aanbieder_id
    velden = {"achternaam": "Beuk", "clientcode": "es-099"}
    wijzig(Rol.BEGELEIDER, f"/clienten/{client_id}/wijzigen", velden, met="achternaam")
    with app.app_context():
        client = db.session.get_one(Client, client_id)
        assert (client.clientcode, client.achternaam) == ("ES-099", "Beuk")
        assert client.bsn == "999990019"
        assert client_ids_bij(ACHTERNAAM, houder, "beuk") == [client_id]
        assert client_ids_bij(ACHTERNAAM, houder, "ahorn") == []
        assert [rij.kenmerk for rij in audit(client_id, "client.wijzigen")] == ["persoon"]


def test_ook_het_zorgkantoor_vindt_de_nieuwe_naam(app, wereld, client_id):
    with app.test_request_context():
        client = db.session.get_one(Client, client_id)
        actions.maak_zoekindexen(client, houder_id=wereld["zorgkantoor"])
        actions.wijzig_client(
            client,
            Persoon(achternaam="Beuk", bsn="999990020"),
            clientcode="ES-014",
            overleden_op=None,
            door=db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER)),
            op=clock.now(),
        )
        assert client_ids_bij(BSN, wereld["zorgkantoor"], "999990020") == [client_id]
        assert client_ids_bij(BSN, wereld["zorgkantoor"], "999990019") == []
        houders = set(db.session.scalars(sa.select(ZoekIndex.houder_id)))
        assert houders == {wereld["aanbieder"], wereld["zorgkantoor"]}


def test_een_bsn_dat_niet_klopt_blijft_bewaard_met_een_waarschuwing(app, als, wijzig, client_id):
    adres = f"/clienten/{client_id}"
    wijzig(Rol.MANAGER, f"{adres}/wijzigen", {"bsn": "999990018"}, met="achternaam")
    assert "Het BSN klopt niet" in als(Rol.MANAGER).open(adres).tekst
    with app.app_context():
        assert db.session.get_one(Client, client_id).bsn == "999990018"


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"bsn": "1234"}, "Een BSN heeft 9 cijfers."),
        ({"geboortedatum": "1-1-2030"}, "Deze datum ligt na vandaag."),
        ({"geboortedatum": "31-2-1990"}, "Vul een datum in"),
        (
            {"geboortedatum": "2-1-1990", "overleden_op": "1-1-1990"},
            "De dag van overlijden ligt voor de geboortedatum.",
        ),
        ({"clientcode": "AB"}, "Gebruik 3 tot 12 letters"),
        ({"clientcode": "12345-6789"}, "en geen 9 cijfers"),
        ({"clientcode": "ES.01"}, "Gebruik 3 tot 12 letters"),
        ({"achternaam": " "}, "Vul de achternaam in."),
    ],
)
def test_een_fout_houdt_wat_er_getypt_was(wijzig, client_id, velden, melding):
    pagina = wijzig(
        Rol.MANAGER,
        f"/clienten/{client_id}/wijzigen",
        {"voornamen": "Getypt"} | velden,
        met="achternaam",
        status=422,
    )
    assert melding in pagina.tekst
    assert pagina.document.titel.startswith("Fout: ")
    assert pagina.formulier(met="achternaam").velden["voornamen"] == ["Getypt"]


def test_een_code_of_bsn_van_een_ander_wordt_geweigerd(app, wereld, client_id):
    with app.test_request_context():
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        client = db.session.get_one(Client, client_id)
        actions.maak_zoekindexen(client, houder_id=client.aanbieder_id)
        ander = Persoon(achternaam="Beuk", bsn="999990019")
        with pytest.raises(DomeinFout) as bsn:
            actions.maak_client(ander, door=manager, op=clock.now())
        with pytest.raises(DomeinFout) as code:
            actions.maak_client(
                Persoon(achternaam="Beuk"), clientcode="ES-014", door=manager, op=clock.now()
            )
        assert (bsn.value.code, code.value.code) == ("bsn_bestaat", "clientcode_bestaat")


def test_codes_lopen_door_en_een_getypte_code_telt_niet_mee(app, wereld):
    with app.test_request_context():
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        for code in ("A-0041", "A-XYZ", ""):
            laatste = actions.maak_client(
                Persoon(achternaam="Beuk"), clientcode=code, door=manager, op=clock.now()
            )
        assert laatste.clientcode == "A-0042"


def test_twee_mensen_tegelijk_de_tweede_ziet_wat_er_nu_staat(app, als, client_id):
    eerste, tweede = als(Rol.MANAGER), als(Rol.BEGELEIDER)
    adres = f"/clienten/{client_id}/wijzigen"
    pagina_1, pagina_2 = eerste.open(adres), tweede.open(adres)
    for browser, pagina, naam, status in (
        (eerste, pagina_1, "Beuk", 303),
        (tweede, pagina_2, "Eik", 409),
    ):
        formulier = pagina.formulier(met="achternaam")
        antwoord = browser.vul_in(pagina, {"achternaam": naam}, formulier=formulier, status=status)
    assert "Voorbeeld Beuk" in antwoord.tekst
    formulier = antwoord.formulier(met="achternaam")
    assert formulier.velden["achternaam"] == ["Eik"]
    tweede.vul_in(antwoord, formulier=formulier)
    with app.app_context():
        assert db.session.get_one(Client, client_id).achternaam == "Eik"


def test_een_verhuizing_beeindigt_de_vorige_woonplek(app, wereld, wijzig, client_id):
    velden = PLEK | {"locatie": str(wereld["locatie_2"])}
    klaar = wijzig(Rol.BEGELEIDER, f"/clienten/{client_id}/plaatsing", velden, met="leveringsvorm")
    assert klaar.naar == "/clienten"
    with app.app_context():
        rijen = db.session.scalars(sa.select(Plaatsing).order_by(Plaatsing.van)).all()
        assert [(rij.locatie_id, rij.leveringsvorm, rij.tot) for rij in rijen] == [
            (wereld["locatie"], "verblijf", date(2026, 5, 31)),
            (wereld["locatie_2"], "vpt", None),
        ]


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"van": "1-1-2024"}, "De cliënt heeft al een woonplek vanaf 1 januari 2024."),
        ({"opnamedatum": "2-6-2026"}, "De opnamedatum ligt na de dag"),
        ({"leveringsvorm": "thuis"}, "Maak een keuze uit de lijst."),
    ],
)
def test_een_woonplek_die_niet_kan(wereld, wijzig, client_id, velden, melding):
    alles = PLEK | {"locatie": str(wereld["locatie"])} | velden
    adres = f"/clienten/{client_id}/plaatsing"
    assert melding in wijzig(Rol.MANAGER, adres, alles, met="leveringsvorm", status=422).tekst


def test_een_woonplek_van_een_andere_aanbieder_bestaat_niet(wereld, wijzig, client_id):
    velden = PLEK | {"locatie": str(wereld["locatie_ander"])}
    adres = f"/clienten/{client_id}/plaatsing"
    pagina = wijzig(Rol.MANAGER, adres, velden, met="leveringsvorm", status=422)
    assert "Maak een keuze uit de lijst." in pagina.tekst


def test_een_woonplek_beeindigen(app, wijzig, client_id):
    with app.app_context():
        plek = db.session.scalars(sa.select(Plaatsing)).one().id
    adres = f"/clienten/{client_id}/plaatsing/{plek}"
    wijzig(Rol.MANAGER, adres, {"tot": "31-10-2026"}, met="leveringsvorm")
    with app.app_context():
        assert db.session.get_one(Plaatsing, plek).tot == date(2026, 10, 31)


def test_een_nieuwe_indicatie_volgt_op_de_oude(app, wijzig, client_id):
    velden = {
        "zorgprofiel": "7VG-plus",
        "van": "1-9-2026",
        "behandeling": "ja",
        "dagbesteding": "ja",
    }
    wijzig(Rol.BEHANDELAAR, f"/clienten/{client_id}/indicatie", velden, met="zorgprofiel")
    with app.app_context():
        rijen = db.session.scalars(sa.select(Indicatie).order_by(Indicatie.besluit_van)).all()
        assert [(rij.zorgprofiel, rij.zzp, rij.besluit_tot) for rij in rijen] == [
            ("7VG", "VG7", date(2026, 8, 31)),
            ("7VG", "VG7+", None),
        ]


@pytest.mark.parametrize(
    ("zorgprofiel", "zzp", "lvhc"),
    [
        ("6LG", "LG6", "NAH+|REC"),
        ("4GGZ-wonen", "GGZ4W", ""),
        ("6VG", "", ""),
    ],
)
def test_een_indicatie_corrigeren(app, wijzig, client_id, zorgprofiel, zzp, lvhc):
    with app.app_context():
        rij_id = db.session.scalars(sa.select(Indicatie)).one().id
    velden = {"zorgprofiel": zorgprofiel, "lvhc": lvhc, "behandeling": "nee"}
    adres = f"/clienten/{client_id}/indicatie/{rij_id}"
    wijzig(Rol.MANAGER, adres, velden, met="zorgprofiel")
    with app.app_context():
        rij = db.session.get_one(Indicatie, rij_id)
        assert (rij.zorgprofiel, rij.zzp, rij.behandeling) == (zorgprofiel, zzp, False)
        assert "|".join(filter(None, (rij.lvhc_doelgroep, rij.lvhc_levering))) == lvhc


def test_lvhc_past_niet_bij_elk_profiel(wijzig, client_id):
    velden = {
        "zorgprofiel": "7VG",
        "van": "1-9-2026",
        "behandeling": "ja",
        "dagbesteding": "ja",
        "lvhc": "NAH+|REC",
    }
    adres = f"/clienten/{client_id}/indicatie"
    pagina = wijzig(Rol.MANAGER, adres, velden, met="zorgprofiel", status=422)
    assert "Bij dit zorgprofiel bestaat geen LVHC-doelgroep." in pagina.tekst


def test_een_vertegenwoordiger_toevoegen_en_beeindigen(app, als, wijzig, client_id):
    adres = f"/clienten/{client_id}/vertegenwoordiger"
    velden = {
        "naam": "M. Voorbeeld",
        "relatie": "moeder",
        "wettelijk": "mentor",
        "adres": "Voorbeeldweg 3\n1234 AB Voorbeelddorp",
        "van": "1-1-2026",
    }
    wijzig(Rol.MANAGER, adres, velden, met="relatie")
    assert "M. Voorbeeld" in als(Rol.MANAGER).open(f"/clienten/{client_id}").tekst
    with app.app_context():
        rij_id = db.session.scalars(sa.select(Vertegenwoordiger)).one().id
    fout = wijzig(Rol.MANAGER, f"{adres}/{rij_id}", {"tot": "1-1-2025"}, met="relatie", status=422)
    assert "De laatste dag ligt voor de eerste dag." in fout.tekst
    wijzig(
        Rol.MANAGER, f"{adres}/{rij_id}", {"tot": "1-7-2026", "wettelijk": "geen"}, met="relatie"
    )
    with app.app_context():
        rij = db.session.get_one(Vertegenwoordiger, rij_id)
        assert (rij.tot, rij.wettelijk, rij.naam) == (date(2026, 7, 1), "", "M. Voorbeeld")


def test_het_bsn_staat_er_pas_na_een_reden(app, wijzig, client_id):
    adres = f"/clienten/{client_id}/bsn"
    zonder = wijzig(Rol.MANAGER, adres, {}, met="reden", status=422)
    assert "999990019" not in zonder.tekst
    pagina = wijzig(Rol.MANAGER, adres, {"reden": "nummer_controleren"}, met="reden", status=200)
    assert "999990019" in pagina.tekst
    assert pagina.antwoord.headers["Cache-Control"] == "no-store"
    with app.app_context():
        assert [rij.kenmerk for rij in audit(client_id, "client.bsn_tonen")] == [
            "nummer_controleren"
        ]


def test_een_begeleider_ziet_het_bsn_nooit(als, client_id):
    als(Rol.BEGELEIDER).open(f"/clienten/{client_id}/bsn", status=403)


def test_de_hele_geschiedenis_kost_even_veel_bij_een_als_bij_drie(app, als, wereld, client_id):
    browser, aantallen = als(Rol.MANAGER), []
    for nieuw in (1, 2):
        with app.app_context():
            client = db.session.get_one(Client, client_id)
            for _ in range(nieuw):
                nummer = maak_rij(wereld, client=client).nummer
            db.session.commit()
        with luister(app) as opdrachten:
            pagina = browser.open(f"/clienten/{client_id}")
        aantallen.append(len(zonder_bijwerk(opdrachten)))
        assert nummer in pagina.tekst
    assert aantallen[0] == aantallen[1]
    assert aantallen[0] <= 25
