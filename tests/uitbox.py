"""Help for the tests of the outbox: e-mails in it, a portal with a mail server, and its state."""

import uuid
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.berichten.actions.melden import Melding, meld
from portal.berichten.actions.verzenden import verzend_uitbox
from portal.berichten.models import Mail
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.mailserver import Mailserver

TIJDEN = {
    "timeout_seconden": 5,
    "antwoord_seconden": 5,
    "lease_seconden": 600,
    "wachten_minuten": [1, 5],
}


@pytest.fixture
def server():
    """Start a mail server."""
    eigen = Mailserver()
    yield eigen
    eigen.stop()


@pytest.fixture
def portaal(ander_portaal, server):
    """Give the portal that sends its e-mails to that server."""
    return ander_portaal(mail=TIJDEN, **server.instellingen)


def schrijf(app, wereld, *, rol=Rol.MANAGER, code="N11", aantal=1):
    """Tell somebody something, so many times; give the Message-ID of each e-mail."""
    with app.app_context():
        mens = db.session.get(Gebruiker, wereld.gebruiker(rol))
        for _ in range(aantal):
            melding = Melding(
                code=code,
                object_soort="besluit",
                object_id=uuid.uuid4(),
                kenmerk="MZ-2026-00001",
                moment="1",
            )
            meld(melding, [mens], op=clock.now())
        db.session.commit()
        return list(db.session.scalars(sa.select(Mail.message_id).order_by(Mail.aangemaakt_op)))


def verzend(app, *, na: timedelta = timedelta(0)):
    """Send what waits, as if it were some time later; give how many were sent."""
    with app.app_context():
        return verzend_uitbox(klok=lambda: clock.now() + na)


def mails(app, *kolommen):
    """Give some columns of every e-mail, in the order in which they were written."""
    with app.app_context():
        vraag = sa.select(*kolommen).order_by(Mail.aangemaakt_op, Mail.message_id)
        return [tuple(rij) for rij in db.session.execute(vraag)]


def verloop(app, message_id: str) -> list[tuple[str, str]]:
    """Give what happened to one e-mail."""
    with app.app_context():
        mail = db.session.scalars(sa.select(Mail).where(Mail.message_id == message_id)).one()
        return [(str(stap.stand), stap.antwoord) for stap in mail.gebeurtenissen]
