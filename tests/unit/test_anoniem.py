"""What in a text can lead back to a person, as far as its form shows it."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rekentijd import houdt_op

from portal.domain.anoniem import (
    Vondst,
    Vondstsoort,
    eis_zonder_bsn,
    lees_woordgroepen,
    normaliseer,
    vind_bsns,
    vind_naamvormen,
    vind_patronen,
)
from portal.domain.fouten import DomeinFout


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("BSN 999990019.", [("bsn", "999990019")]),
        ("nummer 999.990.019 en 999990019", [("bsn", "999.990.019"), ("bsn", "999990019")]),
        ("nummer 123456789", [("getal", "123456789")]),
        ("９９９９９００１９", [("bsn", "999990019")]),
        ("mail naar j.ahorn@huis.example vandaag", [("mail", "j.ahorn@huis.example")]),
        ("a@b..c@d.nl", [("mail", "a@b"), ("mail", "..c@d.nl")]),
        ("naar zorg-huis-de-es.nl", [("web", "zorg-huis-de-es.nl")]),
        ("bel 06-12345678", [("telefoon", "06-12345678")]),
        ("bel 038 123 45 67", [("telefoon", "038 123 45 67")]),
        ("bel +31 6 12345678", [("telefoon", "+31 6 12345678")]),
        ("in 1234 AB en 1234ab", [("postcode", "1234 AB"), ("postcode", "1234ab")]),
        ("op 12-05-1990", [("datum", "12-05-1990")]),
        ("op 12/5/90 en 1990-05-12", [("datum", "12/5/90"), ("datum", "1990-05-12")]),
        ("op 12 mei 2026 en 3 Juni", [("datum", "12 mei 2026"), ("datum", "3 Juni")]),
        ("zaak 20261", [("getal", "20261")]),
        ("zaak 4711 en 4711", [("getal", "4711")]),
        ("in 2026 en sinds 1998", []),
        ("in mei 2026, 12 meisjes", []),
        ("van 168 naar 42 uur, € 38.900 minder", []),
        ("1 op 3, 24/7, 7VG, 2-1 begeleiding", []),
        ("99999–00 19, 999 / 990 / 019", [("bsn", "99999-00 19"), ("bsn", "999 / 990 / 019")]),
        ("999\u200b990\u200b019", [("bsn", "999990019")]),
        ("nummer 123 456 788", [("getal", "123 456 788")]),
        ("van 2023 / 2024 / 1 naar 12 - 14 - 13 - 15 - 1", []),
        ("op 12e maart en 3de mei 2026", [("datum", "12e maart"), ("datum", "3de mei 2026")]),
        ("12 03 1987, 12 - 3 - 1987", [("datum", "12 03 1987"), ("datum", "12 - 3 - 1987")]),
        ("1987/03/12 en 12-3-'87", [("datum", "1987/03/12"), ("datum", "12-3-'87")]),
        ("twaalf maart, maart 12, 1987", [("datum", "twaalf maart"), ("datum", "maart 12, 1987")]),
        ("de eenentwintigste, drie mei", [("datum", "drie mei")]),
        (
            "geboren in 1987, geb. mei 1990",
            [("datum", "geboren in 1987"), ("datum", "geb. mei 1990")],
        ),
        (
            "(038) 123 45 67, 06 - 12 34 56 78",
            [("telefoon", "(038) 123 45 67"), ("telefoon", "06 - 12 34 56 78")],
        ),
        ("zie www.huis.example of es.nl", [("web", "www.huis.example"), ("web", "es.nl")]),
        ("Lindelaan 12b, de Kerkstraat", [("straat", "Lindelaan 12b"), ("straat", "Kerkstraat")]),
        (
            "kamer 12, kamernr. 3 en Unit 4B",
            [("kamer", "kamer 12"), ("kamer", "kamernr. 3"), ("kamer", "Unit 4B")],
        ),
        ("op haar kamer 2 keer per dag, woning 24 uur", []),
        ("ontslaan, Ontslaan 3 uur later, onderweg 3", []),
    ],
)
def test_wat_aan_de_vorm_te_zien_is(tekst, gevonden):
    assert vind_patronen(tekst) == [Vondst(Vondstsoort(soort), stuk) for soort, stuk in gevonden]


TEAMS = (
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_NjQ123456782ZTg1%40thread.v2/0"
    "?context=%7b%22Tid%22%3a%2272f988bf-8612-4123-9782-123456782abc%22%7d"
)


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("Vergadering-ID 123 456 782", ["123 456 782"]),
        ("Vergadering-ID: 1234 en 56782", []),
        ("Vergadering-ID 123 456 783", []),
        ("Vergaderings-id: 123 456 782 12", []),
        ("Teamsvergadering-ID: 123456782 12", []),
        ("Meeting ID: 123 456 782 012 3 Passcode: aB1", []),
        ("Meeting ID: 123 456 782 012, BSN 123 456 782", ["123 456 782"]),
        ("Meeting ID: 312 456 789 01 en 999990019", ["999990019"]),
        ("Over 999990019 12 keer", ["999990019"]),
        ("999 990 019 012 3", ["999 990 019"]),
        ("1239999900191", []),
        (TEAMS, []),
        (f"Online: {TEAMS}.", []),
        (TEAMS.removeprefix("https://"), []),
        ("https://teams.microsoft.com/meet/3123456782901?p=aB123456782c", []),
        (f"{TEAMS} 123456782", ["123456782"]),
        (f"{TEAMS}\nBSN123456782", ["123456782"]),
        ("https://ecd.example/client/999990019", ["999990019"]),
        ("ecd.example/client?id=999-990-019&x=1", ["999-990-019"]),
        ("https://ecd.example/?bsn%3d999990019%26x", ["999990019"]),
        ("https://ecd.example/client_999990019.", ["999990019"]),
        ("client/999990019", ["999990019"]),
    ],
)
def test_welke_negen_cijfers_een_bsn_kunnen_zijn(tekst, gevonden):
    assert vind_bsns(tekst) == gevonden


def test_in_een_brief_telt_alleen_wat_aaneen_staat():
    brief = f'{{"waar":"{TEAMS}","a":"123 456 782","b":"https://x.nl/z\\n999990019"}}'
    assert vind_bsns(brief, aaneen=True) == ["999990019"]
    assert vind_bsns('"https://x.nl/123456782"', aaneen=True) == ["123456782"]


@pytest.mark.parametrize(
    "tekst",
    [
        "123456782²",
        "m²123456782",
        "½123456782",
        "１２３４５６７８２",
        "1234\u200b56782",
        "x.nl\u200b/a123456782b",
    ],
)
def test_een_bsn_naast_een_ander_teken_wordt_geweigerd(tekst):
    """A sign that looks like a digit is none when it stands beside nine that are."""
    with pytest.raises(DomeinFout, match="bsn_in_tekst"):
        eis_zonder_bsn(tekst)
    assert vind_patronen(tekst)[0].soort is Vondstsoort.BSN


@pytest.mark.parametrize("tekst", ["12² van 123456783", "1234²56782", TEAMS, "m² 1234 en 56782"])
def test_wat_geen_bsn_is_mag(tekst):
    eis_zonder_bsn(tekst)


@given(st.text(st.characters(categories=["Lu", "Ll", "Zs", "Po"], exclude_characters=".@＠﹫")))
def test_zonder_cijfers_en_apenstaart_is_er_niets(tekst):
    assert vind_patronen(tekst) == []


@given(st.integers(min_value=10_000), st.text(st.characters(categories=["Ll", "Zs"])))
def test_een_lang_nummer_wordt_altijd_gevonden(getal, tekst):
    assert vind_patronen(f"{tekst} {getal} {tekst}") != []


@pytest.mark.parametrize(
    "stuk",
    [
        *("a", "a-", "-", "a.", "a@", "²", "½", "1 ", "12-", "A. ", "A.", "mw ", "de ", "A de "),
        *("meeting", "meeting-", "Astraat", "x.nl", "x.nl/", "www.", "http://", "geboren in "),
        *("123456782 ", "kamer ", "(0"),
    ],
)
def test_de_langste_tekst_kost_weinig(stuk):
    """Of every pattern: what would grow with the square of the text takes over a second here."""
    tekst = stuk * (60_000 // len(stuk))
    with houdt_op(2.5):
        vind_patronen(tekst)
        vind_naamvormen(tekst)
    with houdt_op(1), contextlib.suppress(DomeinFout):
        eis_zonder_bsn(tekst)


def test_veel_verschillende_getallen_kosten_weinig():
    tekst = " ".join(str(getal) for getal in range(10_000, 40_000))
    with houdt_op(2.5):
        assert len(vind_patronen(tekst)) == 30_000


def groepen(tekst, hoogstens=3, gewoon=frozenset({"groot", "wil"})):
    gelezen = lees_woordgroepen(tekst, hoogstens=hoogstens, gewoon=gewoon)
    return list(dict.fromkeys(groep.stuk for groep in gelezen))


@pytest.mark.parametrize(
    ("tekst", "gelezen"),
    [
        ("", []),
        ("zij wil meer", ["zij", "meer"]),
        ("Wil eet", ["Wil", "Wil eet", "eet"]),
        ("een groot, Groot", ["een", "Groot"]),
        ("a B van Es", ["a B", "a B van", "B van", "B van Es", "van", "van Es", "Es"]),
        ("De Es: Jansen-Öz", ["De", "De Es", "Es", "Jansen-Öz", "Jansen", "Öz"]),
        (
            "Het hielp.Sanne at",
            [
                "Het",
                "Het hielp.Sanne",
                "Het hielp.Sanne at",
                "hielp.Sanne",
                "hielp.Sanne at",
                "hielp",
                "Sanne",
                "at",
            ],
        ),
    ],
)
def test_welke_woorden_een_naam_kunnen_zijn(tekst, gelezen):
    assert groepen(tekst) == gelezen


def test_woorden_worden_vergeleken_zoals_namen():
    groep = next(lees_woordgroepen("Jansen-Öz’ëlik", hoogstens=1, gewoon=frozenset()))
    assert groep.genormaliseerd == "jansenozelik" == normaliseer("JANSEN Özélik")


@pytest.mark.parametrize(
    ("woord", "namen"),
    [
        ("Sannes", {"sannes", "sanne"}),
        ("Sanne's", {"sannes", "sanne"}),
        ("Jantje", {"jantje", "jan", "jant"}),
        ("Keesje", {"keesje", "kees"}),
        ("Als", {"als"}),
        ("sannes", {"sannes"}),
        ("San\u00adne", {"sanne"}),
        ("Ｓａｎｎｅ", {"sanne"}),
    ],
)
def test_een_naam_in_een_andere_vorm(woord, namen):
    gelezen = lees_woordgroepen(woord, hoogstens=1, gewoon=frozenset())
    assert {groep.genormaliseerd for groep in gelezen} == namen


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("Volgens J.P. lukte het", [("initialen", "J.P.")]),
        ("J. P. de Vries kwam", [("initialen", "J. P. de Vries")]),
        ("cliënt J. en bewoner S", [("initialen", "J"), ("initialen", "S")]),
        ("cliënt A en cliënt B", []),
        ("Cliënt VG7, Wlz, N.B. en de B.V.", []),
        ("Mevrouw van den Berg en dhr. J. Öz", [("naam", "van den Berg"), ("naam", "J. Öz")]),
        ("de heer\nBerg-Vos", [("naam", "Berg-Vos")]),
        ("oma Ahorn, meneer K", [("naam", "Ahorn"), ("naam", "K")]),
        ("De mevrouw wil rust. Dokters helpen.", []),
    ],
)
def test_wat_op_een_naam_lijkt(tekst, gevonden):
    assert vind_naamvormen(tekst) == [Vondst(Vondstsoort(soort), stuk) for soort, stuk in gevonden]
