"""The access rules of every page as one table: method, route, role, allow or deny."""

from collections.abc import Iterator

from flask import Flask
from werkzeug.routing import Rule

from portal.domain.bevoegdheid import Handeling, Rol, mag
from portal.platform.web.rules import OPENBAAR, regel_van

KOP = "method;route;role;access"
ANONIEM = "anoniem"
METHODEN = ("GET", "POST", "PUT", "PATCH", "DELETE")


def policy_csv(app: Flask) -> str:
    """Write what the table of bevoegdheden means for every page of an application."""
    regels = sorted(
        f"{methode};{route.rule};{rol};{'allow' if toegelaten else 'deny'}"
        for route in app.url_map.iter_rules()
        if route.endpoint != "static"
        for methode in METHODEN
        if methode in (route.methods or ())
        for rol, toegelaten in _rollen(app, route)
    )
    return "\n".join((KOP, *regels, ""))


def _rollen(app: Flask, route: Rule) -> Iterator[tuple[str, bool]]:
    """Say for nobody and for each role whether the door opens; no rule is a closed door."""
    regel = regel_van(app.view_functions[route.endpoint])
    openbaar = regel == OPENBAAR
    yield ANONIEM, openbaar
    for rol in Rol:
        yield rol.value, openbaar or (regel is not None and mag({rol}, Handeling(regel)))
