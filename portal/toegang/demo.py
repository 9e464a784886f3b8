"""The accounts of a demonstration: one passphrase for all, known to everybody on purpose."""

from collections.abc import Iterator
from typing import TypedDict

import sqlalchemy as sa

from portal.platform.database import db
from portal.toegang.models import Gebruiker, Organisatie

DEMO_WACHTZIN = "meerzorg voor iedereen"


class Account(TypedDict):
    """What somebody needs to sign in."""

    organisatie: str
    rol: str
    gebruikersnaam: str
    wachtwoord: str


def list_demo_accounts() -> Iterator[Account]:
    """List the accounts of the demo organisations that can sign in, one line per role."""
    gebruikers = db.session.scalars(
        sa.select(Gebruiker)
        .join(Organisatie, Organisatie.id == Gebruiker.organisatie_id)
        .where(Organisatie.demo, Gebruiker.geblokkeerd_op.is_(None))
        .where(Gebruiker.wachtwoord_hash.is_not(None))
        .order_by(Organisatie.soort, Organisatie.naam, Gebruiker.email)
    )
    for gebruiker in gebruikers:
        for rol in sorted(gebruiker.rol_set):
            yield Account(
                organisatie=gebruiker.organisatie_naam,
                rol=rol.value,
                gebruikersnaam=gebruiker.email,
                wachtwoord=DEMO_WACHTZIN,
            )
