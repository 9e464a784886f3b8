"""One row of a table: found or not there, next in number, changed by one person at a time."""

from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.orm.attributes import flag_modified
from werkzeug.exceptions import NotFound

from portal.platform.database import RijMetId, db

R = TypeVar("R")


def een_of_404(vraag: sa.Select[R]) -> R:
    """Give the one row that is asked for; what is not in view looks like what does not exist.

    Raises:
        NotFound: There is none.
    """
    rij = db.session.scalar(vraag)
    if rij is None:
        raise NotFound
    return rij


def volgend_nr(nr: InstrumentedAttribute[int], *binnen: sa.ColumnElement[bool]) -> int:
    """Give the number after the highest one, from 1.

    Args:
        nr: The column that numbers the rows.
        binnen: Which rows are numbered together.
    """
    hoogste = sa.select(sa.func.max(nr)).where(*binnen)
    return (db.session.scalar(hoogste) or 0) + 1


def ga_voor(rij: RijMetId, kolom: str) -> None:
    """Write a row before what hangs on it: its version goes up, also when nothing else changed.

    Who does something with the row at the same moment waits, and finds it changed.

    Args:
        rij: A row with a version, new or from the database.
        kolom: Any column of it but the version, written again as it is.
    """
    if rij not in db.session:
        db.session.add(rij)
    else:
        flag_modified(rij, kolom)
    db.session.flush()
