"""Record that somebody is away, with who stands in; or take it back."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from portal.berichten.models import Afwezigheid
from portal.berichten.queries.afwezigheid import list_van
from portal.domain.afwezigheid import Dagen, controleer_afwezigheid, controleer_vervanger
from portal.domain.fouten import DomeinFout
from portal.platform import audit, clock
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

VASTGELEGD, INGETROKKEN = "afwezigheid.vastgelegd", "afwezigheid.ingetrokken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """What is recorded.

    Attributes:
        wie: Who is away, one of those for whom `door` may record it.
        vervanger: Who gets the messages too; None for nobody.
        dagen: First and last day.
    """

    wie: Gebruiker
    vervanger: Gebruiker | None
    dagen: Dagen


def leg_afwezigheid_vast(vraag: Vraag, *, door: Gebruiker, op: datetime) -> Afwezigheid:
    """Record one absence.

    Raises:
        DomeinFout: As `controleer_afwezigheid` and `controleer_vervanger`, or
            `vervanger_zonder_rol` for oneself.
    """
    _sluit_af(vraag)
    andere = [Dagen(rij.van, rij.tot_en_met) for rij in list_van(vraag.wie.id)]
    controleer_afwezigheid(vraag.dagen, vandaag=clock.local_day(op), andere=andere)
    vervanger = vraag.vervanger
    if vervanger is not None:
        if vervanger.id == vraag.wie.id:
            raise DomeinFout("vervanger_zonder_rol", veld="vervanger")
        weg = [Dagen(rij.van, rij.tot_en_met) for rij in list_van(vervanger.id)]
        controleer_vervanger(vraag.wie.rol_set, vervanger.rol_set, dagen=vraag.dagen, weg=weg)
    rij = Afwezigheid(
        organisatie_id=vraag.wie.organisatie_id,
        gebruiker_id=vraag.wie.id,
        vervanger_id=vervanger.id if vervanger else None,
        van=vraag.dagen.van,
        tot_en_met=vraag.dagen.tot_en_met,
        door_id=door.id,
        op=op,
    )
    db.session.add(rij)
    db.session.flush()
    audit.leg_vast(audit_regel(VASTGELEGD, door=door, over=rij))
    return rij


def _sluit_af(vraag: Vraag) -> None:
    """Let nobody else record who of these is away, until the end of the transaction."""
    nummers = {mens.id for mens in (vraag.wie, vraag.vervanger) if mens is not None}
    mensen = sa.select(Gebruiker.id).where(Gebruiker.id.in_(nummers)).order_by(Gebruiker.id)
    db.session.execute(mensen.with_for_update(key_share=True))


def trek_afwezigheid_in(rij: Afwezigheid, *, door: Gebruiker) -> None:
    """Take an absence back: the days of before today stay nobody's concern either."""
    audit.leg_vast(audit_regel(INGETROKKEN, door=door, over=rij))
    db.session.delete(rij)
