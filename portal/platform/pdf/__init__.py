"""Documents on paper: one content model for the PDF and its HTML twin."""

from portal.platform.pdf.brief import Gemaakt, maak_brief, sjabloonversie
from portal.platform.pdf.document import (
    Alinea,
    Blok,
    Briefhoofd,
    Document,
    Kader,
    Kolom,
    Kop,
    Lijst,
    Onderdeel,
    Ondertekening,
    PaginaEinde,
    Paren,
    Tabel,
)
from portal.platform.pdf.gegevens import als_gegevens, canonieke_json, van_gegevens
from portal.platform.pdf.maken import maak_pdf

__all__ = [
    "Alinea",
    "Blok",
    "Briefhoofd",
    "Document",
    "Gemaakt",
    "Kader",
    "Kolom",
    "Kop",
    "Lijst",
    "Onderdeel",
    "Ondertekening",
    "PaginaEinde",
    "Paren",
    "Tabel",
    "als_gegevens",
    "canonieke_json",
    "maak_brief",
    "maak_pdf",
    "sjabloonversie",
    "van_gegevens",
]
