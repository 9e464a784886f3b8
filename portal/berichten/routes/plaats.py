"""A place in a list, as it stands in an address: a moment and an id."""

import uuid
from datetime import datetime


def als_tekst(op: datetime, rij_id: uuid.UUID) -> str:
    """Write a place down."""
    return f"{op.isoformat()}_{rij_id}"


def lees_plaats(tekst: str) -> tuple[datetime, uuid.UUID] | None:
    """Read a place; what cannot be read is the begin of the list."""
    moment, _, nummer = tekst.rpartition("_")
    op = lees_moment(moment)
    try:
        return None if op is None else (op, uuid.UUID(nummer))
    except ValueError:
        return None


def lees_moment(tekst: str) -> datetime | None:
    """Read a moment with its time zone."""
    try:
        moment = datetime.fromisoformat(tekst)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
