"""Names, codes and places of an organisation are found in a text that has to be anonymous."""

import pytest

from portal.clienten.actions import maak_zoekindexen
from portal.clienten.queries.anoniem import MEESTE_VONDSTEN, lees_vondsten, vind_herkenbaar
from portal.platform.database import db
from portal.toegang.models import Locatie
from tests.factories.clienten import maak_client, maak_kale_groep, maak_vertegenwoordiger
from tests.sql import luister

TEKST = "Voor haar veranderde veel. Wij wilden een rustige dag, en dat lukte."


@pytest.fixture
def namen(app, wereld):
    """Make a client, a group and a mentor at De Es, and a client of another aanbieder."""
    with app.app_context():
        es = db.session.get_one(Locatie, wereld["locatie"])
        es.straat = "Lindepad 3"
        client = maak_client(es, code="ES-014", achternaam="van den Berg")
        client.voornamen, client.tussenvoegsel = "Sanne J.", "van den"
        maak_zoekindexen(client, houder_id=es.aanbieder_id)
        maak_zoekindexen(client, houder_id=wereld["zorgkantoor"])
        maak_vertegenwoordiger(client, "mw. A. Öztürk-Vos")
        maak_kale_groep(es, client, code="GRA")
        ander = db.session.get_one(Locatie, wereld["locatie_ander"])
        elders = maak_client(ander, code="EL-01", achternaam="Kastanje")
        maak_zoekindexen(elders, houder_id=ander.aanbieder_id)
        db.session.commit()


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        (TEKST, []),
        ("Mevrouw van den Berg slaapt.", ["“van den Berg” (naam)"]),
        ("BERG at niet; een berg werk.", ["“BERG” (naam)"]),
        ("sanne wil.", ["“sanne” (naam)"]),
        ("De zus, Ozturk-vos, kwam.", ["“Ozturk-vos” (naam)"]),
        ("Code es-014 en GRA.", ["“es-014” (cliëntcode)", "“GRA” (groep)"]),
        ("Zij woont op de Es aan het lindepad.", ["“de Es” (locatie)", "“lindepad” (straat)"]),
        ("Kastanje en EL-01 zijn van een ander.", []),
        ("Bel 06-12345678.", ["“06-12345678” (telefoonnummer)"]),
    ],
)
def test_een_aanbieder_vindt_wat_van_hem_is(app, wereld, namen, tekst, gevonden):
    with app.app_context():
        assert lees_vondsten(vind_herkenbaar(tekst, wereld["aanbieder"])) == gevonden


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        (TEKST, []),
        ("Sanne's kamer en Ozturks zus.", ["“Sanne's” (naam)", "“Ozturks” (naam)"]),
        ("Zij at.Sanne lachte; San\u00adne niet.", ["“Sanne” (naam)"]),
        (
            "Zie J.V., meneer Kastanje en cliënt S.",
            ["“Kastanje” (naam)", "“J.V.” (initialen)", "“S” (initialen)"],
        ),
        ("Bij Zorghuis Voorbeeld lukte het.", ["“Zorghuis Voorbeeld” (organisatie)"]),
        (
            "Begeleider eigen, in Voorbeelddorp.",
            ["“Begeleider eigen” (naam)", "“Voorbeelddorp” (plaats)"],
        ),
        ("Kamer 12, Lindelaan 3.", ["“Lindelaan 3” (straat)", "“Kamer 12” (huis- of kamernummer)"]),
    ],
)
def test_wat_iedereen_leest_verraadt_ook_de_organisatie_niet(app, wereld, namen, tekst, gevonden):
    with app.app_context():
        vondsten = vind_herkenbaar(tekst, wereld["aanbieder"], voor_iedereen=True)
        assert lees_vondsten(vondsten) == gevonden


def test_een_zorgkantoor_vindt_wie_het_kent(app, wereld, namen):
    tekst = "Mevrouw Berg (ES-014) van De Es en mevrouw Kastanje"
    with app.app_context():
        gevonden = lees_vondsten(vind_herkenbaar(tekst, wereld["zorgkantoor"]))
        ander = lees_vondsten(vind_herkenbaar(tekst, wereld["zorgkantoor_ander"]))
    assert gevonden == ["“Berg” (naam)", "“ES-014” (cliëntcode)", "“De Es” (locatie)"]
    assert ander == []


def test_een_lezer_van_buiten_leert_niets_over_wie_hij_niet_kent(app, wereld, namen):
    """Or a zorgkantoor could lay any name or code beside all clients of an aanbieder."""
    tekst = "sanne, Berg, es-014, GRA, rust, koos, Nooit, es-099, GRB"
    with app.app_context():
        es = db.session.get_one(Locatie, wereld["locatie"])
        onbekend = maak_client(es, code="ES-099", achternaam="Nooit")
        onbekend.voornamen = "Koos"
        maak_zoekindexen(onbekend, houder_id=es.aanbieder_id)
        maak_kale_groep(es, onbekend, code="GRB")
        db.session.commit()

        def vind(lezer):
            vondsten = vind_herkenbaar(tekst, wereld["aanbieder"], lezer_id=wereld[lezer])
            return [vondst.stuk for vondst in vondsten]

        bekend, rest = ["Berg", "GRA", "es-014", "sanne"], ["GRB", "Nooit", "es-099", "koos"]
        assert sorted(vind("aanbieder")) == sorted(bekend + rest)
        assert sorted(vind("zorgkantoor")) == bekend
        assert vind("zorgkantoor_ander") == []


def test_het_aantal_vragen_hangt_van_niets_af(app, wereld, namen):
    def tel(tekst):
        with luister(app) as opdrachten:
            vind_herkenbaar(tekst, wereld["aanbieder"])
        return len(opdrachten)

    teksten = ["", TEKST * 40, "Sanne van den Berg, ES-014, De Es"]
    with app.app_context():
        tel("om de verbinding te openen")
        assert [tel(tekst) for tekst in teksten] == [7, 7, 7]


def test_wat_heel_veel_noemt_wordt_niet_eindeloos_bekeken(app, wereld):
    """Every piece is laid beside every other: the most telling come first, the rest after them."""
    getallen = " ".join(str(getal) for getal in range(20_000, 20_000 + 2 * MEESTE_VONDSTEN))
    with app.app_context():
        vondsten = vind_herkenbaar(f"{getallen} a@b.nl", wereld["aanbieder"])
    assert (len(vondsten), vondsten[0].stuk) == (MEESTE_VONDSTEN, "a@b.nl")
