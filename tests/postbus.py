"""What was told to whom: the messages and e-mails of a database, by role of who got them."""

from collections.abc import Iterable
from typing import NamedTuple

import sqlalchemy as sa
from flask import Flask

from portal.berichten.models import Bericht, Mail, Taak
from portal.platform.database import db


class Post(NamedTuple):
    """One message: its code, what it is about, who got it and how it goes."""

    code: str
    over: str
    wie: str
    bezorging: str
    mail: bool


def lees_post(app: Flask, *codes: str) -> list[Post]:
    """Give every message, or those of some kinds, as a sorted list."""
    with app.app_context():
        rijen = db.session.scalars(sa.select(Bericht)).unique().all()
        return sorted(
            Post(
                rij.code,
                rij.object_soort,
                rij.gebruiker.email.partition("@")[0],
                rij.bezorging.value,
                rij.mail_id is not None,
            )
            for rij in rijen
            if not codes or rij.code in codes
        )


def wie(post: Iterable[Post]) -> list[str]:
    """Give who got something, each once."""
    return sorted({rij.wie for rij in post})


def tel_mails(app: Flask) -> int:
    """Give how many e-mails were written."""
    with app.app_context():
        return db.session.scalar(sa.select(sa.func.count()).select_from(Mail)) or 0


def lees_taken(app: Flask) -> list[Taak]:
    """Give every task, apart from the session."""
    with app.app_context():
        rijen = list(db.session.scalars(sa.select(Taak).order_by(Taak.soort, Taak.sleutel)))
        db.session.expunge_all()
        return rijen


def leeg_postbus(app: Flask) -> None:
    """Forget what was told, so that only the next step is seen."""
    with app.app_context():
        db.session.execute(sa.update(Bericht).values(mail_id=None))
        for tabel in ("mailgebeurtenis", "mail", "bericht", "taak"):
            db.session.execute(sa.text(f"delete from {tabel}"))  # noqa: S608 # fixed names
        db.session.commit()
