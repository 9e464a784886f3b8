"""What is granted to a group beside what was requested: the whole, and every client in a row."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from portal.aanvraag.queries.weergave.lezen import als_tekst
from portal.beoordeling.queries.signaalfeiten.bron import lees_breuk
from portal.beoordeling.queries.toekenning.groep import Groepstoekenning
from portal.beoordeling.queries.toekenning.pas_toe import Toekenning
from portal.beoordeling.queries.toekenning.regels import MEERZORGUREN, NUL, WONEN
from portal.beoordeling.queries.toekenning.vergelijking import (
    Rij,
    profielwoord,
    schrijf_euro,
    schrijf_uren,
)
from portal.beoordeling.queries.toetsing import Toetsstand
from portal.beoordeling.queries.toetsing.teksten import woord
from portal.domain.rekentool import Behandelaren
from portal.domain.waarden import centen
from portal.platform.web import texts

KOLOMMEN: Mapping[str, tuple[str, ...]] = {
    "wonen": WONEN,
    "dagbesteding": ("dagbesteding",),
    "nachtzorg": ("nachtzorg",),
    "behandelaren": tuple(Behandelaren.__dataclass_fields__),
    "min_uren": ("min_uren",),
}
"""Column of the table -> lines that it adds up."""


@dataclass(frozen=True, slots=True)
class Cel:
    """One value as requested and as granted."""

    gevraagd: str
    toegekend: str

    @property
    def verschilt(self) -> bool:
        """It is granted otherwise."""
        return self.gevraagd != self.toegekend


@dataclass(frozen=True, slots=True, kw_only=True)
class Lidbeeld:
    """One client in the table: input per column, and what came out."""

    id: uuid.UUID
    clientcode: str
    zorgprofiel: str
    invoer: tuple[Cel, ...]
    meerzorguren: Cel
    profiel: Cel
    jaarbedrag: Cel
    toekenning: Toekenning


def maak_ledenbeeld(stand: Toetsstand, toekenning: Groepstoekenning) -> tuple[Lidbeeld, ...]:
    """Put every client of a group in a row."""
    return tuple(_lid(lid, toekenning.leden[lid.aanvraag.id]) for lid in stand.leden)


def maak_groepsvergelijking(
    stand: Toetsstand, toekenning: Groepstoekenning | None
) -> tuple[Rij, ...]:
    """Put the totals of the request beside those of what is granted.

    The sum of the beschikkingen adds up rounded amounts; the workbook rounds its own total.

    Bron: [procedure] §3.2.
    """
    gevraagd, uitkomst = stand.bron.berekend(), toekenning.uitkomst if toekenning else None
    context = uitkomst.context if uitkomst else None
    som = toekenning.som([lid.aanvraag.id for lid in stand.leden]) if toekenning else None
    gedeeld = {
        "context_drempel": context.drempel if context else None,
        "context_boven": context.boven if context else None,
        "context_telt_mee": context.telt_mee if context else None,
        "context_per_client": uitkomst.context_per_client if uitkomst else None,
    }
    return (
        *(
            Rij(
                woord("uitkomst", naam),
                schrijf_euro(lees_breuk(gevraagd.get(naam))),
                schrijf_euro(waarde),
            )
            for naam, waarde in gedeeld.items()
        ),
        Rij(
            woord("uitkomst", "som_beschikkingen"),
            _cent(gevraagd.get("som_beschikkingen")),
            "" if som is None else texts.euro(som),
            hoofd=True,
        ),
        Rij(
            woord("uitkomst", "jaarbedrag_totaal"),
            _cent(gevraagd.get("jaarbedrag_totaal_cent")),
            schrijf_euro(uitkomst.jaarbedrag_totaal) if uitkomst else "",
        ),
        Rij(woord("uitkomst", "som_individueel"), _cent(gevraagd.get("som_individueel_cent")), ""),
    )


def _lid(stand: Toetsstand, toekenning: Toekenning) -> Lidbeeld:
    berekening, bedragen = stand.bron.berekend(), stand.bron.berekend("bedragen")
    regels = {rij.regel.id: rij for rij in toekenning.regels}
    invoer = []
    for namen in KOLOMMEN.values():
        rijen = [regels[naam] for naam in namen if naam in regels]
        invoer.append(
            Cel(
                _som([rij.berekend for rij in rijen]) if rijen else "–",
                _som([rij.toegekend for rij in rijen]) if rijen else "–",
            )
        )
    uitkomst = toekenning.uitkomst
    soort, profiel = als_tekst(berekening.get("soort")), als_tekst(berekening.get("profiel"))
    return Lidbeeld(
        id=stand.aanvraag.id,
        clientcode=stand.aanvraag.clientcode,
        zorgprofiel=stand.aanvraag.zorgprofiel,
        invoer=tuple(invoer),
        meerzorguren=Cel(
            schrijf_uren(lees_breuk(berekening.get(MEERZORGUREN))) or "–",
            schrijf_uren(uitkomst.meerzorguren) or "–",
        ),
        profiel=Cel(
            profielwoord(soort, profiel), profielwoord(uitkomst.gelezen_als, uitkomst.profiel or "")
        ),
        jaarbedrag=Cel(
            schrijf_euro(lees_breuk(bedragen.get("jaarbedrag"))) or "geen bedrag",
            schrijf_euro(uitkomst.bedragen.jaarbedrag if uitkomst.bedragen else None)
            or "geen bedrag",
        ),
        toekenning=toekenning,
    )


def _som(waarden: list[Fraction]) -> str:
    return texts.uren_getal(sum(waarden, NUL))


def _cent(tekst: object) -> str:
    return texts.euro(centen(Fraction(Decimal(tekst)))) if isinstance(tekst, str) else ""
