"""A document as it is kept: what it says and its PDF, each with its digest, and what made it."""

import hashlib
from dataclasses import dataclass

import reportlab

from portal.platform.pdf.document import Document
from portal.platform.pdf.gegevens import canonieke_json
from portal.platform.pdf.maken import maak_pdf


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """A letter as it is sent: content and PDF, each with its SHA-256, and what made it."""

    inhoud: bytes
    inhoud_sha256: str
    pdf: bytes
    pdf_sha256: str
    sjabloonversie: str


def sjabloonversie(sjabloon: str) -> str:
    """Name a template and the version of the library that sets it."""
    return f"{sjabloon}/reportlab-{reportlab.__version__}"


def maak_brief(document: Document, sjabloon: str) -> Gemaakt:
    """Set a letter; the same content always gives the same bytes.

    Args:
        document: The content.
        sjabloon: Name and number of the template that wrote it.
    """
    inhoud, pdf = canonieke_json(document), maak_pdf(document)
    return Gemaakt(
        inhoud=inhoud,
        inhoud_sha256=hashlib.sha256(inhoud).hexdigest(),
        pdf=pdf,
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
        sjabloonversie=sjabloonversie(sjabloon),
    )
