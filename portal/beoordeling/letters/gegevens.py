"""What a letter on a besluit says, as ready values; nothing here reads the database."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from portal.domain.waarden import Uren


@dataclass(frozen=True, slots=True, kw_only=True)
class Afzender:
    """Who decides, who signs, and where bezwaar goes.

    Attributes:
        gezag: Bevoegd gezag for this leveringsvorm.
        mandaatgrondslag: On what the signature rests.
        ondertekenaar: Name of who fixes the besluit; a role while it is a draft.
        contact: Name of the behandelaar.
    """

    zorgkantoor: str
    regio: str
    adresregels: tuple[str, ...]
    telefoon: str
    bereikbaarheid: str
    email: str
    logo: bytes | None
    gezag: str
    mandaatgrondslag: str
    ondertekenaar: str
    functie: str
    contact: str
    bezwaar_adres: str
    bezwaar_email: str
    rechtbank: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Zaak:
    """The aanvraag that the letter answers.

    Attributes:
        kenmerk: Number of the besluit; never a BSN.
        geadresseerde: Lines in the window of the envelope.
        versie: Number of the submitted version that was decided on.
        in_groep: The client is one of a group; nothing of the others stands in the letter.
        groep_tot: Last day of the group that the client joins; None when the group is new.
        herstelt: Kenmerk of the besluit that this one replaces, empty when there is none.
        na_bezwaar: It does so after bezwaar: beroep is open against it.
        oud_tot: Last day on which the toekenning of the old one stays in force, after bezwaar.
    """

    kenmerk: str
    aanvraagnummer: str
    versie: int
    ontvangen: date
    verzonden: date
    geadresseerde: tuple[str, ...]
    client: str
    aanbieder: str
    locatie: str
    agb_uitvoerder: str
    zorgprofiel: str
    leveringsvorm: str
    rlz_versie: str
    in_groep: bool = False
    groep_tot: date | None = None
    herstelt: str = ""
    herstelreden: str = ""
    na_bezwaar: bool = False
    oud_tot: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bevinding:
    """What was found at one criterium, in the words of the reviewer.

    Attributes:
        meekijken: Who looked along, or that nobody did; empty where nobody was asked.
    """

    vraag: str
    oordeel: str
    toelichting: str
    motivering: str = ""
    meekijken: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verschil:
    """A line that is granted otherwise than asked."""

    regel: str
    gevraagd: str
    toegekend: str
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One context post: asked and granted, euros per year."""

    onderwerp: str
    gevraagd: Decimal
    toegekend: Decimal
    eenmalig: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Berekend:
    """The calculation in words and figures.

    Attributes:
        profiel: Meerzorgprofiel, or a word for maatwerk.
        meerzorguren: Exact hours per week.
        volumetoets: Words on the 25 % test.
        tarief: Share, 0.96 is 96 %.
    """

    profiel: str
    meerzorguren: Uren
    volumetoets: str
    basis_100: Decimal
    context_boven_berekend: Decimal
    context_boven_toegekend: Decimal
    jaar_100: Decimal
    tarief: Fraction
    jaarbedrag: Decimal
    etmaalbedrag: Decimal
    prijspeil: int
    tabelversie: str
    voorlopig: bool
    later: "Later | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """What is paid from the second year on, without the eenmalige posts."""

    vanaf: date
    jaarbedrag: Decimal
    etmaalbedrag: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Resultaat:
    """A goal that was agreed, with its dates."""

    naam: str
    streefstand: str
    einddatum: date | None
    tussenmeting: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Perspectief:
    """What is expected at the next aanvraag; hours exact, per week."""

    tekst: str
    max_profiel: str = ""
    max_uren: Uren | None = None
    afgebouwd_op: date | None = None


@dataclass(frozen=True, slots=True)
class Vervangt:
    """A toekenning that gives way: its kenmerk and new last day, None when it never begins."""

    kenmerk: str
    laatste_dag: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toekenning:
    """What is granted, and what is expected."""

    ingang: date
    maanden: int
    laatste_dag: date
    gevraagde_maanden: int
    gevraagde_ingang: date
    termijnreden: str
    deels: bool
    gevraagd_jaarbedrag: Decimal
    berekend: Berekend
    oude_tabel_reden: str
    verschillen: tuple[Verschil, ...]
    posten: tuple[Post, ...]
    perspectief: Perspectief
    vervangt: tuple[Vervangt, ...]
    afspraken: tuple[str, ...]
    doelen: tuple[Resultaat, ...]
    voorwaarden: str
    eindevaluatie_vanaf: date
    bevestiging_uiterlijk: date

    @property
    def wijkt_af(self) -> bool:
        """The period differs from the one that was asked."""
        gevraagd = (self.gevraagde_ingang, self.gevraagde_maanden)
        return (self.ingang, self.maanden) != gevraagd


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """Hours beside the threshold, when they are why the aanvraag is refused."""

    meerzorguren: Uren
    grens: Uren


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzoek:
    """The aanvulverzoek that was not, or not enough, answered; `beantwoord` is None without one."""

    gevraagd: date
    hersteldatum: date
    beantwoord: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One letter: sender, case, reasoning, and the part that fits the uitkomst.

    Attributes:
        adviseurs: Who looked along anywhere in the toetsing, also where all was well.
    """

    afzender: Afzender
    zaak: Zaak
    onderbouwing: str
    bevindingen: tuple[Bevinding, ...]
    bezwaar_tot: date
    adviseurs: tuple[str, ...] = ()
    toekenning: Toekenning | None = None
    andere_hulp: str = ""
    volume: Volume | None = None
    afbouwpad: str = ""
    antwoorddatum: date | None = None
    is_besluit: bool = True
    open_punten: tuple[str, ...] = field(default=())
    verzoek: Verzoek | None = None
