"""Report an end (K03), and prepare, offer and send back the besluit on it (K04, K05)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from portal.aanvraag.actions.toelichting import eis_reden
from portal.beoordeling.actions.ontstaan import eindig, toekenningregel
from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.evaluatie import duur_van
from portal.beoordeling.queries.toekenningen import is_bevestigd
from portal.clienten.actions import beeindig_lidmaatschap, meld_overlijden
from portal.clienten.queries import list_lidmaatschappen
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Eindereden
from portal.domain.procedure.einde import (
    Einde,
    Eindesoort,
    Eindestand,
    Eindestap,
    Meldingstand,
    controleer_beeindiging,
    controleer_melding,
    einde_na_intrekken,
    pas_toe_op_einde,
)
from portal.platform import audit, clock
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker
from portal.toekenning.actions.melden import meld_alleen_over
from portal.toekenning.models import Eindebesluit, Eindemelding
from portal.toekenning.queries.einde import find_besluit, find_melding

HANDELING = {
    Eindesoort.BEEINDIGEN: Handeling.TOEKENNING_BEEINDIGEN,
    Eindesoort.INTREKKEN: Handeling.TOEKENNING_INTREKKEN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorstel:
    """What the reviewer wants to decide; texts as typed.

    Attributes:
        dag: Last day in force at beeindigen; first day that no longer counts at intrekken.
        daarna: What holds after it for this client.
    """

    soort: Eindesoort
    reden: Eindereden
    dag: date
    motivering: str
    daarna: str = ""
    ingestemd: bool = False


def meld_einde(
    toekenning: Toekenning, einde: Einde, toelichting: str, *, door: Gebruiker, op: datetime
) -> Eindemelding:
    """Report that meerzorg stops (K03); what follows on overlijden stands in `overlijd`.

    Raises:
        DomeinFout: `einde_al_gemeld`; or as `controleer_melding`.
    """
    vandaag, ontvangen = clock.local_day(op), _ontvangen(toekenning)
    controleer_melding(duur_van(toekenning), einde, vandaag, ontvangen=ontvangen)
    bestaand = find_melding(toekenning)
    if bestaand is not None and einde.reden is not Eindereden.OVERLIJDEN:
        raise DomeinFout("einde_al_gemeld")
    if bestaand is not None:
        _sluit(bestaand, Meldingstand.VERWERKT, door=door, op=op)
        db.session.flush()
    melding = Eindemelding(
        toekenning_id=toekenning.id,
        aanbieder_id=toekenning.aanbieder_id,
        zorgkantoor_id=toekenning.zorgkantoor_id,
        reden=einde.reden,
        laatste_dag=einde.laatste_dag,
        ingestemd=einde.ingestemd,
        toelichting=toelichting.strip(),
        stand=Meldingstand.OPEN,
        gemeld_door_id=door.id,
        gemeld_op=op,
    )
    db.session.add(melding)
    db.session.flush()
    _leg_vast(Handeling.TOEKENNING_EINDE_MELDEN, toekenning, door)
    return melding


def overlijd(
    toekenning: Toekenning, dag: date, *, door: Gebruiker | None, op: datetime
) -> Sequence[Toekenning]:
    """End everything that a client who died still has at this aanbieder, on that day, by law.

    Besluiten in the making about them lapse, reports are dealt with, and the client is no longer
    in a group.

    Returns:
        What ended; each gets its letter.

    Bron: [procedure] §3 K03.
    """
    if door is not None:
        meld_overlijden(toekenning.client, dag, door=door, op=op)
        for lid in list_lidmaatschappen(toekenning.client):
            if lid.van <= dag and (lid.tot is None or lid.tot > dag):
                beeindig_lidmaatschap(lid, tot=dag, door=door)
    rijen = db.session.scalars(
        sa.select(Toekenning)
        .where(
            Toekenning.client_id == toekenning.client_id,
            Toekenning.einde > dag,
            Toekenning.einde >= Toekenning.ingang,
            is_bevestigd(),
        )
        .order_by(Toekenning.ingang, Toekenning.id)
    ).all()
    for rij in rijen:
        eindig(rij, dag, Eindereden.OVERLIJDEN, door=door, op=op)
        besluit, melding = find_besluit(rij), find_melding(rij)
        if besluit is not None:
            besluit.stand = Eindestand.VERVALLEN
        if melding is not None:
            _sluit(melding, Meldingstand.VERWERKT, door=door, op=op)
    db.session.flush()
    for rij in rijen:
        meld_alleen_over(rij.groep_id, dag, op=op)
    return rijen


def volg_niet(melding: Eindemelding, antwoord: str, *, door: Gebruiker, op: datetime) -> None:
    """Deal with a report without a besluit, with why; the toekenning runs on.

    Raises:
        DomeinFout: `reden_ontbreekt`; `besluit_in_voorbereiding` while one is being made.
    """
    melding.antwoord = eis_reden(antwoord)
    if find_besluit(melding.toekenning) is not None:
        raise DomeinFout("besluit_in_voorbereiding")
    _sluit(melding, Meldingstand.NIET_GEVOLGD, door=door, op=op)
    _leg_vast(Handeling.TOEKENNING_BEEINDIGEN, melding.toekenning, door, kenmerk="niet_gevolgd")


def trek_melding_in(melding: Eindemelding, *, door: Gebruiker, op: datetime) -> None:
    """Take a report back before the zorgkantoor does anything with it; the toekenning runs on.

    Raises:
        DomeinFout: `melding_in_behandeling` while a besluit on it is being made.
    """
    if find_besluit(melding.toekenning) is not None:
        raise DomeinFout("melding_in_behandeling")
    _sluit(melding, Meldingstand.NIET_GEVOLGD, door=door, op=op)
    _leg_vast(Handeling.TOEKENNING_EINDE_MELDEN, melding.toekenning, door, kenmerk="teruggenomen")


def bereid_einde_voor(
    toekenning: Toekenning, voorstel: Voorstel, *, door: Gebruiker, op: datetime
) -> Eindebesluit:
    """Prepare the besluit, or change the one that is being prepared.

    Raises:
        DomeinFout: `besluit_ligt_ter_controle`; `motivering_ontbreekt`; as
            `controleer_beeindiging` or `einde_na_intrekken`.
    """
    einde = bepaal_einde(toekenning, voorstel, clock.local_day(op))
    if not voorstel.motivering.strip():
        raise DomeinFout("motivering_ontbreekt", veld="motivering")
    besluit = find_besluit(toekenning) or _nieuw(toekenning)
    if besluit.stand is not Eindestand.CONCEPT:
        raise DomeinFout("besluit_ligt_ter_controle")
    melding = find_melding(toekenning)
    besluit.soort, besluit.reden, besluit.einde = voorstel.soort, voorstel.reden, einde
    besluit.ingestemd, besluit.motivering = voorstel.ingestemd, voorstel.motivering.strip()
    besluit.daarna, besluit.melding_id = voorstel.daarna.strip(), melding.id if melding else None
    besluit.voorbereid_door_id, besluit.voorbereid_op = door.id, op
    db.session.add(besluit)
    db.session.flush()
    audit.leg_vast(
        audit_regel(
            HANDELING[voorstel.soort].value,
            door=door,
            over=besluit,
            client_id=toekenning.client_id,
        )
    )
    return besluit


def bepaal_einde(toekenning: Toekenning, voorstel: Voorstel, vandaag: date) -> date:
    """Give the last day that is left, when the besluit may be taken on a day.

    Raises:
        DomeinFout: As `controleer_beeindiging` or `einde_na_intrekken`.
    """
    duur = duur_van(toekenning)
    if voorstel.soort is Eindesoort.INTREKKEN:
        return einde_na_intrekken(duur, voorstel.dag)
    einde = Einde(reden=voorstel.reden, laatste_dag=voorstel.dag, ingestemd=voorstel.ingestemd)
    controleer_beeindiging(duur, einde, vandaag, ontvangen=_ontvangen(toekenning))
    return voorstel.dag


def zet_stap(
    besluit: Eindebesluit, stap: Eindestap, *, door: Gebruiker, op: datetime, reden: str = ""
) -> None:
    """Offer a prepared besluit, send it back with a reason, or let it lapse.

    Raises:
        DomeinFout: `handeling_niet_mogelijk`; `reden_ontbreekt` at sending back.
    """
    nieuw = pas_toe_op_einde(besluit.stand, stap)
    if stap is Eindestap.TERUGSTUREN:
        besluit.terugstuurreden = eis_reden(reden)
    elif stap is Eindestap.AANBIEDEN:
        besluit.terugstuurreden, besluit.voorbereid_op = None, op
    besluit.stand = nieuw
    _leg_vast(Handeling.TOEKENNING_CONTROLEREN, besluit.toekenning, door, kenmerk=stap.value)


def _ontvangen(toekenning: Toekenning) -> date | None:
    """Give the day on which the aanvraag came in; None where there is none."""
    besluit = toekenning.besluit
    moment = besluit.aanvraag.ontvangen_op if besluit is not None else None
    return clock.local_day(moment) if moment is not None else None


def _nieuw(toekenning: Toekenning) -> Eindebesluit:
    return Eindebesluit(
        toekenning_id=toekenning.id,
        aanbieder_id=toekenning.aanbieder_id,
        zorgkantoor_id=toekenning.zorgkantoor_id,
        stand=Eindestand.CONCEPT,
    )


def _sluit(
    melding: Eindemelding, stand: Meldingstand, *, door: Gebruiker | None, op: datetime
) -> None:
    melding.stand, melding.behandeld_op = stand, op
    melding.behandeld_door_id = door.id if door else None


def _leg_vast(
    handeling: Handeling, toekenning: Toekenning, door: Gebruiker, *, kenmerk: str | None = None
) -> None:
    audit.leg_vast(toekenningregel(handeling.value, toekenning, door=door, kenmerk=kenmerk))
