"""Gather what a letter on a besluit says, from the besluit, the version and the toetsing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.aanvraag.queries.weergave.lezen import als_deel, als_tekst
from portal.beoordeling.letters.gegevens import (
    Afzender,
    Bevinding,
    Brief,
    Verzoek,
    Volume,
    Zaak,
)
from portal.beoordeling.letters.opbouw_toekenning import bouw_toekenning, regels
from portal.beoordeling.queries.signaalfeiten.bron import lees_breuk
from portal.domain.termijnen import EEN_DAG
from portal.domain.toetsingskader import GEEN_MET_REDEN, Oordeel, Oordeelwaarde
from portal.domain.toetsingskader.toetsing import ONVOLDAAN
from portal.domain.uitkomst import Uitkomst as Besluituitkomst
from portal.domain.waarden import Uren
from portal.platform import clock
from portal.platform.dated_files import read_toml
from portal.platform.web.texts import aaneen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from portal.aanvraag.models import Aanvraag, Aanvulverzoek
    from portal.beoordeling.letters.gegevens import Toekenning as Toekenningsdeel
    from portal.beoordeling.models import Besluit
    from portal.beoordeling.queries.overlap import Vervanging
    from portal.beoordeling.queries.toekenning import Toekenning
    from portal.beoordeling.queries.toetsing import Toetsstand
    from portal.clienten.models import Vertegenwoordiger
    from portal.toegang.models import Briefhoofd, Locatie

AAN_AANBIEDER = frozenset({Besluituitkomst.BIJSTELLEN, Besluituitkomst.BUITEN_BEHANDELING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bronnen:
    """Everything a letter is gathered from.

    Attributes:
        ondertekenaar: Name and functietitel of who fixes it.
        verzonden: Day on the letter.
        bezwaar_tot: Last day for bezwaar, counted from that day.
        vertegenwoordiger: Who speaks for the client on that day.
        herstelt: The besluit that is repaired or, after bezwaar, replaced.
        verzoek: The last aanvulverzoek, for buiten behandeling.
        vervangen: Toekenningen that this one ends.
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
    vervangen: Sequence[Vervanging]


def bouw_brief(bronnen: Bronnen) -> Brief:
    """Gather the letter that belongs to the uitkomst of the besluit."""
    besluit, uitkomst = bronnen.besluit, bronnen.besluit.uitkomst
    return Brief(
        afzender=_afzender(bronnen),
        zaak=_zaak(bronnen),
        onderbouwing=besluit.onderbouwing,
        bevindingen=_bevindingen(bronnen),
        adviseurs=() if besluit.na_bezwaar else _adviseurs(bronnen.stand),
        bezwaar_tot=bronnen.bezwaar_tot,
        toekenning=_toekenning(bronnen),
        andere_hulp=besluit.andere_hulp,
        volume=_volume(bronnen.stand) if uitkomst is Besluituitkomst.AFWIJZEN else None,
        afbouwpad=besluit.afbouwpad,
        antwoorddatum=besluit.antwoorddatum,
        is_besluit=uitkomst is not Besluituitkomst.BIJSTELLEN or bronnen.bijstellen_is_besluit,
        open_punten=regels(besluit.open_punten),
        verzoek=_verzoek(bronnen.verzoek),
    )


def _afzender(bronnen: Bronnen) -> Afzender:
    hoofd = bronnen.briefhoofd
    naam, functie = bronnen.ondertekenaar
    vpt = _leveringsvorm(bronnen) == "vpt"
    return Afzender(
        zorgkantoor=hoofd.naam,
        regio=hoofd.regio,
        adresregels=(hoofd.postadres,),
        telefoon=aaneen(hoofd.telefoon),
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
        kenmerk=besluit.nummer_op(aanvraag),
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
        in_groep=aanvraag.is_lid,
        groep_tot=bronnen.stand.bron.groep_tot,
        herstelt=bronnen.herstelt.nummer_op(aanvraag) if bronnen.herstelt else "",
        herstelreden=besluit.herstelreden,
        na_bezwaar=besluit.na_bezwaar,
        oud_tot=_oud_tot(bronnen),
    )


def _oud_tot(bronnen: Bronnen) -> date | None:
    """Give until when what the old besluit granted stays, when the new one begins later."""
    besluit, oud = bronnen.besluit, bronnen.herstelt
    if not besluit.na_bezwaar or oud is None or oud.ingangsdatum is None:
        return None
    nieuw = besluit.ingangsdatum
    return nieuw - EEN_DAG if nieuw is not None and nieuw > oud.ingangsdatum else None


def _leveringsvorm(bronnen: Bronnen) -> str:
    gegevens = bronnen.stand.versie.onderdeel("gegevens")
    return als_tekst(als_deel(gegevens.get("plaatsing")).get("leveringsvorm"))


def _clientnaam(stand: Toetsstand) -> str:
    """Name the client; in a letter to the aanbieder on a group as a whole the group."""
    if stand.aanvraag.is_groep:
        return f"de groep {stand.aanvraag.clientcode}"
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


def _toekenning(bronnen: Bronnen) -> Toekenningsdeel | None:
    if bronnen.besluit.uitkomst is not Besluituitkomst.TOEKENNEN or bronnen.toekenning is None:
        return None
    return bouw_toekenning(
        bronnen.besluit,
        bronnen.stand,
        bronnen.toekenning,
        vervangen=bronnen.vervangen,
        verzonden=bronnen.verzonden,
    )


def _verzoek(verzoek: Aanvulverzoek | None) -> Verzoek | None:
    if verzoek is None:
        return None
    gesloten = verzoek.afgesloten_op if verzoek.stand == "beantwoord" else None
    return Verzoek(
        gevraagd=clock.local_day(verzoek.gevraagd_op),
        hersteldatum=verzoek.hersteldatum,
        beantwoord=clock.local_day(gesloten) if gesloten else None,
    )


def _bevindingen(bronnen: Bronnen) -> tuple[Bevinding, ...]:
    """Take what carries the uitkomst: unmet criteria, and at toekennen all that was explained.

    At toekennen also what somebody else looked at: the law asks what came of an advice. After
    bezwaar everything was weighed anew: what was found before carries nothing.
    """
    besluit = bronnen.besluit
    if besluit.na_bezwaar or besluit.uitkomst is Besluituitkomst.BUITEN_BEHANDELING:
        return ()
    alles = besluit.uitkomst is Besluituitkomst.TOEKENNEN
    vragen = {criterium.id: criterium.vraag for criterium in bronnen.stand.criteria}
    return tuple(
        Bevinding(
            vraag=_vraag(vragen[oordeel.criterium_id], oordeel),
            oordeel=oordeel.waarde.value,
            toelichting=oordeel.toelichting,
            motivering=oordeel.motivering,
            meekijken=oordeel.meekijken or "",
        )
        for oordeel in bronnen.stand.oordelen
        if oordeel.waarde in ONVOLDAAN or (alles and (oordeel.toelichting or _adviseur(oordeel)))
    )


def _vraag(vraag: str, oordeel: Oordeel) -> str:
    """Name the client of whom something else was found; only in a letter to the aanbieder."""
    return f"Cliënt {oordeel.client}: {vraag}" if oordeel.client else vraag


def _adviseurs(stand: Toetsstand) -> tuple[str, ...]:
    return tuple(sorted({_adviseur(oordeel) for oordeel in stand.oordelen} - {""}))


def _adviseur(oordeel: Oordeel) -> str:
    """Give who looked along at a criterium that applies, empty when nobody did."""
    geldt = oordeel.waarde is not Oordeelwaarde.NVT and oordeel.meekijken != GEEN_MET_REDEN
    return oordeel.meekijken or "" if geldt else ""


def _volume(stand: Toetsstand) -> Volume | None:
    """Give hours and threshold when the 25 % applies and is not met."""
    toets = stand.bron.berekend("volumetoets")
    uren = lees_breuk(stand.bron.berekend().get("meerzorguren"))
    grens = lees_breuk(toets.get("grens"))
    if not stand.bron.volumetoets or toets.get("gehaald") is True:
        return None
    return Volume(meerzorguren=Uren(uren), grens=Uren(grens)) if uren and grens else None
