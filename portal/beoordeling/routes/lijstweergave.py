"""A list of dossiers as the page shows it: links, chips, tiles and rows with their term."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlencode

from flask import url_for

from portal.aanvraag.bezwaren import aanvragen_met_bezwaar
from portal.beoordeling.forms.werkvoorraad import maak_filterform
from portal.beoordeling.queries.behandelaars import list_behandelaars
from portal.beoordeling.queries.termijn import Resttermijn, bepaal_regeltermijn
from portal.beoordeling.queries.werkvoorraad import (
    SORTEERBAAR,
    SORTERINGEN,
    TEGELS,
    Bladzijde,
    Filters,
    Lijstvraag,
    Regel,
    Tellingen,
    list_bladzijde,
    schrijf_aantal,
)
from portal.beoordeling.queries.werkvoorraad.vraag import IK, NIEMAND
from portal.beoordeling.queries.woorden import statuswoord, woord
from portal.clienten.vormen import vormkeuzes
from portal.domain.procedure import Toestand
from portal.toegang.queries import list_aanbieders

if TYPE_CHECKING:
    from portal.toegang.models import Gebruiker

T = TypeVar("T")

KLEUREN = {"te_laat": "bad", "binnenkort": "warn", "mij": "brand"}
CONTROLE = "controle"


@dataclass(frozen=True, slots=True)
class Rij:
    """A dossier with how much time is left."""

    regel: Regel
    termijn: Resttermijn


@dataclass(frozen=True, slots=True)
class Lijstadres:
    """Makes the addresses of one list."""

    endpoint: str
    vraag: Lijstvraag

    def van(self, vraag: Lijstvraag, **plek: str) -> str:
        """Give the address of a page of this list."""
        return maak_adres(self.endpoint, {**vraag.parameters(), **plek})

    def koppen(self) -> dict[str, tuple[str, str]]:
        """Give per sort order the address of its link and the direction for `aria-sort`."""
        codes = SORTEERBAAR if self.vraag.alles else tuple(SORTERINGEN)
        richting = "descending" if self.vraag.omlaag else "ascending"
        return {
            code: (
                self.van(self.vraag.gesorteerd_op(code)),
                richting if code == self.vraag.sorteer else "",
            )
            for code in codes
        }

    def chips(self, namen: Mapping[uuid.UUID, str]) -> list[dict[str, str]]:
        """Give every chosen filter with the address that removes it."""
        return [
            {"tekst": tekst, "href": self.van(self.vraag.met(zonder))}
            for tekst, zonder in _los(self.vraag.filters, namen)
        ]

    def bladeren(self, bladzijde: Bladzijde) -> tuple[str, str]:
        """Give the addresses of the page before and after; empty when there is none."""
        vorige, volgende = bladzijde.vorige, bladzijde.volgende
        return (
            self.van(self.vraag, voor=str(vorige)) if vorige else "",
            self.van(self.vraag, na=str(volgende)) if volgende else "",
        )

    def tegels(self, tellingen: Tellingen, *, teamleider: bool) -> list[dict[str, object]]:
        """Give the saved filters with their counts; only a teamleider has *ter controle*."""
        return [
            {
                "aantal": schrijf_aantal(tellingen.tegels[code]),
                "tekst": woord("tegel", code),
                "href": self.van(replace(self.vraag.met(filters), omlaag=False)),
                "soort": KLEUREN.get(code, ""),
                "actief": filters == self.vraag.filters,
            }
            for code, filters in TEGELS.items()
            if teamleider or code != CONTROLE
        ]


def maak_lijst(
    adres: Lijstadres, statussen: Mapping[Toestand, str], *, voor: "Gebruiker", op: date
) -> dict[str, object]:
    """Give what the page of a list shows: filters, rows, and where its links lead.

    Args:
        adres: The list and what is asked of it.
        statussen: Toestanden to choose from, with what stands behind the word of each.
        voor: Who looks.
        op: The Dutch calendar day.
    """
    vraag = adres.vraag
    bladzijde = list_bladzijde(vraag, voor=voor, op=op)
    beoordelaars = [(mens.id, mens.naam) for mens in list_behandelaars(voor=voor)]
    aanbieders = [(rij.id, rij.naam) for rij in list_aanbieders(voor=voor)]
    form = maak_filterform(vraag)
    form.bied_aan(statussen=statussen, beoordelaars=beoordelaars, aanbieders=aanbieders)
    return {
        "filterform": form,
        "vraag": vraag,
        "chips": adres.chips(dict(beoordelaars + aanbieders)),
        "koppen": adres.koppen(),
        "volgorde": woord("sortering", vraag.sorteer),
        "rijen": maak_rijen(bladzijde.regels, voor=voor, op=op),
        "met_bezwaar": aanvragen_met_bezwaar((rij.id, rij.toestand) for rij in bladzijde.regels),
        "bladeren": adres.bladeren(bladzijde),
    }


def maak_adres(endpoint: str, parameters: Mapping[str, str | list[str]]) -> str:
    """Give an address with its query string, which may name a parameter more than once."""
    adres, vraag = url_for(endpoint), urlencode(parameters, doseq=True)
    return f"{adres}?{vraag}" if vraag else adres


def maak_rijen(regels: Sequence[Regel], *, voor: "Gebruiker", op: date) -> list[Rij]:
    """Give rows with how much time is left."""
    return [
        Rij(regel, bepaal_regeltermijn(regel, zorgkantoor_id=voor.organisatie_id, op=op))
        for regel in regels
    ]


def _los(filters: Filters, namen: Mapping[uuid.UUID, str]) -> list[tuple[str, Filters]]:
    """Give every chosen value in words, and the filters without it."""
    los = [
        (f"Zoekt: {filters.zoek}", replace(filters, zoek="")),
        *(
            (statuswoord(deel), replace(filters, status=_zonder(filters.status, deel)))
            for deel in filters.status
        ),
        *(
            (woord("soort", deel), replace(filters, soort=_zonder(filters.soort, deel)))
            for deel in filters.soort
        ),
        (_wie(filters.beoordelaar, namen), replace(filters, beoordelaar="")),
        (
            namen.get(filters.aanbieder, "Andere zorgaanbieder") if filters.aanbieder else "",
            replace(filters, aanbieder=None),
        ),
        (filters.profiel, replace(filters, profiel="")),
        (
            dict(vormkeuzes())[filters.leveringsvorm] if filters.leveringsvorm else "",
            replace(filters, leveringsvorm=""),
        ),
        (
            woord("termijnfilter", filters.termijn) if filters.termijn else "",
            replace(filters, termijn=""),
        ),
    ]
    return [(tekst, zonder) for tekst, zonder in los if tekst and zonder != filters]


def _zonder(waarden: tuple[T, ...], deel: T) -> tuple[T, ...]:
    return tuple(waarde for waarde in waarden if waarde != deel)


def _wie(beoordelaar: str, namen: Mapping[uuid.UUID, str]) -> str:
    vast = {"": "", IK: woord("tegel", "mij"), NIEMAND: woord("tegel", "niemand")}
    if beoordelaar in vast:
        return vast[beoordelaar]
    return namen.get(uuid.UUID(beoordelaar), "Andere beoordelaar")
