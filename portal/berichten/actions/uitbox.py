"""Write an e-mail in the outbox; the worker sends it after the transaction is kept."""

import hashlib
import uuid
from datetime import datetime
from urllib.parse import urlsplit

import sqlalchemy as sa

from portal.berichten.models import Bericht, Mail, Mailgebeurtenis
from portal.berichten.queries.mailtekst import maak_mailtekst
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
    onderwerp, tekst = maak_mailtekst(aantal)
    mail_id = uuid.uuid4()
    domein = urlsplit(huidige_instellingen().base_url).hostname or "localhost"
    return Mail(
        id=mail_id,
        organisatie_id=mens.organisatie_id,
        gebruiker_id=mens.id,
        adres=mens.email,
        bezorging=bezorging,
        message_id=f"<{mail_id}@{domein}>",
        onderwerp=onderwerp,
        tekst=tekst,
        sha256=hashlib.sha256(f"{onderwerp}\n{tekst}".encode()).hexdigest(),
        stand=Mailstand.KLAAR,
        volgende_op=op,
        aangemaakt_op=op,
        gebeurtenissen=[Mailgebeurtenis(nr=1, stand=Mailstand.KLAAR, op=op)],
    )
