"""Submitting a group: what is asked once, what is asked for each client, and who it is about."""

from dataclasses import replace

import pytest

from portal.domain.procedure.indiening import (
    VERKLARINGEN,
    Deel,
    Lid,
    Pagina,
    Rekenstand,
    belemmeringen,
    nodige_verklaringen,
    waarschuwingen,
)
from tests.unit.test_procedure_indiening import COMPLEET

PER_CLIENT = ("vk-getekend", "vk-machtiging")


def lid(nr=1, **anders):
    indiening = COMPLEET
    eigen = replace(
        indiening,
        deel=Deel.LID,
        soort="groep",
        check=replace(indiening.check, soorten=frozenset({"groep"})),
        verklaringen=tuple(v for v in indiening.verklaringen if v.id in PER_CLIENT),
        **anders,
    )
    return Lid(f"id-{nr}", f"K-{nr:04d}", eigen)


def groep(*leden, **anders):
    indiening = COMPLEET
    return replace(
        indiening,
        deel=Deel.GROEP,
        soort="groep",
        check=replace(indiening.check, soorten=frozenset({"groep"})),
        verklaringen=tuple(v for v in indiening.verklaringen if v.id not in PER_CLIENT),
        leden=leden,
        groep_minimum=2,
        bsn="",
        gronden=frozenset(),
        afstemming=None,
        **anders,
    )


def codes(indiening):
    return [(rij.code, rij.gegevens.get("client")) for rij in belemmeringen(indiening)]


def test_een_volledige_groep_heeft_geen_belemmeringen():
    assert codes(groep(lid(1), lid(2))) == []


@pytest.mark.parametrize("aantal", [0, 1])
def test_minder_dan_twee_is_geen_groep(aantal):
    assert codes(groep(*map(lid, range(aantal)))) == [("groep_te_klein", None)]


def test_meer_dan_zeventien_is_geen_fout():
    assert codes(groep(*map(lid, range(1, 41)))) == []


@pytest.mark.parametrize(
    ("anders", "code", "pagina"),
    [
        ({"bsn": "999990018"}, "bsn_elfproef", Pagina.CLIENT),
        ({"gronden": frozenset()}, "geen_grond", Pagina.CHECK_VOORAF),
        ({"check": None}, "check_niet_afgerond", Pagina.CHECK_VOORAF),
        ({"ontbrekende_vragen": ("bc-wie",)}, "vraag_ontbreekt", Pagina.VRAGENLIJST),
        ({"andere_open_aanvraag": True}, "andere_open_aanvraag", Pagina.CLIENT),
        (
            {"rekentool": Rekenstand(uitkomst=None, bruikbaar=False)},
            "geen_bruikbare_uitkomst",
            Pagina.REKENTOOL,
        ),
    ],
)
def test_wat_ontbreekt_bij_een_client_noemt_hem(anders, code, pagina):
    fout = lid(2)
    fout = replace(fout, indiening=replace(fout.indiening, **anders))
    [rij] = belemmeringen(groep(lid(1), fout))
    assert (rij.code, rij.plaats.pagina, rij.plaats.lid) == (code, pagina, "id-2")
    assert rij.gegevens["client"] == "K-0002"


def test_een_client_tekent_niet_en_vraagt_geen_looptijd_of_eigen_doel():
    zonder = lid(1, doelen=(), maanden=None, handtekeningen={})
    assert codes(groep(zonder, lid(2))) == []


def test_zolang_de_check_van_de_groep_loopt_wacht_die_van_een_client():
    bezig = replace(groep(lid(1), lid(2, gronden=frozenset())), check=None)
    assert codes(bezig) == [("check_niet_afgerond", None)]


def test_machtiging_en_getekend_exemplaar_zijn_per_client():
    assert nodige_verklaringen(Deel.LID) == PER_CLIENT
    assert nodige_verklaringen(Deel.GEHEEL) == VERKLARINGEN
    assert not set(PER_CLIENT) & set(nodige_verklaringen(Deel.GROEP))
    zonder = lid(2)
    zonder = replace(zonder, indiening=replace(zonder.indiening, verklaringen=()))
    assert codes(groep(lid(1), zonder)) == [
        ("verklaring_ontbreekt", "K-0002"),
        ("verklaring_ontbreekt", "K-0002"),
    ]


def test_geen_eigen_meerzorg_is_een_waarschuwing():
    arm = lid(1, rekentool=Rekenstand(uitkomst="binnen_zzp", bruikbaar=True, met_bedrag=False))
    gevonden = waarschuwingen(groep(arm, lid(2)))
    assert [(rij.code, rij.gegevens["client"]) for rij in gevonden] == [
        ("lid_zonder_meerzorg", "K-0001")
    ]


def test_een_ingang_voor_vandaag_staat_er_een_keer():
    laat = {"ingang": COMPLEET.vandaag.replace(year=2025), "doelen": ()}
    gevonden = waarschuwingen(groep(lid(1, **laat), lid(2, **laat), ingang=laat["ingang"]))
    assert [rij.code for rij in gevonden if rij.code == "ingang_voor_vandaag"] == [
        "ingang_voor_vandaag"
    ]
