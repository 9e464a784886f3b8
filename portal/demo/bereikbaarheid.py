"""How the messages of a demonstration went: by e-mail, and to one aanbieder by post."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from portal.berichten.actions.bereikbaarheid import zet_bereikbaarheid
from portal.berichten.actions.mailstand import schrijf_gebeurtenis
from portal.berichten.actions.posten import leg_post_vast
from portal.berichten.actions.storing import leg_storing_vast
from portal.berichten.models import Mail, Taak
from portal.demo.organisaties import Bezetting
from portal.domain.berichten import Mailstand
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Organisatie

OP_PAPIER = "zilvermeeuw"
STORING = timedelta(days=19)
DAG, WACHT, NA = timedelta(days=1), timedelta(days=10), timedelta(hours=3)


def kies_papier(bezetting: Bezetting, op: datetime) -> None:
    """Let its beheerder choose letters."""
    door = bezetting.wie(OP_PAPIER, Rol.BEHEERDER_AANBIEDER)
    zet_bereikbaarheid(elektronisch=False, door=door, op=op)


def bezorg_mails(op: datetime) -> None:
    """Let every e-mail of before today have arrived at the moment at which it was written."""
    oud = sa.select(Mail).where(Mail.stand == Mailstand.KLAAR, Mail.aangemaakt_op < op - DAG)
    for mail in db.session.scalars(oud.order_by(Mail.aangemaakt_op, Mail.id)).all():
        mail.stand, mail.verzonden_op, mail.pogingen = Mailstand.VERZONDEN, mail.aangemaakt_op, 1
        schrijf_gebeurtenis(mail.id, Mailstand.VERZONDEN, op=mail.aangemaakt_op)


def leg_storing(bezetting: Bezetting, op: datetime) -> None:
    """Let the portal have been away for a morning, some weeks ago."""
    door = bezetting.wie("portaal", Rol.FUNCTIONEEL_BEHEERDER)
    begin = op - STORING
    leg_storing_vast(begin, begin + NA, door=door, op=op)


def post_brieven(bezetting: Bezetting, op: datetime) -> None:
    """Post what waits longer than some days; the newest letters still have to go."""
    open_ = sa.select(Taak).where(Taak.afgehandeld_op.is_(None), Taak.op < op - WACHT)
    for taak in db.session.scalars(open_.order_by(Taak.op, Taak.id)).all():
        zorgkantoor = db.session.get_one(Organisatie, taak.organisatie_id)
        door = bezetting.wie(bezetting.sleutel_van(zorgkantoor), Rol.BEOORDELAAR)
        with clock.freeze(taak.op + NA):
            leg_post_vast(taak, clock.today(), door=door, op=taak.op + NA)
