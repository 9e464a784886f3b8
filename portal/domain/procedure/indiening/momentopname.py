"""Everything the guards of indienen look at, as ready values of one moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.ondertekening import Handtekeningstand
from portal.domain.termijnen import Maandgrens


class Pagina(StrEnum):
    """Page on which something can be repaired."""

    CHECK_VOORAF = "check_vooraf"
    CLIENT = "client"
    VRAGENLIJST = "vragenlijst"
    DOELEN = "doelen"
    TERUGBLIK = "terugblik"
    REKENTOOL = "rekentool"
    LOOPTIJD = "looptijd"
    ONDERTEKENEN = "ondertekenen"
    AFSTEMMING = "afstemming"
    VERKLARINGEN = "verklaringen"
    LEDEN = "leden"
    LOCATIE = "locatie"
    CONTROLEREN = "controleren"


@dataclass(frozen=True, slots=True)
class Plaats:
    """Where to repair it: a page, and the field on it (empty for the page as a whole).

    `lid` is the id of the part of one client of a group, empty for the aanvraag itself.
    """

    pagina: Pagina
    veld: str = ""
    lid: str = ""


class Deel(StrEnum):
    """What is submitted: an aanvraag of one client, that of a group, or one client within it."""

    GEHEEL = "geheel"
    GROEP = "groep"
    LID = "lid"


@dataclass(frozen=True, slots=True)
class Belemmering:
    """One reason why submitting is not possible, or one warning.

    Args:
        code: What is wrong; texts are looked up by it.
        plaats: Where to repair it.
        gegevens: Values that the text needs.
    """

    code: str
    plaats: Plaats
    gegevens: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkuitgang:
    """Last exit of the check vooraf: may it be submitted, and as which soorten."""

    code: str
    indienen: bool
    soorten: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekenstand:
    """What the calculation says.

    Args:
        uitkomst: Code of the outcome; None when it could not be calculated.
        bruikbaar: The outcome is a profile, maatwerk or handmatig maatwerk; for a client within a
            group: there is an outcome.
        met_bedrag: Within a group: this client gets an amount.
        geen_getal: Fields that still hold text that is not a number.
    """

    uitkomst: str | None
    bruikbaar: bool
    geen_getal: tuple[str, ...] = ()
    met_bedrag: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Verklaring:
    """A declaration: confirmed, and the day of the paper it speaks of."""

    id: str
    bevestigd: bool
    datum: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Afstemming:
    """Record of the talk with the client or vertegenwoordiger; empty texts are missing."""

    met_wie: str
    hoe: str
    datum: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doelstand:
    """A doel as far as submitting asks about it.

    Args:
        id: Lasting identity.
        einddatum: When it must be reached.
        tussenmeting: Day of a measurement before that.
    """

    id: str
    einddatum: date | None
    tussenmeting: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vervolgstand:
    """What submitting asks about a her-aanvraag only.

    Args:
        niet_voor: First day that may be asked for, tussentijds; None when any day may.
        open_terugblik: What is missing per doel of the vorige toekenning, as `open_terugblik` says.
        onbevestigde_vragen: Questions whose answer was carried over and not confirmed.
        onbevestigde_blokken: Blocks of the rekentool that were carried over and not confirmed.
    """

    niet_voor: date | None = None
    open_terugblik: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    onbevestigde_vragen: tuple[str, ...] = ()
    onbevestigde_blokken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Woordtelling:
    """Number of words in an answer beside the number that the form advises."""

    vraag: str
    woorden: int
    richtlijn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Indiening:
    """An aanvraag at the moment somebody wants to submit it.

    Args:
        vandaag: Dutch calendar day.
        soort: Soort of the aanvraag, as the check vooraf names it.
        check: Last exit of the check vooraf; None when it was not finished.
        gronden: Grounds that hold.
        ontbrekende_vragen: Visible required questions and sub fields without an answer, in order.
        rekentool: What the calculation says.
        maanden: Requested looptijd; None when empty.
        looptijdgrens: Smallest and largest looptijd for this aanvraag.
        ingang: Requested first day; None when empty.
        bsn: BSN of the client.
        handtekeningen: What each signature is worth, from `ondertekening_stand`.
        verklaringen: The declarations that this aanvraag asks for.
        afstemming: Talk with the client; None when nothing was recorded.
        andere_open_aanvraag: Another aanvraag of this client is open at this aanbieder.
        zorgkantoor_werkt_mee: The location has a zorgkantoor that works in the portal.
        doelen: All doelen.
        tussenmeting_na_maanden: A longer looptijd needs a tussenmeting per doel.
        getoonde_stand: Digest of the content that the page showed.
        huidige_stand: Digest of the content now.
        opnamedatum: First day at the location; None when unknown.
        machtiging_maanden: Age from which a machtiging gives a warning.
        woordtellingen: Answers with a guideline on words.
        vervolg: What a her-aanvraag asks besides.
        deel: Which guards hold: all, those of a group, or those of one client within a group.
        leden: Of a group: each of its clients.
        groep_minimum: Fewest clients of a group.
    """

    vandaag: date
    soort: str
    check: Checkuitgang | None
    gronden: frozenset[str]
    ontbrekende_vragen: tuple[str, ...]
    rekentool: Rekenstand
    maanden: int | None
    looptijdgrens: Maandgrens
    ingang: date | None
    bsn: str
    handtekeningen: Mapping[Rol, Handtekeningstand]
    verklaringen: tuple[Verklaring, ...]
    afstemming: Afstemming | None
    andere_open_aanvraag: bool
    zorgkantoor_werkt_mee: bool
    doelen: tuple[Doelstand, ...]
    tussenmeting_na_maanden: int
    getoonde_stand: str
    huidige_stand: str
    opnamedatum: date | None
    machtiging_maanden: int
    woordtellingen: tuple[Woordtelling, ...] = ()
    vervolg: Vervolgstand = field(default_factory=Vervolgstand)
    deel: Deel = Deel.GEHEEL
    leden: "tuple[Lid, ...]" = ()
    groep_minimum: int = 0


@dataclass(frozen=True, slots=True)
class Lid:
    """One client of a group at that moment: id and code of his part, and what it holds."""

    id: str
    code: str
    indiening: Indiening
