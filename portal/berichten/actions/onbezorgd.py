"""An e-mail that did not arrive: a task for who keeps the accounts, and N14."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

import sqlalchemy as sa

from portal.berichten.actions.melden import Melding, meld
from portal.berichten.models import Bericht, Mail, Taak
from portal.berichten.onbezorgd import melders_van_onbezorgd
from portal.berichten.queries.adresboek import Adresboek
from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.platform.database import db
from portal.platform.transactions import invoeging
from portal.toegang.models import Gebruiker

CODE = "N14"
OBJECT = "mail"
BEREIKBAARHEID = "bereikbaarheid"
BEHEERDER: Mapping[OrganisatieSoort, Rol] = MappingProxyType(
    {
        OrganisatieSoort.AANBIEDER: Rol.BEHEERDER_AANBIEDER,
        OrganisatieSoort.ZORGKANTOOR: Rol.BEHEERDER_ZORGKANTOOR,
        OrganisatieSoort.CCE: Rol.CCE_BEHEERDER,
        OrganisatieSoort.PORTAAL: Rol.FUNCTIONEEL_BEHEERDER,
    }
)


def meld_onbezorgd(mail_id: uuid.UUID, *, op: datetime) -> None:
    """Open the task `bereikbaarheid` and give N14, in the transaction in which it failed.

    N14 stays in the portal: an e-mail about an e-mail that failed could fail as well.

    Bron: [berichten] N14 and Ladder bij geen reactie; [processen] L4.
    """
    mail = db.session.scalars(
        sa.select(Mail).where(Mail.id == mail_id).execution_options(populate_existing=True)
    ).one()
    vraag = sa.select(Bericht.kenmerk).where(Bericht.mail_id == mail.id).distinct()
    kenmerken = db.session.scalars(vraag).all()
    kenmerk = kenmerken[0] if len(kenmerken) == 1 else ""
    _open_taak(mail, kenmerk, op)
    meld(
        Melding(
            code=CODE,
            object_soort=OBJECT,
            object_id=mail.id,
            kenmerk=kenmerk,
            moment=mail.stand,
            gegevens={"stand": mail.stand},
        ),
        [mens for mens in _beheerders(mail) if mens.id != mail.gebruiker_id],
        op=op,
    )
    for melder in melders_van_onbezorgd():
        melder(mail, op)


def handel_taak_af(mail: Mail, *, door_id: uuid.UUID, op: datetime) -> None:
    """Close the task about an e-mail: somebody saw to it that the message arrives."""
    db.session.execute(
        sa.update(Taak)
        .where(Taak.sleutel == _sleutel(mail), Taak.afgehandeld_op.is_(None))
        .values(afgehandeld_op=op, afgehandeld_door_id=door_id)
    )


def _open_taak(mail: Mail, kenmerk: str, op: datetime) -> None:
    tabel = Taak.__table__
    db.session.execute(
        invoeging(db.engine.dialect.name, tabel)
        .values(
            id=uuid.uuid4(),
            sleutel=_sleutel(mail),
            soort=BEREIKBAARHEID,
            code=CODE,
            organisatie_id=mail.organisatie_id,
            rol=BEHEERDER[mail.gebruiker.organisatie.soort],
            object_soort=OBJECT,
            object_id=mail.id,
            kenmerk=kenmerk,
            over_id=mail.gebruiker_id,
            gegevens={"stand": mail.stand},
            op=op,
        )
        .on_conflict_do_nothing(index_elements=["sleutel"])
    )


def _beheerders(mail: Mail) -> Sequence[Gebruiker]:
    rol = BEHEERDER[mail.gebruiker.organisatie.soort]
    return Adresboek().met_rol(mail.organisatie_id, rol)


def _sleutel(mail: Mail) -> str:
    return f"{BEREIKBAARHEID}:{mail.id}"
