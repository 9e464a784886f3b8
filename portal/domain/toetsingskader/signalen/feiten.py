"""The facts that signals look at: plain values, None where something is not known.

Hours are per client per week and exact, amounts are euros and exact.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanvraagfeiten:
    """What the aanvraag is about.

    Args:
        soort: individueel, groep or preventief.
        herkomst: nieuw or heraanvraag.
        aanleiding: `einde looptijd` or `tussentijds`, None at a new aanvraag.
        route: gewoon, vg7plus or lvhc, for this client.
        zorgprofiel: Of the indicatie, as in `7VG`.
        peildatum: Day of ontvangst, or today while it is a concept.
        ontvangen_op: Day of ontvangst, None while it is a concept.
        ingangsdatum: Beoogde or granted first day.
        opnamedatum: Day on which the client came to live there.
        indicatie_vanaf: First day of the indicatie for this zorgprofiel.
    """

    soort: str
    peildatum: date
    herkomst: str = "nieuw"
    aanleiding: str | None = None
    route: str | None = None
    zorgprofiel: str | None = None
    ontvangen_op: date | None = None
    ingangsdatum: date | None = None
    opnamedatum: date | None = None
    indicatie_vanaf: date | None = None

    @property
    def is_heraanvraag(self) -> bool:
        """A toekenning went before."""
        return self.herkomst == "heraanvraag"

    @property
    def is_mutatie(self) -> bool:
        """Say whether it is for somebody who joins a group that has meerzorg."""
        return self.herkomst == "mutatie"


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoerfeiten:
    """How complete the aanvraag is.

    Args:
        ontbrekend: Ids of missing questions, fields, verklaringen and old doelen.
        bsn: Nine digits as typed.
        te_lang: Ids of answers longer than their guideline.
        maanden: Asked or to be granted months.
        maanden_van: Fewest months for this soort and route.
        maanden_tot: Most months, both inclusive.
        behandeling: Behandeling is part of the prestatie.
        dagbesteding: Dagbesteding is part of the prestatie.
    """

    ontbrekend: tuple[str, ...] | None = None
    bsn: str | None = None
    te_lang: tuple[str, ...] | None = None
    maanden: int | None = None
    maanden_van: int | None = None
    maanden_tot: int | None = None
    behandeling: bool | None = None
    dagbesteding: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechtfeiten:
    """Whether there is a right.

    Args:
        gronden: Ids of the gronden that hold; empty is none.
        volumetoets: The test of a quarter applies.
        twijfel: In the check k06 or k07 is `deels` or `nee`.
        consult_uitgevoerd: A consult was done and recorded.
        motivering: Why the aanbieder went on without.
    """

    gronden: tuple[str, ...] | None = None
    volumetoets: bool | None = None
    twijfel: bool | None = None
    consult_uitgevoerd: bool = False
    motivering: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekenfeiten:
    """What the rekentool says for this client.

    Args:
        totaal: Total hours.
        regulier: Hours of the prestatie.
        meerzorguren: Total minus regulier.
        grens25: A quarter of the full bekostigingsuren.
        nacht: Nachtzorg.
        min_uren: Hours of absence.
        gedragsdeskundige: Hours of the gedragsdeskundige, unweighted.
        psychiater: Hours of the psychiater, unweighted.
        profiel: Number of the band; maatwerk above the profiles has the next number.
        maatwerk_boven: Hours above the highest meerzorgprofiel of this zorgprofiel.
        maatwerk_volume: The zorgprofiel knows no profiles, or its first one is maatwerk.
        jaarbedrag_100: At 100%.
        jaarbedrag: At the agreed tariefpercentage.
        etmaal_100: At 100%, before it is cut off.
        max_etmaal: Highest etmaalbedrag at 100%.
    """

    totaal: Fraction | None = None
    regulier: Fraction | None = None
    meerzorguren: Fraction | None = None
    grens25: Fraction | None = None
    nacht: Fraction | None = None
    min_uren: Fraction | None = None
    gedragsdeskundige: Fraction | None = None
    psychiater: Fraction | None = None
    profiel: int | None = None
    maatwerk_boven: bool | None = None
    maatwerk_volume: bool | None = None
    jaarbedrag_100: Fraction | None = None
    jaarbedrag: Fraction | None = None
    etmaal_100: Fraction | None = None
    max_etmaal: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dagprogrammafeiten:
    """What the dagprogramma shows.

    Args:
        weekend_per_dag: Woonuren on one day of the weekend.
        doordeweeks_per_dag: Woonuren plus dagbesteding on one weekday.
        een_op_een: Clock hours a week with at most one client per begeleider.
        dekking: Clock hours a week between 07.00 and 23.00 with any begeleider.
    """

    weekend_per_dag: Fraction
    doordeweeks_per_dag: Fraction
    een_op_een: Fraction
    dekking: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Contextpost:
    """One context post; amounts a year."""

    omschrijving: str
    soort: str
    bedrag: Fraction
    doel_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contextfeiten:
    """The contextmiddelen; None is not known, no posts is an empty tuple."""

    posten: tuple[Contextpost, ...] | None = None
    totaal: Fraction | None = None
    drempel: Fraction | None = None
    boven: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lvhcfeiten:
    """The day amounts of the LVHC comparison."""

    profiel: Fraction | None = None
    meerzorg: Fraction | None = None
    prestatie: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VorigeToekenning:
    """The toekenning that this aanvraag follows.

    Args:
        laatste_dag: Its last day.
        profiel: Number of the band, None when unknown.
        jaarbedrag_100: At 100%, corrected for indexing to this year, None when unknown.
        max_profiel: Highest band in its perspectief, None when it names none.
        max_meerzorguren: Most hours in its perspectief, None when it names none.
        posten: Its context posts.
    """

    laatste_dag: date
    profiel: int | None = None
    jaarbedrag_100: Fraction | None = None
    max_profiel: int | None = None
    max_meerzorguren: Fraction | None = None
    posten: tuple[Contextpost, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Geschiedenis:
    """What the portal knows about earlier meerzorg of this client; empty is: nothing of it.

    Args:
        meerzorg_sinds: First day of the present uninterrupted meerzorg, None when none runs.
        trajecten: Days on which an ontwikkeltraject of client or group was finished; None is not
            known.
        preventief_tot: Last days of preventieve toekenningen.
        vg7plus_eerder: Meerzorg beside VG7-plus was granted before.
        intern_afgewezen: Days on which the aanbieder kept the case as not meerzorgwaardig.
        zonder_eindevaluatie: Toekenningen that ended without eindevaluatie; None is not known.
    """

    meerzorg_sinds: date | None = None
    trajecten: tuple[date, ...] | None = ()
    preventief_tot: tuple[date, ...] = ()
    vg7plus_eerder: bool = False
    intern_afgewezen: tuple[date, ...] = ()
    zonder_eindevaluatie: tuple[str, ...] | None = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Groepfeiten:
    """The group as a whole: yearly amounts, and codes of members without an outcome."""

    aantal: int
    totaal: Fraction | None = None
    som_individueel: Fraction | None = None
    zonder_uitkomst: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """Granted meerzorguren with the same zorgprofiel in this portal, in complete quarters.

    Attributes:
        percentiel_90: Whole hours a week.
        clienten: Clients that are left for who knows most of them: nobody is left with a few.
        organisaties: Aanbieders that are left in the same way.
    """

    percentiel_90: Fraction
    clienten: int
    organisaties: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Signaalfeiten:
    """Every fact that signals look at, for one client of an aanvraag."""

    aanvraag: Aanvraagfeiten
    invoer: Invoerfeiten = field(default_factory=Invoerfeiten)
    recht: Rechtfeiten = field(default_factory=Rechtfeiten)
    rekening: Rekenfeiten = field(default_factory=Rekenfeiten)
    context: Contextfeiten = field(default_factory=Contextfeiten)
    lvhc: Lvhcfeiten = field(default_factory=Lvhcfeiten)
    dagprogramma: Dagprogrammafeiten | None = None
    vorige: VorigeToekenning | None = None
    geschiedenis: Geschiedenis | None = None
    groep: Groepfeiten | None = None
    benchmark: Benchmark | None = None
