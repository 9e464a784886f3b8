"""The official example workbooks, field by field against what was typed into them."""

import json
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import pytest
from hulp import GEDEELD, gedeeld_aanwezig

from portal.domain.fouten import DomeinFout
from portal.platform.workbook import (
    ContextPost,
    DagprogrammaRegel,
    GroepRegel,
    WerkboekClient,
    lees_werkboek,
)

pytestmark = gedeeld_aanwezig
WERKBOEKEN = GEDEELD / "domain" / "werkboek"
VOORBEELDEN = ("individueel_2026", "individueel_2025", "preventief_2026")
BLADLETTERS = {
    "Voorblad": "V",
    "Clientgegevens": "C",
    "Aanvraag individueel": "A",
    "Aanvraag-overzicht groep": "G",
}


def lees(naam):
    with (WERKBOEKEN / "voorbeelden" / f"rekentool_{naam}_open.xlsx").open("rb") as stroom:
        return lees_werkboek(stroom)


def verwacht(naam):
    pad = WERKBOEKEN / "voorbeelden" / f"rekentool_{naam}_open.json"
    return json.loads(pad.read_text(encoding="utf-8"))


def uren(tekst):
    stukken = [int(stuk) for stuk in tekst.split(":")]
    return Fraction(
        sum(stuk * 60**macht for stuk, macht in zip(stukken, (2, 1, 0), strict=False)), 3600
    )


def of_niets(tekst):
    """A cell that was left empty means no hours in the examples."""
    return uren(tekst) or None


def client(nummer, gegevens):
    return WerkboekClient(
        nummer=nummer,
        naam=gegevens["naam"],
        geboortedatum=date.fromisoformat(gegevens["geboortedatum"]),
        bsn=gegevens["bsn"],
        zzp=gegevens["zzp"],
        dagbesteding=gegevens["dagbesteding"] == "Ja",
        behandeling=gegevens["behandeling"] == "Ja",
        opnamedatum=date.fromisoformat(gegevens["opnamedatum"]),
        beoogde_ingang=date.fromisoformat(gegevens["beoogde_ingang"]),
        cce=gegevens["cce"] == "Ja",
        lvhc=gegevens["lvhc"] == "Ja" if "lvhc" in gegevens else None,
        lvhc_doelgroep=gegevens.get("lvhc_doelgroep"),
    )


def regels(rijen):
    def minuten(tekst):
        return int(uren(tekst) * 60)

    return tuple(
        DagprogrammaRegel(
            van=minuten(rij["van"]),
            tot=minuten(rij["tot"]),
            functie=rij["functie"] and rij["functie"].lower(),
            op_clienten=rij["op_clienten"] and Decimal(rij["op_clienten"]),
        )
        for rij in rijen
    )


def posten(lijst):
    return tuple(ContextPost(post["onderwerp"].strip(), Decimal(post["bedrag"])) for post in lijst)


@pytest.mark.parametrize("naam", [*VOORBEELDEN, "groep_2026"])
def test_elke_ingevulde_cel_is_gelezen_zoals_hij_er_staat(naam):
    inhoud = lees(naam)
    gelezen = {
        f"{BLADLETTERS[veld.blad]}!{veld.cel}": veld
        for veld in inhoud.velden
        if veld.blad in BLADLETTERS
    }
    ingevuld = verwacht(naam)["ingevulde_cellen"]
    for adres, waarde in ingevuld.items():
        ruw = gelezen[adres].ruw
        assert (ruw if isinstance(waarde, str) else float(ruw)) == waarde, adres
        assert gelezen[adres].waarde is not None, adres
    assert inhoud.meldingen == ()


@pytest.mark.parametrize("naam", [*VOORBEELDEN, "groep_2026"])
def test_voorblad(naam):
    voorblad, invoer = lees(naam).voorblad, verwacht(naam)["invoer"]
    cellen = verwacht(naam)["ingevulde_cellen"]
    dag = cellen["V!C41" if invoer["jaar"] == 2026 else "V!C40"]
    assert voorblad.nza_nummer == invoer["nza_nummer"]
    assert voorblad.agb_code == "30399001"
    assert voorblad.aanbieder == "Stichting Voorbeeldzorg (fictief)"
    assert voorblad.telefoon == "0612345678"
    assert voorblad.zorgkantoor_telefoon == "0301234567"
    assert voorblad.zorgkantoor == "Zilveren Kruis"
    assert voorblad.tariefpercentage == Decimal(invoer["tarief_fractie"])
    assert voorblad.soort == invoer["soort"]
    assert voorblad.aanvraag == invoer["aanvraag"]
    assert voorblad.sector == invoer["sector"]
    assert voorblad.periode_maanden == invoer["periode_maanden"]
    assert voorblad.groepsnaam == invoer.get("groepsnaam")
    assert voorblad.ondertekend_op == date(1899, 12, 30) + timedelta(days=int(dag))


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_individuele_invoer(naam):
    inhoud, invoer = lees(naam), verwacht(naam)["invoer"]
    aanvraag = inhoud.individueel
    assert (inhoud.jaar, inhoud.versie) == (invoer["jaar"], f"{invoer['jaar']}.01")
    assert inhoud.clienten == (client(1, invoer["client"]),)
    assert inhoud.groep is None
    assert aanvraag.ma_vr == regels(invoer["dagprogramma"]["ma_vr"])
    assert aanvraag.za_zo == regels(invoer["dagprogramma"]["za_zo"])
    assert aanvraag.weektotaal_getypt is False
    assert aanvraag.nachtzorg == of_niets(invoer["nachtzorg"])
    assert aanvraag.behandelaren == of_niets(invoer["behandelaren"])
    assert aanvraag.min_uren == of_niets(invoer["min_uren"])
    assert aanvraag.contexturen_jaar == of_niets(invoer["context_uren_jaar"])
    assert aanvraag.context_posten == posten(invoer["context_euro"])


def test_groep():
    inhoud, invoer = lees("groep_2026"), verwacht("groep_2026")["invoer"]
    assert inhoud.individueel is None
    assert inhoud.clienten == tuple(client(nr, c) for nr, c in enumerate(invoer["clienten"], 1))
    assert inhoud.groep.contexturen_jaar == uren(invoer["context_uren_jaar"])
    assert inhoud.groep.context_posten == posten(invoer["context_euro"])
    assert inhoud.groep.regels == tuple(
        GroepRegel(
            nummer=nr,
            woonzorg=of_niets(c["woonzorg"]),
            dagbesteding=of_niets(c["dagbesteding_uren"]),
            nachtzorg=of_niets(c["nachtzorg"]),
            behandelaren=of_niets(c["behandelaren"]),
            min_uren=of_niets(c["min_uren"]),
        )
        for nr, c in enumerate(invoer["clienten"], 1)
    )


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_uitkomst_van_het_werkboek(naam):
    uitkomst = lees(naam).uitkomst
    gecachet = verwacht(naam)["gecachet"]
    overzicht, voorblad = gecachet["Overzicht individueel "], gecachet["Voorblad"]
    assert uitkomst.totaal_uren == Decimal(overzicht["E28"]) * 24
    assert uitkomst.regulier_uren == Decimal(overzicht["E37"]) * 24
    assert uitkomst.meerzorg_uren == Decimal(overzicht["E38"]) * 24
    assert uitkomst.profiel == overzicht["C39"]
    assert str(uitkomst.jaarbedrag) == overzicht["E39"]
    assert uitkomst.maatwerkbedrag == (Decimal(overzicht["E40"]) if "E40" in overzicht else None)
    assert uitkomst.uitkomst == ("maatwerk" if "E40" in overzicht else "profiel")
    assert uitkomst.etmaalbedrag == Decimal(overzicht["E41"])
    assert uitkomst.voorblad_jaarbedrag == Decimal(voorblad["G37"])


def test_uitkomst_van_de_groep():
    gecachet = verwacht("groep_2026")["gecachet"]["Aanvraag-overzicht groep"]
    for regel in lees("groep_2026").uitkomst.groep:
        rij = regel.nummer + 18
        assert regel.totaal_uren == Decimal(gecachet[f"M{rij}"]) * 24
        assert regel.meerzorg_uren == Decimal(gecachet[f"O{rij}"]) * 24
        assert regel.profiel == gecachet[f"P{rij}"]
        assert str(regel.jaarbedrag) == gecachet[f"Q{rij}"]
        assert regel.etmaalbedrag == Decimal(gecachet[f"V{rij}"])


@pytest.mark.parametrize("jaar", [2025, 2026])
def test_leeg_werkboek(jaar):
    with (
        (WERKBOEKEN / f"rekentool-{jaar}.xlsx").open("rb") as stroom,
        pytest.raises(DomeinFout) as fout,
    ):
        lees_werkboek(stroom)
    assert fout.value.code == "werkboek_leeg"


def test_afgekapt_werkboek():
    inhoud = (WERKBOEKEN / "rekentool-2026.xlsx").read_bytes()
    with pytest.raises(DomeinFout) as fout:
        lees_werkboek(BytesIO(inhoud[: len(inhoud) // 2]))
    assert fout.value.code == "werkboek_beschadigd"
