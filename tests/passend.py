"""On SQLite, refuse what PostgreSQL would refuse: a text or number too large for its column."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Session


def te_groot(soort: sa.types.TypeEngine[Any], waarde: object) -> bool:
    """Tell whether PostgreSQL has no room for a value in a column of this type."""
    if isinstance(soort, sa.String) and isinstance(waarde, str):
        return soort.length is not None and len(waarde) > soort.length
    if isinstance(soort, sa.Integer) and isinstance(waarde, int):
        bits = 63 if isinstance(soort, sa.BigInteger) else 31
        return not -(2**bits) <= waarde < 2**bits
    return False


def _keur(sessie: Session, *_rest: object) -> None:
    for rij in (*sessie.new, *sessie.dirty):
        afbeelding = sa.inspect(rij).mapper
        for kenmerk in afbeelding.column_attrs:
            waarde = getattr(rij, kenmerk.key) if kenmerk.key in rij.__dict__ else None
            kolom = kenmerk.columns[0]
            if te_groot(kolom.type, waarde):
                msg = f"too large for {kolom}: {str(waarde)[:60]!r}"
                raise AssertionError(msg)


@contextmanager
def zo_streng_als_postgres() -> Iterator[None]:
    """Hold every session to the sizes of its columns."""
    event.listen(Session, "before_flush", _keur)
    try:
        yield
    finally:
        event.remove(Session, "before_flush", _keur)
