"""Structured logs: one JSON object a line, with a request id and without personal data.

Messages of exceptions are left out: a database driver puts the refused values in them.
"""

import json
import logging
import traceback
from datetime import UTC, datetime

from flask import g, has_request_context, request

LOGGER = logging.getLogger("portal")
SPOOR = 12


def verzoek_id() -> str | None:
    """Give the reference of the current request, None outside one."""
    return g.get("verzoek_id") if has_request_context() else None


class JsonRegel(logging.Formatter):
    """Write a record as one line of JSON; `extra={"velden": {...}}` adds fields."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line, with class and place of an exception but not its message."""
        regel: dict[str, object] = {
            "tijd": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname,
            "logger": record.name,
            "bericht": record.getMessage(),
        }
        if verzoek_id() is not None:
            regel["verzoek"] = verzoek_id()
        regel |= getattr(record, "velden", {})
        if record.exc_info and record.exc_info[0] is not None:
            regel["fout"] = record.exc_info[0].__name__
            plekken = traceback.extract_tb(record.exc_info[2])[-SPOOR:]
            regel["spoor"] = [f"{plek.name}:{plek.lineno}" for plek in plekken]
        return json.dumps(regel, ensure_ascii=False, default=str)


class Uitvoer(logging.StreamHandler):  # type: ignore[type-arg] # not generic at run time
    """Handler of the portal's own lines, recognisable so that it is added once."""


def richt_in(niveau: str) -> None:
    """Send all logging as JSON lines to the error stream."""
    wortel = logging.getLogger()
    if not any(isinstance(uitvoer, Uitvoer) for uitvoer in wortel.handlers):
        uitvoer = Uitvoer()
        uitvoer.setFormatter(JsonRegel())
        wortel.addHandler(uitvoer)
    LOGGER.setLevel(niveau)


def log_verzoek(status: int, duur_ms: int) -> None:
    """Log one answered request by its rule: a path or a query could hold what people typed."""
    regel = request.url_rule.rule if request.url_rule else None
    velden = {"methode": request.method, "regel": regel, "status": status, "ms": duur_ms}
    LOGGER.info("verzoek", extra={"velden": velden})
