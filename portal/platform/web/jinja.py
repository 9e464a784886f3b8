"""Set up the templates: strict, with the components as `ui.…` and the kit's macros as `kit.…`."""

from pathlib import Path
from types import SimpleNamespace

from flask import Flask
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from portal.platform.web import kit
from portal.platform.web.form_errors import fouten_van
from portal.platform.web.texts import FILTERS

COMPONENTEN = "components"


class Component:
    """One macro of templates/components, loaded at its first call.

    Components call each other through `ui`; loading late makes their order irrelevant.
    """

    def __init__(self, env: Environment, naam: str) -> None:
        self._env = env
        self._naam = naam

    def __call__(self, *args: object, **kwargs: object) -> Markup:
        """Render the macro; it escapes what it is given."""
        sjabloon = self._env.get_template(f"{COMPONENTEN}/{self._naam}.html")
        return Markup(getattr(sjabloon.module, self._naam)(*args, **kwargs))  # noqa: S704 - macros escape


def richt_in(app: Flask) -> None:
    """Give the application strict templates, the Dutch filters and the components."""
    env = app.jinja_env
    env.undefined = StrictUndefined
    env.trim_blocks = True
    env.lstrip_blocks = True
    env.filters.update(FILTERS)
    env.globals.update(
        ui=SimpleNamespace(**{naam: Component(env, naam) for naam in _namen(app)}),
        kit=kit.macros(),
        fouten_van=fouten_van,
        groepparams=kit.groepparams,
        opties=kit.opties,
        veldparams=kit.veldparams,
        veldsoort=kit.veldsoort,
    )


def _namen(app: Flask) -> list[str]:
    map_ = Path(app.root_path, app.template_folder or "templates", COMPONENTEN)
    return sorted(bestand.stem for bestand in map_.glob("*.html"))
