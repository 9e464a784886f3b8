"""What is granted to a group: every client apart, calculated as a whole."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.beoordeling.queries.toekenning import Voorstel, pas_groep_toe
from portal.domain.fouten import DomeinFout
from portal.domain.waarden import centen
from tests.factories.groepsbron import INGANG, S10, Lid, groepskader, maak_groepsbron

GROEP = maak_groepsbron()
JAAR = ("75749.82", "45107.89", "45586.89", "72473.25")
ETMAAL = ("207.53", "123.58", "124.90", "198.56")
VG7PLUS = Lid(zzp="VG7+", wonen=75, dagbesteding=11, nachtzorg=4, velden={"client.vg7plus": "ja"})
UREN = st.integers(0, 80).map(str)


def ken_toe(groep=GROEP, per_lid=None, **voorstel):
    leden = groep.voorstellen(per_lid or {})
    return pas_groep_toe(groep.geheel, Voorstel(**voorstel), leden, groepskader())


def bedragen(toekenning):
    return [lid.uitkomst.bedragen for lid in toekenning.leden.values()]


def test_s10_elke_client_krijgt_wat_is_gevraagd():
    toekenning = ken_toe()
    assert [str(deel.jaarbedrag_cent) for deel in bedragen(toekenning)] == list(JAAR)
    assert [str(deel.etmaalbedrag_cent) for deel in bedragen(toekenning)] == list(ETMAAL)
    assert toekenning.som(GROEP.ids) == Decimal("238917.85")
    assert toekenning.som_etmaal(GROEP.ids) == Decimal("654.57")
    assert centen(toekenning.uitkomst.jaarbedrag_totaal) == Decimal("238917.86")
    assert toekenning.zonder_reden == ()
    assert [lid.verschillen for lid in toekenning.leden.values()] == [()] * 4
    assert {lid.laatste_dag for lid in toekenning.leden.values()} == {date(2028, 12, 31)}


def test_s10_de_context_telt_voor_ieder_een_gelijk_deel():
    eerste = next(iter(ken_toe().leden.values()))
    per_regel = {rij.regel.id: rij.toegekend for rij in eerste.regels}
    assert centen(per_regel["context_deel"]) == Decimal("3355.98")
    assert (per_regel["post-1"], per_regel["context_uren"]) == (30_000, 208)
    assert "context_boven" not in per_regel


def test_minder_voor_een_client_verandert_ook_het_deel_van_de_anderen():
    voorstel = Voorstel(waarden={"begeleiding": "20"}, redenen={"begeleiding": "dubbel geteld"})
    toekenning = ken_toe(per_lid={0: voorstel})
    eerste, tweede, *_ = toekenning.leden.values()
    assert eerste.uitkomst.profiel == "Meerzorgprofiel 1"
    assert [rij.regel.id for rij in eerste.verschillen] == ["begeleiding"]
    assert eerste.is_deels
    assert tweede.verschillen == ()
    assert tweede.uitkomst.bedragen.jaarbedrag_cent > Decimal(JAAR[1])


def test_eenmalige_posten_tellen_voor_ieder_alleen_het_eerste_jaar():
    toekenning = ken_toe()
    later = [lid.later.bedragen.jaarbedrag_cent for lid in toekenning.leden.values()]
    deel = Fraction(3355977, 1000) * Fraction(97, 100)
    for nu, straks in zip(JAAR, later, strict=True):
        assert abs(Fraction(Decimal(nu)) - Fraction(straks) - deel) < Fraction(2, 100)
    assert all(lid.later is None for lid in ken_toe(maanden=12).leden.values())


def test_de_groep_krijgt_minder_boven_de_drempel():
    toekenning = ken_toe(waarden={"context_boven": "4000"})
    assert toekenning.zonder_reden == ("context_boven",)
    regels = [{rij.regel.id: rij for rij in lid.regels} for lid in toekenning.leden.values()]
    assert {rij["context_deel"].toegekend for rij in regels} == {Fraction(1000)}
    assert centen(regels[0]["context_deel"].berekend) == Decimal("3355.98")


def test_zonder_boven_de_drempel_blijft_het_berekende_deel_leesbaar():
    eerste = next(iter(ken_toe(waarden={"context_boven": "0"}).leden.values()))
    deel = next(rij for rij in eerste.regels if rij.regel.id == "context_deel")
    assert (centen(deel.berekend), deel.toegekend) == (Decimal("3355.98"), 0)


def test_wie_onder_het_profiel_blijft_krijgt_geen_bedrag():
    groep = maak_groepsbron((*S10[:2], Lid(zzp="VG7", wonen=10)))
    toekenning = ken_toe(groep)
    assert [deel is not None for deel in bedragen(toekenning)] == [True, True, False]
    assert toekenning.som(groep.ids) == toekenning.som(groep.ids[:2])


def test_niemand_met_meerzorg():
    groep = maak_groepsbron((Lid(zzp="VG7", wonen=10), Lid(zzp="VG8", wonen=10)))
    toekenning = ken_toe(groep)
    assert toekenning.som(groep.ids) == Decimal("0.00")
    assert toekenning.uitkomst.context_per_client is None


def test_vg7plus_krijgt_binnen_de_groep_hoogstens_twaalf_maanden():
    groep = maak_groepsbron((*S10, VG7PLUS))
    toekenning = ken_toe(groep)
    assert [lid.maanden for lid in toekenning.leden.values()] == [36, 36, 36, 36, 12]
    assert toekenning.leden[groep.ids[4]].laatste_dag == date(2026, 12, 31)


def test_een_client_korter_dan_de_groep():
    later = Voorstel(ingang=date(2026, 3, 1), maanden=6)
    tweede = ken_toe(per_lid={1: later}).leden[GROEP.ids[1]]
    assert (tweede.ingang, tweede.laatste_dag) == (date(2026, 3, 1), date(2026, 8, 31))


@pytest.mark.parametrize(
    ("voorstel", "code"),
    [
        (Voorstel(ingang=date(2026, 3, 1)), "looptijd_buiten_groep"),
        (Voorstel(ingang=date(2025, 12, 31), maanden=6), "looptijd_buiten_groep"),
        (Voorstel(maanden=37), "looptijd_buiten_bereik"),
    ],
)
def test_een_client_loopt_niet_buiten_de_groep(voorstel, code):
    with pytest.raises(DomeinFout) as fout:
        ken_toe(per_lid={1: voorstel})
    assert fout.value.code == code


def test_de_groep_korter_dan_gevraagd():
    toekenning = ken_toe(maanden=24)
    assert (toekenning.periode.ingang, toekenning.periode.maanden) == (INGANG, 24)
    assert {lid.laatste_dag for lid in toekenning.leden.values()} == {date(2027, 12, 31)}


@pytest.mark.parametrize(
    ("waarden", "code"),
    [
        ({"context_boven": "13424"}, "context_boven_toegekend_te_hoog"),
        ({"post-1": "30001"}, "post_te_hoog"),
        ({"context_uren": "veel"}, "geen_getal"),
    ],
)
def test_wat_een_groep_niet_kan_krijgen(waarden, code):
    with pytest.raises(DomeinFout) as fout:
        ken_toe(waarden=waarden)
    assert (fout.value.code, fout.value.gegevens["veld"]) == (code, *waarden)


@settings(max_examples=40, deadline=None)
@given(
    wonen=st.lists(UREN, min_size=4, max_size=4),
    post=st.integers(0, 30_000).map(str),
    uren=UREN,
    weg=st.sets(st.integers(0, 3)),
)
def test_de_som_van_de_beschikkingen_klopt_op_de_cent(wonen, post, uren, weg):
    """Granted group total of a day and of a year = the members' rounded amounts added up."""
    voorstellen = {nr: Voorstel(waarden={"begeleiding": tekst}) for nr, tekst in enumerate(wonen)}
    toekenning = ken_toe(per_lid=voorstellen, waarden={"post-1": post, "context_uren": uren})
    blijft = [lid for nr, lid in enumerate(GROEP.ids) if nr not in weg]
    gekregen = [toekenning.leden[lid].uitkomst.bedragen for lid in blijft]
    met_bedrag = [deel for deel in gekregen if deel]
    assert toekenning.som(blijft) == sum((d.jaarbedrag_cent for d in met_bedrag), Decimal(0))
    assert toekenning.som_etmaal(blijft) == sum(
        (d.etmaalbedrag_cent for d in met_bedrag), Decimal(0)
    )
    assert toekenning.som(GROEP.ids) == toekenning.uitkomst.som_beschikkingen
    verschil = toekenning.uitkomst.jaarbedrag_totaal - Fraction(toekenning.som(GROEP.ids))
    assert abs(verschil) <= Fraction(len(GROEP.ids), 200)
