"""A kept report in every form: with all its definitions, and the old ones as they were."""

import hashlib
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from portal.monitoring.letters.rapport import KOLOMMEN, maak_document, rijen_van
from portal.monitoring.models import Monitorrapport
from portal.monitoring.queries.beeld import SAMEN, maak_beeld
from portal.monitoring.queries.definities import NIEUWSTE, OPGEGEVEN, get_definities
from portal.platform.pdf import canonieke_json, maak_pdf
from portal.platform.spreadsheets import schrijf_csv

OP = datetime(2027, 1, 20, 9, 0, tzinfo=UTC)
THUIS = "Meerzorg thuis (pgb en mpt)"
NOORD, ZUID = "1" * 32, "2" * 32
KLEIN, VERBORGEN, GEEN = ["verborgen_klein", None], ["verborgen", None], ["geen_opgave", None]

OUD = {
    "2026-1": ["826de3736fc9c3f5", "64206d704c82e7a1"],
    "2026-2": ["7370e3bf5e4ef31f", "784bfbc41634c9ae"],
    "2026-3": ["260f97a3cba75cf7", "de6ed22f7e2ea39c"],
}
"""SHA-256 of the CSV and of the document behind the PDF, as these versions gave them."""


def beeld_van(versie):
    """Give a report of which Zuid handed in nothing and Noord said something."""
    per_groep = {"thuis": ["getal", 1445], "instelling": KLEIN, "onbekend": VERBORGEN}
    cellen = [
        [groep, kantoor, maat, *wat]
        for groep, samen in per_groep.items()
        for kantoor, wat in ((NOORD, ["getal", 1445]), (ZUID, GEEN), ("", samen))
        for maat in (*OPGEGEVEN, "signalen")
    ]
    cellen.append(["thuis", "", "signalen:toegang", *VERBORGEN])
    return maak_beeld(
        Monitorrapport(
            periode="2026",
            nr=2,
            peilmoment=OP,
            definitieversie=versie,
            reden="",
            op=OP,
            getoond={
                "cellen": cellen,
                "doorlooptijd": [["thuis", "", 40, 60, None, 80, True]],
                "zorgkantoren": [
                    {
                        "id": NOORD,
                        "naam": "Noord",
                        "wijze": "opgave",
                        "opmerking": "Mei is geschat.",
                    },
                    {"id": ZUID, "naam": "Zuid", "wijze": "opgave", "opmerking": ""},
                ],
            },
        )
    )


@pytest.mark.parametrize("versie", OUD)
def test_een_oud_rapport_houdt_zijn_bytes(versie):
    """What was made before is never told in other words, not even in better ones."""
    beeld = beeld_van(versie)
    csv = schrijf_csv(KOLOMMEN, rijen_van(beeld))
    document = canonieke_json(maak_document(beeld))
    assert [hashlib.sha256(uit).hexdigest()[:16] for uit in (csv, document)] == OUD[versie]


def test_elke_regel_van_een_rekenblad_zegt_wat_er_is_geteld():
    """A figure of signalen per theme has the definition of the whole."""
    definities = get_definities()
    rijen = list(rijen_van(beeld_van(definities.versie)))
    uitstroom, signalen = (maat.uitleg for maat in definities.maten[-2:])
    thema = "Signalen: Meerzorg krijgen of houden"
    assert (THUIS, SAMEN, thema, "niet getoond", "", signalen) in rijen
    assert (THUIS, SAMEN, "Uitstroom", 1445, "Zonder Zuid: geen opgave.", uitstroom) in rijen
    per_tijd = [rij for rij in rijen if rij[2].startswith("Doorlooptijd: ")]
    opgegeven = {rij[4] for rij in rijen if rij[1] == "Noord" and rij not in per_tijd}
    assert opgegeven == {"Noord: Mei is geschat."}
    assert {rij[3] for rij in per_tijd if rij[1] == "Noord"} == {"geen opgave"}
    tijden = {rij[2]: (rij[3], rij[5]) for rij in per_tijd if rij[:2] == (THUIS, SAMEN)}
    uitleg = definities.doorlooptijd["uitleg"]
    assert tijden == {
        f"Doorlooptijd: {kop}": (waarde, f"{uitleg} {wat}")
        for (kop, wat), waarde in zip(
            definities.tijden, ("40 dagen", "60 dagen", "niet getoond", "minstens 80%"), strict=True
        )
    }


def test_de_pdf_noemt_de_voetnoten_en_legt_de_doorlooptijd_uit():
    bladen = PdfReader(BytesIO(maak_pdf(maak_document(beeld_van(NIEUWSTE))))).pages
    tekst = " ".join(" ".join(blad.extract_text() for blad in bladen).split())
    assert "Noord (1) 1.445 1.445 1.445 1.445 Zuid geen opgave geen opgave" in tekst
    assert "Alle zorgkantoren samen 1.445 (2) 1.445 (2) 1.445 (2) 1.445 (2)" in tekst
    assert "Meerzorg krijgen of houden niet getoond" in tekst
    assert "Alle zorgkantoren samen 40 dagen 60 dagen niet getoond minstens 80%" in tekst
    assert "1. Noord: Mei is geschat. 2. Zonder Zuid: geen opgave." in tekst
    assert tekst.count(get_definities().doorlooptijd["uitleg"]) == 1
    for kop, wat in get_definities().tijden:
        assert f"Doorlooptijd: {kop.lower()} {wat}" in tekst
