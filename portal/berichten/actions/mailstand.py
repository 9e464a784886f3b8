"""Change where an e-mail is on its way: one worker at a time, each step kept as proof."""

import re
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from portal.berichten.models import Mail, Mailgebeurtenis
from portal.berichten.queries.mailtekst import Mailvelden
from portal.domain.berichten import Mailstand
from portal.platform.database import db
from portal.platform.rows import volgend_nr
from portal.platform.settings import huidige_instellingen
from portal.platform.transactions import begin_schrijven

ONDERWEG = (Mailstand.KLAAR, Mailstand.BEZIG, Mailstand.OVERDRACHT)
LANGSTE_ANTWOORD = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Zending:
    """One e-mail that one worker took to send.

    Attributes:
        id: The e-mail.
        poging: Which try this is; a worker whose try is no longer the last has lost the e-mail.
        velden: What its bytes follow from.
    """

    id: uuid.UUID
    poging: int
    velden: Mailvelden


def pak(op: datetime) -> Zending | None:
    """Take the e-mail that waits longest, so that no other worker takes it; commits.

    What a worker took or handed over without coming back, is taken again after its lease.
    """
    wacht = (
        sa.select(Mail.id)
        .where(Mail.stand.in_(ONDERWEG), Mail.volgende_op <= op)
        .order_by(Mail.volgende_op, Mail.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    begin_schrijven()
    rij = db.session.execute(
        sa.update(Mail)
        .where(Mail.id == wacht)
        .values(
            stand=Mailstand.BEZIG,
            pogingen=Mail.pogingen + 1,
            volgende_op=op + huidige_instellingen().mail.lease,
        )
        .returning(
            Mail.id,
            Mail.pogingen,
            Mail.adres,
            Mail.onderwerp,
            Mail.tekst,
            Mail.message_id,
            Mail.aangemaakt_op,
        )
        .execution_options(synchronize_session=False)
    ).one_or_none()
    db.session.commit()
    if rij is None:
        return None
    velden = Mailvelden(
        adres=rij.adres,
        onderwerp=rij.onderwerp,
        tekst=rij.tekst,
        message_id=rij.message_id,
        aangemaakt_op=rij.aangemaakt_op,
    )
    return Zending(id=rij.id, poging=rij.pogingen, velden=velden)


def zet_stand(
    zending: Zending,
    naar: Mailstand,
    *,
    uit: Collection[Mailstand],
    op: datetime,
    antwoord: str = "",
    **kolommen: object,
) -> bool:
    """Write the next step of an e-mail, unless another took it meanwhile; the caller commits.

    Args:
        zending: The e-mail and the try.
        naar: Where it is now.
        uit: Where it must still be.
        op: The moment, UTC.
        antwoord: Reply of the mail server.
        kolommen: Other columns of the e-mail that change with it.

    Returns:
        False when the e-mail is no longer this worker's.
    """
    antwoord = zonder_adressen(antwoord, zending.velden.adres)
    begin_schrijven()
    gezet = db.session.execute(
        sa.update(Mail)
        .where(Mail.id == zending.id, Mail.stand.in_(uit), _van(zending, naar))
        .values(stand=naar, antwoord=antwoord, **kolommen)
        .returning(Mail.id)
        .execution_options(synchronize_session=False)
    ).one_or_none()
    if gezet is not None:
        schrijf_gebeurtenis(zending.id, naar, op=op, antwoord=antwoord)
    return gezet is not None


def schrijf_gebeurtenis(
    mail_id: uuid.UUID,
    stand: Mailstand,
    *,
    op: datetime,
    antwoord: str = "",
    door_id: uuid.UUID | None = None,
) -> None:
    """Add a step to the proof of sending; the row of the e-mail is locked by what went before."""
    nr = volgend_nr(Mailgebeurtenis.nr, Mailgebeurtenis.mail_id == mail_id)
    db.session.add(
        Mailgebeurtenis(
            mail_id=mail_id, nr=nr, stand=stand, op=op, antwoord=antwoord, door_id=door_id
        )
    )
    db.session.flush()


def zonder_adressen(antwoord: str, adres: str) -> str:
    """Give a reply of a mail server on one line, without an address or the name in it."""
    voor = adres.rpartition("@")[0]
    schoon = re.sub(r"\S*@\S*", "…", antwoord)
    if len(voor) > 2:
        schoon = re.sub(re.escape(voor), "…", schoon, flags=re.IGNORECASE)
    return " ".join(schoon.split())[:LANGSTE_ANTWOORD]


def _van(zending: Zending, naar: Mailstand) -> sa.ColumnElement[bool]:
    """Say whose e-mail it must be; that the server took it is true whoever has it now."""
    if naar is Mailstand.VERZONDEN:
        return sa.true()
    return Mail.pogingen == zending.poging
