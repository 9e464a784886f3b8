"""What every page of a dossier at the zorgkantoor starts with: the row, its head, and a line."""

import uuid
from typing import TYPE_CHECKING

from flask import request
from werkzeug.exceptions import NotFound

from portal.aanvraag.queries.dossiers import get_aanvraag
from portal.beoordeling.queries.termijn import bepaal_resttermijn
from portal.beoordeling.queries.woorden import statuswoord, woord, woorden
from portal.beoordeling.routes.blauwdruk import bp
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker

if TYPE_CHECKING:
    from portal.aanvraag.models import Aanvraag


def open_dossier(aanvraag_id: uuid.UUID) -> "Aanvraag":
    """Give the dossier of a page and write one audit line when the page only reads.

    Raises:
        NotFound: It does not exist, was never submitted, is not in view of the user, or is the
            part of one client: the steps of a procedure are taken on the group as a whole.
    """
    aanvraag = open_deel(aanvraag_id)
    if aanvraag.is_lid:
        raise NotFound
    return aanvraag


def open_deel(aanvraag_id: uuid.UUID) -> "Aanvraag":
    """Give a dossier, or the part of one client in that of a group; as `open_dossier`.

    Raises:
        NotFound: It does not exist, was never submitted, or is not in view of the user.
    """
    gebruiker = huidige_gebruiker()
    aanvraag = get_aanvraag(aanvraag_id, voor=gebruiker)
    if request.method == "GET":
        leg_lezen_vast(
            audit_regel(
                Handeling.VERSIE_LEZEN.value,
                door=gebruiker,
                over=aanvraag,
                client_id=aanvraag.client_id,
            )
        )
    return aanvraag


@bp.app_template_global("dossierwoord")
def dossierwoord(groep: str, code: str, gegevens: dict[str, object] | None = None) -> str:
    """Give the text of a code; an unknown group or code is an error."""
    return woord(groep, code, gegevens)


@bp.app_template_global("dossierwoorden")
def dossierwoorden(groep: str) -> dict[str, str]:
    """Give all texts of a group."""
    return dict(woorden(groep))


@bp.app_template_global("statuswoord_zorgkantoor")
def statuswoord_van(aanvraag: "Aanvraag") -> str:
    """Give the word of the zorgkantoor for where a dossier is."""
    return statuswoord(
        aanvraag.toestand, aanvraag.gevraagd_bedrag_cent, aanvraag.toegekend_bedrag_cent
    )


@bp.app_template_global("resttermijn")
def resttermijn(aanvraag: "Aanvraag") -> dict[str, object]:
    """Give what the component *termijn* needs for a dossier, today."""
    rest = bepaal_resttermijn(aanvraag.toestand, aanvraag.beslisdatum, op=clock.today())
    return rest.component
