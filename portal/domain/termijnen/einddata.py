"""Last days of single terms: bezwaar, aanvulling, buiten behandeling, ingebrekestelling."""

from dataclasses import dataclass
from datetime import date

from portal.domain.fouten import DomeinFout
from portal.domain.termijnen.kalender import EEN_DAG, Kalender
from portal.domain.termijnen.regels import Termijnregels
from portal.domain.termijnen.termijn import BerekendeDatum, Stap, Termijn, einddatum


@dataclass(frozen=True, slots=True)
class Hersteldatumgrenzen:
    """First, proposed and last day that may be named for an aanvulling, all inclusive."""

    vroegste: date
    voorstel: date
    laatste: date


def bepaal_laatste_dag(*, begin: date, termijn: Termijn, kalender: Kalender) -> BerekendeDatum:
    """Apply a term of the law from an event, the Algemene termijnenwet included.

    Args:
        begin: Day of the event; the term runs from the day after.
        termijn: Length in days, weeks, months or years.
        kalender: Working days.

    Returns:
        The last day on which one is still in time, with the steps.

    Raises:
        DomeinFout: `termijn_in_uren` for a term in hours.

    Bron: [atw] art. 1, 2 and 4.
    """
    kaal = einddatum(begin, termijn)
    stappen = [Stap("begin", begin), Stap("termijn", kaal, dagen=(kaal - begin).days)]
    if kalender.art4_uitgezonderd(termijn):
        return BerekendeDatum(kaal, (*stappen, Stap("atw_niet_van_toepassing", kaal)))
    einde = kalender.verleng_korte_termijn(begin=begin, einde=kaal)
    if einde != kaal:
        stappen.append(Stap("twee_werkdagen", einde, vanaf=kaal, dagen=(einde - kaal).days))
    verschuiving = verschuivingsstappen(einde, kalender)
    return BerekendeDatum(kalender.verschuif_vooruit(einde), (*stappen, *verschuiving))


def verschuivingsstappen(dag: date, kalender: Kalender) -> tuple[Stap, ...]:
    """Return one step per day that is skipped, empty when the day is a working day.

    A last step says when no royal decree is known yet for the year of the result: a day made
    equal to a holiday could still move it.

    Bron: [atw] art. 1 lid 1 and 3 lid 3.
    """
    stappen: list[Stap] = []
    while (reden := kalender.reden_vrij(dag)) is not None:
        volgende = dag + EEN_DAG
        stappen.append(Stap("verschoven", volgende, vanaf=dag, dagen=1, reden=reden))
        dag = volgende
    if dag > kalender.gelijkgesteld_bekend_tot:
        stappen.append(Stap("gelijkgesteld_onbekend", dag))
    return tuple(stappen)


def laatste_dag_bezwaar(
    bekendmaking: date, *, regels: Termijnregels, kalender: Kalender
) -> BerekendeDatum:
    """Return the last day on which bezwaar is in time.

    Args:
        bekendmaking: Day of bekendmaking (the verzenddatum of the letter).
        regels: Terms in force on that day.
        kalender: Working days.

    Bron: [awb] art. 6:7, 6:8 lid 1; [atw] art. 1.
    """
    return bepaal_laatste_dag(begin=bekendmaking, termijn=regels.bezwaartermijn, kalender=kalender)


def buiten_behandeling_tot(
    begin: date, *, regels: Termijnregels, kalender: Kalender
) -> BerekendeDatum:
    """Return the last day to decide not to treat the aanvraag.

    Args:
        begin: The unused hersteldatum, or the day of the insufficient aanvulling.
        regels: Terms in force on that day.
        kalender: Working days.

    Bron: [awb] art. 4:5 lid 4; [processen] L8.
    """
    return bepaal_laatste_dag(begin=begin, termijn=regels.buiten_behandeling, kalender=kalender)


def laatste_dag_ingebrekestelling(
    ontvangen: date, *, regels: Termijnregels, kalender: Kalender
) -> BerekendeDatum:
    """Return the last day to decide after an ingebrekestelling without a dwangsom.

    Bron: [awb] art. 4:17 lid 3.
    """
    return bepaal_laatste_dag(begin=ontvangen, termijn=regels.ingebrekestelling, kalender=kalender)


def antwoorddatum_bijstellen(vraagdag: date, *, regels: Termijnregels, kalender: Kalender) -> date:
    """Return the proposed day to answer after bijstellen, a working day.

    Bron: [procedure] §2.2, a choice.
    """
    return kalender.verschuif_vooruit(einddatum(vraagdag, regels.antwoordtermijn))


def laatste_verzenddatum(vaststelling: date, *, regels: Termijnregels, kalender: Kalender) -> date:
    """Return the last day that may be chosen to send the letter.

    Bron: [procedure] §2.2, a choice.
    """
    return kalender.na_werkdagen(vaststelling, regels.verzenden_werkdagen)


def hersteldatumgrenzen(
    vraagdag: date, *, regels: Termijnregels, kalender: Kalender
) -> Hersteldatumgrenzen:
    """Return between which days the hersteldatum of an aanvulverzoek may lie.

    Args:
        vraagdag: Day of the request; it does not count itself.
        regels: Terms in force; shortest and longest time are choices.
        kalender: Working days.

    Returns:
        The bounds; the proposal is moved to a working day.

    Bron: [procedure] §1 T12.
    """
    voorstel = kalender.verschuif_vooruit(einddatum(vraagdag, regels.hersteltermijn))
    return Hersteldatumgrenzen(
        vroegste=kalender.na_werkdagen(vraagdag, regels.hersteltermijn_kortste_werkdagen),
        voorstel=voorstel,
        laatste=einddatum(vraagdag, regels.hersteltermijn_langste),
    )


def controleer_hersteldatum(
    hersteldatum: date, *, vraagdag: date, regels: Termijnregels, kalender: Kalender
) -> None:
    """Refuse a hersteldatum that is too early or too late.

    Raises:
        DomeinFout: `hersteldatum_buiten_bereik` with the first and the last possible day.

    Bron: [procedure] §1 T12.
    """
    grenzen = hersteldatumgrenzen(vraagdag, regels=regels, kalender=kalender)
    if not grenzen.vroegste <= hersteldatum <= grenzen.laatste:
        raise DomeinFout(
            "hersteldatum_buiten_bereik",
            hersteldatum=hersteldatum,
            vroegste=grenzen.vroegste,
            laatste=grenzen.laatste,
        )
