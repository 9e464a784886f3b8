"""The address of every place of an aanvraag where something can be filled in or repaired."""

from collections.abc import Mapping
from dataclasses import replace

from flask import url_for

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.controleren import Punt
from portal.aanvraag.routes.terug import CONTROLEREN
from portal.domain.procedure.indiening import Pagina
from portal.domain.vragenlijst import Vraag, Vraagtype, Vragenlijst, paginas
from portal.platform.web.form_errors import Veldfout

_ENDPOINT: Mapping[Pagina, str] = {
    Pagina.CHECK_VOORAF: "check",
    Pagina.DOELEN: "doelen",
    Pagina.TERUGBLIK: "terugblik",
    Pagina.LOOPTIJD: "gegevens",
    Pagina.ONDERTEKENEN: "ondertekenen",
    Pagina.AFSTEMMING: "afstemming",
    Pagina.VERKLARINGEN: "verklaringen",
    Pagina.LOCATIE: "gegevens",
    Pagina.LEDEN: "leden",
    Pagina.CONTROLEREN: "controleren",
}
_UIT_PAGINA: Mapping[str, str] = {
    "pagina:gegevens": "gegevens",
    "pagina:driehoek": "driehoek",
    "pagina:rekentool": "rekentool",
}


def adres_van_punt(aanvraag: Aanvraag, lijst: Vragenlijst, punt: Punt) -> str:
    """Give the page, and the field on it, where a point is repaired; saving leads back here."""
    if punt.plaats.lid:
        lid = next(rij for rij in aanvraag.leden if str(rij.id) == punt.plaats.lid)
        return adres_van_punt(lid, lijst, replace(punt, plaats=replace(punt.plaats, lid="")))
    if punt.vraag is not None:
        return adres_van_vraag(aanvraag, lijst, punt.vraag)
    if punt.plaats.pagina is Pagina.CLIENT:
        return url_for("clienten.client", client_id=aanvraag.client_id)
    if punt.plaats.pagina is Pagina.REKENTOOL:
        return _adres_van_rekenveld(aanvraag, punt.plaats.veld)
    adres = _adres(aanvraag, _ENDPOINT[punt.plaats.pagina])
    eigen_pagina = punt.plaats.pagina in {Pagina.DOELEN, Pagina.TERUGBLIK}
    anker = "" if eigen_pagina else punt.plaats.veld
    return f"{adres}#{anker}" if anker else adres


def _adres_van_rekenveld(aanvraag: Aanvraag, veld: str) -> str:
    """Give the field on its page; a message counts rows from 1, the form from 0."""
    blok, *rest = veld.split("-")
    delen = (str(int(deel) - 1) if deel.isdecimal() else deel for deel in rest)
    adres = _adres(aanvraag, "dagprogramma" if blok == "dagprogramma" else "rekentool")
    return f"{adres}#{'-'.join((blok, *delen))}" if veld else adres


def adres_van_vraag(aanvraag: Aanvraag, lijst: Vragenlijst, vraag: Vraag) -> str:
    """Give the page on which a question is answered."""
    if vraag.type is Vraagtype.DOELEN:
        return _adres(aanvraag, "terugblik" if vraag.terugblik else "doelen")
    bron = vraag.gevuld_uit or ""
    if bron:
        return _adres(aanvraag, _UIT_PAGINA.get(bron, "check"))
    sectie = next(sectie for sectie in lijst.secties if vraag in sectie.vragen)
    nr = next(
        nr
        for nr, pagina in enumerate(paginas(lijst, sectie), start=1)
        if any(deel.id == vraag.id for deel in pagina.vragen)
    )
    adres = url_for(
        "aanvraag.vragen", aanvraag_id=aanvraag.id, sectie_id=sectie.id, nr=nr, terug=CONTROLEREN
    )
    return f"{adres}#vraag-{vraag.id}"


def adres_van_groep(aanvraag: Aanvraag, groep_id: str) -> str:
    """Give the page on which a group of data, no questions, is changed."""
    endpoints = {
        "client": "gegevens",
        "groep": "leden",
        "check": "check",
        "handtekeningen": "ondertekenen",
    }
    eigen = {"afstemming", "verklaringen", "doelen", "terugblik"}
    if groep_id == "bijlage-client":
        return _adres(aanvraag, "doelen")
    naam = groep_id if groep_id in eigen else endpoints.get(groep_id, "rekentool")
    return _adres(aanvraag, naam)


def als_fouten(aanvraag: Aanvraag, lijst: Vragenlijst, punten: tuple[Punt, ...]) -> list[Veldfout]:
    """Write points as lines of an error summary; here each links to another page."""
    return [Veldfout(adres_van_punt(aanvraag, lijst, punt), punt.tekst) for punt in punten]


def _adres(aanvraag: Aanvraag, naam: str) -> str:
    return url_for(f"aanvraag.{naam}", aanvraag_id=aanvraag.id, terug=CONTROLEREN)
