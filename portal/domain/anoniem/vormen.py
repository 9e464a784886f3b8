"""What in a text leads back to a person or a place by its form alone."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from portal.domain.anoniem.bsn import vind_bsns
from portal.domain.anoniem.tekens import zichtbaar
from portal.domain.fouten import DomeinFout


class Vondstsoort(StrEnum):
    """What was found in a text that has to be anonymous."""

    BSN = "bsn"
    NAAM = "naam"
    INITIALEN = "initialen"
    CLIENTCODE = "clientcode"
    GROEP = "groep"
    LOCATIE = "locatie"
    ORGANISATIE = "organisatie"
    PLAATS = "plaats"
    STRAAT = "straat"
    KAMER = "kamer"
    MAIL = "mail"
    WEB = "web"
    TELEFOON = "telefoon"
    POSTCODE = "postcode"
    DATUM = "datum"
    GETAL = "getal"


@dataclass(frozen=True, slots=True)
class Vondst:
    """One piece of a text by which somebody can be recognised."""

    soort: Vondstsoort
    stuk: str


_MAANDEN: Final = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
)
_MAAND: Final = rf"(?:{_MAANDEN}|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)"
_TELWOORD: Final = (
    "eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende"
    "|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien"
    "|(?:vijf|zes|zeven|acht|negen)tien"
    "|(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n)?(?:twintig|dertig)"
)
_TUSSEN: Final = r"(?:(?:van|de|den|der|het|ten|ter|te) )*"
_GEEN_AANTAL: Final = (
    r"(?!\w)(?! ?(?:[,.:/][0-9]|[%x²]|keer|maal|uur|uren|minu|dag|we[ek]|maand|jaar|procent"
    r"|op |tot |van |personen|mensen|cliënt|client|bewoner|begeleid|medewerker))"
)
# What stands before a sign that has to follow has a most length, that of a part of an address: the
# search begins anew at every letter.
_VORMEN: Final = (
    (Vondstsoort.MAIL, re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*")),
    (
        Vondstsoort.WEB,
        re.compile(
            r"(?:https?://|www\.)\S+|(?<!\w)@\w{2,}"
            r"|(?<![\w.])[\w-]{1,63}\.(?:nl|com|org|eu|be|info)(?!\w)"
        ),
    ),
    (
        Vondstsoort.DATUM,
        re.compile(
            r"(?<![0-9])(?:(?:19|20)[0-9]{2}([-/.])[0-9]{1,2}\1[0-9]{1,2}"
            r"|[0-9]{1,2}([-/.])[0-9]{1,2}\2(?:[0-9]{4}|['’]?[0-9]{2})"
            r"|[0-9]{1,2}(?: ?[-/.] ?| )[0-9]{1,2}(?: ?[-/.] ?| )(?:19|20)[0-9]{2}"
            rf"|[0-9]{{1,2}}(?:e|de|ste)?[ -/]{_MAAND}\b\.?(?:[ -/](?:[0-9]{{4}}|['’][0-9]{{2}}))?)"
            r"(?![0-9])",
            re.IGNORECASE,
        ),
    ),
    (
        Vondstsoort.DATUM,
        re.compile(
            rf"(?<!\w)(?:(?:{_TELWOORD}) (?:{_MAANDEN})(?: [0-9]{{4}})?"
            rf"|(?:{_MAANDEN}) [0-9]{{1,2}},? (?:19|20)[0-9]{{2}}"
            rf"|geb(?:oren|oortejaar|oortedatum|\.)?:? (?:(?:in|op|is|was) )?(?:{_MAAND} )?"
            r"(?:19|20)[0-9]{2})(?!\w)",
            re.IGNORECASE,
        ),
    ),
    (
        Vondstsoort.TELEFOON,
        re.compile(
            r"(?<![0-9])(?:(?:\+|00)31[ -]?(?:\(0\))?|\(?0)[1-9](?:[ ().-]{0,3}[0-9]){8}(?![0-9])"
        ),
    ),
    (
        Vondstsoort.POSTCODE,
        re.compile(r"(?<![0-9])[1-9][0-9]{3}(?: ?[A-Z]{2}|[a-z]{2})(?!\w)"),
    ),
    (
        Vondstsoort.STRAAT,
        re.compile(
            r"(?<!\w)[A-Z]\w{2,}(?:(?:straat|gracht|singel)(?!\w)"
            r"|(?:straat|gracht|singel|laan|weg|plein|kade|steeg|dreef|plantsoen|hof|pad) "
            rf"[0-9]{{1,4}} ?[A-Za-z]?{_GEEN_AANTAL})"
        ),
    ),
    (
        Vondstsoort.KAMER,
        re.compile(
            r"(?<!\w)(?:kamer|woning|appartement|app\.|studio|unit|huis)"
            r"(?:[ -]?(?:nummer|nr\.?|no\.?))?[ -]?"
            rf"[0-9]{{1,4}} ?[a-z]?{_GEEN_AANTAL}",
            re.IGNORECASE,
        ),
    ),
    (
        Vondstsoort.GETAL,
        re.compile(
            r"(?<![0-9])(?:[0-9]{3}([ .-])[0-9]{3}\1[0-9]{3}(?![0-9])"
            r"|(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{4,})"
        ),
    ),
)
_HOOFD: Final = "[A-ZÀ-ÖØ-Þ]"
_AANHEF: Final = "mevrouw|mevr|mw|de heer|dhr|meneer|mijnheer|dokter|dr|zuster|tante|oom|opa|oma"
_NAAMVORMEN: Final = (
    (
        Vondstsoort.INITIALEN,
        re.compile(
            rf"(?<![\w.])({_HOOFD}\.(?: ?{_TUSSEN}{_HOOFD}\.)+(?: {_TUSSEN}{_HOOFD}\w+)?)(?!\w)"
        ),
    ),
    (
        Vondstsoort.INITIALEN,
        re.compile(r"(?<!\w)(?i:cliënte?|cliente?|bewoner|bewoonster) ([D-MO-W])(?![\w'’-])"),
    ),
    (
        Vondstsoort.NAAM,
        re.compile(rf"(?<!\w)(?i:{_AANHEF})\.? ((?:{_HOOFD}\. ?)*(?i:{_TUSSEN}){_HOOFD}[\w'’-]*)"),
    ),
)
_GEEN_INITIALEN: Final = frozenset({"B.V.", "N.B.", "N.V.", "P.S."})


def vind_patronen(tekst: str) -> list[Vondst]:
    """Find what can be recognised by its form alone, in the order of the text per kind.

    Args:
        tekst: The text as somebody typed it; full-width signs count as the common ones, and what
            cannot be seen does not count.

    Returns:
        Each piece once: a BSN (with or without dots, blanks or hyphens), then mail and web
        addresses, dates (a month and a year alone are one only after "geboren"), telephone numbers,
        postcodes, streets, rooms, and what is left of four digits and more that is no year
        1900-2099. A piece counts for the first kind only. An amount with a dot after the thousands
        is no such number.

    Bron: [procedure] §11 (the text of a goed voorbeeld is anonymous).
    """
    rest = zichtbaar(unicodedata.normalize("NFKC", tekst))
    gevonden = [Vondst(Vondstsoort.BSN, stuk) for stuk in _bsns(tekst)]
    rest = _zonder(rest, gevonden)
    for soort, vorm in _VORMEN:
        gevonden += [Vondst(soort, treffer[0]) for treffer in vorm.finditer(rest)]
        rest = vorm.sub(" | ", rest)
    return list(dict.fromkeys(gevonden))


def eis_zonder_bsn(tekst: str, *, veld: str = "") -> None:
    """Refuse a text with a BSN in it, such as one that the CCE reads.

    Args:
        tekst: The text; several fields can be joined with a line break.
        veld: Where it was typed; empty when that is another page.

    Raises:
        DomeinFout: `bsn_in_tekst`.

    Bron: [procedure] §11 (the CCE sees no BSN).
    """
    if _bsns(tekst):
        raise DomeinFout("bsn_in_tekst", veld=veld) if veld else DomeinFout("bsn_in_tekst")


def vind_naamvormen(tekst: str) -> list[Vondst]:
    """Find what looks like a name: initials, a letter for a client, and who is addressed by name.

    "Cliënt A", B, C, N, X, Y and Z are ordinary labels, not initials.

    Args:
        tekst: The text as somebody typed it.

    Returns:
        Each piece once, without the title before it.

    Bron: [procedure] §11 (the text of a goed voorbeeld is anonymous).
    """
    op_een_regel = " ".join(zichtbaar(unicodedata.normalize("NFKC", tekst)).split())
    gevonden = (
        Vondst(soort, treffer[1])
        for soort, vorm in _NAAMVORMEN
        for treffer in vorm.finditer(op_een_regel)
        if treffer[1] not in _GEEN_INITIALEN
    )
    return list(dict.fromkeys(gevonden))


def _bsns(tekst: str) -> list[str]:
    """Find what can be a BSN in a text as typed, as seen, and with its signs as common ones.

    Each is needed: "²" beside nine digits would be the tenth of them, and a letter is checked as it
    was typed.
    """
    vormen = (zichtbaar(unicodedata.normalize("NFKC", tekst)), zichtbaar(tekst), tekst)
    return [stuk for vorm in dict.fromkeys(vormen) for stuk in vind_bsns(vorm)]


def _zonder(tekst: str, vondsten: Collection[Vondst]) -> str:
    for vondst in vondsten:
        tekst = tekst.replace(vondst.stuk, " | ")
    return tekst
