"""The limits that the signals compare with; the values stand in the framework of the year."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portal.domain.gegevens import Lezer


@dataclass(frozen=True, slots=True, kw_only=True)
class Drempels:
    """Limits of the signals.

    Args:
        nacht_uren: Nachtzorg per week that the zorgprofiel already holds, hours.
        verbouwing_euro: Richtgrens of a small verbouwing, euros.
        inventaris_euro: Richtgrens of inventaris, euros.
        behandelaar_minuten: Gedragsdeskundige or psychiater per client per week in the profile.
        normkosten_begeleider: Costs of one begeleider a year, euros.
        fte: More full-time jobs than this asks attention.
        verschil_vorig: Share of the previous 100% jaarbedrag.
        weekend: Share of the hours on a weekday.
        een_op_een: Share of the covered hours between 07.00 and 23.00.
        benchmark_minimum: Fewest comparable clients.
        benchmark_organisaties: Fewest aanbieders behind them.
        traject_maanden: Longest time without ontwikkeltraject.
        na_preventief_maanden: Time after preventief in which a new aanvraag is a vervolg.
        langdurig_maanden: Meerzorg without a break for longer asks a new look.
        intern_afgewezen_maanden: How long an internal refusal is shown.
        vg7plus_indicatie_maanden: Shortest time of the indicatie 7VG.
        groep_minimum: Fewest clients of a group.
        groep_werkboek: Rows on the sheet of the official workbook.
        bhdb_altijd_ja: Zorgprofielen that always hold behandeling and dagbesteding.
        uitgesloten_woorden: Words that betray an excluded post, as whole words.
        uitgesloten_delen: The same, anywhere in the text.
        toegestane_delen: Phrases that are allowed and are looked past.
    """

    nacht_uren: Fraction
    verbouwing_euro: Fraction
    inventaris_euro: Fraction
    behandelaar_minuten: int
    normkosten_begeleider: Fraction
    fte: Fraction
    verschil_vorig: Fraction
    weekend: Fraction
    een_op_een: Fraction
    benchmark_minimum: int
    benchmark_organisaties: int
    traject_maanden: int
    na_preventief_maanden: int
    langdurig_maanden: int
    intern_afgewezen_maanden: int
    vg7plus_indicatie_maanden: int
    groep_minimum: int
    groep_werkboek: int
    bhdb_altijd_ja: tuple[str, ...]
    uitgesloten_woorden: tuple[str, ...]
    uitgesloten_delen: tuple[str, ...]
    toegestane_delen: tuple[str, ...]

    @classmethod
    def uit_lezer(cls, lezer: Lezer) -> Drempels:
        """Read the limits."""

        def breuk(naam: str) -> Fraction:
            return Fraction(lezer.decimaal(naam))

        return cls(
            nacht_uren=breuk("nacht_uren"),
            verbouwing_euro=breuk("verbouwing_euro"),
            inventaris_euro=breuk("inventaris_euro"),
            behandelaar_minuten=lezer.getal("behandelaar_minuten"),
            normkosten_begeleider=breuk("normkosten_begeleider"),
            fte=breuk("fte"),
            verschil_vorig=breuk("verschil_vorig"),
            weekend=breuk("weekend"),
            een_op_een=breuk("een_op_een"),
            benchmark_minimum=lezer.getal("benchmark_minimum"),
            benchmark_organisaties=lezer.getal("benchmark_organisaties"),
            traject_maanden=lezer.getal("traject_maanden"),
            na_preventief_maanden=lezer.getal("na_preventief_maanden"),
            langdurig_maanden=lezer.getal("langdurig_maanden"),
            intern_afgewezen_maanden=lezer.getal("intern_afgewezen_maanden"),
            vg7plus_indicatie_maanden=lezer.getal("vg7plus_indicatie_maanden"),
            groep_minimum=lezer.getal("groep_minimum"),
            groep_werkboek=lezer.getal("groep_werkboek"),
            bhdb_altijd_ja=lezer.teksten("bhdb_altijd_ja"),
            uitgesloten_woorden=lezer.teksten("uitgesloten_woorden"),
            uitgesloten_delen=lezer.teksten("uitgesloten_delen"),
            toegestane_delen=lezer.teksten("toegestane_delen"),
        )
