"""Start a her-aanvraag (T32): a new aanvraag with everything known of the vorige toekenning."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.aanvraag.actions.antwoord import GETYPT, OVERGENOMEN, REFERENTIE, VOORGEVULD
from portal.aanvraag.actions.bewerken import werk_bij
from portal.aanvraag.actions.groep import Groepsstart, start_groepsaanvraag
from portal.aanvraag.actions.samenvoegen import schoon
from portal.aanvraag.actions.starten import Start, start_aanvraag
from portal.aanvraag.actions.vorige_driehoek import neem_driehoek_over
from portal.aanvraag.models import Aanvraag, Antwoord, Rekenblok, Voorganger
from portal.aanvraag.queries.cce import HA_EXTERN, voorstellen_voor
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
    _neem_mee(aanvraag, herstart.aanleiding, voorganger, door=door, op=op)
    neem_driehoek_over(aanvraag, voorganger.driehoek, door=door)
    lijst = get_vragenlijst(op=clock.local_day(op))
    antwoorden = _antwoorden(lijst, voorganger.antwoorden) | _begin(herstart, voorganger)
    antwoorden |= _bekend(aanvraag)
    _schrijf_antwoorden(aanvraag, antwoorden, door=door, op=op)
    werk_bij(aanvraag, "overnemen", door=door, op=op)
    _leg_vast(aanvraag, door)
    return aanvraag


def start_groepsheraanvraag(
    start: Groepsstart,
    groep: Voorgangergegevens,
    leden: Mapping[uuid.UUID, Voorgangergegevens],
    *,
    door: Gebruiker,
    op: datetime,
) -> Aanvraag:
    """Make the aanvraag of a group with what is known of the whole and of each client (T32).

    Args:
        start: As for any aanvraag of a group.
        groep: What the group as a whole was granted.
        leden: What each client was granted, by id of the client; who is new stands not in it.
        door: Who starts.
        op: The moment, UTC.

    Raises:
        NotFound: The group is not in view.
        DomeinFout: as `start_groepsaanvraag`.
    """
    aanvraag = start_groepsaanvraag(start, door=door, op=op)
    lijst = get_vragenlijst(op=clock.local_day(op))
    einde = Aanleiding.EINDE_LOOPTIJD
    _neem_mee(aanvraag, einde, groep, door=door, op=op)
    neem_driehoek_over(aanvraag, groep.driehoek, door=door)
    begin = {HA_REALISATIE: (toegekende_kant(groep), REFERENTIE), **_bekend(aanvraag)}
    _schrijf_antwoorden(aanvraag, _antwoorden(lijst, groep.antwoorden) | begin, door=door, op=op)
    for lid in aanvraag.leden:
        voorganger = leden.get(lid.persoon_id)
        if voorganger is not None:
            _neem_mee(lid, einde, voorganger, door=door, op=op)
            _schrijf_antwoorden(lid, _antwoorden(lijst, voorganger.antwoorden), door=door, op=op)
    werk_bij(aanvraag, "overnemen", door=door, op=op)
    _leg_vast(aanvraag, door)
    return aanvraag


def neem_antwoorden_mee(
    aanvraag: Aanvraag,
    antwoorden: Mapping[str, JsonWaarde],
    *,
    door: Gebruiker,
    op: datetime,
) -> None:
    """Begin with what was told before, where a question may be carried over."""
    lijst = get_vragenlijst(op=clock.local_day(op))
    _schrijf_antwoorden(aanvraag, _antwoorden(lijst, antwoorden), door=door, op=op)


def _neem_mee(
    aanvraag: Aanvraag,
    aanleiding: Aanleiding,
    voorganger: Voorgangergegevens,
    *,
    door: Gebruiker,
    op: datetime,
) -> None:
    """Keep the copy of what was granted, and begin with its input of the rekentool."""
    aanvraag.herkomst, aanvraag.aanleiding = HERAANVRAAG, aanleiding.value
    aanvraag.voorganger = Voorganger(
        aanvraag_id=aanvraag.id,
        toekenning_id=voorganger.toekenning_id,
        gegevens=voorganger.als_gegevens(),
    )
    for naam, ruw in _blokken(voorganger):
        blok = Rekenblok(aanvraag_id=aanvraag.id, blok=naam, herkomst=OVERGENOMEN)
        blok.ruw, blok.door_id, blok.op = ruw, door.id, op
        db.session.add(blok)


def _schrijf_antwoorden(
    aanvraag: Aanvraag,
    antwoorden: Mapping[str, tuple[JsonWaarde, str]],
    *,
    door: Gebruiker,
    op: datetime,
) -> None:
    for vraag_id, (waarde, herkomst) in antwoorden.items():
        rij = Antwoord(aanvraag_id=aanvraag.id, vraag_id=vraag_id, herkomst=herkomst)
        rij.waarde, rij.door_id, rij.op = waarde, door.id, op
        db.session.add(rij)


def _leg_vast(aanvraag: Aanvraag, door: Gebruiker) -> None:
    db.session.flush()
    regel = Handeling.AANVRAAG_HER_STARTEN.value
    audit.leg_vast(audit_regel(regel, door=door, over=aanvraag, client_id=aanvraag.client_id))


def _antwoorden(
    lijst: Vragenlijst, antwoorden: Mapping[str, JsonWaarde]
) -> dict[str, tuple[JsonWaarde, str]]:
    """Give the answers that are carried over."""
    return {
        vraag_id: (waarde, OVERGENOMEN)
        for vraag_id, vraag in lijst.vragen.items()
        if vraag.bij_heraanvraag is Overname.OVERNEMEN
        and vraag.gevuld_uit is None
        and (waarde := schoon(antwoorden.get(vraag_id))) is not None
    }


def _begin(herstart: Herstart, voorganger: Voorgangergegevens) -> dict[str, tuple[JsonWaarde, str]]:
    """Give the answers that are known otherwise."""
    begin: dict[str, tuple[JsonWaarde, str]] = {
        HA_REALISATIE: (toegekende_kant(voorganger), REFERENTIE)
    }
    if herstart.nieuwe_feiten.strip():
        begin[NIEUWE_FEITEN] = (herstart.nieuwe_feiten.strip(), GETYPT)
    return begin


def _bekend(aanvraag: Aanvraag) -> dict[str, tuple[JsonWaarde, str]]:
    """Give what the portal itself knows: the ontwikkeltrajecten that were finished."""
    voorstellen = voorstellen_voor(aanvraag, [HA_EXTERN])
    return {vraag_id: (tekst, VOORGEVULD) for vraag_id, tekst in voorstellen.items()}


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
