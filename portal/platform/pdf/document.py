"""The content of a letter or report, free of layout: what the PDF and the HTML twin both show."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

Regels = tuple[str, ...]
Paren = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading; `niveau` 2 for a section, 3 within it."""

    soort: ClassVar[str] = "kop"
    tekst: str
    niveau: int = 2


@dataclass(frozen=True, slots=True)
class Alinea:
    """Running text; a line break in the text stays one. `nadruk` sets it heavier."""

    soort: ClassVar[str] = "alinea"
    tekst: str
    nadruk: bool = False


@dataclass(frozen=True, slots=True)
class Lijst:
    """Points, with dots or numbered."""

    soort: ClassVar[str] = "lijst"
    punten: Regels
    genummerd: bool = False


@dataclass(frozen=True, slots=True)
class Kader:
    """What must not be missed, such as the dictum: a heading and text in a box."""

    soort: ClassVar[str] = "kader"
    titel: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Blok:
    """Facts as (label, value) pairs below each other."""

    soort: ClassVar[str] = "blok"
    rijen: Paren


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of a table: heading, share of the width, and right for figures."""

    titel: str
    breedte: int = 1
    rechts: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table whose heading repeats on every page.

    Args:
        rijen: Ready texts, as many per row as there are columns.
        bijschrift: Line above the table.
        totaalrij: True when the last row is the total.

    Raises:
        ValueError: A row has another number of cells than there are columns.
    """

    soort: ClassVar[str] = "tabel"
    kolommen: tuple[Kolom, ...]
    rijen: tuple[Regels, ...]
    bijschrift: str = ""
    totaalrij: bool = False

    def __post_init__(self) -> None:
        if not self.kolommen or any(len(rij) != len(self.kolommen) for rij in self.rijen):
            raise ValueError("every row has one cell per column")


@dataclass(frozen=True, slots=True)
class Ondertekening:
    """The close of a letter: greeting and the lines of who signs, kept on one page."""

    soort: ClassVar[str] = "ondertekening"
    groet: str
    regels: Regels


@dataclass(frozen=True, slots=True)
class PaginaEinde:
    """What follows starts on a new page."""

    soort: ClassVar[str] = "pagina_einde"


Onderdeel = Kop | Alinea | Lijst | Kader | Blok | Tabel | Ondertekening | PaginaEinde


@dataclass(frozen=True, slots=True)
class Briefhoofd:
    """Who writes.

    Args:
        organisatie: Name of the zorgkantoor.
        regio: Its region, or empty.
        adresregels: Postal address.
        contactregels: Telephone, hours, e-mail.
        logo: PNG bytes, checked at upload.
    """

    organisatie: str
    regio: str = ""
    adresregels: Regels = ()
    contactregels: Regels = ()
    logo: bytes | None = None

    @property
    def afzender(self) -> Regels:
        """Name, region and address as lines, for the HTML twin."""
        return tuple(regel for regel in (self.organisatie, self.regio, *self.adresregels) if regel)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole letter or report.

    Args:
        titel: Heading on the page and title of the file; holds no data about a person.
        onderwerp: Subject in the file's properties; holds no data about a person.
        datum: Day of the document, also the date in the file, so that a rebuild is equal.
        briefhoofd: Sender; its name is the author of the file.
        geadresseerde: Lines in the window of the envelope; empty for what is not posted.
        kenmerken: Pairs under the address: date, reference, contact.
        onderdelen: The content, in order.
        voettekst: Left in the foot of every page, such as the reference.
        groot: Headings and running text are set larger, for who reads with effort.
    """

    titel: str
    onderwerp: str
    datum: date
    briefhoofd: Briefhoofd
    onderdelen: tuple[Onderdeel, ...]
    geadresseerde: Regels = ()
    kenmerken: Paren = ()
    voettekst: str = ""
    groot: bool = False
