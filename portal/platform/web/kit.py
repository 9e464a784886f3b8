"""The GOV.UK macros for our templates, and the parameters they need from a WTForms field."""

import functools
from collections.abc import Mapping
from types import SimpleNamespace

from jinja2 import Environment, PackageLoader, PrefixLoader
from wtforms import (
    BooleanField,
    Field,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    TextAreaField,
)
from wtforms.fields.choices import SelectFieldBase

Params = dict[str, object]
GEEN: Mapping[str, str] = {}

_SOORTEN: tuple[tuple[type[Field], str], ...] = (
    (PasswordField, "wachtwoord"),
    (TextAreaField, "tekstvak"),
    (RadioField, "rondjes"),
    (SelectMultipleField, "vinkjes"),
    (SelectField, "keuzelijst"),
    (BooleanField, "vinkje"),
)


@functools.cache
def macros() -> SimpleNamespace:
    """Compile the kit's macros once, in their own lenient environment: they rely on it."""
    env = Environment(
        loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    namen = [naam for naam in env.list_templates() if naam.endswith("/macro.html")]
    modules = [env.get_template(naam).module for naam in namen]
    return SimpleNamespace(
        **{
            macro: getattr(module, macro)
            for module in modules
            for macro in vars(module)
            if macro.startswith("govuk")
        }
    )


def veldsoort(veld: Field) -> str:
    """Say which kind of control a field is; plain text when it is none of the others."""
    return next((soort for klasse, soort in _SOORTEN if isinstance(veld, klasse)), "tekst")


def veldparams(
    veld: Field, *, hint: str = "", klasse: str = "govuk-label--s", optioneel: bool = False
) -> Params:
    """Give what every kit field needs: id, name, label, hint, message and attributes.

    The hint falls back to the description of the field.
    """
    params = _gedeeld(veld, hint)
    params["label"] = {"text": _label(veld, optioneel=optioneel), "classes": klasse}
    return params


def groepparams(
    veld: Field,
    *,
    hint: str = "",
    klasse: str = "govuk-fieldset__legend--s",
    optioneel: bool = False,
) -> Params:
    """Give the same for a group of radios or checkboxes, with a legend instead of a label."""
    params = _gedeeld(veld, hint)
    del params["attributes"], params["id"]
    legenda = {"text": _label(veld, optioneel=optioneel), "classes": klasse}
    return params | {"idPrefix": veld.id, "fieldset": {"legend": legenda}}


def opties(
    veld: SelectFieldBase, *, hints: Mapping[str, str] = GEEN, onder: Mapping[str, str] = GEEN
) -> list[Params]:
    """Give the options of a field; `hints` and `onder` (shown when chosen) go by value."""
    return [
        {
            "value": waarde,
            "text": label,
            "checked": gekozen,
            "selected": gekozen,
            "hint": _tekst(hints.get(str(waarde), "")),
            "conditional": _html(onder.get(str(waarde), "")),
        }
        for waarde, label, gekozen, _ in veld.iter_choices()
    ]


def _gedeeld(veld: Field, hint: str) -> Params:
    params: Params = {"id": veld.id, "name": veld.name, "attributes": dict(veld.render_kw or {})}
    if tekst := hint or veld.description:
        params["hint"] = {"text": tekst}
    if veld.errors:
        params["errorMessage"] = {"text": str(veld.errors[0]), "visuallyHiddenText": "Fout"}
        params["attributes"] = dict(veld.render_kw or {}) | {"aria-invalid": "true"}
    return params


def _label(veld: Field, *, optioneel: bool) -> str:
    return f"{veld.label.text} (niet verplicht)" if optioneel else str(veld.label.text)


def _tekst(tekst: str) -> Params | None:
    return {"text": tekst} if tekst else None


def _html(html: str) -> Params | None:
    return {"html": html} if html else None
