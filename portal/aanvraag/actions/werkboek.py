"""Fill in a concept from a workbook that was read and confirmed."""

from datetime import datetime

from portal.aanvraag.actions.bewerken import bewerk
from portal.aanvraag.actions.rekentool import bewaar_blokken
from portal.aanvraag.queries.rekenen import Ingevuld
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.taken import GEGEVENS
from portal.aanvraag.queries.werkboek import Vulling
from portal.toegang.models import Gebruiker


def vul_uit_werkboek(stand: Stand, vulling: Vulling, *, door: Gebruiker, op: datetime) -> None:
    """Replace the blocks of the rekentool, and the asked period where the workbook names one.

    A number of months that this aanvraag cannot have is left as it was.

    Raises:
        DomeinFout: As `bewaar_blokken`.
    """
    dossier, aanvraag = stand.dossier, stand.dossier.aanvraag
    if vulling.maanden is not None and stand.looptijdgrens.omvat(vulling.maanden):
        aanvraag.gewenste_maanden = vulling.maanden
    if vulling.ingang is not None:
        aanvraag.beoogde_ingang = vulling.ingang
    ingevuld = {
        naam: Ingevuld(
            blok=blok,
            versie=dossier.blokken[naam].versie if naam in dossier.blokken else 0,
            basis={},
        )
        for naam, blok in vulling.blokken.items()
    }
    bewaar_blokken(dossier, ingevuld, door=door, op=op)
    bewerk(aanvraag, GEGEVENS, door=door, op=op)
