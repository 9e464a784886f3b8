"""Write an e-mail in the outbox; the worker sends it after the transaction is kept."""

import uuid
from datetime import datetime
from urllib.parse import urlsplit

import sqlalchemy as sa

from portal.berichten.models import Bericht, Mail, Mailgebeurtenis
from portal.berichten.queries.mailtekst import Mailvelden, maak_mailtekst
from portal.domain.berichten import Bezorging, Mailstand
from portal.platform.database import db
from portal.platform.settings import huidige_instellingen
from portal.toegang.models import Gebruiker


def schrijf_mail(
    mens: Gebruiker, bezorging: Bezorging, *, bericht_id: uuid.UUID, op: datetime
) -> Mail:
    """Write the e-mail that says that one message waits, and tie the message to it.

    Args:
        mens: To whom; the address is the one of now.
        bezorging: `wettelijk` or `direct`.
        bericht_id: The message; the e-mail itself says nothing about it.
        op: The moment, UTC.
    """
    mail = nieuwe_mail(mens, bezorging, aantal=1, op=op)
    db.session.add(mail)
    db.session.flush()
    db.session.execute(sa.update(Bericht).where(Bericht.id == bericht_id).values(mail_id=mail.id))
    return mail


def nieuwe_mail(mens: Gebruiker, bezorging: Bezorging, *, aantal: int, op: datetime) -> Mail:
    """Make an e-mail about a number of messages; it holds nothing about a person or a dossier."""
    return maak_mail(mens, bezorging, tekst=maak_mailtekst(aantal), op=op)


def maak_mail(
    mens: Gebruiker,
    bezorging: Bezorging,
    *,
    tekst: tuple[str, str],
    op: datetime,
    door_id: uuid.UUID | None = None,
) -> Mail:
    """Make an e-mail of a subject and a body, ready to be sent."""
    mail_id = uuid.uuid4()
    domein = urlsplit(huidige_instellingen().base_url).hostname or "localhost"
    velden = Mailvelden(
        adres=mens.email,
        onderwerp=tekst[0],
        tekst=tekst[1],
        message_id=f"<{mail_id}@{domein}>",
        aangemaakt_op=op,
    )
    return Mail(
        id=mail_id,
        organisatie_id=mens.organisatie_id,
        gebruiker_id=mens.id,
        adres=velden.adres,
        bezorging=bezorging,
        message_id=velden.message_id,
        onderwerp=velden.onderwerp,
        tekst=velden.tekst,
        sha256=velden.sha256(),
        stand=Mailstand.KLAAR,
        volgende_op=op,
        aangemaakt_op=op,
        gebeurtenissen=[Mailgebeurtenis(nr=1, stand=Mailstand.KLAAR, op=op, door_id=door_id)],
    )
