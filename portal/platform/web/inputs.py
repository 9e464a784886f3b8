"""What no address and no form may hold, whichever page it is for."""

from typing import Any, Final

from flask import Flask, abort, request
from werkzeug.routing import IntegerConverter

GROOTSTE_GETAL: Final = 2**31 - 1


class Getal(IntegerConverter):
    """A number in an address that both engines can look up; a larger one is no page."""

    def __init__(self, *plek: Any, **grenzen: Any) -> None:
        super().__init__(*plek, **{"max": GROOTSTE_GETAL, **grenzen})


def richt_in(app: Flask) -> None:
    """Bound the numbers in addresses and refuse signs that cannot be kept."""
    app.url_map.converters["int"] = Getal
    app.before_request(_weiger_nulteken)


def _weiger_nulteken() -> None:
    """Refuse a sign that nobody types and that PostgreSQL cannot hold."""
    velden = [waarde for bron in (request.args, request.form) for _, waarde in bron.items(True)]
    if any("\0" in waarde for waarde in (request.path, *velden)):
        abort(400)
