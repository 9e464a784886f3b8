"""The besluiten that were sent: per dossier, still to read, running and ending."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, aliased, joinedload, load_only

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.aanvraag.queries.stand.indiening import NIET_OPEN
from portal.beoordeling.models import Besluit, Toekenning
from portal.beoordeling.queries.toekenningen import (
    AFLOOPWEKEN,
    GEHEIM,
    is_bevestigd,
    toekenningen_voor,
)
from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure import VERZONDEN_BESLUIT, BesluitToestand
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker

_KOLOMMEN: tuple[InstrumentedAttribute[object], ...] = tuple(
    getattr(Besluit, naam)
    for naam in (
        "aanvraag_id", "nr", "uitkomst", "stand", "deels", "ingangsdatum", "maanden", "laatste_dag",
        "verzenddatum", "bezwaar_tot", "beroep_tot", "meerzorgprofiel", "jaarbedrag_cent",
        "vastgesteld_op",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lopend:
    """Toekenningen that run on a day, those that end first in front; `meer` says there are more."""

    toekenningen: Sequence[Toekenning]
    meer: bool


def list_verstuurd(aanvraag_ids: Collection[uuid.UUID]) -> Sequence[Besluit]:
    """List what was sent for some aanvragen in view, in order; letters stay unread.

    A besluit on a group has no letter of its own: each client has one.
    """
    return db.session.scalars(
        _besluiten()
        .where(
            Besluit.aanvraag_id.in_(aanvraag_ids),
            Besluit.stand.in_(VERZONDEN_BESLUIT),
            Besluit.verzenddatum.is_not(None),
        )
        .order_by(Besluit.aanvraag_id, Besluit.nr)
    ).all()


def list_ongelezen(*, voor: Gebruiker, op: date, hoogstens: int) -> Sequence[Besluit]:
    """List besluiten in view that this user never opened, while bezwaar or beroep is possible.

    What somebody opened stands in the audit log.
    """
    gelezen = sa.exists().where(
        AuditRegel.keten == voor.organisatie_id,
        AuditRegel.gebruiker_id == voor.id,
        AuditRegel.code == Handeling.BESLUIT_LEZEN.value,
        AuditRegel.object_id == Besluit.id,
    )
    return db.session.scalars(
        _besluiten()
        .where(
            zichtbaar_voor(voor),
            Besluit.stand == BesluitToestand.VASTGESTELD,
            Besluit.verzenddatum <= op,
            sa.func.coalesce(Besluit.bezwaar_tot, Besluit.beroep_tot) >= op,
            sa.not_(gelezen),
        )
        .order_by(Besluit.verzenddatum, Besluit.id)
        .limit(hoogstens)
    ).all()


def list_lopend(*, voor: Gebruiker, op: date, hoogstens: int) -> Lopend:
    """List the toekenningen in view that have not ended on a day."""
    rijen = db.session.scalars(
        sa.select(Toekenning)
        .where(toekenningen_voor(voor), _loopt(op))
        .options(*GEHEIM)
        .order_by(Toekenning.einde, Toekenning.id)
        .limit(hoogstens + 1)
    ).all()
    return Lopend(rijen[:hoogstens], meer=len(rijen) > hoogstens)


def list_aflopend(*, voor: Gebruiker, op: date, hoogstens: int) -> Sequence[Toekenning]:
    """List toekenningen in view that end within twelve weeks, without a next one or aanvraag.

    One that somebody ended, or another replaced, asks for no next aanvraag.
    """
    volgende = aliased(Toekenning)
    al_bezig = sa.exists().where(
        Aanvraag.client_id == Toekenning.client_id, Aanvraag.toestand.not_in(NIET_OPEN)
    )
    al_toegekend = sa.exists().where(
        volgende.client_id == Toekenning.client_id,
        volgende.ingang > Toekenning.einde,
        volgende.einde >= volgende.ingang,
    )
    return db.session.scalars(
        sa.select(Toekenning)
        .where(
            toekenningen_voor(voor),
            _loopt(op),
            Toekenning.einde <= op + timedelta(weeks=AFLOOPWEKEN),
            Toekenning.einde_reden == "",
            sa.not_(sa.or_(al_bezig, al_toegekend)),
        )
        .options(*GEHEIM)
        .order_by(Toekenning.einde, Toekenning.id)
        .limit(hoogstens)
    ).all()


def list_van_besluiten(besluit_ids: Collection[uuid.UUID]) -> Sequence[Toekenning]:
    """List the toekenningen that some besluiten in view made."""
    vraag = sa.select(Toekenning).where(Toekenning.besluit_id.in_(besluit_ids)).options(*GEHEIM)
    return db.session.scalars(vraag.order_by(Toekenning.geregistreerd_op, Toekenning.id)).all()


def _loopt(op: date) -> sa.ColumnElement[bool]:
    return sa.and_(Toekenning.einde >= op, Toekenning.einde >= Toekenning.ingang, is_bevestigd())


def _besluiten() -> sa.Select[Besluit]:
    """Select besluiten with their aanvraag, without the letters."""
    return (
        sa.select(Besluit)
        .join(Aanvraag, Aanvraag.id == Besluit.aanvraag_id)
        .options(joinedload(Besluit.aanvraag), load_only(*_KOLOMMEN))
    )
