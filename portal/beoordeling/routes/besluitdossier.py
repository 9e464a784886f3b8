"""What every page of a besluit starts with, and the letter as it would be sent now."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.beoordeling.actions.besluitinhoud import Voorbereiding
from portal.beoordeling.actions.groepsinhoud import is_per_client
from portal.beoordeling.actions.vaststellen import controleer
from portal.beoordeling.actions.voorbereiding import stel_samen
from portal.beoordeling.letters.schrijven import Opgesteld, stel_op
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluiten import find_besluit_in_de_maak
from portal.beoordeling.queries.besluitteksten import besluittekst
from portal.beoordeling.routes.toetsdossier import Toetsdossier, open_toetsdossier
from portal.platform import clock
from portal.platform.pdf import Document
from portal.toegang.bewaking import huidige_gebruiker

if TYPE_CHECKING:
    from portal.aanvraag.models import Aanvraag

NOG_ONBEKEND = ("Nog niet vastgesteld", "")


@dataclass(frozen=True, slots=True)
class Openbesluit:
    """A dossier with a besluit in the making."""

    dossier: Toetsdossier
    voorbereiding: Voorbereiding
    besluit: Besluit

    @property
    def aanvraag(self) -> "Aanvraag":
        """Give the aanvraag that is decided on."""
        return self.dossier.stand.aanvraag

    @property
    def is_per_client(self) -> bool:
        """Say whether each client of a group gets a letter."""
        return is_per_client(self.besluit.uitkomst, self.voorbereiding)


@dataclass(frozen=True, slots=True)
class Besluitdossier:
    """The toetsing of the newest version, the besluit in the making, and what it is made from."""

    dossier: Toetsdossier
    voorbereiding: Voorbereiding
    besluit: Besluit | None

    @property
    def aanvraag(self) -> "Aanvraag":
        """Give the aanvraag that is decided on."""
        return self.dossier.stand.aanvraag

    @property
    def open(self) -> Openbesluit | None:
        """Give the same with its besluit, None when there is none (any more)."""
        if self.besluit is None:
            return None
        return Openbesluit(self.dossier, self.voorbereiding, self.besluit)


def open_besluitdossier(aanvraag_id: uuid.UUID) -> Besluitdossier:
    """Give the dossier of a besluit.

    Raises:
        NotFound: It does not exist, is not in view of the user, or was never submitted.
    """
    dossier = open_toetsdossier(aanvraag_id)
    aanvraag = dossier.stand.aanvraag
    besluit = find_besluit_in_de_maak(aanvraag)
    voorbereiding = stel_samen(dossier.stand, besluit, op=clock.today())
    return Besluitdossier(dossier, voorbereiding, besluit)


def open_besluit(aanvraag_id: uuid.UUID) -> Openbesluit | None:
    """Give the dossier of a besluit in the making, None when there is none (any more).

    Raises:
        NotFound: as `open_besluitdossier`.
    """
    return open_besluitdossier(aanvraag_id).open


def geen_besluit(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Send a reader on to the dossier; tell who wanted to do something that it is too late."""
    if request.method == "GET":
        flash(besluittekst("melding", "geen_besluit"), "info")
        return redirect(url_for("beoordeling.dossier", aanvraag_id=aanvraag_id), code=303)
    return toon_niet_nu(open_besluitdossier(aanvraag_id).dossier, "ingehaald", status=409)


def toon_niet_nu(dossier: Toetsdossier, code: str, *, status: int = 200) -> ResponseReturnValue:
    """Say why there is nothing to decide now, with the way back."""
    pagina = render_template(
        "beoordeling/besluit/niet_nu.html", dossier=dossier, uitleg=besluittekst("niet_nu", code)
    )
    return make_response(pagina, status)


def maak_voorbeeld(geopend: Openbesluit, *, op: datetime) -> Opgesteld:
    """Write the letter as it would be sent at a moment, still without a signature.

    Raises:
        DomeinFout: as `stel_op`.
    """
    return stel_op(geopend.besluit, geopend.voorbereiding, op=op, ondertekenaar=NOG_ONBEKEND)


def als_concept(document: Document) -> Document:
    """Mark a letter as a draft, so that nobody takes its print for a besluit."""
    return replace(document, titel=f"Concept. {document.titel}")


def onderteken(geopend: Openbesluit, *, op: datetime) -> tuple[str, str]:
    """Check that this user may fix the besluit, and give name and function for the letter.

    Raises:
        DomeinFout: What `controleer` refuses.
    """
    door = huidige_gebruiker()
    return door.naam, controleer(geopend.besluit, geopend.voorbereiding, door=door, op=op)
