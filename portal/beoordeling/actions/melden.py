"""Who is told of a besluit, in the transaction in which it is fixed."""

from datetime import datetime

from portal.aanvraag.actions.melden import (
    is_tussentijds,
    meld_dossier,
    meld_vorige_behandelaar,
)
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.ontvangers import list_managers
from portal.beoordeling.models import Besluit, Poststuk, Toekenning
from portal.berichten.actions.melden import Melding, meld
from portal.berichten.queries.adresboek import Adresboek
from portal.domain.uitkomst import Uitkomst

BESLUIT, BIJSTELLEN, DUBBEL, UITSTEL = "N11", "N10", "N29", "P03"


def meld_besluit(besluit: Besluit, boek: Adresboek, *, op: datetime) -> None:
    """Tell the aanbieder of a besluit whose letter goes out: one message for each besluit.

    Args:
        besluit: Just fixed; of a group the one on one client.
        boek: Accounts in use.
        op: The moment, UTC.

    Bron: [berichten] N10, N11, N51; [awb] art. 2:10.
    """
    aanvraag, bijstellen = besluit.aanvraag, besluit.uitkomst is Uitkomst.BIJSTELLEN
    melding = Melding(
        code=BIJSTELLEN if bijstellen else BESLUIT,
        object_soort="besluit",
        object_id=besluit.id,
        kenmerk=besluit.nummer,
        moment="vastgesteld",
        dag=besluit.antwoorddatum if bijstellen else besluit.bezwaar_tot,
        gegevens={"soort": besluit.uitkomst.value},
    )
    meld_dossier(melding, aanvraag, boek, op=op)
    if is_tussentijds(aanvraag) and not bijstellen and besluit.herstelt_id is None:
        meld_vorige_behandelaar(aanvraag, "besloten", boek, managers=False, op=op)


def meld_uitstelvraag(aanvraag: Aanvraag, poststuk: Poststuk, *, op: datetime) -> None:
    """Tell that a letter asks to agree with delay: what is placed in the portal is told of.

    Bron: [awb] art. 2:10 en 4:15.
    """
    melding = Melding(
        code=UITSTEL,
        object_soort="aanvraag",
        object_id=aanvraag.id,
        kenmerk=aanvraag.nummer,
        moment=poststuk.kenmerk,
        gegevens={"poststuk": str(poststuk.id)},
    )
    meld_dossier(melding, aanvraag, Adresboek(), op=op)


def meld_dubbele_maand(nieuw: Toekenning, oud: Toekenning, *, op: datetime) -> None:
    """Tell the aanbieder where two toekenningen of a client share a month that it declares.

    Args:
        nieuw: The one that begins.
        oud: The one that it follows, with its new last day.
        op: The moment, UTC.

    Bron: [berichten] N29; [declaraties] §2.
    """
    leeft = oud.einde >= oud.ingang
    if not leeft or oud.aanbieder_id != nieuw.aanbieder_id:
        return
    if (oud.einde.year, oud.einde.month) != (nieuw.ingang.year, nieuw.ingang.month):
        return
    melding = Melding(
        code=DUBBEL,
        object_soort="toekenning",
        object_id=nieuw.id,
        kenmerk=nieuw.kenmerk or nieuw.nummer,
        moment=str(oud.id),
        dag=nieuw.ingang,
    )
    meld(melding, list_managers(nieuw.aanbieder_id, nieuw.locatie_id, Adresboek()), op=op)
