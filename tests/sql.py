"""Count the SQL statements of a request, and see whether reading stays reading."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import event

from portal.platform.database import db

SCHRIJFT = re.compile(
    r"\s*(insert\s+into|update|delete\s+from|replace\s+into)\s+\"?(\w+)", re.IGNORECASE
)
BIJ_LEZEN = re.compile(r"audit|sessie|poging")
LEESMERK = re.compile(r"update bericht set gelezen_op=\S+ where", re.IGNORECASE)


@contextmanager
def luister(app: Flask) -> Iterator[list[str]]:
    """Collect every SQL statement that the application sends meanwhile."""
    opdrachten: list[str] = []

    def noteer(_verbinding: Any, _cursor: Any, tekst: str, *_rest: Any) -> None:
        opdrachten.append(tekst)

    with app.app_context():
        motor = db.engine
    event.listen(motor, "before_cursor_execute", noteer)
    try:
        yield opdrachten
    finally:
        event.remove(motor, "before_cursor_execute", noteer)


def schrijft_naar(opdrachten: list[str]) -> set[str]:
    """Name the tables that are written, except what a GET may write: log, session, what was read."""
    gevonden = (SCHRIJFT.match(tekst) for tekst in opdrachten if not LEESMERK.match(tekst))
    return {treffer[2] for treffer in gevonden if treffer and not BIJ_LEZEN.search(treffer[2])}


def zonder_bijwerk(opdrachten: list[str]) -> list[str]:
    """Leave out what every request does by itself: transactions, session, counters and log."""
    return [
        tekst
        for tekst in opdrachten
        if not re.match(r"\s*(begin|pragma|savepoint|release|set)\b", tekst, re.IGNORECASE)
        and not re.search(
            r"\b(from|into|update)\s+\"?\w*(audit|sessie|poging)", tekst, re.IGNORECASE
        )
    ]
