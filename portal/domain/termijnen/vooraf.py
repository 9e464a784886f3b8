"""Until which day something is in time before an event: a term that is counted back."""

from datetime import date

from portal.domain.termijnen.kalender import Kalender
from portal.domain.termijnen.termijn import BerekendeDatum, Stap, Termijn, einddatum


def laatste_dag_vooraf(
    *, gebeurtenis: date, termijn: Termijn, kalender: Kalender
) -> BerekendeDatum:
    """Count a term of the law back from an event, such as ten days before a hearing.

    Args:
        gebeurtenis: Day of the event; it does not count itself.
        termijn: Length in days, weeks, months or years.
        kalender: Working days.

    Returns:
        The last day that is in time, with the steps. It may be a Sunday or a holiday: art. 1
        lid 2 takes a term that is counted back out of lid 1. Art. 2 has no such exception, so a
        short term begins earlier until it holds its working days.

    Raises:
        DomeinFout: `termijn_in_uren` for a term in hours.

    Bron: [atw] art. 1 lid 2, 2 and 4.
    """
    kaal = einddatum(gebeurtenis, Termijn(-termijn.aantal, termijn.eenheid))
    stappen = [Stap("gebeurtenis", gebeurtenis), _terug("terug", kaal, gebeurtenis)]
    einde = kaal
    if not kalender.art4_uitgezonderd(termijn):
        einde = kalender.vervroeg_korte_termijn(einde=kaal, gebeurtenis=gebeurtenis)
    if einde != kaal:
        stappen.append(_terug("twee_werkdagen_vooraf", einde, kaal))
    reden = kalender.reden_vrij(einde)
    if reden is not None:
        stappen.append(Stap("terug_verschuift_niet", einde, vanaf=einde, reden=reden))
    return BerekendeDatum(einde, tuple(stappen))


def _terug(code: str, dag: date, vanaf: date) -> Stap:
    return Stap(code, dag, vanaf=vanaf, dagen=(vanaf - dag).days)
