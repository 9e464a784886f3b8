"""Spiegelinformatie in words: a figure with its unit."""

from uuid import uuid4

import pytest

from portal.domain.spiegel import Dimensie, Maat, Plek, Sleutel
from portal.spiegel.models import Spiegelpublicatie
from portal.spiegel.queries.maten import nieuwste_versie
from portal.spiegel.queries.spiegel import Cijfers, Spiegelbeeld
from portal.spiegel.queries.weergave import maak_tabellen


@pytest.mark.parametrize(
    ("dagen", "tekst", "klein"),
    [
        (1, "1 dag", "helft: 1 dag tot 2 dagen"),
        (0, "0 dagen", "helft: 0 dagen tot 1 dag"),
        (21, "21 dagen", "helft: 21 dagen tot 22 dagen"),
    ],
)
def test_een_dag_is_geen_dagen(dagen, tekst, klein):
    cel = Cijfers(aantal=12, q1=dagen, mediaan=dagen, q3=dagen + 1)
    beeld = Spiegelbeeld(
        publicatie=Spiegelpublicatie(jaar=2025, definitieversie=nieuwste_versie()),
        plek=Plek(uuid4(), uuid4()),
        eigen={Sleutel(Maat.STILSTAND, Dimensie.TOTAAL, ""): cel},
        groep={},
    )
    tabellen = {tabel.uitleg.maat: tabel for tabel in maak_tabellen(beeld, Dimensie.TOTAAL)}
    (regel,) = tabellen[Maat.STILSTAND].regels
    assert (regel.eigen.tekst, regel.eigen.klein) == (tekst, klein)
