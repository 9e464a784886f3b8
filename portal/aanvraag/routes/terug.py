"""Where a page with content goes after saving: the task list, or the check page that sent here.

Who comes from the check page has `?terug=controleren` in the address. Every address of a page
with content keeps it, so that saving leads back, however many pages lie between.
"""

import uuid

from flask import has_request_context, request, url_for

from portal.aanvraag.routes.blauwdruk import bp

CONTROLEREN = "controleren"
PAGINAS = frozenset(
    f"aanvraag.{naam}"
    for naam in (
        "gegevens",
        "driehoek",
        "check",
        "check_knoop",
        "check_uitgang",
        "consult",
        "vragen",
        "doelen",
        "doel",
        "doel_verwijderen",
        "terugblik",
        "terugblikdoel",
        "rekentool",
        "dagprogramma",
        "afstemming",
        "verklaringen",
        "ondertekenen",
        "groepsdoelen",
        "leden",
    )
)


@bp.app_template_global()
def komt_van_controleren() -> bool:
    """Say whether the check page sent here."""
    return request.args.get("terug") == CONTROLEREN


@bp.app_template_global()
def adres_terug(aanvraag_id: uuid.UUID) -> str:
    """Give the page to go on with when everything here is done."""
    if not komt_van_controleren():
        return url_for("aanvraag.taken", aanvraag_id=aanvraag_id)
    return url_for("aanvraag.controleren", aanvraag_id=aanvraag_id)


@bp.app_template_global()
def naam_terug() -> str:
    """Name that page, to put after `terug naar`."""
    return "controleren" if komt_van_controleren() else "de taken"


@bp.url_defaults
def onthoud(endpoint: str, waarden: dict[str, object]) -> None:
    """Keep in the address of the next page that the check page waits."""
    if endpoint in PAGINAS and has_request_context() and komt_van_controleren():
        waarden.setdefault("terug", CONTROLEREN)
