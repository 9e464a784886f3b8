"""Fix the besluit that ends a toekenning: a second person, with mandaat, on the day of sending."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa

from portal.beoordeling.actions.ontstaan import eindig
from portal.domain.bevoegdheid import controleer_tweede_persoon
from portal.domain.procedure import Eindereden
from portal.domain.procedure.einde import (
    Eindesoort,
    Eindestap,
    Meldingstand,
    pas_toe_op_einde,
)
from portal.domain.termijnen import EEN_DAG
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.actions.bevoegd import eis_mandaat
from portal.toekenning.actions.einde import HANDELING, Voorstel, bepaal_einde, overlijd
from portal.toekenning.actions.melden import meld_alleen_over, meld_eerder_einde
from portal.toekenning.models import Eindebesluit, Toekenningsbrief


def controleer_einde(besluit: Eindebesluit, *, door: Gebruiker, op: datetime) -> str:
    """Check that this user may fix this besluit today, and that it can still be taken.

    Returns:
        The functietitel under which this user signs.

    Raises:
        DomeinFout: `handeling_niet_mogelijk`; as `controleer_tweede_persoon`, `eis_mandaat` and
            `bepaal_einde`.

    Bron: [procedure] §2.3, §3 K04 and K05.
    """
    pas_toe_op_einde(besluit.stand, Eindestap.VASTSTELLEN)
    controleer_tweede_persoon(door.id, door.rol_set, list_voorbereiders(besluit))
    functie = eis_mandaat(
        besluit.toekenning, door=door, op=op, betrokkenen=list_voorbereiders(besluit)
    )
    bepaal_einde(besluit.toekenning, voorstel_van(besluit), clock.local_day(op))
    return functie


def stel_einde_vast(besluit: Eindebesluit, *, door: Gebruiker, op: datetime) -> None:
    """End the toekenning as the besluit says; its letter goes out in the same transaction.

    The guards are those of `controleer_einde`, which the caller asks first.
    """
    toekenning, melding = besluit.toekenning, besluit.melding
    besluit.stand = pas_toe_op_einde(besluit.stand, Eindestap.VASTSTELLEN)
    besluit.vastgesteld_door_id, besluit.vastgesteld_op = door.id, op
    if besluit.reden is Eindereden.OVERLIJDEN:
        overlijd(toekenning, besluit.einde, door=door, op=op)
    else:
        eindig(toekenning, besluit.einde, besluit.reden, door=door, op=op)
    if melding is not None and melding.stand is Meldingstand.OPEN:
        melding.stand, melding.behandeld_op = Meldingstand.VERWERKT, op
        melding.behandeld_door_id = door.id
    db.session.flush()
    if besluit.reden is not Eindereden.OVERLIJDEN:
        meld_alleen_over(toekenning.groep_id, toekenning.einde, op=op)
        meld_eerder_einde(toekenning, op=op)


def bewaar_bij(besluit: Eindebesluit, brief: Toekenningsbrief) -> None:
    """Remember with which letter a besluit was made known."""
    besluit.brief_id = brief.id


def voorstel_van(besluit: Eindebesluit) -> Voorstel:
    """Read back what was prepared, as it was chosen."""
    return Voorstel(
        soort=besluit.soort,
        reden=besluit.reden,
        dag=gekozen_dag(besluit),
        motivering=besluit.motivering,
        daarna=besluit.daarna,
        ingestemd=besluit.ingestemd,
    )


def gekozen_dag(besluit: Eindebesluit) -> date:
    """Give the day that was chosen: the last in force, or the first that no longer counts."""
    intrekken = besluit.soort is Eindesoort.INTREKKEN
    return besluit.einde + EEN_DAG if intrekken else besluit.einde


def list_voorbereiders(besluit: Eindebesluit) -> frozenset[uuid.UUID]:
    """Give everybody who prepared or changed a besluit; the log knows who wrote before.

    Bron: [procedure] §2.3.
    """
    vraag = sa.select(AuditRegel.gebruiker_id).where(
        AuditRegel.keten == besluit.zorgkantoor_id,
        AuditRegel.object_id == besluit.id,
        AuditRegel.code.in_([handeling.value for handeling in HANDELING.values()]),
    )
    gevonden = {wie for wie in db.session.scalars(vraag) if wie is not None}
    return frozenset({*gevonden, besluit.voorbereid_door_id})
