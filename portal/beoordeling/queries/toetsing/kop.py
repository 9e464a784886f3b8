"""What stands above every page of the toetsing of one dossier."""

import uuid
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from portal.aanvraag.queries.weergave import lezen
from portal.beoordeling.queries.termijn import Resttermijn, bepaal_resttermijn
from portal.beoordeling.queries.toetsing.stand import Toetsstand
from portal.beoordeling.queries.woorden import statuswoord

CENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Kop:
    """The dossier in a few words; the client by code only.

    Attributes:
        geheel_id: The aanvraag as a whole: of the group for the part of one client.
        leden: Number of clients of a group, else 0.
        groep_id: That group; None for one client, also for the part of one in a group.
    """

    nummer: str
    versie: int
    clientcode: str
    zorgprofiel: str
    aanbieder: str
    gevraagd: Decimal | None
    maanden: int | None
    aandeel: str
    termijn: Resttermijn
    woord: str
    geheel_id: uuid.UUID
    leden: int
    groep_id: uuid.UUID | None


def maak_kop(stand: Toetsstand, vandaag: date) -> Kop:
    """Give the head of a dossier in toetsing."""
    aanvraag, cent = stand.aanvraag, stand.aanvraag.gevraagd_bedrag_cent
    return Kop(
        nummer=aanvraag.nummer,
        versie=stand.versie.rij.nr,
        clientcode=aanvraag.clientcode,
        zorgprofiel=aanvraag.zorgprofiel,
        aanbieder=aanvraag.aanbieder.naam,
        gevraagd=None if cent is None else Decimal(cent) / CENT,
        maanden=stand.bron.maanden,
        aandeel=lezen.aandeel(stand.bron.berekend("volumetoets").get("aandeel")),
        termijn=bepaal_resttermijn(aanvraag.toestand, aanvraag.beslisdatum, op=vandaag),
        geheel_id=aanvraag.geheel_id,
        leden=len(stand.leden),
        groep_id=aanvraag.groep_id if aanvraag.is_groep else None,
        woord=statuswoord(aanvraag.toestand, cent, aanvraag.toegekend_bedrag_cent),
    )
