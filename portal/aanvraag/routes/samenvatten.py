"""The content of an aanvraag as summary lists per phase, each row with a link to change it."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.weergave import Groep, Tab, Tabcode, Weergave
from portal.aanvraag.queries.weergave.plat import tekst_van
from portal.aanvraag.routes.plaatsen import adres_van_groep, adres_van_vraag
from portal.domain.vragenlijst import Vragenlijst

FASEN: Mapping[str, tuple[Tabcode, ...]] = {
    "voorbereiden": (Tabcode.AANVRAAG, Tabcode.CHECK),
    "vragenlijst": (
        Tabcode.HUIDIG,
        Tabcode.GEWENST,
        Tabcode.INZET,
        Tabcode.CONTEXT,
        Tabcode.RESULTATEN,
        Tabcode.TERUGBLIK,
    ),
    "rekentool": (Tabcode.REKENTOOL,),
    "afronden": (Tabcode.AFRONDING,),
}


@dataclass(frozen=True, slots=True)
class Blok:
    """One summary list."""

    titel: str
    rijen: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class Fase:
    """One phase of the task list with its summary lists."""

    code: str
    blokken: tuple[Blok, ...]


def vat_samen(aanvraag: Aanvraag, lijst: Vragenlijst, weergave: Weergave) -> list[Fase]:
    """Give the phases of the task list with everything that was filled in."""
    tabs = {tab.code: tab for tab in weergave.tabs}
    return [
        Fase(
            code,
            tuple(
                _blok(aanvraag, lijst, tabs[tabcode], groep)
                for tabcode in tabcodes
                if tabcode in tabs
                for groep in tabs[tabcode].groepen
            ),
        )
        for code, tabcodes in FASEN.items()
    ]


def _blok(aanvraag: Aanvraag, lijst: Vragenlijst, tab: Tab, groep: Groep) -> Blok:
    rijen = []
    for item in groep.items:
        if item.is_vraag:
            href = adres_van_vraag(aanvraag, lijst, lijst.vragen[item.id])
        else:
            href = adres_van_groep(aanvraag, _plaats(tab, groep))
        rijen.append({"naam": item.kop, "waarde": tekst_van(item), "href": href})
    return Blok(groep.titel, tuple(rijen))


def _plaats(tab: Tab, groep: Groep) -> str:
    plaatsen = {Tabcode.GEWENST: "doelen", Tabcode.TERUGBLIK: "terugblik"}
    return plaatsen.get(tab.code, groep.id)
