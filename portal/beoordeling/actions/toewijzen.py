"""Take, assign and hand over dossiers (T10), one or several at once."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag
from portal.beoordeling.queries.behandelaars import Behandelaar, list_behandelaars
from portal.beoordeling.queries.dossier import list_vergrendeld
from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.fouten import DomeinFout
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True)
class Keuze:
    """A dossier that was ticked, and the version that the list showed."""

    aanvraag_id: uuid.UUID
    versie: int


@dataclass(frozen=True, slots=True)
class Resultaat:
    """How it went for one dossier: the code of the refusal, or empty."""

    aanvraag_id: uuid.UUID
    nummer: str
    fout: str = ""


def wijs_toe(aanvraag: Aanvraag, aan: uuid.UUID, *, door: Gebruiker, op: datetime) -> None:
    """Make somebody the behandelaar of a dossier.

    Args:
        aanvraag: A dossier in view of `door`.
        aan: The new behandelaar; `door` himself takes it.
        door: Who does it.
        op: The moment, UTC.

    Raises:
        DomeinFout: `al_behandelaar`; `niet_eigen_dossier` when a beoordelaar moves the dossier of
            somebody else; `geen_beoordelaar` when the new one is no beoordelaar of this
            zorgkantoor and region; or as `voer_uit`.
    """
    _wijs_toe(aanvraag, aan, list_behandelaars(voor=door), door=door, op=op)


def wijs_meer_toe(
    keuzes: Sequence[Keuze], aan: uuid.UUID, *, door: Gebruiker, op: datetime
) -> list[Resultaat]:
    """Assign several dossiers; what changed meanwhile or may not is listed, the rest goes through.

    Args:
        keuzes: What was ticked; what is not in view is left out.
        aan: The new behandelaar.
        door: Who does it.
        op: The moment, UTC.
    """
    mensen = list_behandelaars(voor=door)
    versies = {keuze.aanvraag_id: keuze.versie for keuze in keuzes}
    resultaten: list[Resultaat] = []
    for aanvraag in list_vergrendeld(list(versies), voor=door):
        fout = "verouderd" if aanvraag.versie != versies[aanvraag.id] else ""
        try:
            if not fout:
                _wijs_toe(aanvraag, aan, mensen, door=door, op=op)
        except DomeinFout as weigering:
            fout = weigering.code
        resultaten.append(Resultaat(aanvraag.id, aanvraag.nummer, fout))
    return resultaten


def _wijs_toe(
    aanvraag: Aanvraag,
    aan: uuid.UUID,
    mensen: Sequence[Behandelaar],
    *,
    door: Gebruiker,
    op: datetime,
) -> None:
    if aanvraag.behandelaar_id == aan:
        raise DomeinFout("al_behandelaar")
    handeling = _handeling(aanvraag, aan, door)
    if not any(mens.id == aan and mens.past_bij(aanvraag.regio_id) for mens in mensen):
        raise DomeinFout("geen_beoordelaar", veld="behandelaar")
    gegevens: dict[str, str | int] = {"behandelaar": str(aan)}
    if aanvraag.behandelaar_id is not None:
        gegevens["vorige"] = str(aanvraag.behandelaar_id)
    voer_uit(aanvraag, Stap(handeling=handeling, door=door, op=op, gegevens=gegevens))
    aanvraag.behandelaar_id = aan


def _handeling(aanvraag: Aanvraag, aan: uuid.UUID, door: Gebruiker) -> Handeling:
    """Say which of the three ways of T10 this is."""
    if aanvraag.behandelaar_id is None and aan == door.id:
        return Handeling.DOSSIER_NEMEN
    if Rol.TEAMLEIDER in door.rol_set:
        return Handeling.DOSSIER_TOEWIJZEN
    if aanvraag.behandelaar_id == door.id:
        return Handeling.DOSSIER_OVERDRAGEN
    raise DomeinFout("niet_eigen_dossier")
