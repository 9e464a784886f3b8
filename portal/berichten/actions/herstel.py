"""What follows when an e-mail did not arrive: it came back, goes again, or went as a letter."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa

from portal.berichten.actions.mailstand import ONDERWEG, schrijf_gebeurtenis
from portal.berichten.actions.niet_afgeleverd import meld_niet_afgeleverd, sluit_taken
from portal.berichten.actions.uitbox import maak_mail
from portal.berichten.models import Bericht, Mail
from portal.berichten.queries.verzonden import NIET_AANGEKOMEN
from portal.domain.berichten import Mailstand
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.audit import leg_vast
from portal.platform.database import db
from portal.platform.transactions import begin_schrijven
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker


def verwerk_teruggekomen(message_id: str, status: str, *, op: datetime) -> bool:
    """Write down that an e-mail came back, and tell of it; commits. Twice does nothing more.

    Args:
        message_id: Of the e-mail, with its angle brackets.
        status: Enhanced status code of the mail server.
        op: The moment, UTC.

    Returns:
        False when it was known already that the e-mail did not arrive.

    Raises:
        DomeinFout: `mail_onbekend`.

    Bron: [processen] L4, L5.
    """
    begin_schrijven()
    gevonden = sa.select(Mail.id).where(Mail.message_id == message_id)
    mail_id = db.session.scalars(gevonden).one_or_none()
    if mail_id is None:
        db.session.rollback()
        raise DomeinFout("mail_onbekend")
    mail = _vergrendel(mail_id)
    nieuw = mail.stand in {*ONDERWEG, Mailstand.VERZONDEN}
    if nieuw:
        mail.stand, mail.antwoord = Mailstand.TERUGGEKOMEN, status
        schrijf_gebeurtenis(mail.id, Mailstand.TERUGGEKOMEN, op=op, antwoord=status)
        meld_niet_afgeleverd(mail, op=op)
    db.session.commit()
    return nieuw


def stuur_opnieuw(mail: Mail, *, door: Gebruiker, op: datetime) -> Mail:
    """Send an e-mail that did not arrive once more, to the address of now.

    It is an e-mail of its own, with its own proof; the messages it tells of go over to it, and
    the tasks about the first are done.

    Raises:
        DomeinFout: `mail_niet_mislukt`, `mail_al_opnieuw` or `mail_account_geblokkeerd`.

    Bron: [processen] L4.
    """
    mail = _niet_aangekomen(mail)
    if mail.gebruiker.geblokkeerd_op is not None:
        raise DomeinFout("mail_account_geblokkeerd")
    nieuw = maak_mail(
        mail.gebruiker,
        mail.bezorging,
        tekst=(mail.onderwerp, mail.tekst),
        op=op,
        door_id=door.id,
    )
    nieuw.opnieuw_van_id = mail.id
    db.session.add(nieuw)
    db.session.flush()
    db.session.execute(
        sa.update(Bericht).where(Bericht.mail_id == mail.id).values(mail_id=nieuw.id)
    )
    sluit_taken(mail, ook_adres=True, door=door, op=op)
    leg_vast(audit_regel("mail.opnieuw", door=door, over=mail))
    return nieuw


def leg_brief_vast(mail: Mail, dag: date, *, door: Gebruiker, op: datetime) -> None:
    """Write down that what an e-mail could not tell was sent as a letter.

    The task to mend the address stays.

    Args:
        mail: The e-mail that did not arrive.
        dag: Day of posting; from the day of the e-mail until today.
        door: Who says so.
        op: The moment, UTC.

    Raises:
        DomeinFout: `mail_niet_mislukt`, `mail_al_opnieuw` or `briefdag_onjuist`.

    Bron: [processen] L4, L5.
    """
    mail = _niet_aangekomen(mail)
    if not clock.local_day(mail.aangemaakt_op) <= dag <= clock.local_day(op):
        raise DomeinFout("briefdag_onjuist", veld="dag")
    mail.stand, mail.antwoord = Mailstand.PER_BRIEF, dag.isoformat()
    schrijf_gebeurtenis(
        mail.id, Mailstand.PER_BRIEF, op=op, antwoord=dag.isoformat(), door_id=door.id
    )
    sluit_taken(mail, ook_adres=False, door=door, op=op)
    leg_vast(audit_regel("mail.per_brief", door=door, over=mail))


def _niet_aangekomen(mail: Mail) -> Mail:
    """Lock an e-mail that did not arrive and that nobody sent again yet."""
    mail = _vergrendel(mail.id)
    if mail.stand not in NIET_AANGEKOMEN:
        raise DomeinFout("mail_niet_mislukt")
    opnieuw = sa.select(Mail.id).where(Mail.opnieuw_van_id == mail.id)
    if db.session.scalars(opnieuw).first() is not None:
        raise DomeinFout("mail_al_opnieuw")
    return mail


def _vergrendel(mail_id: uuid.UUID) -> Mail:
    vraag = sa.select(Mail).where(Mail.id == mail_id).with_for_update(of=Mail)
    return db.session.scalars(vraag.execution_options(populate_existing=True)).one()
