"""A group with clients for whom the 25% or the table does not apply, and its sums."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rekentool_invoer import gevallen

from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import (
    Groepsinvoer,
    HandmatigeInvoer,
    Maatwerkreden,
    bereken_buiten_banden,
    bereken_groep,
    groepsuitkomst_als_gegevens,
    handmatig_maatwerk,
    som_los,
)
from portal.domain.waarden import centen
from tests.unit.rekentool.test_groep import TABEL, groep_s10

HANDMATIG = HandmatigeInvoer(
    zorgprofiel="6VG",
    tarief=Fraction(97, 100),
    meerzorguren=Fraction(30),
    bedrag_100=Fraction(60_000),
)


def weinig():
    """Give a client of S10 with hours under the first band."""
    return replace(groep_s10().clienten[0], wonen=Fraction(22), dagbesteding=Fraction(7))


def test_zonder_volumetoets_rekent_een_client_in_de_groep_als_alleen():
    los = replace(
        groep_s10(), clienten=(weinig(),), context_uren_jaar=None, context_totaal=Fraction(0)
    )
    assert not bereken_groep(los, TABEL).clienten[0].is_meerzorg
    vrij = bereken_groep(replace(los, zonder_volumetoets=frozenset({0})), TABEL).clienten[0]
    alleen = bereken_buiten_banden(weinig(), TABEL)
    assert (vrij.soort, vrij.maatwerk) == (alleen.soort, Maatwerkreden.BUITEN_BANDEN)
    assert vrij.bedragen.jaarbedrag == alleen.bedragen.jaarbedrag


def test_wie_wel_een_band_haalt_blijft_gewoon():
    groep = replace(groep_s10(), zonder_volumetoets=frozenset({0, 1, 2, 3}))
    assert bereken_groep(groep, TABEL) == bereken_groep(groep_s10(), TABEL)


def test_een_client_zonder_tabel_deelt_mee_in_de_context():
    groep = replace(groep_s10(), clienten=(*groep_s10().clienten, HANDMATIG))
    uitkomst = bereken_groep(groep, TABEL)
    lid = uitkomst.clienten[-1]
    assert (lid.maatwerk, lid.uren, lid.meerzorguren) == (Maatwerkreden.HANDMATIG, None, 30)
    assert lid.bedragen.context_telt_mee == uitkomst.context_per_client
    zonder = replace(HANDMATIG, context_totaal=Fraction(0))
    assert lid.bedragen.basis_100 == handmatig_maatwerk(zonder, TABEL).bedragen.basis_100
    assert uitkomst.aantal_met_meerzorg == 5


@pytest.mark.parametrize(
    ("anders", "code"),
    [
        ({"bedrag_100": Fraction(-1)}, "negatief"),
        ({"meerzorguren": Fraction(-1)}, "negatief"),
        ({"tarief": Fraction(2)}, "tarief_buiten_bereik"),
    ],
)
def test_een_client_zonder_tabel_wordt_ook_geweigerd(anders, code):
    groep = replace(groep_s10(), clienten=(replace(HANDMATIG, **anders),))
    with pytest.raises(DomeinFout) as fout:
        bereken_groep(groep, TABEL)
    assert fout.value.code == code


def test_losse_berekeningen_met_gelijk_verdeelde_context():
    assert str(centen(som_los(groep_s10(), TABEL))) == "238917.86"
    met = replace(
        groep_s10(),
        clienten=(*groep_s10().clienten, HANDMATIG, weinig()),
        zonder_volumetoets=frozenset({5}),
    )
    assert som_los(met, TABEL) > som_los(groep_s10(), TABEL)
    zonder = replace(groep_s10(), clienten=(weinig(),), context_uren_jaar=None)
    assert som_los(zonder, TABEL) == 0


def test_het_gedeelde_deel_als_gegevens():
    groep = groep_s10()
    gegevens = groepsuitkomst_als_gegevens(
        bereken_groep(groep, TABEL), groep, som_los(groep, TABEL)
    )
    assert (gegevens["som_beschikkingen"], gegevens["jaarbedrag_totaal_cent"]) == (
        "238917.85",
        "238917.86",
    )
    assert next(stap["code"] for stap in gegevens["trace"]) == "groep_grondslag"
    assert (gegevens["aantal"], gegevens["context_uren_jaar"]) == (4, "208/1")
    toegekend = replace(groep, context_boven_toegekend=Fraction(4000))
    niemand = replace(
        groep, clienten=(replace(weinig(), wonen=Fraction(1)),), context_uren_jaar=None
    )
    assert (
        groepsuitkomst_als_gegevens(bereken_groep(toegekend, TABEL), toegekend, Fraction(0))[
            "context_boven_toegekend"
        ]
        == "4000/1"
    )
    leeg = groepsuitkomst_als_gegevens(bereken_groep(niemand, TABEL), niemand, Fraction(0))
    assert (leeg["context_per_client"], leeg["context_uren_jaar"]) == (None, None)


@given(
    st.lists(gevallen().map(lambda geval: geval[1]), min_size=1, max_size=6),
    st.fractions(min_value=0, max_value=2000),
    st.fractions(min_value=0, max_value=100_000),
)
def test_de_som_van_de_beschikkingen_is_die_van_de_afgeronde_bedragen(clienten, uren, euro):
    groep = Groepsinvoer(
        clienten=tuple(clienten),
        context_uren_jaar=uren,
        context_totaal=euro,
        zonder_volumetoets=frozenset(range(0, len(clienten), 2)),
    )
    uitkomst = bereken_groep(groep, TABEL)
    bedragen = [lid.bedragen for lid in uitkomst.clienten if lid.bedragen]
    assert uitkomst.som_beschikkingen == sum((b.jaarbedrag_cent for b in bedragen), Decimal(0))
    assert uitkomst.aantal_met_meerzorg == len(bedragen)
    verschil = abs(Fraction(uitkomst.som_beschikkingen) - uitkomst.jaarbedrag_totaal)
    assert verschil <= Fraction(len(bedragen), 200)
