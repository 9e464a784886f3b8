"""What every page of a besluit starts with, and the letter as it would be sent now."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from werkzeug.exceptions import NotFound

from portal.beoordeling.actions.besluit import is_vg7plus_verlenging
from portal.beoordeling.actions.vaststellen import Verzending, controleer
from portal.beoordeling.letters import schrijven as letters
from portal.beoordeling.letters.schrijven import Schrijfzaak
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluiten import find_besluit_in_de_maak
from portal.beoordeling.queries.besluitvorming import Ruimte, bepaal_ruimte
from portal.beoordeling.queries.toekenning import Toekenning, bepaal_toekenning
from portal.beoordeling.routes.toetsdossier import Toetsdossier, open_toetsdossier
from portal.platform import clock
from portal.platform.pdf import Document
from portal.toegang.bewaking import huidige_gebruiker

NOG_ONBEKEND = ("Nog niet vastgesteld", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluitdossier:
    """The toetsing of the newest version, the besluit in the making, and what can be chosen."""

    dossier: Toetsdossier
    ruimte: Ruimte
    toekenning: Toekenning | None
    besluit: Besluit | None


def open_besluitdossier(aanvraag_id: uuid.UUID) -> Besluitdossier:
    """Give the dossier of a besluit.

    Raises:
        NotFound: It does not exist, is not in view of the user, or was never submitted.
    """
    dossier = open_toetsdossier(aanvraag_id)
    aanvraag = dossier.stand.aanvraag
    return Besluitdossier(
        dossier=dossier,
        ruimte=bepaal_ruimte(aanvraag, clock.today()),
        toekenning=bepaal_toekenning(dossier.stand),
        besluit=find_besluit_in_de_maak(aanvraag),
    )


def eis_besluit(geopend: Besluitdossier) -> Besluit:
    """Give the besluit in the making.

    Raises:
        NotFound: There is none.
    """
    if geopend.besluit is None:
        raise NotFound
    return geopend.besluit


def schrijf_brief(
    geopend: Besluitdossier, *, op: datetime, ondertekenaar: tuple[str, str] = NOG_ONBEKEND
) -> tuple[Document, Verzending]:
    """Write the letter of the besluit in the making, as it would be sent at a moment.

    Raises:
        DomeinFout: `briefhoofd_ontbreekt` or `verzenddatum_buiten_bereik`.
    """
    zaak = Schrijfzaak(
        stand=geopend.dossier.stand,
        besluit=eis_besluit(geopend),
        toekenning=geopend.toekenning,
        verzoek=geopend.ruimte.verzoek,
    )
    return letters.schrijf_brief(zaak, op=op, ondertekenaar=ondertekenaar)


def als_concept(document: Document) -> Document:
    """Mark a letter as a draft, so that nobody takes its print for a besluit."""
    return replace(document, titel=f"Concept. {document.titel}")


def onderteken(geopend: Besluitdossier, *, op: datetime) -> tuple[str, str]:
    """Check that this user may fix the besluit, and give name and function for the letter.

    Raises:
        DomeinFout: What `controleer` refuses.
    """
    besluit, stand, door = eis_besluit(geopend), geopend.dossier.stand, huidige_gebruiker()
    functie = controleer(
        besluit,
        stand.aanvraag,
        door=door,
        op=op,
        vg7plus_verlenging=is_vg7plus_verlenging(stand),
    )
    return door.naam, functie
