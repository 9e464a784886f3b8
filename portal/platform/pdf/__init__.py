"""Documents on paper: one content model for the PDF and its HTML twin."""

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
    Tabel,
)
from portal.platform.pdf.gegevens import als_gegevens, canonieke_json, van_gegevens
from portal.platform.pdf.maken import maak_pdf

__all__ = [
    "Alinea",
    "Blok",
    "Briefhoofd",
    "Document",
    "Kader",
    "Kolom",
    "Kop",
    "Lijst",
    "Onderdeel",
    "Ondertekening",
    "PaginaEinde",
    "Tabel",
    "als_gegevens",
    "canonieke_json",
    "maak_pdf",
    "van_gegevens",
]
