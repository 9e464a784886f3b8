"""Find besluiten: the one in the making, and those that were sent."""

import uuid
from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, defer, joinedload
from werkzeug.exceptions import NotFound

from portal.aanvraag.models import Aanvraag, Gebeurtenis, Toelichting
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.beoordeling.models import Besluit, Oordeel, Signaalreactie, Toekenningsvoorstel
from portal.beoordeling.queries.toetsing import is_toetser, mag_toetsen
from portal.domain.bevoegdheid import Handeling, OrganisatieSoort, Rol
from portal.domain.procedure import (
    BESLIST,
    VERZONDEN_BESLUIT,
    BesluitToestand,
    GebeurtenisSoort,
    Toestand,
)
from portal.platform.audit import AuditRegel
from portal.platform.audit import Uitkomst as Uitslag
from portal.platform.database import db
from portal.toegang.models import Gebruiker

VOORBEREIDEND = (
    GebeurtenisSoort.BESLUIT_VOORBEREID.value,
    GebeurtenisSoort.BESLUIT_TERUGGENOMEN.value,
    GebeurtenisSoort.AANGEBODEN.value,
    GebeurtenisSoort.HERSTELBESLUIT_VOORBEREID.value,
)
SCHRIJVEND = ("besluit.gewijzigd", Handeling.DOSSIER_TOETSEN.value)
IN_DE_MAAK = (BesluitToestand.CONCEPT, BesluitToestand.TER_CONTROLE)
ZONDER_BYTES = (defer(Besluit.brief_v), defer(Besluit.pdf_v))
"""What lists leave unread."""


def find_besluit_in_de_maak(aanvraag: Aanvraag) -> Besluit | None:
    """Give the besluit that is being prepared or checked; intrekken ends the need for it.

    Of one client in a group only a herstelbesluit or one after bezwaar: any other is part of that
    on the group.
    """
    if aanvraag.toestand is Toestand.INGETROKKEN:
        return None
    vraag = sa.select(Besluit).where(
        Besluit.aanvraag_id == aanvraag.id, Besluit.stand.in_(IN_DE_MAAK)
    )
    if aanvraag.is_lid:
        vraag = vraag.where(Besluit.herstelt_id.is_not(None))
    return db.session.scalar(vraag)


def find_terugstuurreden(aanvraag: Aanvraag) -> str:
    """Give why the teamleider last sent the besluit back, empty when it was not sent back."""
    if aanvraag.toestand is not Toestand.BESLUIT_KLAARZETTEN:
        return ""
    laatste = db.session.scalar(
        sa.select(Gebeurtenis)
        .where(Gebeurtenis.aanvraag_id == aanvraag.id)
        .order_by(Gebeurtenis.nr.desc())
        .limit(1)
    )
    if laatste is None or laatste.soort != GebeurtenisSoort.TERUGGESTUURD.value:
        return ""
    rij = db.session.scalar(
        sa.select(Toelichting).where(
            Toelichting.aanvraag_id == aanvraag.id, Toelichting.gebeurtenis_nr == laatste.nr
        )
    )
    return rij.tekst if rij is not None else ""


def mag_toekennen(aanvraag: Aanvraag, gebruiker: Gebruiker) -> bool:
    """Say whether somebody may change what is granted now.

    In toetsing, for a herstelbesluit, or for the besluit that he prepares on a bezwaar.
    """
    if mag_toetsen(aanvraag, gebruiker):
        return True
    besluit = find_besluit_in_de_maak(aanvraag)
    return (
        besluit is not None
        and besluit.herstelt_id is not None
        and besluit.stand is BesluitToestand.CONCEPT
        and is_opsteller(aanvraag, besluit, gebruiker)
    )


def is_opsteller(aanvraag: Aanvraag, besluit: Besluit | None, gebruiker: Gebruiker) -> bool:
    """Say whether somebody prepares this besluit.

    After bezwaar that is the bezwaarbehandelaar who began it, and nobody who handled the aanvraag.
    """
    if besluit is None or not besluit.na_bezwaar:
        return is_toetser(aanvraag, gebruiker)
    eigen = besluit.voorbereid_door_id == gebruiker.id
    return eigen and Rol.BEZWAARBEHANDELAAR in gebruiker.rol_set


def list_verzonden(aanvraag: Aanvraag) -> Sequence[Besluit]:
    """Give the besluiten of an aanvraag in view that were sent, newest first, letters unread.

    Of a group those to the aanbieder: who decides per client sends a letter to each client.
    """
    vraag = sa.select(Besluit).where(
        Besluit.aanvraag_id == aanvraag.id,
        Besluit.stand.in_(VERZONDEN_BESLUIT),
        Besluit.verzenddatum.is_not(None),
    )
    return db.session.scalars(vraag.options(*ZONDER_BYTES).order_by(Besluit.nr.desc())).all()


def kan_herstellen(aanvraag: Aanvraag, gebruiker: Gebruiker) -> bool:
    """Say whether somebody may start a herstelbesluit now (T31); in a group per client."""
    return (
        aanvraag.toestand in BESLIST
        and not (aanvraag.is_groep and aanvraag.toestand is not Toestand.BUITEN_BEHANDELING)
        and is_toetser(aanvraag, gebruiker)
        and find_besluit_in_de_maak(aanvraag) is None
    )


def get_besluit(besluit_id: uuid.UUID, *, voor: Gebruiker) -> Besluit:
    """Give one besluit of a dossier in view; an aanbieder only sees what was sent.

    Raises:
        NotFound: It does not exist, is not in view, or was fixed without a letter of its own, as
            that on a group.
    """
    vraag = (
        sa.select(Besluit)
        .join(Besluit.aanvraag)
        .where(Besluit.id == besluit_id, zichtbaar_voor(voor))
        .options(joinedload(Besluit.aanvraag))
    )
    if voor.organisatie.soort is not OrganisatieSoort.ZORGKANTOOR:
        vraag = vraag.where(Besluit.stand.in_(VERZONDEN_BESLUIT))
    besluit = db.session.scalar(vraag)
    if besluit is None or (besluit.stand in VERZONDEN_BESLUIT and besluit.verzenddatum is None):
        raise NotFound
    return besluit


def list_betrokkenen(aanvraag: Aanvraag, besluit: Besluit) -> frozenset[uuid.UUID]:
    """Give everybody who scored, prepared, granted or handled anything in this besluit.

    Rows know who wrote last; the audit log and the events know who wrote before. A group and its
    clients count as one dossier. Who wrote after it was fixed, such as for a bezwaar on it, was
    not involved in this one.

    Bron: [procedure] §2.3.
    """
    geheel, tot = aanvraag.geheel_id, besluit.vastgesteld_op

    def voor(moment: InstrumentedAttribute[datetime]) -> sa.ColumnElement[bool]:
        return sa.true() if tot is None else moment <= tot

    dossier = sa.select(Aanvraag.id).where(
        sa.or_(Aanvraag.id == geheel, Aanvraag.groepsaanvraag_id == geheel)
    )
    erbij = sa.or_(Besluit.id == besluit.id, Besluit.groepsbesluit_id == besluit.id)
    besluiten, versies = (
        sa.select(Besluit.id).where(erbij),
        sa.select(Besluit.versie_id).where(erbij),
    )
    vragen = (
        sa.select(Oordeel.door_id).where(Oordeel.aanvraag_id.in_(dossier), voor(Oordeel.op)),
        sa.select(Signaalreactie.door_id).where(
            Signaalreactie.versie_id.in_(versies), voor(Signaalreactie.op)
        ),
        sa.select(Toekenningsvoorstel.door_id).where(
            Toekenningsvoorstel.versie_id.in_(versies), voor(Toekenningsvoorstel.op)
        ),
        sa.select(Gebeurtenis.door_id).where(
            Gebeurtenis.aanvraag_id == geheel,
            Gebeurtenis.soort.in_(VOORBEREIDEND),
            voor(Gebeurtenis.op),
        ),
        sa.select(AuditRegel.gebruiker_id).where(
            AuditRegel.keten == aanvraag.zorgkantoor_id,
            _over_clienten(aanvraag),
            sa.or_(AuditRegel.object_id.in_(dossier), AuditRegel.object_id.in_(besluiten)),
            AuditRegel.code.in_(SCHRIJVEND),
            AuditRegel.uitkomst == Uitslag.GELUKT,
            voor(AuditRegel.moment),
        ),
    )
    gevonden = db.session.scalars(sa.union(*vragen)).all()
    return frozenset({*gevonden, aanvraag.behandelaar_id, besluit.voorbereid_door_id} - {None})


def _over_clienten(aanvraag: Aanvraag) -> sa.ColumnElement[bool]:
    """Give what an index finds of the log: lines on the clients, and on a group those on none."""
    if not (aanvraag.is_groep or aanvraag.is_lid):
        return AuditRegel.client_id == aanvraag.client_id
    clienten = sa.select(Aanvraag.client_id).where(Aanvraag.groepsaanvraag_id == aanvraag.geheel_id)
    return sa.or_(AuditRegel.client_id.is_(None), AuditRegel.client_id.in_(clienten))
