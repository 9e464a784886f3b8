"""What in a text can lead back to a person, as far as its form shows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.anoniem import (
    Vondst,
    Vondstsoort,
    lees_woordgroepen,
    normaliseer,
    vind_patronen,
)


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("BSN 999990019.", [("bsn", "999990019")]),
        ("nummer 999.990.019 en 999990019", [("bsn", "999.990.019"), ("bsn", "999990019")]),
        ("nummer 123456789", [("getal", "123456789")]),
        ("９９９９９００１９", [("bsn", "999990019")]),
        ("mail naar j.ahorn@huis.example vandaag", [("mail", "j.ahorn@huis.example")]),
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
    ],
)
def test_wat_aan_de_vorm_te_zien_is(tekst, gevonden):
    assert vind_patronen(tekst) == [Vondst(Vondstsoort(soort), stuk) for soort, stuk in gevonden]


@given(st.text(st.characters(categories=["Lu", "Ll", "Zs", "Po"], exclude_characters="@")))
def test_zonder_cijfers_en_apenstaart_is_er_niets(tekst):
    assert vind_patronen(tekst) == []


@given(st.integers(min_value=10_000), st.text(st.characters(categories=["Ll", "Zs"])))
def test_een_lang_nummer_wordt_altijd_gevonden(getal, tekst):
    assert vind_patronen(f"{tekst} {getal} {tekst}") != []


def groepen(tekst, hoogstens=3, gewoon=frozenset({"groot", "wil"})):
    gelezen = lees_woordgroepen(tekst, hoogstens=hoogstens, gewoon=gewoon)
    return [groep.stuk for groep in gelezen]


@pytest.mark.parametrize(
    ("tekst", "gelezen"),
    [
        ("", []),
        ("zij wil meer", ["zij", "meer"]),
        ("Wil eet", ["Wil", "Wil eet", "eet"]),
        ("een groot, Groot", ["een", "Groot"]),
        ("a B van Es", ["a B", "a B van", "B van", "B van Es", "van", "van Es", "Es"]),
        ("De Es: Jansen-Öz", ["De", "De Es", "Es", "Jansen-Öz"]),
    ],
)
def test_welke_woorden_een_naam_kunnen_zijn(tekst, gelezen):
    assert groepen(tekst) == gelezen


def test_woorden_worden_vergeleken_zoals_namen():
    (groep,) = lees_woordgroepen("Jansen-Öz’ëlik", hoogstens=1, gewoon=frozenset())
    assert groep.genormaliseerd == "jansenozelik" == normaliseer("JANSEN Özélik")
