"""What a workbook says: every field read, and the same facts as values for a prefill."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

Waarde = str | bool | int | Decimal | Fraction | date | None


@dataclass(frozen=True, slots=True)
class GelezenVeld:
    """One cell of the cell map, as it stands in the file and as it was understood.

    Args:
        veld: Stable name, such as `client.1.bsn`.
        blad: Sheet name as the workbook shows it.
        cel: Address on that sheet.
        ruw: Text as stored in the file; None when the cell is empty.
        waarde: The value read from it; None when empty or not understood.
    """

    veld: str
    blad: str
    cel: str
    ruw: str | None
    waarde: Waarde


@dataclass(frozen=True, slots=True)
class Melding:
    """Something in the workbook that a person must look at.

    Args:
        code: Stable snake_case code; texts are looked up by it.
        veld: Name of the field it is about.
        cel: `blad!cel` where it stands.
        gegevens: What the text needs besides.
    """

    code: str
    veld: str
    cel: str
    gegevens: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Voorblad:
    """The front page: who asks, at which zorgkantoor, for how long.

    Args:
        nza_nummer: Digits without leading zeros, as in the public list of zorgaanbieders.
        agb_code: Eight digits, leading zeros restored.
        telefoon: Digits with the lost leading zero restored, or the text as typed.
        tariefpercentage: Fraction; 0.9537 is 95,37%.
        aanvraag: `nieuw` or `her`.
        soort: `individueel`, `preventief` or `groep`.
        periode_maanden: Whole months.
    """

    nza_nummer: str | None
    agb_code: str | None
    aanbieder: str | None
    plaats: str | None
    coordinator: str | None
    telefoon: str | None
    email: str | None
    zorgkantoor: str | None
    zorgkantoorregio: str | None
    zorgkantoor_contact: str | None
    zorgkantoor_telefoon: str | None
    zorgkantoor_email: str | None
    tariefpercentage: Decimal | None
    sector: str | None
    aanvraag: str | None
    soort: str | None
    groepsnaam: str | None
    aantal_clienten: int | None
    periode_maanden: int | None
    ondertekenaar: str | None
    ondertekend_op: date | None


@dataclass(frozen=True, slots=True)
class WerkboekClient:
    """One row of the sheet Clientgegevens; `bsn` has nine digits again."""

    nummer: int
    naam: str | None
    geboortedatum: date | None
    bsn: str | None
    zzp: str | None
    dagbesteding: bool | None
    behandeling: bool | None
    opnamedatum: date | None
    beoogde_ingang: date | None
    cce: bool | None
    lvhc: bool | None
    lvhc_doelgroep: str | None


@dataclass(frozen=True, slots=True)
class DagprogrammaRegel:
    """One line of the dagprogramma.

    Args:
        van: Minutes after midnight, as the workbook counts it.
        tot: Minutes after midnight.
        functie: `wonen`, `dagbesteding`, or None when the line counts for neither.
        op_clienten: One begeleider on this many clients.
    """

    van: int
    tot: int
    functie: str | None
    op_clienten: Decimal | None


@dataclass(frozen=True, slots=True)
class ContextPost:
    """One post of contextmiddelen: subject as typed, amount in euros."""

    onderwerp: str | None
    bedrag: Decimal | None


@dataclass(frozen=True, slots=True)
class Individueel:
    """Hours of one client: per week, contexturen per year; every figure in exact hours.

    Args:
        ma_vr: Lines of one day, Monday to Friday.
        za_zo: Lines of one day, Saturday and Sunday.
        wonen_week: Total that stands in the workbook, from the lines or typed over them.
        dagbesteding_week: The same for dagbesteding.
        weektotaal_getypt: True when the totals were typed over the workbook's formulas.
    """

    ma_vr: tuple[DagprogrammaRegel, ...]
    za_zo: tuple[DagprogrammaRegel, ...]
    wonen_week: Fraction | None
    dagbesteding_week: Fraction | None
    weektotaal_getypt: bool
    nachtzorg: Fraction | None
    behandelaren: Fraction | None
    min_uren: Fraction | None
    contexturen_jaar: Fraction | None
    context_posten: tuple[ContextPost, ...]


@dataclass(frozen=True, slots=True)
class GroepRegel:
    """Hours per week of the client with this number in the group sheet."""

    nummer: int
    woonzorg: Fraction | None
    dagbesteding: Fraction | None
    nachtzorg: Fraction | None
    behandelaren: Fraction | None
    min_uren: Fraction | None


@dataclass(frozen=True, slots=True)
class Groep:
    """The group sheet: shared contextmiddelen and one line per client, by their number."""

    contexturen_jaar: Fraction | None
    context_posten: tuple[ContextPost, ...]
    regels: tuple[GroepRegel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekenuitkomst:
    """What the workbook computed for one client: hours (not day fractions) and euros, or its text.

    All None when the file was saved by a program that does not calculate.

    Args:
        uitkomst: `profiel`, `maatwerk`, `niet_meerzorgwaardig`, `binnen_zzp`,
            `combinatie_ongeldig`, or None when the workbook says none of these.
    """

    uitkomst: str | None
    prestatiecode: str | None
    totaal_uren: Decimal | str | None
    regulier_uren: Decimal | str | None
    meerzorg_uren: Decimal | str | None
    profiel: str | None
    jaarbedrag: Decimal | str | None
    maatwerkbedrag: Decimal | str | None
    etmaalbedrag: Decimal | str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroepUitkomst(Rekenuitkomst):
    """What the workbook computed for the client with this number in a group."""

    nummer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitkomst(Rekenuitkomst):
    """What the workbook itself computed: of one client, of the whole, and per client of a group."""

    voorblad_jaarbedrag: Decimal | str | None
    groep: tuple[GroepUitkomst, ...]


@dataclass(frozen=True, slots=True)
class WerkboekInhoud:
    """A workbook as read: all fields, the values for a prefill, its outcome and the remarks.

    `individueel` is filled for individueel and preventief, `groep` for a group.
    """

    versie: str
    jaar: int
    velden: tuple[GelezenVeld, ...]
    voorblad: Voorblad
    clienten: tuple[WerkboekClient, ...]
    individueel: Individueel | None
    groep: Groep | None
    uitkomst: Uitkomst
    meldingen: tuple[Melding, ...]
