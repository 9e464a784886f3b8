"""From the bytes of an uploaded workbook to everything that stands in it."""

from typing import BinaryIO

from portal.domain.fouten import DomeinFout
from portal.platform.workbook import archief, uitkomst
from portal.platform.workbook.cellen import Blad, lees_bladen
from portal.platform.workbook.dagprogramma import lees_dag
from portal.platform.workbook.inhoud import (
    Groep,
    GroepRegel,
    Individueel,
    Voorblad,
    WerkboekClient,
    WerkboekInhoud,
)
from portal.platform.workbook.kaart import Celkaart, celkaarten
from portal.platform.workbook.veldlezer import Veldlezer

AGB_LENGTE = 8
BSN_LENGTE = 9
REGELVELDEN = frozenset({"woonzorg", "dagbesteding", "nachtzorg", "behandelaren", "min_uren"})


def lees_werkboek(stroom: BinaryIO) -> WerkboekInhoud:
    """Read the official workbook of any known version.

    Args:
        stroom: The upload; read once, one byte further than allowed at most.

    Returns:
        All fields with their raw text, values for a prefill, the workbook's own outcome, and
        remarks on what a person must look at. A field that cannot be understood is None with
        a remark; it never stops the reading.

    Raises:
        DomeinFout: `werkboek_leeg` (no bytes, or nothing filled in), `werkboek_te_groot`,
            `werkboek_geen_xlsx`, `werkboek_met_wachtwoord`, `werkboek_beschadigd`,
            `werkboek_gevaarlijk`, `werkboek_verkeerd_soort` (another workbook) or
            `werkboek_versie_onbekend`.
    """
    kaarten = celkaarten()
    namen = sorted({naam for kaart in kaarten for naam in kaart.bladen.values()})
    with archief.open_archief(stroom.read(archief.MAX_BYTES + 1)) as delen:
        bladen = lees_bladen(delen, namen)
    return _lees_inhoud(Veldlezer(_herken(kaarten, bladen), bladen))


def _herken(kaarten: tuple[Celkaart, ...], bladen: dict[str, Blad]) -> Celkaart:
    gevonden = ""
    for kaart in kaarten:
        blad, adres, tekst = kaart.herkenning
        cellen = bladen.get(kaart.bladen[blad])
        if cellen is None:
            raise DomeinFout("werkboek_verkeerd_soort", blad=kaart.bladen[blad])
        gevonden = cellen[adres].ruw.strip() if adres in cellen else ""
        if gevonden.casefold() == tekst.casefold():
            ontbreekt = [naam for naam in kaart.bladen.values() if naam not in bladen]
            if ontbreekt:
                raise DomeinFout("werkboek_verkeerd_soort", blad=ontbreekt[0])
            return kaart
    raise DomeinFout("werkboek_versie_onbekend", versie=gevonden)


def _lees_inhoud(lezer: Veldlezer) -> WerkboekInhoud:
    voorblad = _lees_voorblad(lezer)
    clienten = _lees_clienten(lezer)
    is_groep = voorblad.soort == "groep"
    individueel = None if is_groep else _lees_individueel(lezer)
    groep = _lees_groep(lezer, clienten) if is_groep else None
    if _is_leeg(voorblad, clienten, individueel):
        raise DomeinFout("werkboek_leeg")
    _let_op(lezer, voorblad, clienten)
    return WerkboekInhoud(
        versie=lezer.kaart.versie,
        jaar=lezer.kaart.jaar,
        voorblad=voorblad,
        clienten=clienten,
        individueel=individueel,
        groep=groep,
        uitkomst=uitkomst.lees_uitkomst(lezer, groep),
        velden=tuple(lezer.velden),
        meldingen=tuple(lezer.meldingen),
    )


def _lees_voorblad(lezer: Veldlezer) -> Voorblad:
    lezer.ga_naar("voorblad")
    nza_nummer = lezer.geheel("nza_nummer")
    return Voorblad(
        nza_nummer=None if nza_nummer is None else str(nza_nummer),
        agb_code=lezer.cijfers("agb_code", AGB_LENGTE),
        aanbieder=lezer.tekst("aanbieder"),
        plaats=lezer.tekst("plaats"),
        coordinator=lezer.tekst("coordinator"),
        telefoon=lezer.telefoon("telefoon"),
        email=lezer.tekst("email"),
        zorgkantoor=lezer.tekst("zorgkantoor"),
        zorgkantoorregio=lezer.tekst("zorgkantoorregio"),
        zorgkantoor_contact=lezer.tekst("zorgkantoor_contact"),
        zorgkantoor_telefoon=lezer.telefoon("zorgkantoor_telefoon"),
        zorgkantoor_email=lezer.tekst("zorgkantoor_email"),
        tariefpercentage=lezer.getal("tariefpercentage"),
        sector=lezer.keuze("sector", "sector"),
        aanvraag=lezer.keuze("aanvraag", "aanvraag"),
        soort=lezer.keuze("soort", "soort"),
        groepsnaam=lezer.tekst("groepsnaam"),
        aantal_clienten=lezer.geheel("aantal_clienten"),
        periode_maanden=lezer.geheel("periode_maanden"),
        ondertekenaar=lezer.tekst("ondertekenaar"),
        ondertekend_op=lezer.datum("ondertekend_op"),
    )


def _lees_clienten(lezer: Veldlezer) -> tuple[WerkboekClient, ...]:
    lezer.ga_naar("clienten")
    deel = lezer.deel
    invoer = [veld for veld in deel.cellen if not veld.startswith("uitkomst_")]
    clienten = []
    for nummer, rij in enumerate(deel.rijen, start=1):
        lezer.ga_naar("clienten", rij)
        if any(lezer.cel(veld) is not None for veld in invoer):
            clienten.append(_lees_client(lezer, nummer))
    return tuple(clienten)


def _lees_client(lezer: Veldlezer, nummer: int) -> WerkboekClient:
    return WerkboekClient(
        nummer=nummer,
        naam=lezer.tekst("naam"),
        geboortedatum=lezer.datum("geboortedatum"),
        bsn=lezer.cijfers("bsn", BSN_LENGTE),
        zzp=lezer.tekst("zzp"),
        dagbesteding=lezer.ja_nee("dagbesteding"),
        behandeling=lezer.ja_nee("behandeling"),
        opnamedatum=lezer.datum("opnamedatum"),
        beoogde_ingang=lezer.datum("beoogde_ingang"),
        cce=lezer.ja_nee("cce"),
        lvhc=lezer.ja_nee("lvhc"),
        lvhc_doelgroep=lezer.tekst("lvhc_doelgroep"),
    )


def _lees_individueel(lezer: Veldlezer) -> Individueel:
    ma_vr, za_zo = lees_dag(lezer, "ma_vr"), lees_dag(lezer, "za_zo")
    lezer.ga_naar("individueel")
    totalen = (lezer.cel("wonen_week"), lezer.cel("dagbesteding_week"))
    getypt = any(cel is not None and not cel.heeft_formule for cel in totalen)
    if getypt:
        lezer.meld("werkboek_weektotaal_getypt", "wonen_week")
    return Individueel(
        ma_vr=ma_vr,
        za_zo=za_zo,
        wonen_week=lezer.uren("wonen_week"),
        dagbesteding_week=lezer.uren("dagbesteding_week"),
        weektotaal_getypt=getypt,
        nachtzorg=lezer.uren("nachtzorg"),
        behandelaren=lezer.uren("behandelaren"),
        min_uren=lezer.uren("min_uren"),
        contexturen_jaar=lezer.uren("contexturen_jaar"),
        context_posten=lezer.context_posten(),
    )


def _lees_groep(lezer: Veldlezer, clienten: tuple[WerkboekClient, ...]) -> Groep:
    """Read the line of every client; hours on a line without client are named and left out."""
    bekend = {client.nummer for client in clienten}
    regels = []
    for nummer, rij in enumerate(lezer.kaart.delen["groep_regels"].rijen, start=1):
        lezer.ga_naar("groep_regels", rij)
        if nummer in bekend:
            regels.append(_lees_regel(lezer, nummer))
        elif any(lezer.cel(veld) is not None for veld in REGELVELDEN):
            lezer.meld("werkboek_uren_zonder_client", "woonzorg")
    lezer.ga_naar("groep")
    return Groep(
        contexturen_jaar=lezer.uren("contexturen_jaar"),
        context_posten=lezer.context_posten(),
        regels=tuple(regels),
    )


def _lees_regel(lezer: Veldlezer, nummer: int) -> GroepRegel:
    return GroepRegel(
        nummer=nummer,
        woonzorg=lezer.uren("woonzorg"),
        dagbesteding=lezer.uren("dagbesteding"),
        nachtzorg=lezer.uren("nachtzorg"),
        behandelaren=lezer.uren("behandelaren"),
        min_uren=lezer.uren("min_uren"),
    )


def _is_leeg(
    voorblad: Voorblad, clienten: tuple[WerkboekClient, ...], individueel: Individueel | None
) -> bool:
    uren = individueel is not None and (
        individueel.ma_vr or individueel.za_zo or individueel.nachtzorg or individueel.behandelaren
    )
    return not (voorblad.soort or voorblad.nza_nummer or clienten or uren)


def _let_op(lezer: Veldlezer, voorblad: Voorblad, clienten: tuple[WerkboekClient, ...]) -> None:
    lezer.ga_naar("voorblad")
    if voorblad.soort is None and lezer.cel("soort") is None:
        lezer.meld("werkboek_soort_ontbreekt", "soort")
    if voorblad.tariefpercentage is not None and not 0 < voorblad.tariefpercentage <= 1:
        lezer.meld("werkboek_tarief_buiten_bereik", "tariefpercentage")
    if voorblad.soort != "groep" and len(clienten) > 1:
        lezer.meld("werkboek_meer_clienten", "soort", aantal=str(len(clienten)))
