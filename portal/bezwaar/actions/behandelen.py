"""The first steps on a bezwaar: take it, ask what misses, deal with the answer (Z03-Z06)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from portal.bezwaar.actions.aanvullen import Aanvulling, vul_aan
from portal.bezwaar.actions.bevoegd import eis_onbetrokken
from portal.bezwaar.actions.verloop import Stap, voer_uit
from portal.bezwaar.models import Bezwaar
from portal.bezwaar.queries.verloop import lees_stand, lees_verloop
from portal.bezwaar.queries.verzuim import find_gevraagd, list_verzuim
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import controleer_antwoord_verwerken
from portal.domain.procedure.bezwaar import Bezwaartoestand, Verzuim
from portal.domain.termijnen import herstelgrenzen
from portal.platform import clock
from portal.platform.calendar_data import load_bezwaarregels, load_kalender
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """What is asked of the bezwaarmaker, until which day.

    Attributes:
        punten: What misses; empty when only the reason of the lateness is asked.
    """

    uiterlijk: date
    punten: Sequence[Verzuim] = ()


def neem_in_behandeling(
    bezwaar: Bezwaar, *, met_commissie: bool, door: Gebruiker, op: datetime
) -> None:
    """Begin with a bezwaar that is in time and complete (Z03).

    Raises:
        DomeinFout: `betrokken_bij_besluit`; `eerst_herstel_vragen`; `eerst_reden_vragen`.
    """
    eis_onbetrokken(bezwaar, door)
    if list_verzuim(bezwaar):
        raise DomeinFout("eerst_herstel_vragen")
    if not bezwaar.is_tijdig:
        raise DomeinFout("eerst_reden_vragen")
    handeling = Handeling.BEZWAAR_IN_BEHANDELING_NEMEN
    _eerste_stap(bezwaar, handeling, {}, met_commissie=met_commissie, door=door, op=op)


def vraag_herstel(
    bezwaar: Bezwaar, vraag: Vraag, *, met_commissie: bool, door: Gebruiker, op: datetime
) -> None:
    """Ask what misses (Z04); of one that is late the reason in the same letter.

    Raises:
        DomeinFout: `betrokken_bij_besluit`; `verzuim_ontbreekt`; `hersteldatum_buiten_bereik`.
    """
    eis_onbetrokken(bezwaar, door)
    if not vraag.punten:
        raise DomeinFout("verzuim_ontbreekt", veld="punten")
    _controleer_datum(vraag.uiterlijk, clock.local_day(op))
    gegevens: dict[str, str | int | bool] = {
        "hersteldatum": vraag.uiterlijk.isoformat(),
        "punten": ",".join(punt.value for punt in vraag.punten),
        "reden": not bezwaar.is_tijdig,
    }
    handeling = Handeling.BEZWAAR_HERSTEL_VRAGEN
    _eerste_stap(bezwaar, handeling, gegevens, met_commissie=met_commissie, door=door, op=op)


def vraag_reden(
    bezwaar: Bezwaar, vraag: Vraag, *, met_commissie: bool, door: Gebruiker, op: datetime
) -> None:
    """Ask why a bezwaar is late (Z05), before niet-ontvankelijk can be chosen.

    Raises:
        DomeinFout: `betrokken_bij_besluit`; `bezwaar_is_tijdig`; `eerst_herstel_vragen` when
            something misses as well, which is asked with it; `hersteldatum_buiten_bereik`.
    """
    eis_onbetrokken(bezwaar, door)
    if bezwaar.is_tijdig:
        raise DomeinFout("bezwaar_is_tijdig")
    if list_verzuim(bezwaar):
        raise DomeinFout("eerst_herstel_vragen")
    _controleer_datum(vraag.uiterlijk, clock.local_day(op))
    gegevens: dict[str, str | int | bool] = {
        "hersteldatum": vraag.uiterlijk.isoformat(),
        "reden": True,
    }
    handeling = Handeling.BEZWAAR_REDEN_VRAGEN
    _eerste_stap(bezwaar, handeling, gegevens, met_commissie=met_commissie, door=door, op=op)


def verwerk_antwoord(
    bezwaar: Bezwaar,
    aanvulling: Aanvulling,
    *,
    ontvangen: date | None,
    door: Gebruiker,
    op: datetime,
) -> None:
    """Go on after an answer, or when the day has passed (Z06).

    Args:
        bezwaar: One of which something is awaited.
        aanvulling: What came outside the portal; empty when nothing did.
        ontvangen: Day on which that came in.
        door: Who handles it.
        op: The moment, UTC.

    Raises:
        DomeinFout: `betrokken_bij_besluit`; `antwoord_kan_nog_komen`; `antwoorddag_ontbreekt`;
            `ontvangst_in_toekomst`; `antwoord_voor_vraag`.
    """
    eis_onbetrokken(bezwaar, door)
    vandaag = clock.local_day(op)
    _controleer_antwoorddag(bezwaar, aanvulling, ontvangen, vandaag)
    alleen_reden = bezwaar.toestand is Bezwaartoestand.REDEN_TE_LAAT_GEVRAAGD
    antwoord = ontvangen is not None or (alleen_reden and bool(bezwaar.reden_te_laat))
    controleer_antwoord_verwerken(lees_stand(bezwaar), vandaag, antwoord=antwoord)
    vul_aan(bezwaar, aanvulling)
    gegevens: dict[str, str | int | bool] = {"antwoord": antwoord}
    if ontvangen is not None:
        gegevens["ontvangen"] = ontvangen.isoformat()
    handeling = Handeling.BEZWAAR_ANTWOORD_VERWERKEN
    voer_uit(bezwaar, Stap(handeling=handeling, door=door, op=op, gegevens=gegevens))


def _eerste_stap(
    bezwaar: Bezwaar,
    handeling: Handeling,
    gegevens: Mapping[str, str | int | bool],
    *,
    met_commissie: bool,
    door: Gebruiker,
    op: datetime,
) -> None:
    bezwaar.met_commissie, bezwaar.behandelaar = met_commissie, door
    alles = {**gegevens, "met_commissie": met_commissie}
    voer_uit(bezwaar, Stap(handeling=handeling, door=door, op=op, gegevens=alles))


def _controleer_antwoorddag(
    bezwaar: Bezwaar, aanvulling: Aanvulling, ontvangen: date | None, vandaag: date
) -> None:
    """Ask for the day of an answer on paper: the term stands still until then."""
    if ontvangen is None:
        if not aanvulling.is_leeg:
            raise DomeinFout("antwoorddag_ontbreekt", veld="ontvangen")
        return
    if ontvangen > vandaag:
        raise DomeinFout("ontvangst_in_toekomst", veld="ontvangen")
    gevraagd = find_gevraagd(lees_verloop(bezwaar.id))
    if gevraagd is not None and ontvangen < gevraagd.dag:
        raise DomeinFout("antwoord_voor_vraag", veld="ontvangen", vroegste=gevraagd.dag)


def _controleer_datum(uiterlijk: date, vandaag: date) -> None:
    regels, kalender = load_bezwaarregels(vandaag), load_kalender()
    grenzen = herstelgrenzen(vandaag, regels=regels, kalender=kalender)
    if not grenzen.vroegste <= uiterlijk <= grenzen.laatste:
        raise DomeinFout(
            "hersteldatum_buiten_bereik",
            veld="uiterlijk",
            vroegste=grenzen.vroegste,
            laatste=grenzen.laatste,
        )
