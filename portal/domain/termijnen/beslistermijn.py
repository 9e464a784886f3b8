"""On which day the zorgkantoor must decide: the term, its suspensions and its extension."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from portal.domain.fouten import DomeinFout
from portal.domain.termijnen.einddata import verschuivingsstappen
from portal.domain.termijnen.kalender import EEN_DAG, Kalender
from portal.domain.termijnen.regels import Termijnregels
from portal.domain.termijnen.stilstand import Stilstand, tel_stilstand, verenig
from portal.domain.termijnen.termijn import Stap, einddatum


@dataclass(frozen=True, slots=True)
class AanvullingGevraagd:
    """The zorgkantoor asks for an aanvulling; the term stops the day after `dag`."""

    dag: date
    hersteldatum: date


@dataclass(frozen=True, slots=True)
class AanvullingAfgesloten:
    """The aanvulling came, or the request was withdrawn; the term runs again from `dag`."""

    dag: date


@dataclass(frozen=True, slots=True)
class UitstelIngestemd:
    """The aanvrager agrees in writing that the term stops from `van` through `tot_en_met`."""

    van: date
    tot_en_met: date


@dataclass(frozen=True, slots=True)
class TermijnVerlengd:
    """The zorgkantoor names a later day to decide; it replaces the first end of the term."""

    nieuwe_datum: date


TermijnGebeurtenis = AanvullingGevraagd | AanvullingAfgesloten | UitstelIngestemd | TermijnVerlengd


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslistermijn:
    """The day on which the besluit must have been taken at the latest, and why.

    Args:
        beslisdatum: Last day that is in time.
        voorlopig: An aanvulling is still awaited: the date counts on the whole hersteltermijn.
        staat_stil: The term stands still on the day that was asked about.
        stilstand: Disjoint periods in order of time that moved the date.
        dagen_stilgestaan: Total of these periods.
        stappen: The calculation, in order.
    """

    beslisdatum: date
    voorlopig: bool
    staat_stil: bool
    stilstand: tuple[Stilstand, ...]
    dagen_stilgestaan: int
    stappen: tuple[Stap, ...]


def bepaal_beslistermijn(
    *,
    ontvangst: date,
    gebeurtenissen: Sequence[TermijnGebeurtenis],
    regels: Termijnregels,
    kalender: Kalender,
    peildag: date | None = None,
) -> Beslistermijn:
    """Return the beslisdatum after everything that happened.

    Args:
        ontvangst: Dutch calendar day of indienen; weekends count, and it never moves.
        gebeurtenissen: In the order in which they happened.
        regels: Terms in force on `ontvangst`.
        kalender: Working days.
        peildag: Day for which `staat_stil` and `voorlopig` are asked; None means right after
            the last event, when an unanswered aanvulverzoek counts as standing still.

    Returns:
        Ontvangst plus the term, or the named later date, plus every calendar day of the union of
        the suspensions, with one shift to a working day at the very end. A suspension that begins
        more than a day after the term has ended moves nothing. One that begins while only the
        shift is left (asked on the Monday after a term that ends on a Saturday) keeps the term
        from ending before the suspension does.

    Raises:
        DomeinFout: `aanvulverzoek_loopt_al` and `geen_aanvulverzoek` when the events do not fit;
            `periode_omgekeerd` for a period that ends before it starts; `verlenging_niet_later`
            when the named day is not after the end of the term without suspensions.

    Bron: [awb] art. 4:13, 4:14 lid 3, 4:15; [atw] art. 1; [procedure] §9.2.
    """
    basis, stappen = _basis(ontvangst, gebeurtenissen, regels)
    perioden = _stilstanden(gebeurtenissen, peildag)
    meegeteld, einde, extra = tel_stilstand(verenig(perioden, na=ontvangst), basis, kalender)
    verschuiving = verschuivingsstappen(einde, kalender)
    open_verzoek = any(periode.voorlopig for periode in perioden)
    stil = open_verzoek if peildag is None else any(p.omvat(peildag) for p in meegeteld)
    return Beslistermijn(
        beslisdatum=kalender.verschuif_vooruit(einde),
        voorlopig=open_verzoek,
        staat_stil=stil,
        stilstand=meegeteld,
        dagen_stilgestaan=sum(periode.dagen for periode in meegeteld),
        stappen=(*stappen, *extra, *verschuiving),
    )


def _basis(
    ontvangst: date, gebeurtenissen: Iterable[TermijnGebeurtenis], regels: Termijnregels
) -> tuple[date, tuple[Stap, ...]]:
    """Return the end of the term without suspensions: the named later date when there is one."""
    einde = einddatum(ontvangst, regels.beslistermijn)
    stappen = [Stap("ontvangst", ontvangst), Stap("termijn", einde, dagen=(einde - ontvangst).days)]
    for gebeurtenis in gebeurtenissen:
        if isinstance(gebeurtenis, TermijnVerlengd):
            if gebeurtenis.nieuwe_datum <= einde:
                raise DomeinFout("verlenging_niet_later", einde=einde)
            vorige, einde = einde, gebeurtenis.nieuwe_datum
            stappen.append(Stap("verlengd", einde, vanaf=vorige, dagen=(einde - vorige).days))
    return einde, tuple(stappen)


def _stilstanden(
    gebeurtenissen: Iterable[TermijnGebeurtenis], peildag: date | None
) -> tuple[Stilstand, ...]:
    """Turn the events into periods, which may overlap; empty ones are left out."""
    perioden: list[Stilstand] = []
    verzoek: AanvullingGevraagd | None = None
    for gebeurtenis in gebeurtenissen:
        match gebeurtenis:
            case AanvullingGevraagd():
                if verzoek is not None and gebeurtenis.dag <= verzoek.hersteldatum:
                    raise DomeinFout("aanvulverzoek_loopt_al", hersteldatum=verzoek.hersteldatum)
                perioden += _onbenut(verzoek, gebeurtenis.dag)
                verzoek = gebeurtenis
            case AanvullingAfgesloten():
                if verzoek is None:
                    raise DomeinFout("geen_aanvulverzoek", dag=gebeurtenis.dag)
                einde = min(gebeurtenis.dag - EEN_DAG, verzoek.hersteldatum)
                perioden.append(Stilstand(verzoek.dag + EEN_DAG, einde, "aanvulling"))
                verzoek = None
            case UitstelIngestemd():
                perioden.append(_uitstel(gebeurtenis))
    return tuple(p for p in (*perioden, *_onbenut(verzoek, peildag)) if p.dagen > 0)


def _onbenut(verzoek: AanvullingGevraagd | None, peildag: date | None) -> tuple[Stilstand, ...]:
    """Return the period of an unanswered request: through the hersteldatum itself."""
    if verzoek is None:
        return ()
    wacht = peildag is None or peildag <= verzoek.hersteldatum
    return (Stilstand(verzoek.dag + EEN_DAG, verzoek.hersteldatum, "aanvulling", voorlopig=wacht),)


def _uitstel(uitstel: UitstelIngestemd) -> Stilstand:
    if uitstel.tot_en_met < uitstel.van:
        raise DomeinFout("periode_omgekeerd", van=uitstel.van, tot_en_met=uitstel.tot_en_met)
    return Stilstand(uitstel.van, uitstel.tot_en_met, "uitstel")
