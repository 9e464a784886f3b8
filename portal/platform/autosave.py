"""Save while somebody types: what a page posts beside its fields, and what it is told."""

from collections.abc import Iterable, Mapping

from flask import jsonify
from flask.typing import ResponseReturnValue

from portal.platform import clock
from portal.platform.forms import Formulier
from portal.platform.web.texts import tijd

GETOOND = "getoond-"
"""Prefix of the hidden field with what the page shows as stored."""
COLLEGA = "Een collega heeft dit ook gewijzigd. Kies Opslaan. Dan ziet u beide teksten."


def lees_getoond(gepost: Mapping[str, str], namen: Iterable[str]) -> dict[str, str]:
    """Read what the page showed as stored, by field."""
    return {naam: _regels(gepost.get(GETOOND + naam, "")) for naam in namen}


def lees_getypt(formulier: Formulier, namen: Iterable[str]) -> dict[str, str]:
    """Read what is typed now, by field; a refused or absent field is left out."""
    velden = (formulier[naam] for naam in namen)
    return {veld.name: _regels(veld.data) for veld in velden if veld.raw_data and not veld.errors}


def antwoord(
    formulier: Formulier, bewaard: Mapping[str, str], botsingen: Mapping[str, str]
) -> ResponseReturnValue:
    """Tell the page what it shows from now on: 200, or 409 or 422 when not all was saved.

    Args:
        formulier: The controls, with what was refused.
        bewaard: What is stored now, by field.
        botsingen: What to say at a field that somebody else changed too.
    """
    inhoud: dict[str, object] = {
        "tekst": f"Opgeslagen om {tijd(clock.now())}. U kunt stoppen en later verdergaan.",
        "waarden": {GETOOND + naam: tekst for naam, tekst in bewaard.items()},
    }
    if botsingen:
        conflicten = [{"veld": naam, "tekst": tekst} for naam, tekst in botsingen.items()]
        return jsonify(inhoud | {"conflicten": conflicten}), 409
    if formulier.errors:
        fouten = [str(teksten[0]) for teksten in formulier.errors.values()]
        return jsonify(inhoud | {"tekst": f"Niet alles is opgeslagen. {fouten[0]}"}), 422
    return jsonify(inhoud)


def _regels(tekst: object) -> str:
    """Write line ends as one character."""
    return tekst.replace("\r\n", "\n") if isinstance(tekst, str) else ""
