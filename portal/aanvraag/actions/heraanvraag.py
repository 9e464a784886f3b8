"""Start a her-aanvraag (T32): a new aanvraag with everything known of the vorige toekenning."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.aanvraag.actions.antwoord import GETYPT, OVERGENOMEN, REFERENTIE
from portal.aanvraag.actions.bewerken import werk_bij
from portal.aanvraag.actions.samenvoegen import schoon
from portal.aanvraag.actions.starten import Start, start_aanvraag
from portal.aanvraag.models import Aanvraag, Antwoord, Rekenblok, Voorganger
from portal.aanvraag.queries.voorganger.gegevens import HERAANVRAAG, Voorgangergegevens
from portal.aanvraag.queries.weergave.realisatie import HA_REALISATIE, toegekende_kant
from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure.heraanvraag import Aanleiding
from portal.domain.vragenlijst import Overname, Vragenlijst
from portal.platform import audit, clock
from portal.platform.database import db
from portal.platform.encrypted import JsonWaarde
from portal.platform.framework_data import get_vragenlijst
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

NIEUWE_FEITEN = "ha-nieuwe-feiten"
BLOKKEN = ("dagprogramma", "zorg", "behandelaars", "context", "maatwerk")
CONTEXT, PER_JAAR = "context", "nee"


@dataclass(frozen=True, slots=True, kw_only=True)
class Herstart:
    """What somebody chose before a her-aanvraag exists.

    Attributes:
        start: As for any aanvraag; the client is that of the toekenning.
        aanleiding: Why it is made; `eis_aanleiding` allowed it.
        nieuwe_feiten: What changed; empty unless tussentijds.
    """

    start: Start
    aanleiding: Aanleiding
    nieuwe_feiten: str = ""


def start_heraanvraag(
    herstart: Herstart, voorganger: Voorgangergegevens, *, door: Gebruiker, op: datetime
) -> Aanvraag:
    """Make the aanvraag with what is known: carried over, beside the new, or empty (T32).

    Raises:
        NotFound: The client is not in view.
        DomeinFout: as `start_aanvraag`.
    """
    aanvraag = start_aanvraag(herstart.start, door=door, op=op)
    aanvraag.herkomst, aanvraag.aanleiding = HERAANVRAAG, herstart.aanleiding.value
    aanvraag.voorganger = Voorganger(
        aanvraag_id=aanvraag.id,
        toekenning_id=voorganger.toekenning_id,
        gegevens=voorganger.als_gegevens(),
    )
    lijst = get_vragenlijst(op=clock.local_day(op))
    for vraag_id, (waarde, herkomst) in _antwoorden(lijst, herstart, voorganger).items():
        rij = Antwoord(aanvraag_id=aanvraag.id, vraag_id=vraag_id, herkomst=herkomst)
        rij.waarde, rij.door_id, rij.op = waarde, door.id, op
        db.session.add(rij)
    for naam, ruw in _blokken(voorganger):
        blok = Rekenblok(aanvraag_id=aanvraag.id, blok=naam, herkomst=OVERGENOMEN)
        blok.ruw, blok.door_id, blok.op = ruw, door.id, op
        db.session.add(blok)
    werk_bij(aanvraag, "overnemen", door=door, op=op)
    regel = Handeling.AANVRAAG_HER_STARTEN.value
    audit.leg_vast(audit_regel(regel, door=door, over=aanvraag, client_id=aanvraag.client_id))
    return aanvraag


def _antwoorden(
    lijst: Vragenlijst, herstart: Herstart, voorganger: Voorgangergegevens
) -> dict[str, tuple[JsonWaarde, str]]:
    """Give the answers with which the aanvraag begins, each with its origin."""
    antwoorden: dict[str, tuple[JsonWaarde, str]] = {
        vraag_id: (waarde, OVERGENOMEN)
        for vraag_id, vraag in lijst.vragen.items()
        if vraag.bij_heraanvraag is Overname.OVERNEMEN
        and vraag.gevuld_uit is None
        and (waarde := schoon(voorganger.antwoorden.get(vraag_id))) is not None
    }
    antwoorden[HA_REALISATIE] = (toegekende_kant(voorganger), REFERENTIE)
    if herstart.nieuwe_feiten.strip():
        antwoorden[NIEUWE_FEITEN] = (herstart.nieuwe_feiten.strip(), GETYPT)
    return antwoorden


def _blokken(voorganger: Voorgangergegevens) -> Iterator[tuple[str, JsonWaarde]]:
    """Give the input of the rekentool as a start; of the context posts only the yearly ones."""
    for naam in BLOKKEN:
        ruw = voorganger.blokken.get(naam)
        if isinstance(ruw, dict) and schoon(ruw) is not None:
            yield naam, _zonder_eenmalige(ruw) if naam == CONTEXT else ruw


def _zonder_eenmalige(context: Mapping[str, JsonWaarde]) -> dict[str, JsonWaarde]:
    posten = context.get("posten")
    jaarlijks: list[JsonWaarde] = [
        post
        for post in (posten if isinstance(posten, list) else [])
        if isinstance(post, dict) and post.get("eenmalig") == PER_JAAR
    ]
    return {"context_uren": context.get("context_uren", ""), "posten": jaarlijks}
