"""After bijstellen: open the working copy, ask for a besluit (T25), agree to uitstel (T29)."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from portal.aanvraag.actions.afstemming import vraag_verklaringen_opnieuw
from portal.aanvraag.actions.spiegelen import spiegel
from portal.aanvraag.actions.toelichting import eis_reden, licht_toe
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag, Gebeurtenis
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True)
class Bijstelpunt:
    """What must change: the criterium in words, and what the zorgkantoor asks."""

    criterium: str
    tekst: str


def open_bijstellen(
    aanvraag: Aanvraag,
    gebeurtenis: Gebeurtenis,
    punten: Sequence[Bijstelpunt],
    antwoorddatum: date,
) -> None:
    """Open the working copy after a besluit with uitkomst bijstellen.

    The working copy still equals the last version, as nothing could change it. Every verklaring
    is asked again; the day of the machtiging stays.

    Args:
        aanvraag: Its toestand is bijstellen_gevraagd by now.
        gebeurtenis: The event of vaststellen, which the texts belong to.
        punten: What must change, per criterium.
        antwoorddatum: Last day to answer.
    """
    aanvraag.antwoorddatum = antwoorddatum
    vraag_verklaringen_opnieuw(aanvraag)
    if aanvraag.is_groep:
        spiegel(aanvraag)
    licht_toe(gebeurtenis, json.dumps([asdict(punt) for punt in punten], ensure_ascii=False))


def vraag_besluit(aanvraag: Aanvraag, reden: str, *, door: Gebruiker, op: datetime) -> None:
    """Ask for a besluit on the submitted version, without changing anything (T25).

    Raises:
        DomeinFout: `reden_ontbreekt`, or as `voer_uit`.
    """
    tekst = eis_reden(reden)
    stap = Stap(handeling=Handeling.AANVRAAG_BESLUIT_VRAGEN, door=door, op=op)
    gebeurtenis = voer_uit(aanvraag, stap)
    assert gebeurtenis is not None
    licht_toe(gebeurtenis, tekst)
    aanvraag.antwoorddatum = None


def stem_in_met_uitstel(
    aanvraag: Aanvraag, van: date, tot_en_met: date, *, door: Gebruiker, op: datetime
) -> None:
    """Agree in writing that the beslistermijn stands still in a period (T29, Awb 4:15 lid 2a).

    Args:
        aanvraag: In behandeling.
        van: First day of the suspension.
        tot_en_met: Its last day.
        door: The manager.
        op: The moment, UTC.

    Raises:
        DomeinFout: `periode_onjuist` or `periode_voorbij`, or as `voer_uit`.
    """
    if tot_en_met < van:
        raise DomeinFout("periode_onjuist", veld="tot_en_met")
    if van < clock.local_day(op):
        raise DomeinFout("periode_voorbij", veld="van")
    periode = {"van": van.isoformat(), "tot_en_met": tot_en_met.isoformat()}
    handeling = Handeling.AANVRAAG_UITSTEL_INSTEMMEN
    voer_uit(aanvraag, Stap(handeling=handeling, door=door, op=op, gegevens=periode))
