"""The check of a letter before it is sent: every required part has content (brieven, 1-4, 7)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from portal.beoordeling.letters.gegevens import Afzender, Brief
from portal.domain.anoniem import vind_bsns
from portal.platform.pdf import Document, als_gegevens

AFZENDER = (
    "zorgkantoor",
    "regio",
    "gezag",
    "mandaatgrondslag",
    "ondertekenaar",
    "functie",
    "telefoon",
    "bezwaar_adres",
    "bezwaar_email",
    "rechtbank",
)
KORTSTE_ADRES = 3
"""Name, care of whom, and at least one line of where."""


def ontbrekende_onderdelen(brief: Brief) -> tuple[str, ...]:
    """Name the required parts of a letter that are empty; nothing when it can be sent."""
    leeg = [f"afzender.{veld}" for veld in AFZENDER if not _gevuld(brief.afzender, veld)]
    zaak = brief.zaak
    onderdelen = {
        "adres": any(brief.afzender.adresregels),
        "geadresseerde": all(zaak.geadresseerde) and len(zaak.geadresseerde) >= KORTSTE_ADRES,
        "client": zaak.client,
        "contact": brief.afzender.contact,
        "onderbouwing": brief.onderbouwing.strip() or brief.open_punten,
    }
    leeg += [naam for naam, inhoud in onderdelen.items() if not inhoud]
    leeg += [
        f"motivering.{nr}"
        for nr, bevinding in enumerate(brief.bevindingen, start=1)
        if bevinding.oordeel != "voldoet" and not bevinding.toelichting.strip()
    ]
    return tuple(leeg)


def bevat_bsn(document: Document) -> bool:
    """Say whether a letter holds nine digits that can be a BSN; its logo does not count."""
    zonder_logo = replace(document, briefhoofd=replace(document.briefhoofd, logo=None))
    return any(vind_bsns(tekst, aaneen=True) for tekst in _teksten(als_gegevens(zonder_logo)))


def _teksten(gegevens: object) -> Iterator[str]:
    """Give every text in the data of a letter, as it stands there."""
    if isinstance(gegevens, str):
        yield gegevens
    elif isinstance(gegevens, Mapping):
        for waarde in gegevens.values():
            yield from _teksten(waarde)
    elif isinstance(gegevens, Sequence):
        for waarde in gegevens:
            yield from _teksten(waarde)


def _gevuld(afzender: Afzender, veld: str) -> bool:
    return bool(str(getattr(afzender, veld)).strip())
