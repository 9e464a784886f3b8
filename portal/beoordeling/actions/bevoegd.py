"""The guards that most steps of the zorgkantoor share."""

from portal.aanvraag.models import Aanvraag
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
