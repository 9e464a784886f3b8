"""Signals on the outcome of the rekentool and on the dagprogramma."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from portal.domain.toetsingskader.kader import Ernst
from portal.domain.toetsingskader.signalen.signaal import ONBEKEND, Bevinding, Stand, als

if TYPE_CHECKING:
    from portal.domain.toetsingskader.drempels import Drempels
    from portal.domain.toetsingskader.signalen.feiten import Signaalfeiten

MINUTEN_PER_UUR = 60


def nacht(feiten: Signaalfeiten, drempels: Drempels) -> Bevinding:
    """SG-NACHT: more nachtzorg than the zorgprofiel already holds.

    Bron: [toetsingskader] §7 Nachtzorg.
    """
    uren = feiten.rekening.nacht
    if uren is None:
        return ONBEKEND
    return als(uren > drempels.nacht_uren, uren=uren, grens=drempels.nacht_uren)


def behandelaar_norm(feiten: Signaalfeiten, drempels: Drempels) -> Bevinding:
    """SG-BEHANDELAAR-NORM: so little gedragsdeskundige or psychiater that the profile holds it.

    No hours at all is off; exactly the limit is on.

    Bron: [toetsingskader] §7 Behandeling.
    """
    rekening = feiten.rekening
    if rekening.gedragsdeskundige is None or rekening.psychiater is None:
        return ONBEKEND
    grens = Fraction(drempels.behandelaar_minuten, MINUTEN_PER_UUR)
    return als(
        0 < rekening.gedragsdeskundige <= grens or 0 < rekening.psychiater <= grens,
        gedragsdeskundige=rekening.gedragsdeskundige,
        psychiater=rekening.psychiater,
        minuten=drempels.behandelaar_minuten,
    )


def maatwerk_boven(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-MAATWERK-BOVEN: above the highest meerzorgprofiel of this zorgprofiel.

    Bron: [toetsingskader] §7 Maatwerk.
    """
    boven = feiten.rekening.maatwerk_boven
    if boven is None:
        return ONBEKEND
    return als(boven, meerzorguren=feiten.rekening.meerzorguren)


def maatwerk_volume(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-MAATWERK-VOLUME: maatwerk because the zorgprofiel has no profile there.

    Bron: [toetsingskader] §7 Maatwerk.
    """
    volume = feiten.rekening.maatwerk_volume
    return ONBEKEND if volume is None else als(volume)


def max_etmaal(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-MAX-ETMAAL: the amount reaches the maximum and was cut off there.

    Bron: [rekentool] par. 2.10.
    """
    etmaal, hoogste = feiten.rekening.etmaal_100, feiten.rekening.max_etmaal
    if etmaal is None or hoogste is None:
        return ONBEKEND
    return als(etmaal >= hoogste, etmaal=etmaal, max_etmaal=hoogste)


def fte(feiten: Signaalfeiten, drempels: Drempels) -> Bevinding:
    """SG-FTE: shows the jaarbedrag as full-time jobs; more than the limit asks attention.

    Bron: [toetsingskader] §7 Personele inzet.
    """
    jaarbedrag = feiten.rekening.jaarbedrag
    if jaarbedrag is None:
        return ONBEKEND
    banen = jaarbedrag / drempels.normkosten_begeleider
    gegevens = {"fte": banen, "grens": drempels.fte}
    return Bevinding(Stand.AAN, gegevens, Ernst.LET_OP if banen > drempels.fte else Ernst.INFO)


def weekend(feiten: Signaalfeiten, drempels: Drempels) -> Bevinding:
    """SG-WEEKEND: a day in the weekend differs too much from a weekday; exactly it is off.

    Bron: [toetsingskader] §7 Directe zorg.
    """
    programma = feiten.dagprogramma
    if programma is None:
        return ONBEKEND
    verschil = abs(programma.weekend_per_dag - programma.doordeweeks_per_dag)
    return als(
        verschil > drempels.weekend * programma.doordeweeks_per_dag,
        weekend=programma.weekend_per_dag,
        doordeweeks=programma.doordeweeks_per_dag,
    )


def een_op_een(feiten: Signaalfeiten, drempels: Drempels) -> Bevinding:
    """SG-1OP1: more than the limit of the covered hours is for at most one client.

    Bron: [toetsingskader] §7 Directe zorg, Personele inzet.
    """
    programma = feiten.dagprogramma
    if programma is None:
        return ONBEKEND
    return als(
        programma.een_op_een > drempels.een_op_een * programma.dekking,
        een_op_een=programma.een_op_een,
        dekking=programma.dekking,
    )


def geen_min_uren(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-GEEN-MIN: no hours of absence were taken off.

    Bron: [toetsingskader] §7 Directe zorg.
    """
    uren = feiten.rekening.min_uren
    return ONBEKEND if uren is None else als(uren == 0)


def benchmark(feiten: Signaalfeiten, drempels: Drempels) -> Bevinding:
    """SG-BENCHMARK: above nine in ten granted aanvragen with the same zorgprofiel.

    Too few clients or aanbieders to compare with: not to be computed.

    Bron: [regeling] §10 Maatschappelijk verantwoord.
    """
    spiegel, uren = feiten.benchmark, feiten.rekening.meerzorguren
    if spiegel is None or uren is None:
        return ONBEKEND
    genoeg = spiegel.clienten >= drempels.benchmark_minimum
    if not genoeg or spiegel.organisaties < drempels.benchmark_organisaties:
        return ONBEKEND
    return als(uren > spiegel.percentiel_90, meerzorguren=uren, percentiel_90=spiegel.percentiel_90)
