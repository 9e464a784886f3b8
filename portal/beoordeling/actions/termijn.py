"""The beslistermijn: extend it, ask to agree with delay, and record an ingebrekestelling."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.aanvraag.actions.toelichting import eis_reden, licht_toe
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.verloop import lees_gebeurtenissen
from portal.beoordeling.actions.bevoegd import eis_behandelaar
from portal.beoordeling.actions.melden import meld_uitstelvraag
from portal.beoordeling.actions.verzenden import verzend
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import GebeurtenisSoort, vind_overgang
from portal.platform import clock
from portal.platform.audit import leg_vast
from portal.platform.pdf import Document
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Verlenging:
    """The named new day and why; `brief` says which beslisdatum follows from it."""

    datum: date
    reden: str
    brief: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitstelvraag:
    """The period in which the term would stand still, both days inclusive, and why."""

    van: date
    tot_en_met: date
    reden: str
    brief: Document


def verleng_termijn(
    aanvraag: Aanvraag, verlenging: Verlenging, *, door: Gebruiker, op: datetime
) -> None:
    """Name a later day to decide (T28), once and in time, and write to the aanbieder (B3).

    Raises:
        DomeinFout: `beslisdatum_voorbij`, `al_verlengd`, `reden_ontbreekt`,
            `verlenging_niet_later`, or as `voer_uit`.
    """
    eis_verlengbaar(aanvraag, dag=clock.local_day(op))
    reden = eis_reden(verlenging.reden)
    poststuk = verzend(aanvraag, verlenging.brief, "verlenging", door=door, op=op)
    gegevens: dict[str, str | int] = {
        "nieuwe_datum": verlenging.datum.isoformat(),
        "poststuk": str(poststuk.id),
    }
    handeling = Handeling.DOSSIER_TERMIJN_VERLENGEN
    stap = Stap(handeling=handeling, door=door, op=op, gegevens=gegevens)
    gebeurtenis = voer_uit(aanvraag, stap)
    assert gebeurtenis is not None
    licht_toe(gebeurtenis, reden)


def eis_verlengbaar(aanvraag: Aanvraag, *, dag: date) -> None:
    """Refuse an extension after the beslisdatum, or a second one.

    Raises:
        DomeinFout: `beslisdatum_voorbij` or `al_verlengd`.
    """
    if aanvraag.beslisdatum is None or dag > aanvraag.beslisdatum:
        raise DomeinFout("beslisdatum_voorbij")
    soorten = {gebeurtenis.soort for gebeurtenis in lees_gebeurtenissen(aanvraag.id)}
    if GebeurtenisSoort.TERMIJN_VERLENGD in soorten:
        raise DomeinFout("al_verlengd")


def vraag_uitstel(
    aanvraag: Aanvraag, vraag: Uitstelvraag, *, door: Gebruiker, op: datetime
) -> None:
    """Ask the aanbieder to agree with delay (T29); only the manager's answer stops the term.

    Raises:
        DomeinFout: `niet_de_behandelaar`, `handeling_niet_mogelijk` where nobody can agree any
            more, `reden_ontbreekt` or `periode_omgekeerd`.
    """
    eis_behandelaar(aanvraag, door=door)
    vind_overgang(aanvraag.toestand, Handeling.AANVRAAG_UITSTEL_INSTEMMEN)
    eis_reden(vraag.reden)
    if vraag.tot_en_met < vraag.van:
        raise DomeinFout("periode_omgekeerd", veld="tot_en_met")
    poststuk = verzend(aanvraag, vraag.brief, "uitstel", door=door, op=op)
    meld_uitstelvraag(aanvraag, poststuk, op=op)
    leg_vast(
        audit_regel(
            Handeling.DOSSIER_UITSTEL_VRAGEN.value,
            door=door,
            over=aanvraag,
            client_id=aanvraag.client_id,
            kenmerk=str(poststuk.id),
        )
    )


def stel_in_gebreke(aanvraag: Aanvraag, ontvangen: date, *, door: Gebruiker, op: datetime) -> None:
    """Record an ingebrekestelling (T30); two weeks after it a dwangsom begins.

    Args:
        aanvraag: A dossier in view.
        ontvangen: Day on which it came in, not after today.
        door: Who records it.
        op: The moment, UTC.

    Raises:
        DomeinFout: `niet_de_behandelaar`, `ontvangst_in_toekomst`, `beslisdatum_niet_voorbij`, or
            as `voer_uit`.
    """
    eis_behandelaar(aanvraag, door=door)
    if ontvangen > clock.local_day(op):
        raise DomeinFout("ontvangst_in_toekomst", veld="ontvangen")
    if aanvraag.beslisdatum is None or ontvangen <= aanvraag.beslisdatum:
        raise DomeinFout("beslisdatum_niet_voorbij", veld="ontvangen", datum=aanvraag.beslisdatum)
    gegevens: dict[str, str | int] = {"ontvangen": ontvangen.isoformat()}
    handeling = Handeling.DOSSIER_INGEBREKESTELLING
    voer_uit(aanvraag, Stap(handeling=handeling, door=door, op=op, gegevens=gegevens))
