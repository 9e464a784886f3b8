"""Every address is Dutch and kebab-case, says who may come, and changes nothing on GET.

`routes.csv` and `docs/policy.csv` are the lists that a reviewer reads. When routes change on
purpose, write both anew with `MEERZORG_BIJWERKEN=1 pytest tests/architecture/test_routes.py` and
look at the difference.
"""

import ast
import importlib
import inspect
import os
import re
import textwrap

import pytest

from portal.domain.bevoegdheid import Handeling
from portal.platform.web.rules import OPENBAAR, regel_van
from portal.toegang.policy import policy_csv
from tests.hulp import WORTEL

LIJST = WORTEL / "tests" / "architecture" / "routes.csv"
POLICY = WORTEL / "docs" / "policy.csv"
KOP = "method;route;rule"
METHODEN = {"GET", "POST"}
ADRES = re.compile(
    r"/|(?:/(?:[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)?|<(?:\w+(?:\(.*?\))?:)?[a-z_]+>(?:\.[a-z]+)?))+"
)
SCHRIJFT = {"commit", "flush", "add", "add_all", "delete", "merge"}
LEEST = {"portal.aanvraag.actions.verloop.mag_stap", "portal.berichten.actions.lezen.leesmerken"}
"""What stands with the actions and writes nothing itself: a question to the table of toestanden,
and the statements with which the line of a read marks messages as read (docs/adr/0005).
"""


def adressen(app):
    """List every (rule, view) of the portal, without the static files."""
    return [
        (regel, app.view_functions[regel.endpoint])
        for regel in sorted(app.url_map.iter_rules(), key=lambda r: (r.rule, r.endpoint))
        if regel.endpoint != "static"
    ]


def methoden(regel):
    """Give the methods that people use."""
    return sorted((regel.methods or set()) - {"HEAD", "OPTIONS"})


def test_elke_route_zegt_wie_er_mag_komen(app):
    bekend = {OPENBAAR, *(handeling.value for handeling in Handeling)}
    zonder = [r.endpoint for r, view in adressen(app) if regel_van(view) not in bekend]
    assert zonder == []


def test_de_lijst_van_routes_is_bijgewerkt(app):
    regels = [
        f"{methode};{regel.rule};{regel_van(view)}"
        for regel, view in adressen(app)
        for methode in methoden(regel)
    ]
    tekst = "\n".join([KOP, *regels]) + "\n"
    vergelijk(LIJST, tekst)


def test_de_tabel_van_routes_en_rollen_is_bijgewerkt(app):
    vergelijk(POLICY, policy_csv(app))


def vergelijk(pad, tekst):
    """Hold a list to what it must say, or write it anew when that is asked."""
    if os.environ.get("MEERZORG_BIJWERKEN"):
        pad.write_text(tekst, encoding="utf-8")
    assert pad.read_text(encoding="utf-8") == tekst


def test_alleen_get_en_post(app):
    assert {r.endpoint: m for r, _ in adressen(app) if not set(m := methoden(r)) <= METHODEN} == {}


def test_adressen_zijn_kebab_case(app):
    assert [r.rule for r, _ in adressen(app) if not ADRES.fullmatch(r.rule)] == []


@pytest.mark.parametrize(
    ("adres", "goed"),
    [
        ("/aanvragen/<uuid:aanvraag_id>/indienen", True),
        ("/werkvoorraad.csv", True),
        ("/beschikkingen/<uuid:besluit_id>.pdf", True),
        ("/check-vooraf/<knoop>", True),
        ("/check_vooraf", False),
        ("/Aanvragen", False),
        ("/aanvragen/", False),
    ],
)
def test_de_wachter_kent_kebab_case(adres, goed):
    assert bool(ADRES.fullmatch(adres)) is goed


def schrijft(view):
    """Say whether the body of a view commits or calls an action."""
    aanroepen = aanroepen_van(view)
    return bool(uit_actions(view) - LEEST) or any(
        (
            isinstance(f, ast.Attribute)
            and (f.attr in SCHRIJFT and "session" in ast.unparse(f.value))
        )
        or "actions" in ast.unparse(f).split(".")
        for f in aanroepen
    )


def aanroepen_van(view):
    """Give what a view calls."""
    bron = ast.parse(textwrap.dedent(inspect.getsource(inspect.unwrap(view))))
    return [k.func for k in ast.walk(bron) if isinstance(k, ast.Call)]


def uit_actions(view):
    """Name what a view calls by a name that was imported from the actions of a slice."""
    namen = inspect.unwrap(view).__globals__
    gevonden = {
        namen[f.id]
        for f in aanroepen_van(view)
        if isinstance(f, ast.Name) and callable(namen.get(f.id))
    }
    volledig = {f"{wat.__module__}.{wat.__name__}" for wat in gevonden if hasattr(wat, "__name__")}
    return {naam for naam in volledig if "actions" in naam.split(".")}


def test_een_route_die_alleen_leest_roept_geen_actie_aan(app):
    lezers = [(r, view) for r, view in adressen(app) if methoden(r) == ["GET"]]
    assert [r.endpoint for r, view in lezers if schrijft(view)] == []
    gebruikt = set().union(*(uit_actions(view) for _, view in lezers))
    assert gebruikt == LEEST, "an exception that is not needed any more goes"


@pytest.mark.parametrize("naam", sorted(LEEST))
def test_een_uitzondering_schrijft_zelf_niet(naam):
    module, _, wat = naam.rpartition(".")
    assert schrijft(getattr(importlib.import_module(module), wat)) is False


def test_de_wachter_ziet_een_get_die_schrijft():
    def view(db, actions):
        actions.indienen()
        db.session.commit()

    def lezer(queries):
        return queries.get_aanvraag()

    assert schrijft(view) is True
    assert schrijft(lezer) is False


def test_de_wachter_ziet_een_actie_die_bij_naam_is_gehaald(app):
    posts = [view for r, view in adressen(app) if methoden(r) == ["POST"]]
    bij_naam = [view for view in posts if uit_actions(view) - LEEST]
    assert len(bij_naam) >= 10
    assert all(schrijft(view) for view in bij_naam)
