"""The e-mails to people of an organisation: where each is on its way."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from portal.berichten.models import Mail, Taak
from portal.domain.berichten import Mailstand
from portal.platform.database import db
from portal.platform.rows import een_of_404
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker

PER_BLADZIJDE = 25
NIET_AANGEKOMEN = (Mailstand.MISLUKT, Mailstand.TERUGGEKOMEN)
Plaats = tuple[datetime, uuid.UUID]


class Mailfilter(StrEnum):
    """Which e-mails are asked for."""

    ALLES = "alles"
    NIET_GELUKT = "niet_gelukt"


@dataclass(frozen=True, slots=True)
class Mailbladzijde:
    """One page of e-mails; `verder` says whether there are older ones."""

    rijen: Sequence[Mail]
    verder: bool


def mails_voor(gebruiker: Gebruiker) -> Voorwaarde:
    """Give the condition under which an e-mail is in view: to somebody of the own organisation."""
    return Mail.organisatie_id == gebruiker.organisatie_id


def list_mails(filter_: Mailfilter, *, voor: Gebruiker, na: Plaats | None = None) -> Mailbladzijde:
    """Give one page of e-mails, newest first, from after a place on."""
    vraag = sa.select(Mail).where(mails_voor(voor)).options(joinedload(Mail.gebruiker))
    if filter_ is Mailfilter.NIET_GELUKT:
        vraag = vraag.where(Mail.stand.in_(NIET_AANGEKOMEN))
    if na is not None:
        rij = sa.tuple_(sa.literal(na[0], Mail.aangemaakt_op.type), sa.literal(na[1]))
        vraag = vraag.where(sa.tuple_(Mail.aangemaakt_op, Mail.id) < rij)
    orde = (Mail.aangemaakt_op.desc(), Mail.id.desc())
    gevonden = db.session.scalars(vraag.order_by(*orde).limit(PER_BLADZIJDE + 1)).all()
    return Mailbladzijde(gevonden[:PER_BLADZIJDE], verder=len(gevonden) > PER_BLADZIJDE)


def get_mail(mail_id: uuid.UUID, *, voor: Gebruiker) -> Mail:
    """Give one e-mail in view, with what happened to it.

    Raises:
        NotFound: It does not exist or is to somebody of another organisation.
    """
    vraag = sa.select(Mail).where(Mail.id == mail_id, mails_voor(voor))
    return een_of_404(vraag.options(joinedload(Mail.gebruiker), selectinload(Mail.gebeurtenissen)))


def get_mail_van_taak(taak: Taak) -> Mail | None:
    """Give the e-mail that a task in view is about; None when it is about none."""
    mail_id = taak.gegevens.get("mail")
    return db.session.get(Mail, uuid.UUID(mail_id)) if isinstance(mail_id, str) else None
