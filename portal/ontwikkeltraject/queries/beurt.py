"""Who is due for an ontwikkeltraject, and when: the list of aanbieder, zorgkantoor and CCE."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from portal.clienten.models import Groepslid
from portal.clienten.queries.groepen import is_lid_op
from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.ontwikkeltraject.models import Traject, Trajectbeurt
from portal.ontwikkeltraject.queries.trajecten import is_open, trajecten_voor
from portal.platform.database import db
from portal.platform.paging import Bladzijde, Orde
from portal.toegang import plekken
from portal.toegang.bereik import Voorwaarde, bepaal_bereik, op_locatie
from portal.toegang.models import AanbiederZorgkantoor, Gebruiker

TE_LAAT = "te_laat"
JAREN_VOORUIT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijstvraag:
    """Which part of the list is asked for.

    Attributes:
        jaar: The year in which a client is due; None for all.
        te_laat: Only who was due before today.
        plek: A location at the aanbieder, else an aanbieder; None for all.
        na: Clients after this one.
        tot: Clients before this one; wins from `na`.
    """

    jaar: int | None = None
    te_laat: bool = False
    plek: uuid.UUID | None = None
    na: uuid.UUID | None = None
    tot: uuid.UUID | None = None


def beurten_voor(voor: Gebruiker) -> Voorwaarde:
    """Give the condition under which it is in view when a client is due.

    At the aanbieder: own locations. At the zorgkantoor: own regions. At the CCE: clients of the
    aanbieders that it works with, by code only.

    Bron: [procedure] §10.
    """
    if voor.organisatie.soort is OrganisatieSoort.CCE and Rol.CCE_COORDINATOR in voor.rol_set:
        samen = aliased(AanbiederZorgkantoor)
        return sa.exists().where(
            samen.aanbieder_id == Trajectbeurt.aanbieder_id,
            samen.zorgkantoor_id == Trajectbeurt.zorgkantoor_id,
            samen.cce_id == voor.organisatie_id,
        )
    return op_locatie(
        bepaal_bereik(voor),
        Trajectbeurt.aanbieder_id,
        Trajectbeurt.zorgkantoor_id,
        Trajectbeurt.locatie_id,
    )


def is_aan_de_beurt(
    aanbieder_id: uuid.UUID, zorgkantoor_id: uuid.UUID, tot: date, *, voor: Gebruiker
) -> Voorwaarde:
    """Give the condition under which a client in view of a pair is due before a day or on it."""
    return sa.and_(
        Trajectbeurt.aanbieder_id == aanbieder_id,
        Trajectbeurt.zorgkantoor_id == zorgkantoor_id,
        Trajectbeurt.dag <= tot,
        beurten_voor(voor),
    )


def list_bladzijde(vraag: Lijstvraag, *, voor: Gebruiker, op: date) -> Bladzijde[Trajectbeurt]:
    """Give one page of who is due, the first first; `op` is the day before which it is too late.

    The page is asked by client alone: on which day of the month somebody is due stands in no
    address.
    """
    select = (
        sa.select(Trajectbeurt)
        .where(beurten_voor(voor), *_filters(vraag, voor, op))
        .options(joinedload(Trajectbeurt.aanbieder), joinedload(Trajectbeurt.locatie))
    )
    na, tot = (_plaats(nr, voor) for nr in (vraag.na, vraag.tot))
    orde = Orde(op=Trajectbeurt.dag, id=Trajectbeurt.client_id, na=na, tot=tot)
    return orde.blader(select)


def list_plekken(*, voor: Gebruiker) -> Sequence[tuple[uuid.UUID, str]]:
    """Give what the list can be narrowed to: the own locations, else the aanbieders in view."""
    zichtbaar = sa.exists().where(beurten_voor(voor))
    return plekken.list_plekken(
        zichtbaar, Trajectbeurt.aanbieder_id, Trajectbeurt.locatie_id, voor=voor
    )


def lopende_trajecten(
    client_ids: Collection[uuid.UUID], *, voor: Gebruiker, op: date
) -> Mapping[uuid.UUID, uuid.UUID]:
    """Give by client the traject in view that is asked for, planned or running.

    That of the client, else that of a group that the client is a member of on the day.
    """
    van_groep = sa.select(Groepslid.client_id, Traject.id).join(
        Traject, Traject.groep_id == Groepslid.groep_id
    )
    zichtbaar = (is_open(), trajecten_voor(voor))
    groepen = db.session.execute(
        van_groep.where(Groepslid.client_id.in_(client_ids), is_lid_op(op), *zichtbaar)
    )
    eigen = db.session.execute(
        sa.select(Traject.client_id, Traject.id).where(
            Traject.client_id.in_(client_ids), *zichtbaar
        )
    )
    van_client = ((nr, traject_id) for nr, traject_id in eigen if nr is not None)
    return dict([*groepen.all(), *van_client])


def find_beurt(client_id: uuid.UUID, *, voor: Gebruiker) -> Trajectbeurt | None:
    """Give when one client is due, None when that is not in view or there is no meerzorg."""
    return db.session.scalar(
        sa.select(Trajectbeurt).where(Trajectbeurt.client_id == client_id, beurten_voor(voor))
    )


def _plaats(client_id: uuid.UUID | None, voor: Gebruiker) -> tuple[date, uuid.UUID] | None:
    rij = None if client_id is None else find_beurt(client_id, voor=voor)
    return None if rij is None else (rij.dag, rij.client_id)


def _filters(vraag: Lijstvraag, voor: Gebruiker, op: date) -> list[Voorwaarde]:
    gevonden: list[Voorwaarde] = []
    if vraag.jaar is not None:
        jaar = Trajectbeurt.dag.between(date(vraag.jaar, 1, 1), date(vraag.jaar, 12, 31))
        gevonden.append(jaar)
    if vraag.te_laat:
        gevonden.append(Trajectbeurt.dag < op)
    if vraag.plek is not None:
        plek = plekken.op_plek(
            vraag.plek, Trajectbeurt.aanbieder_id, Trajectbeurt.locatie_id, voor=voor
        )
        gevonden.append(plek)
    return gevonden
