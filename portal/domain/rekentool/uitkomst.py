"""What comes out of a calculation."""

from dataclasses import dataclass
from enum import StrEnum

from portal.domain.rekentool.invoer import HandmatigeInvoer, Rekeninvoer
from portal.domain.rekentool.trace import Stap
from portal.domain.waarden import Aandeel, Bedrag, Euro, Uren, centen
from portal.domain.zorgprofielen import Prestatie


class Uitkomstsoort(StrEnum):
    """The answers of the rekentool."""

    PROFIEL = "profiel"
    MAATWERK = "maatwerk"
    NIET_MEERZORGWAARDIG = "niet_meerzorgwaardig"
    BINNEN_ZZP = "binnen_zzp"
    COMBINATIE_ONGELDIG = "combinatie_ongeldig"
    GEEN_UITKOMST = "geen_uitkomst"


class Maatwerkreden(StrEnum):
    """Why an amount is maatwerk.

    OVERSCHRIJDING: hours above the highest profile with an amount. VOLUME: no profile amount
    stands for this band. BUITEN_BANDEN: below the first band, where the 25% does not apply.
    HANDMATIG: the workbook has no table for the zorgprofiel.
    """

    OVERSCHRIJDING = "overschrijding"
    VOLUME = "volume"
    BUITEN_BANDEN = "buiten_banden"
    HANDMATIG = "handmatig"


@dataclass(frozen=True, slots=True, kw_only=True)
class Urenopbouw:
    """Every subtotal in hours per week, exact.

    `zorg` is wonen + nachtzorg - min_uren + the dagbesteding that counts. `regulier` is None when
    the combination does not exist, `meerzorg` also when the care stays within the zorgprofiel.
    """

    wonen: Uren
    dagbesteding: Uren
    nachtzorg: Uren
    min_uren: Uren
    behandelaren: Uren
    behandelaren_gewogen: Uren
    zorg: Uren
    indirect: Uren
    context_week: Uren
    totaal: Uren
    regulier: Uren | None
    meerzorg: Uren | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Volumetoets:
    """The 25% test, reported beside the outcome; whether it applies depends on the grond.

    `aandeel` is meerzorguren / bekostigingsuren (0 within the zorgprofiel).
    """

    grens: Uren
    gehaald: bool
    aandeel: Aandeel


@dataclass(frozen=True, slots=True, kw_only=True)
class Bedragen:
    """Amounts in euros, exact; per year unless the name says etmaal, at 100% unless it does not.

    `context_boven` is calculated, `context_telt_mee` is what the amount holds: the same, or what
    the reviewer granted. In a group `context_drempel` and `context_boven` are those of the group.
    """

    basis_100: Bedrag
    context_drempel: Bedrag
    context_boven: Bedrag
    context_telt_mee: Bedrag
    etmaal_100_ongemaximeerd: Bedrag
    max_etmaalbedrag: Bedrag
    gemaximeerd: bool
    jaar_100: Bedrag
    jaarbedrag: Bedrag
    etmaalbedrag: Bedrag

    @property
    def jaarbedrag_cent(self) -> Euro:
        """The jaarbedrag as shown: cents, half up from the exact value.

        Bron: [procedure] par. 6.9.
        """
        return centen(self.jaarbedrag)

    @property
    def etmaalbedrag_cent(self) -> Euro:
        """The etmaalbedrag as declared: cents, half up from the exact value.

        Bron: [procedure] par. 6.9; [rekentool] par. 4.
        """
        return centen(self.etmaalbedrag)


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitkomst:
    """One calculation with everything it rests on.

    `jaar` and `versie` name the table. `uren` is None for handmatig maatwerk, `volumetoets` also
    when the combination does not exist; `bedragen` stands at PROFIEL and MAATWERK only.
    """

    soort: Uitkomstsoort
    invoer: Rekeninvoer | HandmatigeInvoer
    jaar: int
    versie: str
    prestatie: Prestatie | None
    uren: Urenopbouw | None
    meerzorguren: Uren | None
    volumetoets: Volumetoets | None
    profiel: str | None
    maatwerk: Maatwerkreden | None
    bedragen: Bedragen | None
    trace: tuple[Stap, ...]

    @property
    def is_meerzorg(self) -> bool:
        """Whether an amount came out."""
        return self.bedragen is not None

    @property
    def gelezen_als(self) -> Uitkomstsoort:
        """How people read it: the gap below the first band is niet meerzorgwaardig.

        Bron: [procedure] par. 6.1; [rekentool] par. 3.
        """
        if self.soort is Uitkomstsoort.GEEN_UITKOMST:
            return Uitkomstsoort.NIET_MEERZORGWAARDIG
        return self.soort
