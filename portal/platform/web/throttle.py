"""Slow down guessing: count tries per account and per address, over all processes."""

import math
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.exceptions import TooManyRequests

from portal.platform import clock
from portal.platform.database import Model, db
from portal.platform.encrypted import blinde_index
from portal.platform.settings import huidige_instellingen
from portal.platform.transactions import eigen_transactie, invoeging


class Poging(Model):
    """How often something was tried in the window that ends at `tot`."""

    __tablename__ = "poging"

    sleutel: Mapped[bytes] = mapped_column(sa.LargeBinary(32), primary_key=True)
    aantal: Mapped[int]
    tot: Mapped[datetime] = mapped_column(index=True)


def tel(doel: str, *kenmerken: str) -> None:
    """Count one try for each account or address, before anything else is done.

    Counting comes first, so that tries at the same moment cannot slip through together. The
    session's transaction is given up: on SQLite it would hold the lock that the count needs.

    Args:
        doel: What is tried, such as `aanmelden`.
        kenmerken: The account and the address; stored as keyed digests only.

    Raises:
        TooManyRequests: One of them had more tries than allowed; says after how many seconds
            another try makes sense.
    """
    db.session.rollback()
    with eigen_transactie() as verbinding:
        standen = [_verhoog(verbinding, sleutel) for sleutel in _sleutels(doel, kenmerken)]
    hoogste = huidige_instellingen().pogingen.max_fout
    over = [tot for aantal, tot in standen if aantal > hoogste]
    if over:
        seconden = math.ceil((max(over) - clock.now()).total_seconds())
        raise TooManyRequests(retry_after=max(seconden, 1))


def vergeef(doel: str, *kenmerken: str) -> None:
    """Take back one counted try that turned out right."""
    with eigen_transactie() as verbinding:
        for sleutel in _sleutels(doel, kenmerken):
            verbinding.execute(
                sa.update(Poging)
                .where(Poging.sleutel == sleutel, Poging.aantal > 0)
                .values(aantal=Poging.aantal - 1)
            )


def wis_oude_pogingen() -> int:
    """Delete the counters whose window has passed; give their number."""
    with eigen_transactie() as verbinding:
        return verbinding.execute(sa.delete(Poging).where(Poging.tot <= clock.now())).rowcount


def _sleutels(doel: str, kenmerken: tuple[str, ...]) -> list[bytes]:
    """Give the keys in a fixed order, so that two transactions never wait for each other."""
    return sorted({blinde_index(kenmerk, doel=f"poging|{doel}") for kenmerk in kenmerken})


def _verhoog(verbinding: Connection, sleutel: bytes) -> tuple[int, datetime]:
    nu = clock.now()
    tot = nu + huidige_instellingen().pogingen.venster
    nieuw = invoeging(verbinding.dialect.name, Poging.__table__)
    voorbij = Poging.tot <= nu
    opdracht = (
        nieuw.values(sleutel=sleutel, aantal=1, tot=tot)
        .on_conflict_do_update(
            index_elements=[Poging.sleutel],
            set_={
                "aantal": sa.case((voorbij, 1), else_=Poging.aantal + 1),
                "tot": sa.case((voorbij, nieuw.excluded.tot), else_=Poging.tot),
            },
        )
        .returning(Poging.aantal, Poging.tot)
    )
    rij = verbinding.execute(opdracht).one()
    return rij.aantal, rij.tot
