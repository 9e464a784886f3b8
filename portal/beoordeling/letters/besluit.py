"""The letter of a besluit: one template per uitkomst, with the version that wrote it."""

from collections.abc import Callable, Mapping

from portal.beoordeling.letters.afwijzen import afwijzen
from portal.beoordeling.letters.bijstellen import bijstellen
from portal.beoordeling.letters.buiten_behandeling import buiten_behandeling
from portal.beoordeling.letters.gegevens import Brief
from portal.beoordeling.letters.toekennen import toekennen
from portal.domain.uitkomst import Uitkomst
from portal.platform.pdf import Document

SJABLOON = "besluit-2"
SJABLONEN: Mapping[Uitkomst, Callable[[Brief], Document]] = {
    Uitkomst.TOEKENNEN: toekennen,
    Uitkomst.AFWIJZEN: afwijzen,
    Uitkomst.BIJSTELLEN: bijstellen,
    Uitkomst.BUITEN_BEHANDELING: buiten_behandeling,
}


def brief_van(uitkomst: Uitkomst, brief: Brief) -> Document:
    """Write the letter that belongs to an uitkomst."""
    return SJABLONEN[uitkomst](brief)
