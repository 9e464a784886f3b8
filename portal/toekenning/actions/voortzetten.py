"""Let a toekenning go on as another one: at another place or in another group, to the same day."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from portal.beoordeling.actions.doeldatums import leg_doeldatums_vast
from portal.beoordeling.actions.ontstaan import ONTSTAAN, volgend_nummer
from portal.beoordeling.models import Toekenning
from portal.clienten.models import Client
from portal.clienten.queries.clienten import leveringsvorm_op
from portal.domain.procedure import Herkomst
from portal.domain.rekentool.overname import Overname, overname_als_gegevens
from portal.domain.termijnen import tel_maanden
from portal.domain.waarden import Aandeel, breuk_als_tekst, centen
from portal.platform import audit, clock
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

CENT = 100
GROEP, INDIVIDUEEL = "groep", "individueel"
BLIJFT = (
    "zorgprofiel",
    "meerzorgprofiel",
    "maatwerk",
    "prijspeil",
    "max_profiel",
    "max_meerzorguren",
    "afgebouwd_op",
    "perspectief",
    "afspraken",
    "voorwaarden",
    "doelen",
)
"""What goes along: the goals with the same doel_id, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plek:
    """Where and for whom the toekenning goes on."""

    aanbieder_id: uuid.UUID
    zorgkantoor_id: uuid.UUID
    regio_id: uuid.UUID
    locatie_id: uuid.UUID
    client: Client
    groep_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voortzetting:
    """How a toekenning goes on.

    Attributes:
        ingang: First day of the new one.
        laatste_dag: That of the old one: a term does not begin anew.
        overname: The amounts, without context means.
        tarief: The percentage that they were calculated with.
        meerzorguren: Exact hours per week as `n/d`; empty: not known.
    """

    herkomst: Herkomst
    plek: Plek
    ingang: date
    laatste_dag: date
    overname: Overname
    tarief: Aandeel
    meerzorguren: str


def zet_voort(
    oud: Toekenning, voortzetting: Voortzetting, *, door: Gebruiker, op: datetime
) -> Toekenning:
    """Make the toekenning that takes the place of another one; the caller ends the old one.

    Bron: [verhuisformulier] Gevolgen na stap 4; [procedure] §3 K01, K06, K07.
    """
    nieuw = _kopie(oud, voortzetting, door=door, op=op)
    invoer = oud.invoer
    if isinstance(invoer, dict):
        nieuw.invoer = overname_als_gegevens(invoer, voortzetting.overname, voortzetting.tarief)
    db.session.add(nieuw)
    db.session.flush()
    leg_doeldatums_vast(nieuw)
    audit.leg_vast(audit_regel(ONTSTAAN, door=door, over=nieuw, client_id=nieuw.client_id))
    return nieuw


def _kopie(
    oud: Toekenning, voortzetting: Voortzetting, *, door: Gebruiker, op: datetime
) -> Toekenning:
    plek, jaar = voortzetting.plek, clock.local_day(op).year
    return Toekenning(
        jaar=jaar,
        volgnummer=volgend_nummer(jaar),
        aanbieder_id=plek.aanbieder_id,
        zorgkantoor_id=plek.zorgkantoor_id,
        regio_id=plek.regio_id,
        locatie_id=plek.locatie_id,
        client=plek.client,
        clientcode=plek.client.clientcode,
        leveringsvorm=leveringsvorm_op(plek.client, voortzetting.ingang),
        groep_id=plek.groep_id,
        besluit_id=None,
        herkomst=voortzetting.herkomst,
        kenmerk="",
        soort=_soort(oud, plek),
        ingang=voortzetting.ingang,
        maanden=tel_maanden(voortzetting.ingang, voortzetting.laatste_dag),
        laatste_dag=voortzetting.laatste_dag,
        einde=voortzetting.laatste_dag,
        meerzorguren=voortzetting.meerzorguren,
        tarief=breuk_als_tekst(voortzetting.tarief),
        geregistreerd_door_id=door.id,
        geregistreerd_op=op,
        bevestigd_door_id=door.id,
        bevestigd_op=op,
        **_bedragen(voortzetting.overname),
        **{veld: getattr(oud, veld) for veld in BLIJFT},
    )


def _bedragen(overname: Overname) -> dict[str, int]:
    bedragen = overname.bedragen
    return {
        "jaarbedrag_cent": _cent(bedragen.jaarbedrag_cent),
        "etmaalbedrag_cent": _cent(bedragen.etmaalbedrag_cent),
        "jaarbedrag_100_cent": _cent(centen(bedragen.jaar_100)),
    }


def _soort(oud: Toekenning, plek: Plek) -> str:
    """Outside a group a client goes on alone."""
    if plek.groep_id is not None:
        return GROEP
    return INDIVIDUEEL if oud.soort == GROEP else oud.soort


def _cent(bedrag: Decimal) -> int:
    return int(bedrag * CENT)
