"""Terms of bezwaar: lodged in time or not, and the day on which must be decided on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portal.domain.fouten import DomeinFout
from portal.domain.termijnen.beslistermijn import Beslistermijn
from portal.domain.termijnen.einddata import (
    Hersteldatumgrenzen,
    bepaal_laatste_dag,
    verschuivingsstappen,
)
from portal.domain.termijnen.kalender import EEN_DAG, Kalender
from portal.domain.termijnen.stilstand import Stilstand, tel_stilstand, verenig
from portal.domain.termijnen.termijn import BerekendeDatum, Stap, Termijn, einddatum


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaarregels:
    """Terms of bezwaar; the values stand in config/termijnen.

    Args:
        beslissen: From the end of the bezwaartermijn (Awb 7:10 lid 1).
        beslissen_commissie: The same when a commissie advises.
        beslissen_advies: The same when the Zorginstituut is asked (Wlz 10.3.1 lid 5).
        verdagen: What verdagen adds, once (Awb 7:10 lid 3).
        advies: Time of the Zorginstituut, from complete stukken (Wlz 10.3.1 lid 4).
        post: How long after the bezwaartermijn posted letters may arrive (Awb 6:9 lid 2).
        herstel: Proposed time to restore a verzuim or to give a reason, a choice.
        herstel_langste: Longest time for it, a choice.
        herstel_kortste_werkdagen: Shortest time for it in working days, a choice.
        bevestigen_werkdagen: When the ontvangstbevestiging goes out at the latest, a choice.
    """

    beslissen: Termijn
    beslissen_commissie: Termijn
    beslissen_advies: Termijn
    verdagen: Termijn
    advies: Termijn
    post: Termijn
    herstel: Termijn
    herstel_langste: Termijn
    herstel_kortste_werkdagen: int
    bevestigen_werkdagen: int


@dataclass(frozen=True, slots=True)
class VerzuimGevraagd:
    """What misses is asked for; the term stops the day after `dag`."""

    dag: date
    hersteldatum: date


@dataclass(frozen=True, slots=True)
class VerzuimAfgesloten:
    """What missed came, or the date passed; the term runs again from `dag`."""

    dag: date


@dataclass(frozen=True, slots=True)
class Verdaagd:
    """The decision is put off; once, and before the beslisdatum."""

    dag: date


@dataclass(frozen=True, slots=True)
class Uitgesteld:
    """The bezwaarmaker agrees with a later day, which is named."""

    dag: date
    nieuwe_datum: date


@dataclass(frozen=True, slots=True)
class AdviesGevraagd:
    """The Zorginstituut is asked for advice."""

    dag: date


TermijnfeitBezwaar = VerzuimGevraagd | VerzuimAfgesloten | Verdaagd | Uitgesteld | AdviesGevraagd


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaartermijn:
    """What the beslisdatum of a bezwaar follows from.

    Args:
        laatste_dag: Last day of the bezwaartermijn (E), already shifted.
        met_commissie: A commissie as in Awb 7:13 advises.
        feiten: What happened, in order.
    """

    laatste_dag: date
    met_commissie: bool = False
    feiten: Sequence[TermijnfeitBezwaar] = ()


def is_tijdig(
    ontvangst: date,
    *,
    laatste_dag: date,
    poststempel: date | None,
    regels: Bezwaarregels,
    kalender: Kalender,
) -> bool:
    """Say whether a bezwaar was lodged in time.

    Args:
        ontvangst: Dutch calendar day on which it came in; electronic until 24:00 hours.
        laatste_dag: Last day of the bezwaartermijn.
        poststempel: Day of posting; None for what did not come by post or cannot be read, then
            only the day of receipt counts.
        regels: Terms in force on the last day.
        kalender: Working days.

    Returns:
        True on the last day itself. By post also when posted on the last day at the latest and
        received within the week after it; that week shifts as any short term does.

    Bron: [awb] art. 6:7, 6:9; [processen] C1; [atw] art. 1.
    """
    if ontvangst <= laatste_dag:
        return True
    if poststempel is None or poststempel > laatste_dag:
        return False
    uiterlijk = bepaal_laatste_dag(begin=laatste_dag, termijn=regels.post, kalender=kalender)
    return ontvangst <= uiterlijk.datum


def adviesdatum(
    stukken_compleet: date, *, regels: Bezwaarregels, kalender: Kalender
) -> BerekendeDatum:
    """Return the last day on which the advice of the Zorginstituut is awaited.

    Args:
        stukken_compleet: Day on which the Zorginstituut had everything.
        regels: Terms in force on that day.
        kalender: Working days.

    Bron: [wlz] art. 10.3.1 lid 4; [processen] C4.
    """
    return bepaal_laatste_dag(begin=stukken_compleet, termijn=regels.advies, kalender=kalender)


def herstelgrenzen(
    vraagdag: date, *, regels: Bezwaarregels, kalender: Kalender
) -> Hersteldatumgrenzen:
    """Return between which days a verzuim must be restored or a reason be given.

    Args:
        vraagdag: Day of the request; it does not count itself.
        regels: Terms in force on that day; all three are a choice.
        kalender: Working days.

    Returns:
        The bounds; the proposal is moved to a working day.

    Bron: [awb] art. 6:6; [procedure] §4 Z04.
    """
    return Hersteldatumgrenzen(
        vroegste=kalender.na_werkdagen(vraagdag, regels.herstel_kortste_werkdagen),
        voorstel=kalender.verschuif_vooruit(einddatum(vraagdag, regels.herstel)),
        laatste=einddatum(vraagdag, regels.herstel_langste),
    )


def bepaal_bezwaartermijn(
    termijn: Bezwaartermijn,
    *,
    regels: Bezwaarregels,
    kalender: Kalender,
    peildag: date | None = None,
) -> Beslistermijn:
    """Return the day on which must be decided on a bezwaar at the latest.

    Args:
        termijn: End of the bezwaartermijn and what happened since.
        regels: Terms in force on the end of the bezwaartermijn.
        kalender: Working days.
        peildag: Day for which `staat_stil` and `voorlopig` are asked; None means right after the
            last event, when an unanswered request counts as standing still.

    Returns:
        E plus six weeks (twelve with a commissie) plus the days that the term stood still after E,
        shifted; verdagen adds six weeks to that date and shifts again; a day agreed on is taken as
        it is named. With the Zorginstituut E plus 21 weeks plus the same stilstand, which does not
        shift, unless a later day was agreed on before.

    Raises:
        DomeinFout: `al_verdaagd`; `niet_boven_21_weken`; `verdagen_te_laat` when it comes
            after the beslisdatum; `uitstel_niet_later` with the present date.

    Bron: [awb] art. 7:10; [wlz] art. 10.3.1 lid 5; [atw] art. 1 and 4; [processen] C5 and C10.
    """
    perioden = _stilstanden(termijn.feiten, peildag)
    na_e = verenig(perioden, na=termijn.laatste_dag)
    gewoon = regels.beslissen_commissie if termijn.met_commissie else regels.beslissen
    einde, stappen = _vanaf(termijn.laatste_dag, gewoon, na_e, kalender)
    for nr, feit in enumerate(termijn.feiten):
        match feit:
            case Verdaagd():
                _eis_verdagen(feit, einde, eerder=termijn.feiten[:nr])
                einde, extra = _verdaag(einde, regels.verdagen, kalender)
                stappen = (*stappen, *extra)
            case Uitgesteld():
                einde, extra = _stel_uit(einde, feit.nieuwe_datum)
                stappen = (*stappen, *extra)
            case AdviesGevraagd():
                met = _vanaf(termijn.laatste_dag, regels.beslissen_advies, na_e, kalender)
                einde, stappen = max((einde, stappen), met, key=lambda deel: deel[0])
    wacht = any(periode.voorlopig for periode in perioden)
    return Beslistermijn(
        beslisdatum=einde,
        voorlopig=wacht,
        staat_stil=wacht if peildag is None else any(p.omvat(peildag) for p in na_e),
        stilstand=na_e,
        dagen_stilgestaan=sum(periode.dagen for periode in na_e),
        stappen=stappen,
    )


def _vanaf(
    laatste_dag: date, lengte: Termijn, perioden: Sequence[Stilstand], kalender: Kalender
) -> tuple[date, tuple[Stap, ...]]:
    """Return the end of a term that starts after the bezwaartermijn, with its steps."""
    kaal = einddatum(laatste_dag, lengte)
    _, einde, stil = tel_stilstand(perioden, kaal, kalender)
    stappen = (
        Stap("einde_bezwaartermijn", laatste_dag),
        Stap("termijn", kaal, dagen=(kaal - laatste_dag).days),
        *stil,
    )
    if kalender.art4_uitgezonderd(lengte):
        return einde, (*stappen, Stap("atw_niet_van_toepassing", einde))
    return kalender.verschuif_vooruit(einde), (*stappen, *verschuivingsstappen(einde, kalender))


def _verdaag(einde: date, lengte: Termijn, kalender: Kalender) -> tuple[date, tuple[Stap, ...]]:
    later = einddatum(einde, lengte)
    stap = Stap("verdaagd", later, vanaf=einde, dagen=(later - einde).days)
    return kalender.verschuif_vooruit(later), (stap, *verschuivingsstappen(later, kalender))


def _stel_uit(einde: date, nieuw: date) -> tuple[date, tuple[Stap, ...]]:
    if nieuw <= einde:
        raise DomeinFout("uitstel_niet_later", beslisdatum=einde)
    return nieuw, (Stap("uitgesteld", nieuw, vanaf=einde, dagen=(nieuw - einde).days),)


def _eis_verdagen(feit: Verdaagd, einde: date, *, eerder: Sequence[TermijnfeitBezwaar]) -> None:
    if any(isinstance(ander, Verdaagd) for ander in eerder):
        raise DomeinFout("al_verdaagd")
    if any(isinstance(ander, AdviesGevraagd) for ander in eerder):
        raise DomeinFout("niet_boven_21_weken")
    if feit.dag > einde:
        raise DomeinFout("verdagen_te_laat")


def _stilstanden(
    feiten: Sequence[TermijnfeitBezwaar], peildag: date | None
) -> tuple[Stilstand, ...]:
    """Return the periods in which the term stands still; the hersteldatum is the last at most."""
    perioden: list[Stilstand] = []
    verzoek: VerzuimGevraagd | None = None
    for feit in feiten:
        if isinstance(feit, VerzuimGevraagd):
            verzoek = feit
        elif isinstance(feit, VerzuimAfgesloten) and verzoek is not None:
            einde = min(feit.dag - EEN_DAG, verzoek.hersteldatum)
            perioden.append(Stilstand(verzoek.dag + EEN_DAG, einde, "verzuim"))
            verzoek = None
    if verzoek is not None:
        wacht = peildag is None or peildag <= verzoek.hersteldatum
        begin = verzoek.dag + EEN_DAG
        perioden.append(Stilstand(begin, verzoek.hersteldatum, "verzuim", voorlopig=wacht))
    return tuple(periode for periode in perioden if periode.dagen > 0)
