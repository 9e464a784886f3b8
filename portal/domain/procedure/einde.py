"""How a toekenning ends early: reported by the aanbieder, decided by the zorgkantoor (K03-K05)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.levensloop import is_mogelijk_in
from portal.domain.procedure.toekenning import Duur, Eindereden, bepaal_toekenning_toestand
from portal.domain.termijnen import EEN_DAG

MELDREDENEN = (
    Eindereden.OVERLIJDEN,
    Eindereden.VERTREK,
    Eindereden.AFBOUW,
    Eindereden.PAST_BINNEN_PROFIEL,
    Eindereden.NIEUWE_INDICATIE,
    Eindereden.OP_VERZOEK,
)
"""Why an aanbieder reports an end, and why a zorgkantoor ends a toekenning earlier."""

JAAR = timedelta(days=365)
"""An end longer ago than this before anything was asked or granted is another year than meant."""


class Eindesoort(StrEnum):
    """What kind of besluit ends a toekenning."""

    BEEINDIGEN = "beeindigen"
    INTREKKEN = "intrekken"


class Meldingstand(StrEnum):
    """Where the report of an end stands."""

    OPEN = "open"
    VERWERKT = "verwerkt"
    NIET_GEVOLGD = "niet_gevolgd"


class Eindestand(StrEnum):
    """Where a besluit that ends a toekenning stands."""

    CONCEPT = "concept"
    TER_CONTROLE = "ter_controle"
    VASTGESTELD = "vastgesteld"
    VERVALLEN = "vervallen"


class Eindestap(StrEnum):
    """What is done with a besluit that ends a toekenning."""

    AANBIEDEN = "aanbieden"
    TERUGSTUREN = "terugsturen"
    VASTSTELLEN = "vaststellen"
    LATEN_VERVALLEN = "laten_vervallen"


EINDE_OVERGANGEN: Mapping[tuple[Eindestand, Eindestap], Eindestand] = MappingProxyType(
    {
        (Eindestand.CONCEPT, Eindestap.AANBIEDEN): Eindestand.TER_CONTROLE,
        (Eindestand.CONCEPT, Eindestap.LATEN_VERVALLEN): Eindestand.VERVALLEN,
        (Eindestand.TER_CONTROLE, Eindestap.TERUGSTUREN): Eindestand.CONCEPT,
        (Eindestand.TER_CONTROLE, Eindestap.LATEN_VERVALLEN): Eindestand.VERVALLEN,
        (Eindestand.TER_CONTROLE, Eindestap.VASTSTELLEN): Eindestand.VASTGESTELD,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Einde:
    """An earlier end, as somebody wants it.

    Args:
        reden: Why; one of `MELDREDENEN`.
        laatste_dag: Last day on which the toekenning is in force.
        ingestemd: The client or the vertegenwoordiger agrees with a day that has passed.
    """

    reden: Eindereden
    laatste_dag: date
    ingestemd: bool = False


def pas_toe_op_einde(stand: Eindestand, stap: Eindestap) -> Eindestand:
    """Return where a besluit that ends a toekenning stands after a step.

    There is no road from concept to vastgesteld: a second person always looks.

    Raises:
        DomeinFout: `handeling_niet_mogelijk` when the pair is not in the table.

    Bron: [procedure] §2.3, §3 K04 and K05.
    """
    nieuw = EINDE_OVERGANGEN.get((stand, stap))
    if nieuw is None:
        raise DomeinFout("handeling_niet_mogelijk", toestand=stand, handeling=stap)
    return nieuw


def controleer_melding(
    duur: Duur, einde: Einde, vandaag: date, *, ontvangen: date | None = None
) -> None:
    """Refuse the report of an end that cannot be.

    Args:
        duur: Days of the toekenning.
        einde: What is reported.
        vandaag: The Dutch calendar day.
        ontvangen: Day on which its aanvraag came in; None for one from before the portal.

    Raises:
        DomeinFout: `toekenning_loopt_niet`; `einde_niet_eerder` with `einde`; `reden_onbekend`;
            `overlijden_in_toekomst`; `overlijden_voor_aanvraag` or `einde_voor_ingang` with
            `vroegste`.

    Bron: [procedure] §3 K03.
    """
    if einde.reden not in MELDREDENEN:
        raise DomeinFout("reden_onbekend", veld="reden")
    toestand = bepaal_toekenning_toestand(duur, vandaag)
    loopt = is_mogelijk_in(toestand, Handeling.TOEKENNING_EINDE_MELDEN)
    if not loopt and not _stierf(duur, einde):
        raise DomeinFout("toekenning_loopt_niet")
    if einde.laatste_dag >= duur.einde:
        raise DomeinFout("einde_niet_eerder", veld="laatste_dag", einde=duur.einde)
    if einde.reden is Eindereden.OVERLIJDEN and einde.laatste_dag > vandaag:
        raise DomeinFout("overlijden_in_toekomst", veld="laatste_dag")
    code, vroegste = _vroegste(duur, einde.reden, vandaag, ontvangen)
    if einde.laatste_dag < vroegste:
        raise DomeinFout(code, veld="laatste_dag", vroegste=vroegste)


def controleer_beeindiging(
    duur: Duur, einde: Einde, vandaag: date, *, ontvangen: date | None = None
) -> None:
    """Refuse an earlier end that the zorgkantoor may not decide on.

    Args:
        duur: Days of the toekenning.
        einde: What is decided.
        vandaag: The Dutch calendar day; the last day may be this day.
        ontvangen: As `controleer_melding`.

    Raises:
        DomeinFout: `einde_in_verleden` for a day before today that nobody agreed with, unless the
            client died; or as `controleer_melding`.

    Bron: [procedure] §3 K04.
    """
    controleer_melding(duur, einde, vandaag, ontvangen=ontvangen)
    mag_terug = einde.ingestemd or einde.reden is Eindereden.OVERLIJDEN
    if einde.laatste_dag < vandaag and not mag_terug:
        raise DomeinFout("einde_in_verleden", veld="laatste_dag", vroegste=vandaag)


def einde_na_intrekken(duur: Duur, vanaf: date) -> date:
    """Return the last day that is left to a toekenning that is withdrawn from a day.

    Args:
        duur: Days of the toekenning, in any toestand.
        vanaf: First day on which it no longer holds; may lie in the past.

    Returns:
        The day before; that is before the ingang when nothing is left.

    Raises:
        DomeinFout: `intrekken_buiten_looptijd` with `ingang` and `einde`.

    Bron: [procedure] §3 K05.
    """
    if not duur.ingang <= vanaf <= duur.einde:
        raise DomeinFout(
            "intrekken_buiten_looptijd", veld="vanaf", ingang=duur.ingang, einde=duur.einde
        )
    return vanaf - EEN_DAG


def _stierf(duur: Duur, einde: Einde) -> bool:
    """Say whether a death is reported late, after the last day: it still ended on that day."""
    return einde.reden is Eindereden.OVERLIJDEN and duur.bevestigd and duur.reden is None


def _vroegste(
    duur: Duur, reden: Eindereden, vandaag: date, ontvangen: date | None
) -> tuple[str, date]:
    """Give the first day that can be meant, and the refusal of one before it.

    A client may die between the aanvraag and the ingang. Any other end is the day before the
    ingang at the earliest; of a toekenning that has not begun it may have been a while ago.
    """
    if reden is Eindereden.OVERLIJDEN:
        return "overlijden_voor_aanvraag", min(ontvangen or duur.ingang - JAAR, duur.ingang)
    begonnen = duur.ingang <= vandaag
    return "einde_voor_ingang", duur.ingang - EEN_DAG if begonnen else vandaag - JAAR
