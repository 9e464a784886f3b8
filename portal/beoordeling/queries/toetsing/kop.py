"""What stands above every page of the toetsing of one dossier."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from portal.aanvraag.queries.weergave import lezen
from portal.beoordeling.queries.toetsing.stand import Toetsstand
from portal.domain.procedure import Publiek, woord
from portal.domain.termijnen import werkdagen_tussen
from portal.platform.calendar_data import load_kalender

CENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Kop:
    """The dossier in a few words; the client by code only."""

    nummer: str
    versie: int
    clientcode: str
    zorgprofiel: str
    aanbieder: str
    gevraagd: Decimal | None
    maanden: int | None
    aandeel: str
    beslisdatum: date | None
    werkdagen: int | None
    voorbij: bool
    staat_stil: bool
    woord: str


def maak_kop(stand: Toetsstand, vandaag: date) -> Kop:
    """Give the head of a dossier in toetsing."""
    aanvraag, beslisdatum = stand.aanvraag, stand.aanvraag.beslisdatum
    cent = aanvraag.gevraagd_bedrag_cent
    return Kop(
        nummer=aanvraag.nummer,
        versie=stand.versie.rij.nr,
        clientcode=aanvraag.clientcode,
        zorgprofiel=aanvraag.zorgprofiel,
        aanbieder=aanvraag.aanbieder.naam,
        gevraagd=None if cent is None else Decimal(cent) / CENT,
        maanden=stand.bron.maanden,
        aandeel=lezen.aandeel(stand.bron.berekend("volumetoets").get("aandeel")),
        beslisdatum=beslisdatum,
        werkdagen=werkdagen_tussen(load_kalender(), vandaag, beslisdatum) if beslisdatum else None,
        voorbij=beslisdatum is not None and beslisdatum < vandaag,
        staat_stil=aanvraag.termijn_stil,
        woord=woord(aanvraag.toestand, Publiek.ZORGKANTOOR) or "",
    )
