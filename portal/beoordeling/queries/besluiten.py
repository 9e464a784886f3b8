"""Find besluiten: the one in the making, and those that were sent."""

import uuid
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.beoordeling.models import Besluit, Oordeel, Signaalreactie, Toekenningsvoorstel
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.domain.procedure import BesluitToestand
from portal.platform.database import db
from portal.toegang.models import Gebruiker

IN_DE_MAAK = (BesluitToestand.CONCEPT, BesluitToestand.TER_CONTROLE)
VERZONDEN = (BesluitToestand.VASTGESTELD, BesluitToestand.HERSTELD)


def find_besluit_in_de_maak(aanvraag: Aanvraag) -> Besluit | None:
    """Give the besluit that is being prepared or checked, None when there is none."""
    return db.session.scalar(
        sa.select(Besluit).where(Besluit.aanvraag_id == aanvraag.id, Besluit.stand.in_(IN_DE_MAAK))
    )


def list_verzonden(aanvraag: Aanvraag) -> Sequence[Besluit]:
    """Give the besluiten of an aanvraag in view that were sent, newest first."""
    vraag = sa.select(Besluit).where(
        Besluit.aanvraag_id == aanvraag.id, Besluit.stand.in_(VERZONDEN)
    )
    return db.session.scalars(vraag.order_by(Besluit.nr.desc())).all()


def get_besluit(besluit_id: uuid.UUID, *, voor: Gebruiker) -> Besluit:
    """Give one besluit of a dossier in view; an aanbieder only sees what was sent.

    Raises:
        NotFound: It does not exist or is not in view.
    """
    vraag = (
        sa.select(Besluit)
        .join(Besluit.aanvraag)
        .where(Besluit.id == besluit_id, zichtbaar_voor(voor))
        .options(joinedload(Besluit.aanvraag))
    )
    if voor.organisatie.soort is not OrganisatieSoort.ZORGKANTOOR:
        vraag = vraag.where(Besluit.stand.in_(VERZONDEN))
    besluit = db.session.scalar(vraag)
    if besluit is None:
        raise NotFound
    return besluit


def volgend_besluitnummer(aanvraag: Aanvraag) -> int:
    """Give the number for the next besluit of an aanvraag."""
    hoogste = sa.select(sa.func.max(Besluit.nr)).where(Besluit.aanvraag_id == aanvraag.id)
    return (db.session.scalar(hoogste) or 0) + 1


def list_betrokkenen(aanvraag: Aanvraag, besluit: Besluit) -> frozenset[uuid.UUID]:
    """Give everybody who scored, prepared, granted or handled anything in this besluit.

    Bron: [procedure] §2.3.
    """
    vragen = (
        sa.select(Oordeel.door_id).where(Oordeel.aanvraag_id == aanvraag.id),
        sa.select(Signaalreactie.door_id).where(Signaalreactie.versie_id == besluit.versie_id),
        sa.select(Toekenningsvoorstel.door_id).where(
            Toekenningsvoorstel.versie_id == besluit.versie_id
        ),
    )
    gevonden = {rij for vraag in vragen for rij in db.session.scalars(vraag)}
    behandelaar = {aanvraag.behandelaar_id} if aanvraag.behandelaar_id else set()
    return frozenset(gevonden | behandelaar | {besluit.voorbereid_door_id})
