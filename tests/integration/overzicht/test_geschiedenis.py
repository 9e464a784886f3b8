"""The whole history of a client on one timeline, and where the client is in the circle."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from portal.aanvraag.models import Aanvraag, Antwoord
from portal.aanvraag.queries.voorganger import HA_DOELEN
from portal.beoordeling.models import Toekenning
from portal.clienten.geschiedenis import Regelsoort
from portal.clienten.models import Client
from portal.domain.bevoegdheid import Rol
from portal.domain.evaluatie import Vorm
from portal.domain.procedure import Eindereden, Toestand
from portal.domain.procedure.mutatie import Mutatiesoort, Mutatiestand
from portal.domain.procedure.verhuizing import Verhuisstand
from portal.overzicht.queries.geschiedenis.feiten import VERTELD
from portal.platform import clock
from portal.platform.database import db
from portal.platform.dated_files import read_toml
from portal.toegang.models import Locatie
from portal.toekenning.models import (
    Evaluatie,
    Mutatie,
    Mutatielid,
    Planbevestiging,
    Toekenningsbrief,
    Tussenmeting,
    Verhuizing,
)
from tests.factories.beoordeling import Rij, maak_rij
from tests.factories.clienten import maak_kale_groep
from tests.factories.toekenning import (
    AFGELOPEN,
    BEEINDIGD,
    DOEL_ID,
    LOPEND,
    VOORAF,
    maak_groepstoekenningen,
    maak_toekenning,
)
from tests.factories.wereld import ANDER
from tests.hulp import WORTEL
from tests.sql import luister, zonder_bijwerk

OP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
CODE = re.compile(r"\"([a-z_]+)\"")


@pytest.fixture(autouse=True)
def op_de_dag():
    """Hold the clock on the day on which LOPEND runs."""
    with clock.freeze(OP):
        yield


@pytest.fixture
def maak(app, wereld):
    """Make toekenningen of one client; gives (client, aanvraag of the first, toekenningen)."""

    def maak_ze(*wensen):
        with app.app_context():
            eerste = maak_toekenning(wereld, wensen[0])
            client = db.session.get_one(Client, eerste.client_id)
            rest = [maak_toekenning(wereld, wens, client=client) for wens in wensen[1:]]
            db.session.commit()
            aanvraag_id = eerste.besluit.aanvraag_id if eerste.besluit else None
            return client.id, aanvraag_id, [eerste.id, *(rij.id for rij in rest)]

    return maak_ze


def volgorde(tekst, *delen):
    """Say whether texts stand on the page in this order."""
    plekken = [tekst.find(deel) for deel in delen]
    return -1 not in plekken and plekken == sorted(plekken)


def test_elke_regel_heeft_woorden():
    woorden = read_toml("teksten/geschiedenis.toml")
    bronnen = (
        *(WORTEL / "portal/overzicht/queries/geschiedenis").glob("*.py"),
        WORTEL / "portal/toekenning/queries/geschiedenis.py",
        WORTEL / "portal/bezwaar/queries/geschiedenis.py",
        WORTEL / "portal/ontwikkeltraject/queries/geschiedenis.py",
        WORTEL / "portal/dialoog/queries/geschiedenis.py",
    )
    tekst = "".join(bron.read_text(encoding="utf-8") for bron in bronnen)
    genoemd = set(CODE.findall(tekst))
    berekend = {soort.value for soort in VERTELD} | {"gestart_her", "ingediend_her"}
    berekend |= {f"mutatie_{soort.value}" for soort in Mutatiesoort}
    berekend |= {"toekennen", "afwijzen", "bijstellen", "buiten_behandeling"}
    assert set(woorden["titel"]) - genoemd - berekend == set()
    assert berekend <= set(woorden["titel"])
    assert set(woorden["reden"]) == {reden.value for reden in Eindereden}
    assert set(woorden["link"]) | {"verhuizing"} == {soort.value for soort in Regelsoort}


def test_de_manager_leest_alles_nieuwste_eerst_en_wat_nog_komt(als, maak):
    client_id, _, _ = maak(LOPEND)
    pagina = als(Rol.MANAGER).open(f"/clienten/{client_id}")
    geschiedenis = pagina.tekst[pagina.tekst.index("Geschiedenis") :]
    assert "Nu: Volgen" in geschiedenis
    assert volgorde(
        geschiedenis,
        "Wat nog komt",
        "De eindevaluatie kan worden ingevuld",
        "Laatste dag van de toekenning",
        "Wat er gebeurde",
        "Doelen afgesproken Rustig opstaan",
        "Meerzorg toegekend € 104.878,17 per jaar, van 1 mei 2026 tot en met 30 april 2028.",
        "Laatste dag voor bezwaar",
        "De toekenning gaat in Meerzorgprofiel 4, € 104.878,17 per jaar.",
        "Aanvraag ingediend",
        "Aanvraag begonnen",
    )
    assert "31 mrt 2028" in geschiedenis
    assert any(link.startswith("/toekenningen/") for link in pagina.document.links)


def test_het_zorgkantoor_leest_wat_het_weet(als, maak):
    client_id, aanvraag_id, _ = maak(LOPEND)
    pagina = als(Rol.BEOORDELAAR).open(f"/dossiers/{aanvraag_id}/geschiedenis")
    assert "Nu: Volgen" in pagina.tekst
    assert "Meerzorg toegekend" in pagina.tekst
    assert "Aanvraag ingediend" in pagina.tekst
    assert "Aanvraag begonnen" not in pagina.tekst
    assert f"/dossiers/{aanvraag_id}" in pagina.document.links
    assert f"/aanvragen/{aanvraag_id}" not in pagina.document.links
    dossier = als(Rol.BEOORDELAAR).open(f"/dossiers/{aanvraag_id}")
    assert f"/dossiers/{aanvraag_id}/geschiedenis" in dossier.document.links
    assert client_id


def test_wie_er_niet_bij_hoort_leest_niets(als, maak):
    _, aanvraag_id, _ = maak(LOPEND)
    adres = f"/dossiers/{aanvraag_id}/geschiedenis"
    als(Rol.BEOORDELAAR, ANDER).open(adres, status=404)
    als(Rol.MANAGER).open(adres, status=403)
    als(Rol.BEHEERDER_ZORGKANTOOR).open(adres, status=403)


def test_een_groep_als_geheel_heeft_geen_geschiedenis_een_deel_wel(app, als, wereld):
    with app.app_context():
        groep, toekenningen = maak_groepstoekenningen(wereld)
        deel = toekenningen[0].besluit.aanvraag
        ids = (deel.groepsaanvraag_id, deel.id, deel.client_id, groep.naam)
        db.session.commit()
    hoofd_id, deel_id, client_id, naam = ids
    beoordelaar = als(Rol.BEOORDELAAR)
    beoordelaar.open(f"/dossiers/{hoofd_id}/geschiedenis", status=404)
    tekst = beoordelaar.open(f"/dossiers/{deel_id}/geschiedenis").tekst
    assert "Aanvraag ingediend" in tekst
    assert f"Komt in groep {naam}" in tekst
    pagina = als(Rol.MANAGER).open(f"/clienten/{client_id}")
    assert f"Komt in groep {naam}" in pagina.tekst
    assert pagina.tekst.count("Meerzorg toegekend") == 1


def test_het_zorgkantoor_ziet_geen_groep_zonder_dossier(app, als, wereld, maak):
    client_id, aanvraag_id, _ = maak(LOPEND)
    with app.app_context():
        client = db.session.get_one(Client, client_id)
        naam = maak_kale_groep(db.session.get_one(Locatie, wereld["locatie"]), client).naam
        db.session.commit()
    assert naam in als(Rol.MANAGER).open(f"/clienten/{client_id}").tekst
    assert naam not in als(Rol.BEOORDELAAR).open(f"/dossiers/{aanvraag_id}/geschiedenis").tekst


def test_de_datums_van_een_groep_staan_er_een_keer(app, als, wereld):
    with app.app_context():
        _, toekenningen = maak_groepstoekenningen(wereld)
        deel = toekenningen[0].besluit.aanvraag
        hoofd_id, deel_id = deel.groepsaanvraag_id, deel.id
        db.session.commit()
    manager = als(Rol.MANAGER)
    hoofd = manager.open(f"/aanvragen/{hoofd_id}/termijn").tekst
    assert hoofd.count("Laatste dag voor bezwaar tegen 3 besluiten") == 2
    assert "Laatste dag van de toekenning in 3 besluiten" in hoofd
    deel = manager.open(f"/aanvragen/{deel_id}/termijn").tekst
    assert "Uiterste dag voor het besluit" in deel
    assert "Laatste dag voor bezwaar tegen MZ-2026-" in deel


def test_een_eerder_einde_noemt_de_reden_en_vooraf_heeft_geen_besluit(als, maak):
    client_id, _, _ = maak(VOORAF)
    eerder_id, _, _ = maak(BEEINDIGD)
    manager = als(Rol.MANAGER)
    assert "Toekenning van vóór het portaal" in manager.open(f"/clienten/{client_id}").tekst
    tekst = manager.open(f"/clienten/{eerder_id}").tekst
    assert "De toekenning eindigt eerder De meerzorg is afgebouwd." in tekst
    assert "Toegekend was tot en met 30 april 2028." in tekst
    assert "Nu: Evalueren" in tekst


def test_een_lange_geschiedenis_is_ingevouwen(app, als, wereld, maak):
    client_id, _, _ = maak(AFGELOPEN, LOPEND)
    with app.app_context():
        client = db.session.get_one(Client, client_id)
        for nr in range(3):
            maak_rij(
                wereld,
                Rij(toestand=Toestand.AFGEWEZEN, ontvangen_op=OP - timedelta(days=300 + nr)),
                client=client,
            )
        db.session.commit()
    pagina = als(Rol.MANAGER).open(f"/clienten/{client_id}")
    gevouwen = re.search(r"Toon wat er eerder gebeurde \((\d+)\)", pagina.tekst)
    assert gevouwen is not None
    assert pagina.antwoord.text.count('class="mz-tijdlijn__op"') == 12 + int(gevouwen[1]) + 2


def test_een_overleden_client_staat_niet_meer_in_de_kring(app, als, maak):
    client_id, _, _ = maak(LOPEND)
    with app.app_context():
        db.session.get_one(Client, client_id).overleden_op = date(2026, 11, 1)
        db.session.commit()
    assert "Nu: " not in als(Rol.MANAGER).open(f"/clienten/{client_id}").tekst


def vul_vervolg(app, wereld, toekenning_id):
    """Record everything that can happen after a toekenning, a day apart."""
    wie, op = wereld.gebruiker(Rol.MANAGER), OP - timedelta(days=10)
    with app.app_context():
        toekenning = db.session.get_one(Toekenning, toekenning_id)
        zelf = {"toekenning_id": toekenning.id}
        partijen = ("aanbieder_id", "zorgkantoor_id")
        beide = zelf | {naam: getattr(toekenning, naam) for naam in partijen}
        plek = {"regio_id": toekenning.regio_id, "locatie_id": toekenning.locatie_id}
        door = {"door_id": wie, "op": op}
        db.session.add(Planbevestiging(**beide, **door, punten=["doelen"], dag=date(2026, 6, 1)))
        db.session.add(
            Tussenmeting(**beide, **door, nr=1, dag=date(2026, 9, 1), standen=[], bijstelling="")
        )
        db.session.add(_evaluatie(beide, wie, op))
        db.session.add(_brief(zelf, door))
        groep, _ = maak_groepstoekenningen(wereld, 2)
        mutatie = Mutatie(
            groep_id=groep.id,
            **{naam: beide[naam] for naam in partijen},
            **plek,
            soort=Mutatiesoort.VERTREK,
            stand=Mutatiestand.VASTGESTELD,
            eerste_dag=date(2026, 10, 1),
            toelichting="Verhuist.",
            aangevraagd_door_id=wie,
            aangevraagd_op=op,
            leden=[Mutatielid(toekenning_id=toekenning.id, clientcode=toekenning.clientcode)],
        )
        db.session.add_all([mutatie, _verhuizing(wereld, toekenning, wie, op)])
        db.session.commit()


def _evaluatie(beide, wie, op):
    return Evaluatie(
        **beide,
        nr=1,
        vorm=Vorm.VOLLEDIG,
        kaderversie="2026-1",
        antwoorden={f"doel.{DOEL_ID}.stand": "deels_gehaald"},
        gewijzigd_door_id=wie,
        gewijzigd_op=op,
        vastgelegd_door_id=wie,
        vastgelegd_op=op,
        inhoud=b"{}",
        sha256="0" * 64,
    )


def _brief(zelf, door):
    return Toekenningsbrief(
        **zelf,
        **door,
        nr=1,
        soort="vertrek",
        verzenddatum=date(2026, 10, 12),
        bezwaar_tot=date(2026, 11, 23),
        brief=b"{}",
        brief_sha256="0" * 64,
        pdf=b"%PDF-",
        pdf_sha256="0" * 64,
        sjabloonversie="1",
    )


def _verhuizing(wereld, toekenning, wie, op):
    naar = db.session.get_one(Locatie, wereld["locatie_ander"])
    return Verhuizing(
        toekenning_id=toekenning.id,
        oude_aanbieder_id=toekenning.aanbieder_id,
        oude_locatie_id=toekenning.locatie_id,
        oud_zorgkantoor_id=toekenning.zorgkantoor_id,
        oude_regio_id=toekenning.regio_id,
        nieuwe_aanbieder_id=naar.aanbieder_id,
        nieuwe_locatie_id=naar.id,
        nieuw_zorgkantoor_id=naar.regio.zorgkantoor_id,
        nieuwe_regio_id=naar.regio_id,
        verhuisdatum=date(2026, 12, 1),
        stand=Verhuisstand.OPEN,
        gestart_door_id=wie,
        gestart_op=op,
    )


def test_wat_na_de_toekenning_gebeurde_staat_er_ook(app, als, wereld, maak):
    client_id, aanvraag_id, [toekenning_id] = maak(LOPEND)
    vul_vervolg(app, wereld, toekenning_id)
    manager = als(Rol.MANAGER).open(f"/clienten/{client_id}")
    beoordelaar = als(Rol.BEOORDELAAR).open(f"/dossiers/{aanvraag_id}/geschiedenis")
    for pagina in (manager, beoordelaar):
        assert volgorde(
            pagina.tekst,
            "Verhuizing wordt voorbereid Naar Woonzorg Elders, op 1 december 2026.",
            "Stand van de doelen aan het eind Rustig opstaan: deels gehaald",
            "Eindevaluatie vastgelegd",
            "Brief over een wijziging",
            "Vertrek uit groep De Voorbeeldgroep vastgesteld",
            "Tussenmeting",
            "Afspraken staan in het zorgplan",
        )
        assert "Laatste dag voor bezwaar" in pagina.tekst[: pagina.tekst.index("Wat er gebeurde")]
    meting = f"/toekenningen/{toekenning_id}/tussenmetingen"
    assert (meting in manager.document.links, meting in beoordelaar.document.links) == (True, False)


def test_een_her_aanvraag_zegt_wat_van_de_doelen_kwam(app, als, wereld, maak):
    client_id, _, _ = maak(AFGELOPEN)
    with app.app_context():
        client = db.session.get_one(Client, client_id)
        her = maak_rij(wereld, Rij(herkomst="heraanvraag", ontvangen_op=OP), client=client)
        db.session.add(
            Antwoord(
                aanvraag_id=her.id,
                vraag_id=HA_DOELEN,
                waarde={DOEL_ID: {"stand_vorig_doel": "niet gehaald"}},
                door_id=wereld.gebruiker(Rol.MANAGER),
                op=OP,
            )
        )
        db.session.commit()
        her_id = her.id
    adres = f"/dossiers/{her_id}/geschiedenis"
    zin = "Stand van de doelen aan het eind Rustig opstaan: niet gehaald"
    beoordelaar = als(Rol.BEOORDELAAR)
    assert zin in beoordelaar.open(adres).tekst
    tekst = als(Rol.MANAGER).open(f"/clienten/{client_id}").tekst
    assert "Vervolgaanvraag ingediend" in tekst
    assert "Nu: Aanvraag" in tekst
    with app.app_context():
        db.session.get_one(Aanvraag, her_id).toestand = Toestand.BIJSTELLEN_GEVRAAGD
        db.session.commit()
    assert zin not in beoordelaar.open(adres).tekst


def test_een_en_drie_toekenningen_kosten_even_veel_en_geen_brief_wordt_gelezen(app, als, maak):
    aantallen = []
    for wensen in ((LOPEND,), (AFGELOPEN, VOORAF, LOPEND)):
        client_id, aanvraag_id, _ = maak(*wensen)
        for rol, adres in (
            (Rol.MANAGER, f"/clienten/{client_id}"),
            (Rol.BEOORDELAAR, f"/dossiers/{aanvraag_id}/geschiedenis"),
        ):
            browser = als(rol)
            with luister(app) as opdrachten:
                browser.open(adres)
            aantallen.append(len(zonder_bijwerk(opdrachten)))
            gelezen = " ".join(opdrachten)
            for geheim in ("brief_v", "pdf_v", "perspectief_v", "inhoud_v", "json_v"):
                assert geheim not in gelezen
    assert aantallen[:2] == aantallen[2:]
