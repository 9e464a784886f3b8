"""The content model as data and back, and its one canonical text."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfvoorbeeld import HOOFD, brief, logo

from portal.platform.pdf import (
    Alinea,
    Kolom,
    PaginaEinde,
    Tabel,
    als_gegevens,
    canonieke_json,
    maak_pdf,
    van_gegevens,
)


@pytest.mark.parametrize(
    "document",
    [
        brief(),
        brief(briefhoofd=replace(HOOFD, logo=logo())),
        brief(onderdelen=(PaginaEinde(),), geadresseerde=(), kenmerken=()),
    ],
)
def test_heen_en_terug_door_json(document):
    gelezen = van_gegevens(json.loads(canonieke_json(document)))
    assert gelezen == document
    assert canonieke_json(gelezen) == canonieke_json(document)
    assert maak_pdf(gelezen) == maak_pdf(document)


@given(st.text(st.characters()))
def test_elke_tekst_gaat_heen_en_terug(tekst):
    document = brief(onderdelen=(Alinea(tekst),))
    tekst_terug = canonieke_json(document).decode("utf-8", "surrogatepass")
    assert van_gegevens(json.loads(tekst_terug)) == document


def test_gegevens_noemen_de_soort_en_de_dag():
    gegevens = als_gegevens(brief(onderdelen=(Alinea("Dag"),)))
    assert gegevens["onderdelen"] == [{"soort": "alinea", "tekst": "Dag", "nadruk": False}]
    assert gegevens["datum"] == "2026-03-02"
    assert gegevens["briefhoofd"]["logo"] is None


def test_canonieke_json_is_vast():
    tekst = canonieke_json(brief(onderdelen=(Alinea("ş"),), kenmerken=(), geadresseerde=()))
    assert tekst.startswith(b'{"briefhoofd":{"adresregels":["Postbus 1234"')
    assert '"onderdelen":[{"nadruk":false,"soort":"alinea","tekst":"ş"}]'.encode() in tekst


def test_onbekend_onderdeel_wordt_geweigerd():
    gegevens = als_gegevens(brief()) | {"onderdelen": [{"soort": "filmpje"}]}
    with pytest.raises(ValueError, match="filmpje"):
        van_gegevens(gegevens)


@pytest.mark.parametrize(
    ("kolommen", "rijen"), [((), ()), ((Kolom("A"),), (("1", "2"),)), ((Kolom("A"),), ((),))]
)
def test_tabel_met_scheve_rijen_bestaat_niet(kolommen, rijen):
    with pytest.raises(ValueError, match="one cell per column"):
        Tabel(kolommen, rijen)


def test_elk_onderdeel_heeft_een_eigen_soort():
    soorten = [deel.soort for deel in brief().onderdelen]
    assert set(soorten) == {"alinea", "kader", "kop", "blok", "tabel", "lijst", "ondertekening"}


def test_afzender_als_regels_voor_de_webversie():
    assert HOOFD.afzender == (
        "Zorgkantoor Merenland",
        "Regio Merenland en Plassen (verzonnen)",
        "Postbus 1234",
        "1234 AB Waterstad",
    )
    assert replace(HOOFD, regio="", adresregels=()).afzender == ("Zorgkantoor Merenland",)
