"""The one list of pages x roles, collected from tests/paginas/*.py.

A slice adds its pages in `tests/paginas/<slice>.py` as `PAGINAS`. A route that answers GET and is
not listed fails the suite, so that a new page cannot be forgotten.
"""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask, url_for

from tests.paginas.soort import Pagina, Paginas

if TYPE_CHECKING:
    from tests.demo import Demo

MAP = Path(__file__).resolve().parent / "paginas"
GEEN_SLICE = {"soort", "__init__"}


@dataclass(frozen=True, slots=True)
class Bezoek:
    """One page of one endpoint, with the name that a test shows."""

    endpoint: str
    pagina: Pagina

    @property
    def naam(self) -> str:
        """Name the page for a test or a file: aanvraag.lijst-leeg."""
        return "-".join(deel for deel in (self.endpoint, self.pagina.variant) if deel)


def lees_lijst() -> list[Bezoek]:
    """Collect every page of every slice, in order; an endpoint stands in one file only."""
    alle: dict[str, tuple[Pagina, ...]] = {}
    for naam in sorted(p.stem for p in MAP.glob("*.py") if p.stem not in GEEN_SLICE):
        paginas: Paginas = import_module(f"tests.paginas.{naam}").PAGINAS
        dubbel = alle.keys() & paginas.keys()
        if dubbel:
            raise ValueError(f"listed twice: {sorted(dubbel)}")
        alle |= {e: p if isinstance(p, tuple) else (p,) for e, p in paginas.items()}
    return [Bezoek(endpoint, pagina) for endpoint in sorted(alle) for pagina in alle[endpoint]]


ALLE = lees_lijst()
HTML = [bezoek for bezoek in ALLE if bezoek.pagina.html]


def adres_van(bezoek: Bezoek, demo: "Demo") -> str:
    """Give path and query string of a page, from the demo data."""
    pagina = bezoek.pagina
    with demo.app.app_context():
        argumenten = dict(pagina.argumenten(demo.gebruiker(pagina)))
    with demo.app.test_request_context():
        return url_for(bezoek.endpoint, **argumenten, **pagina.vraag)


def get_endpoints(app: Flask) -> set[str]:
    """List the endpoints that answer GET, static files left out."""
    return {
        regel.endpoint
        for regel in app.url_map.iter_rules()
        if "GET" in (regel.methods or ()) and regel.endpoint != "static"
    }
