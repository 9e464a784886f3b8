"""The guards that most steps of the zorgkantoor share."""

import uuid

from portal.aanvraag.bezwaren import bezwaarbron
from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluiten import is_opsteller
from portal.beoordeling.queries.toetsing import is_toetser
from portal.domain.fouten import DomeinFout
from portal.toegang.models import Gebruiker


def eis_behandelaar(aanvraag: Aanvraag, *, door: Gebruiker) -> None:
    """Refuse somebody who is neither the behandelaar of a dossier nor a teamleider.

    Raises:
        DomeinFout: `niet_de_behandelaar`.
    """
    if not is_toetser(aanvraag, door):
        raise DomeinFout("niet_de_behandelaar")


def eis_toetser_van(aanvraag: Aanvraag, door: Gebruiker) -> None:
    """Refuse who is neither the behandelaar nor a teamleider.

    Raises:
        DomeinFout: `niet_de_toetser`.
    """
    if not is_toetser(aanvraag, door):
        raise DomeinFout("niet_de_toetser")


def eis_opsteller(aanvraag: Aanvraag, besluit: Besluit | None, door: Gebruiker) -> None:
    """Refuse who does not prepare this besluit, see `is_opsteller`.

    Raises:
        DomeinFout: `niet_de_toetser`, or after bezwaar `niet_de_bezwaarbehandelaar`.
    """
    if not is_opsteller(aanvraag, besluit, door):
        na_bezwaar = besluit is not None and besluit.na_bezwaar
        raise DomeinFout("niet_de_bezwaarbehandelaar" if na_bezwaar else "niet_de_toetser")


def eis_geen_bezwaar(besluit: Besluit) -> None:
    """Refuse a step on a besluit after bezwaar that goes along with the beslissing on it.

    Raises:
        DomeinFout: `besluit_bij_bezwaar`.
    """
    if besluit.na_bezwaar:
        raise DomeinFout("besluit_bij_bezwaar")


def eis_geen_bezwaar_open(besluit_id: uuid.UUID) -> None:
    """Refuse to repair a besluit against which a bezwaar is open: that goes with the beslissing.

    Raises:
        DomeinFout: `bezwaar_open`.

    Bron: [procedure] §1 T31.
    """
    if bezwaarbron().is_bestreden(besluit_id):
        raise DomeinFout("bezwaar_open")
