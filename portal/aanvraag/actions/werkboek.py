"""Fill in a concept from a workbook that was read and confirmed."""

from collections.abc import Mapping
from datetime import date, datetime

from portal.aanvraag.actions.bewerken import bewerk, eis_bewerker
from portal.aanvraag.actions.rekentool import CONTEXT, bewaar_blokken, schrijf_blokken
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.queries.dossier import Dossier
from portal.aanvraag.queries.rekenen import Blok, Ingevuld
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.taken import GEGEVENS
from portal.aanvraag.queries.werkboek import Groepsvulling, Vulling
from portal.domain.bevoegdheid import Handeling
from portal.toegang.models import Gebruiker


def vul_uit_werkboek(stand: Stand, vulling: Vulling, *, door: Gebruiker, op: datetime) -> None:
    """Replace the blocks of the rekentool, and the asked period where the workbook names one.

    A number of months that this aanvraag cannot have is left as it was.

    Raises:
        DomeinFout: As `bewaar_blokken`.
    """
    _zet_periode(stand, vulling.maanden, vulling.ingang)
    bewaar_blokken(stand.dossier, _ingevuld(stand.dossier, vulling.blokken), door=door, op=op)
    bewerk(stand.dossier.aanvraag, GEGEVENS, door=door, op=op)


def vul_groep_uit_werkboek(
    stand: Stand, vulling: Groepsvulling, *, door: Gebruiker, op: datetime
) -> int:
    """Replace the hours of each client of a group that the workbook names, and what they share.

    A client who was taken out of the aanvraag meanwhile is left alone.

    Returns:
        For how many clients something was filled in.

    Raises:
        DomeinFout: As `bewaar_blokken`.
    """
    dossier = stand.dossier
    eis_bewerker(dossier.aanvraag, door=door)
    leden = [lid for lid in dossier.leden if lid.aanvraag.client_id in vulling.leden]
    for lid in leden:
        blokken = vulling.leden[lid.client.id]
        schrijf_blokken(lid, _ingevuld(lid, blokken), door=door, op=op)
        voer_uit(lid.aanvraag, Stap(handeling=Handeling.AANVRAAG_BEWERKEN, door=door, op=op))
    _zet_periode(stand, vulling.maanden, vulling.ingang)
    context = {CONTEXT: vulling.context}
    schrijf_blokken(dossier, _ingevuld(dossier, context), door=door, op=op)
    bewerk(dossier.aanvraag, GEGEVENS, door=door, op=op)
    return len(leden)


def _zet_periode(stand: Stand, maanden: int | None, ingang: date | None) -> None:
    aanvraag = stand.dossier.aanvraag
    if maanden is not None and stand.looptijdgrens.omvat(maanden):
        aanvraag.gewenste_maanden = maanden
    if ingang is not None:
        aanvraag.beoogde_ingang = ingang


def _ingevuld(dossier: Dossier, blokken: Mapping[str, Blok]) -> Mapping[str, Ingevuld]:
    return {
        naam: Ingevuld(
            blok=blok,
            versie=dossier.blokken[naam].versie if naam in dossier.blokken else 0,
            basis={},
        )
        for naam, blok in blokken.items()
    }
