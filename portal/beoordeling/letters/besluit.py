"""The letter of a besluit: one template per uitkomst, with the version that wrote it."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import reportlab

from portal.beoordeling.letters.afwijzen import afwijzen
from portal.beoordeling.letters.bijstellen import bijstellen
from portal.beoordeling.letters.buiten_behandeling import buiten_behandeling
from portal.beoordeling.letters.gegevens import Brief
from portal.beoordeling.letters.toekennen import toekennen
from portal.domain.uitkomst import Uitkomst
from portal.platform.pdf import Document, canonieke_json, maak_pdf

SJABLOON = "besluit-2"
SJABLONEN: Mapping[Uitkomst, Callable[[Brief], Document]] = {
    Uitkomst.TOEKENNEN: toekennen,
    Uitkomst.AFWIJZEN: afwijzen,
    Uitkomst.BIJSTELLEN: bijstellen,
    Uitkomst.BUITEN_BEHANDELING: buiten_behandeling,
}


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """A letter as it is sent: content and PDF, each with its SHA-256, and what made it."""

    inhoud: bytes
    inhoud_sha256: str
    pdf: bytes
    pdf_sha256: str
    sjabloonversie: str


def sjabloonversie() -> str:
    """Name the template and the version of the library that sets it."""
    return f"{SJABLOON}/reportlab-{reportlab.__version__}"


def brief_van(uitkomst: Uitkomst, brief: Brief) -> Document:
    """Write the letter that belongs to an uitkomst."""
    return SJABLONEN[uitkomst](brief)


def maak_brief(document: Document) -> Gemaakt:
    """Set a letter; the same content always gives the same bytes."""
    inhoud, pdf = canonieke_json(document), maak_pdf(document)
    return Gemaakt(
        inhoud=inhoud,
        inhoud_sha256=hashlib.sha256(inhoud).hexdigest(),
        pdf=pdf,
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
        sjabloonversie=sjabloonversie(),
    )
