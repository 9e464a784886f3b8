"""Where a page with content goes after saving: the task list, or the page that sent here."""

import uuid

from flask import request, url_for

CONTROLEREN = "controleren"


def komt_van_controleren() -> bool:
    """Say whether the check page sent the user here."""
    return request.args.get("terug") == CONTROLEREN


def adres_terug(aanvraag_id: uuid.UUID) -> str:
    """Give the page to go on with: `?terug=controleren` leads back to the check page."""
    endpoint = "aanvraag.controleren" if komt_van_controleren() else "aanvraag.taken"
    return url_for(endpoint, aanvraag_id=aanvraag_id)
