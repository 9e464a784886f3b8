"""What every page of a dossier starts with: the row that may be seen, and a line that it was."""

import uuid

from flask import abort, redirect, request, url_for

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossier import laad_dossier
from portal.aanvraag.queries.dossiers import get_aanvraag
from portal.aanvraag.queries.stand import Stand, bepaal_stand, laad_kader
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker

ALLEEN_GEHEEL = frozenset(
    {
        "gegevens",
        "driehoek",
        "ondertekenen",
        "ondertekening_intrekken",
        "controleren",
        "indienen",
        "ontvangst",
        "ontvangst_pdf",
        "aanvulling",
        "aanvulling_indienen",
        "bijstellen",
        "besluit_vragen",
        "uitstel",
        "intrekken",
        "intern_afwijzen",
        "heropenen",
        "weggooien",
        "overnemen",
        "soort",
        "consult",
        "leden",
        "lid_verwijderen",
        "individueel",
        "groepsrekening",
    }
)
"""Pages that the client of a group shares with the group."""
ALLEEN_PER_CLIENT = frozenset({"dagprogramma", "afstemming", "groepsdoelen", "soort"})
"""Pages that a group as a whole does not have."""


def open_aanvraag(aanvraag_id: uuid.UUID) -> Aanvraag:
    """Give the aanvraag of a page and write one audit line when the page only reads.

    What is done once for a group leads from one of its clients to the group, and what is done per
    client leads from the group to its clients.

    Raises:
        NotFound: It does not exist or is not in view of the user.
        HTTPException: 303 to the page where this is done; 404 for what is sent to the wrong one.
    """
    gebruiker = huidige_gebruiker()
    aanvraag = get_aanvraag(aanvraag_id, voor=gebruiker)
    _wijs_de_weg(aanvraag)
    if request.method == "GET":
        leg_lezen_vast(
            audit_regel(
                Handeling.AANVRAAG_LEZEN.value,
                door=gebruiker,
                over=aanvraag,
                client_id=aanvraag.client_id,
            )
        )
    return aanvraag


def _wijs_de_weg(aanvraag: Aanvraag) -> None:
    naam = (request.endpoint or "").removeprefix("aanvraag.")
    elders = (aanvraag.is_lid and naam in ALLEEN_GEHEEL) or (
        aanvraag.is_groep and naam in ALLEEN_PER_CLIENT
    )
    if elders and request.method == "POST":
        abort(404)
    if aanvraag.is_lid and naam in ALLEEN_GEHEEL:
        naar = {**(request.view_args or {}), "aanvraag_id": aanvraag.geheel_id}
        abort(redirect(url_for(f"aanvraag.{naam}", **naar), code=303))
    if aanvraag.is_groep and naam in ALLEEN_PER_CLIENT:
        abort(redirect(adres_van_clienten(aanvraag), code=303))


def adres_van_clienten(aanvraag: Aanvraag) -> str:
    """Give the place of the clients on the page of a group."""
    return url_for("aanvraag.taken", aanvraag_id=aanvraag.id, _anchor="clienten")


def stand_van(aanvraag: Aanvraag) -> Stand:
    """Compute where an aanvraag stands at this moment."""
    return bepaal_stand(laad_dossier(aanvraag), laad_kader(aanvraag, op=clock.today()))
