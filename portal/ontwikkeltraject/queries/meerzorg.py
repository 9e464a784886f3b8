"""Who has meerzorg on a day, and with which CCE the aanbieder works."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import is_van_kracht
from portal.clienten.models import Client, Groep, Groepslid
from portal.clienten.queries.groepen import is_lid_op, was_lid
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.ontwikkeltraject.models import Traject
from portal.ontwikkeltraject.queries.trajecten import find_einddag
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import AanbiederZorgkantoor, Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Houder:
    """A client or a group with meerzorg, for whom a traject can be asked or planned.

    Attributes:
        code: Clientcode, or code of the group.
        client_id: The client; None for a group.
        groep_id: The group; None for a client.
        cce_id: The CCE that aanbieder and zorgkantoor work with; None without one.
    """

    code: str
    aanbieder_id: uuid.UUID
    zorgkantoor_id: uuid.UUID
    locatie_id: uuid.UUID
    cce_id: uuid.UUID | None
    client_id: uuid.UUID | None = None
    groep_id: uuid.UUID | None = None


def find_houder_client(client_id: uuid.UUID, *, op: date) -> Houder | None:
    """Give a client with meerzorg on a day; None without. The caller asks who may know."""
    rij = db.session.execute(
        _houders()
        .where(Toekenning.client_id == client_id, is_van_kracht(op))
        .order_by(Toekenning.ingang.desc(), Toekenning.id)
        .limit(1)
    ).first()
    return None if rij is None else Houder(**rij._asdict(), client_id=client_id)


def find_houder_groep(groep_id: uuid.UUID, *, op: date) -> Houder | None:
    """Give a group of which a member has meerzorg on a day; None without."""
    rij = db.session.execute(
        _houders(Groep.code, Groep.locatie_id)
        .join(Groepslid, Groepslid.client_id == Toekenning.client_id)
        .join(Groep, Groep.id == Groepslid.groep_id)
        .where(Groep.id == groep_id, is_lid_op(op), is_van_kracht(op))
        .order_by(Toekenning.ingang.desc(), Toekenning.id)
        .limit(1)
    ).first()
    return None if rij is None else Houder(**rij._asdict(), groep_id=groep_id)


def list_leden(groep_id: uuid.UUID, *, op: date, sinds: date | None = None) -> Sequence[Client]:
    """Give everybody in a group on a day, by code; with `sinds` also who left since that day."""
    lid = sa.exists().where(
        Groepslid.groep_id == groep_id,
        Groepslid.client_id == Client.id,
        was_lid(sinds or op, op),
    )
    return db.session.scalars(sa.select(Client).where(lid).order_by(Client.clientcode)).all()


def list_betrokken(traject: Traject, *, voor: Gebruiker) -> Sequence[Client]:
    """Give whom a traject is about, by code; nobody for the CCE when it was never planned.

    Of a group who was in it on the day on which the traject ended: who came later is not known.

    Bron: [procedure] §10.
    """
    if traject.coordinator_id is None and voor.organisatie.soort is OrganisatieSoort.CCE:
        return []
    if traject.client is not None:
        return [traject.client]
    assert traject.groep_id is not None
    return list_leden(traject.groep_id, op=find_einddag(traject) or clock.today())


def list_met_meerzorg(client_ids: Sequence[uuid.UUID], *, op: date) -> frozenset[uuid.UUID]:
    """Give which of some clients have meerzorg on a day."""
    vraag = sa.select(Toekenning.client_id).where(
        Toekenning.client_id.in_(client_ids), is_van_kracht(op)
    )
    return frozenset(db.session.scalars(vraag))


def _houders(
    code: sa.orm.InstrumentedAttribute[str] = Toekenning.clientcode,
    locatie_id: sa.orm.InstrumentedAttribute[uuid.UUID] = Toekenning.locatie_id,
) -> sa.Select[str, uuid.UUID, uuid.UUID, uuid.UUID, uuid.UUID | None]:
    samen = sa.and_(
        AanbiederZorgkantoor.aanbieder_id == Toekenning.aanbieder_id,
        AanbiederZorgkantoor.zorgkantoor_id == Toekenning.zorgkantoor_id,
    )
    return sa.select(
        code.label("code"),
        Toekenning.aanbieder_id,
        Toekenning.zorgkantoor_id,
        locatie_id.label("locatie_id"),
        AanbiederZorgkantoor.cce_id,
    ).outerjoin(AanbiederZorgkantoor, samen)
