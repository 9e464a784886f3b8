"""The guard at the door: every page declares who may ask for it, all else is refused."""

from collections.abc import Callable
from typing import TypeVar

from flask import Flask, Request, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user
from werkzeug.exceptions import Forbidden
from werkzeug.local import LocalProxy

from portal.domain.bevoegdheid import OPENBAAR as OPENBARE_HANDELINGEN
from portal.domain.bevoegdheid import Handeling, Rol, benodigde_rollen, bestaat_bij, mag
from portal.platform import clock
from portal.platform.audit import leg_weigering_vast
from portal.platform.settings import huidige_instellingen
from portal.platform.web.rules import OPENBAAR, openbaar, regel_van, verklaar
from portal.platform.web.sessions import AANRAKEN_NA, sessie_nu
from portal.toegang import queries
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker
from portal.toegang.navigatie import Menulink, navigatie_voor
from portal.toegang.rolnamen import FILTERS

__all__ = ["find_gebruiker_nu", "huidige_gebruiker", "openbaar", "richt_in", "vereist"]

View = TypeVar("View", bound=Callable[..., object])

aanmeldbeheer = LoginManager()
aanmeldbeheer.session_protection = None
aanmeldbeheer.login_message = None


class RolOntbreekt(Forbidden):
    """The user is known, but holds none of the roles that a page needs."""

    def __init__(self, rollen: list[Rol]) -> None:
        super().__init__()
        self.rollen = rollen


def vereist(handeling: Handeling) -> Callable[[View], View]:
    """Declare that a page is for those who may do something, on their roles alone.

    Whose dossier it is stays a question for the queries.
    """

    def verklaard(view: View) -> View:
        return verklaar(view, OPENBAAR if handeling in OPENBARE_HANDELINGEN else handeling.value)

    return verklaard


def huidige_gebruiker() -> Gebruiker:
    """Give who asks for this page; only for pages that are not public."""
    gebruiker = find_gebruiker_nu()
    if gebruiker is None:
        raise RuntimeError("nobody is signed in on this page")
    return gebruiker


def find_gebruiker_nu() -> Gebruiker | None:
    """Give who is signed in, None for nobody; a blocked account is nobody."""
    wie = current_user._get_current_object()  # noqa: SLF001 - the proxy's own way
    return wie if wie.is_authenticated else None


@aanmeldbeheer.request_loader  # type: ignore[untyped-decorator]  # the library has no types
def _gebruiker_van_sessie(_verzoek: Request) -> Gebruiker | None:
    """Tell Flask-Login whose session this is; the session itself lives on the server."""
    gebruiker_id = sessie_nu().gebruiker_id
    return queries.find_actieve_gebruiker(gebruiker_id) if gebruiker_id else None


def richt_in(app: Flask) -> None:
    """Guard every page of an application and give the layout its user and menu.

    The layout's values are looked up when a template asks for them, so that an error page that
    needs no database stays without it.
    """
    aanmeldbeheer.init_app(app, add_context_processor=False)
    verklaar(app.view_functions["static"], OPENBAAR)
    app.before_request(_bewaak)
    app.register_error_handler(RolOntbreekt, _geen_rol)
    app.jinja_env.filters.update(FILTERS)
    app.jinja_env.globals.update(
        gebruiker_nu=LocalProxy(find_gebruiker_nu),
        navigatie=LocalProxy(_navigatie),
        sessie=LocalProxy(_sessieduur),
    )


def _bewaak() -> ResponseReturnValue | None:
    """Let through, send to sign-in or refuse; a page without a rule is for nobody."""
    if request.endpoint is None:
        return None
    regel = regel_van(current_app.view_functions[request.endpoint])
    if regel == OPENBAAR:
        return None
    if regel is None:
        raise Forbidden
    gebruiker = find_gebruiker_nu()
    if gebruiker is None:
        return redirect(url_for("toegang.inloggen", volgende=_terug_naar()), code=303)
    g.handeling = Handeling(regel)
    if not mag(gebruiker.rol_set, g.handeling):
        _weiger(gebruiker, g.handeling)
    return None


def _terug_naar() -> str | None:
    """Give the page to come back to after signing in: a form is asked for anew."""
    if request.method in {"GET", "HEAD"}:
        return request.full_path.rstrip("?")
    kan_lezen = request.url_rule is not None and "GET" in (request.url_rule.methods or ())
    return request.path if kan_lezen else None


def _weiger(gebruiker: Gebruiker, handeling: Handeling) -> None:
    soort = gebruiker.organisatie.soort
    rollen = sorted(rol for rol in benodigde_rollen(handeling) if bestaat_bij(rol, soort))
    leg_weigering_vast(
        audit_regel("toegang.geweigerd", door=gebruiker, kenmerk=handeling.value, gelukt=False)
    )
    raise RolOntbreekt(rollen)


def _geen_rol(fout: RolOntbreekt) -> ResponseReturnValue:
    return render_template("toegang/geen_rol.html", rollen=fout.rollen), 403


def _navigatie() -> list[Menulink]:
    return navigatie_voor(find_gebruiker_nu())


def _sessieduur() -> dict[str, object] | None:
    """Give in how many seconds the session ends when nothing more is asked."""
    if find_gebruiker_nu() is None:
        return None
    duur, begonnen_op = huidige_instellingen().sessie, sessie_nu().begonnen_op
    over = min(duur.stil - AANRAKEN_NA, begonnen_op + duur.max - clock.now())
    return {"seconden": int(over.total_seconds()), "url": url_for("toegang.verlengen")}
