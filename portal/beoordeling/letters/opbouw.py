"""Gather what a letter on a besluit says, from the besluit, the version and the toetsing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from portal.aanvraag.queries.weergave.lezen import als_deel, als_rijen, als_tekst
from portal.beoordeling.letters.gegevens import (
    Afzender,
    Berekend,
    Bevinding,
    Brief,
    Post,
    Resultaat,
    Verschil,
    Volume,
    Zaak,
)
from portal.beoordeling.letters.gegevens import Toekenning as Toekenningsdeel
from portal.beoordeling.queries.signaalfeiten.bron import lees_breuk
from portal.beoordeling.queries.toekenning import Toekenning, regelnaam, regelwaarde
from portal.domain.rekentool import Maatwerkreden, Uitkomst
from portal.domain.uitkomst import Uitkomst as Besluituitkomst
from portal.domain.waarden import Uren, centen
from portal.platform import clock
from portal.platform.calendar_data import load_volgdagen
from portal.platform.dated_files import read_toml
from portal.platform.web.texts import procent

if TYPE_CHECKING:
    from portal.aanvraag.models import Aanvraag, Aanvulverzoek
    from portal.beoordeling.models import Besluit
    from portal.beoordeling.queries.toetsing import Toetsstand
    from portal.clienten.models import Vertegenwoordiger
    from portal.toegang.models import Briefhoofd, Locatie

CENT = 100
AAN_AANBIEDER = frozenset({Besluituitkomst.BIJSTELLEN, Besluituitkomst.BUITEN_BEHANDELING})
ONVOLDAAN = frozenset({"voldoet_deels", "voldoet_niet"})
MAATWERK = {
    Maatwerkreden.OVERSCHRIJDING: "maatwerk boven het hoogste meerzorgprofiel",
    Maatwerkreden.VOLUME: "maatwerk",
    Maatwerkreden.BUITEN_BANDEN: "maatwerk buiten de banden van het werkboek",
    Maatwerkreden.HANDMATIG: "maatwerk, door het zorgkantoor bepaald",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bronnen:
    """Everything a letter is gathered from.

    Attributes:
        ondertekenaar: Name and functietitel of who fixes it.
        verzonden: Day on the letter.
        bezwaar_tot: Last day for bezwaar, counted from that day.
        vertegenwoordiger: Who speaks for the client on that day.
        herstelt: The besluit that is repaired.
        verzoek: The last aanvulverzoek, for buiten behandeling.
    """

    aanvraag: Aanvraag
    besluit: Besluit
    stand: Toetsstand
    toekenning: Toekenning | None
    briefhoofd: Briefhoofd
    locatie: Locatie
    ondertekenaar: tuple[str, str]
    contact: str
    verzonden: date
    bezwaar_tot: date
    bijstellen_is_besluit: bool
    vertegenwoordiger: Vertegenwoordiger | None
    herstelt: Besluit | None
    verzoek: Aanvulverzoek | None


def bouw_brief(bronnen: Bronnen) -> Brief:
    """Gather the letter that belongs to the uitkomst of the besluit."""
    besluit, uitkomst = bronnen.besluit, bronnen.besluit.uitkomst
    return Brief(
        afzender=_afzender(bronnen),
        zaak=_zaak(bronnen),
        onderbouwing=besluit.onderbouwing,
        bevindingen=_bevindingen(bronnen),
        bezwaar_tot=bronnen.bezwaar_tot,
        toekenning=_toekenning(bronnen) if uitkomst is Besluituitkomst.TOEKENNEN else None,
        andere_hulp=besluit.andere_hulp,
        volume=_volume(bronnen.stand),
        afbouwpad=besluit.afbouwpad,
        antwoorddatum=besluit.antwoorddatum,
        is_besluit=uitkomst is not Besluituitkomst.BIJSTELLEN or bronnen.bijstellen_is_besluit,
        open_punten=regels(besluit.open_punten),
        verzoek_van=clock.local_day(bronnen.verzoek.gevraagd_op) if bronnen.verzoek else None,
        hersteldatum=bronnen.verzoek.hersteldatum if bronnen.verzoek else None,
    )


def regels(tekst: str) -> tuple[str, ...]:
    """Give the lines of a text, without empty ones."""
    return tuple(regel.strip() for regel in tekst.splitlines() if regel.strip())


def _afzender(bronnen: Bronnen) -> Afzender:
    hoofd = bronnen.briefhoofd
    naam, functie = bronnen.ondertekenaar
    vpt = _leveringsvorm(bronnen) == "vpt"
    return Afzender(
        zorgkantoor=hoofd.naam,
        regio=hoofd.regio,
        adresregels=(hoofd.postadres,),
        telefoon=hoofd.telefoon,
        bereikbaarheid=hoofd.bereikbaarheid,
        email=hoofd.email,
        logo=hoofd.logo,
        gezag=hoofd.gezag_vpt if vpt else hoofd.gezag_verblijf,
        mandaatgrondslag=hoofd.mandaatgrondslag,
        ondertekenaar=naam,
        functie=functie,
        contact=bronnen.contact,
        bezwaar_adres=hoofd.bezwaar_adres,
        bezwaar_email=hoofd.bezwaar_email,
        rechtbank=hoofd.rechtbank,
    )


def _zaak(bronnen: Bronnen) -> Zaak:
    aanvraag, besluit, locatie = bronnen.aanvraag, bronnen.besluit, bronnen.locatie
    indicatie = bronnen.stand.bron.indicatie
    return Zaak(
        kenmerk=f"{aanvraag.nummer}-B{besluit.nr}",
        aanvraagnummer=aanvraag.nummer,
        versie=bronnen.stand.versie.rij.nr,
        ontvangen=bronnen.stand.bron.ontvangen_op,
        verzonden=bronnen.verzonden,
        geadresseerde=_geadresseerde(bronnen),
        client=_clientnaam(bronnen.stand),
        aanbieder=aanvraag.aanbieder.naam,
        locatie=locatie.naam,
        agb_uitvoerder=locatie.agb_uitvoerder,
        zorgprofiel=als_tekst(indicatie.get("zorgprofiel")),
        leveringsvorm=_leveringsvorm(bronnen),
        rlz_versie=read_toml("bronnen.toml")["rlz"]["versie"],
        herstelt=f"{aanvraag.nummer}-B{bronnen.herstelt.nr}" if bronnen.herstelt else "",
        herstelreden=besluit.herstelreden,
    )


def _leveringsvorm(bronnen: Bronnen) -> str:
    gegevens = bronnen.stand.versie.onderdeel("gegevens")
    return als_tekst(als_deel(gegevens.get("plaatsing")).get("leveringsvorm"))


def _clientnaam(stand: Toetsstand) -> str:
    persoon = als_deel(stand.versie.onderdeel("gegevens").get("client"))
    delen = (als_tekst(persoon.get(deel)) for deel in ("voornamen", "tussenvoegsel", "achternaam"))
    return " ".join(deel for deel in delen if deel)


def _geadresseerde(bronnen: Bronnen) -> tuple[str, ...]:
    """Address the client, care of the vertegenwoordiger, else of the aanbieder [K]."""
    aanvraag, locatie = bronnen.aanvraag, bronnen.locatie
    adres = (locatie.straat, f"{locatie.postcode} {locatie.plaats}")
    if bronnen.besluit.uitkomst in AAN_AANBIEDER:
        return (aanvraag.aanbieder.naam, f"t.a.v. locatie {locatie.naam}", *adres)
    client = _clientnaam(bronnen.stand)
    if bronnen.vertegenwoordiger is not None:
        wie = bronnen.vertegenwoordiger
        return (client, f"p/a {wie.naam}", *regels(wie.adres))
    return (client, f"p/a {aanvraag.aanbieder.naam}, {locatie.naam}", *adres)


def _bevindingen(bronnen: Bronnen) -> tuple[Bevinding, ...]:
    """Take what carries the uitkomst: unmet criteria, and at toekennen all that was explained."""
    alles = bronnen.besluit.uitkomst is Besluituitkomst.TOEKENNEN
    vragen = {criterium.id: criterium.vraag for criterium in bronnen.stand.criteria}
    return tuple(
        Bevinding(
            vraag=vragen[oordeel.criterium_id],
            oordeel=oordeel.waarde.value,
            toelichting=oordeel.toelichting,
            motivering=oordeel.motivering,
        )
        for oordeel in bronnen.stand.oordelen
        if oordeel.waarde.value in ONVOLDAAN or (alles and oordeel.toelichting)
    )


def _volume(stand: Toetsstand) -> Volume | None:
    """Give hours and threshold when the 25 % applies and is not met."""
    toets = stand.bron.berekend("volumetoets")
    uren = lees_breuk(stand.bron.berekend().get("meerzorguren"))
    grens = lees_breuk(toets.get("grens"))
    if not stand.bron.volumetoets or toets.get("gehaald") is True:
        return None
    return Volume(meerzorguren=Uren(uren), grens=Uren(grens)) if uren and grens else None


def _toekenning(bronnen: Bronnen) -> Toekenningsdeel:
    toekenning, besluit, bron = bronnen.toekenning, bronnen.besluit, bronnen.stand.bron
    assert toekenning is not None
    assert bron.ingang is not None
    assert bron.maanden is not None
    laatste = toekenning.laatste_dag
    volg = load_volgdagen(bronnen.verzonden)
    return Toekenningsdeel(
        ingang=toekenning.ingang,
        maanden=toekenning.maanden,
        laatste_dag=laatste,
        gevraagde_maanden=bron.maanden,
        gevraagde_ingang=bron.ingang,
        termijnreden=besluit.termijnreden,
        deels=toekenning.is_deels,
        gevraagd_jaarbedrag=Decimal(bronnen.aanvraag.gevraagd_bedrag_cent or 0) / CENT,
        berekend=_berekend(toekenning, volumetoets=bron.volumetoets),
        verschillen=_verschillen(toekenning),
        posten=_posten(toekenning),
        perspectief=besluit.perspectief,
        afspraken=regels(besluit.afspraken),
        doelen=_doelen(bronnen.stand),
        voorwaarden=besluit.voorwaarden,
        eindevaluatie_vanaf=laatste - timedelta(days=volg.eindevaluatie_voor_einde),
        bevestiging_uiterlijk=toekenning.ingang + timedelta(days=volg.bevestiging_na_ingang),
    )


def _verschillen(toekenning: Toekenning) -> tuple[Verschil, ...]:
    return tuple(
        Verschil(
            regel=regelnaam(rij.regel),
            gevraagd=regelwaarde(rij.regel, rij.berekend),
            toegekend=regelwaarde(rij.regel, rij.toegekend),
            reden=rij.reden,
        )
        for rij in toekenning.verschillen
    )


def _posten(toekenning: Toekenning) -> tuple[Post, ...]:
    return tuple(
        Post(
            onderwerp=regelnaam(rij.regel),
            gevraagd=centen(rij.regel.gevraagd),
            toegekend=centen(rij.toegekend),
            eenmalig=rij.regel.eenmalig,
        )
        for rij in toekenning.posten
    )


def _berekend(toekenning: Toekenning, *, volumetoets: bool) -> Berekend:
    uitkomst = toekenning.uitkomst
    bedragen = uitkomst.bedragen
    assert bedragen is not None
    assert uitkomst.meerzorguren is not None
    return Berekend(
        profiel=_profiel(uitkomst),
        meerzorguren=uitkomst.meerzorguren,
        volumetoets=_volumezin(uitkomst, geldt=volumetoets),
        basis_100=centen(bedragen.basis_100),
        context_boven_berekend=centen(bedragen.context_boven),
        context_boven_toegekend=centen(bedragen.context_telt_mee),
        jaar_100=centen(bedragen.jaar_100),
        tarief=uitkomst.invoer.tarief,
        jaarbedrag=bedragen.jaarbedrag_cent,
        etmaalbedrag=bedragen.etmaalbedrag_cent,
        prijspeil=uitkomst.jaar,
        tabelversie=uitkomst.versie,
        voorlopig=toekenning.voorlopig,
    )


def _profiel(uitkomst: Uitkomst) -> str:
    if uitkomst.maatwerk is None:
        return uitkomst.profiel or ""
    return f"{uitkomst.profiel or 'Meerzorg'} ({MAATWERK[uitkomst.maatwerk]})"


def _volumezin(uitkomst: Uitkomst, *, geldt: bool) -> str:
    toets = uitkomst.volumetoets
    if not geldt or toets is None:
        return "De grens van 25% geldt niet voor deze aanvraag."
    return (
        f"De meerzorguren zijn {procent(toets.aandeel)} van de uren in het zorgprofiel. "
        "De grens is 25%."
    )


def _doelen(stand: Toetsstand) -> tuple[Resultaat, ...]:
    antwoord = stand.versie.deel("antwoorden").get("dl-doelen")
    return tuple(
        Resultaat(
            naam=als_tekst(doel.get("korte_naam")),
            streefstand=als_tekst(doel.get("streefstand")),
            einddatum=_datum(als_tekst(doel.get("einddatum"))),
            tussenmeting=_datum(als_tekst(doel.get("tussenmeting"))),
        )
        for doel in als_rijen(antwoord)
    )


def _datum(tekst: str) -> date | None:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return None
