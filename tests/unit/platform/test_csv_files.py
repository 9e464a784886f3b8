"""A CSV file that people bring: read whatever wrote it, or refused with the reason."""

import io

import pytest

from portal.domain.fouten import DomeinFout
from portal.platform.csv_files import Csvbestand, Csvrij

BESTAND = Csvbestand(
    kolommen=("naam", "aantal", "opmerking"),
    verplicht=("naam", "aantal"),
    meeste_bytes=200_000,
    meeste_rijen=2,
)
RIJEN = (Csvrij(2, {"naam": "Eén", "aantal": "1"}), Csvrij(4, {"naam": "Twee", "aantal": "2"}))


@pytest.mark.parametrize(
    ("scheiding", "codering"), [(";", "utf-8-sig"), (",", "utf-8"), ("\t", "cp1252")]
)
def test_rijen_houden_hun_nummer_en_lege_tellen_niet(scheiding, codering):
    regels = ["Naam;AANTAL;", "Eén;1;; ", ";", "Twee;2"]
    ruw = "\r\n".join(regels).replace(";", scheiding).encode(codering)
    assert BESTAND.lees(ruw) == RIJEN


def test_wat_geschreven_is_wordt_weer_gelezen():
    tekst = BESTAND.schrijf(RIJEN)
    assert tekst == "naam;aantal;opmerking\nEén;1;\nTwee;2;\n"
    vol = tuple(Csvrij(nr, dict(rij.velden, opmerking="")) for nr, rij in enumerate(RIJEN, start=2))
    assert BESTAND.lees_gekozen(None, tekst) == vol
    assert BESTAND.lees_gekozen(io.BytesIO(tekst.encode()), "wat er stond") == vol


@pytest.mark.parametrize(
    ("ruw", "code", "gegevens"),
    [
        (b"", "bestand_leeg", {}),
        (b" \r\n;;;\r\n", "bestand_leeg", {}),
        (b"x" * 200_001, "csv_te_groot", {"hoogstens": "200 kB"}),
        (b"naam;aantal\0", "bestand_geen_csv", {}),
        (b'naam;"aantal', "bestand_geen_csv", {}),
        (b"naam;getal\n1;2", "kolommen_ontbreken", {"kolommen": "aantal"}),
        (
            b"naam;aantal;opmerkingen;;Datum\n1;2;3;;4",
            "kolommen_onbekend",
            {"kolommen": "opmerkingen, datum", "bekend": "naam, aantal, opmerking"},
        ),
        (b"naam;aantal;aantal\n1;2;3", "kolom_dubbel", {"kolommen": "aantal"}),
        (b"naam,aantal\n1,2\n1,1,250", "cel_zonder_kolom", {"regel": 3}),
        (b"naam;;aantal\n1;2;3", "cel_zonder_kolom", {"regel": 2}),
        (b"naam;aantal\n" + b"1;2\n" * 3, "te_veel_rijen", {"hoogstens": 2}),
    ],
)
def test_wat_niet_kan_zegt_waarom(ruw, code, gegevens):
    with pytest.raises(DomeinFout) as fout:
        BESTAND.lees(ruw)
    assert (fout.value.code, fout.value.gegevens) == (code, {"veld": "bestand", **gegevens})
