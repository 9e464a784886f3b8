"""Give one group, and who is in it on a day or ever was."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.clienten.dossiers import dossierbron
from portal.clienten.models import Client, Groep, Groepslid, Indicatie, Plaatsing
from portal.clienten.queries.clienten import zichtbaar_voor
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.platform.database import db
from portal.platform.rows import een_of_404
from portal.toegang.bereik import Voorwaarde, bepaal_bereik, beperkt_tot
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True)
class Lidrij:
    """One membership as a page shows it, by code.

    Attributes:
        zorgprofiel: Of the newest indicatie, None without one.
        client_zichtbaar: The user may open the page of the client.
    """

    id: uuid.UUID
    client_id: uuid.UUID
    clientcode: str
    zorgprofiel: str | None
    van: date
    tot: date | None
    overleden_op: date | None
    client_zichtbaar: bool

    def is_lid_op(self, dag: date) -> bool:
        """Say whether the client is in the group on a day."""
        return self.van <= dag and (self.tot is None or self.tot >= dag)


@dataclass(frozen=True, slots=True)
class Groepsperiode:
    """A period of one client in a group; without an address the group is not in view."""

    groep_id: uuid.UUID
    code: str
    naam: str
    van: date
    tot: date | None
    zichtbaar: bool


def zichtbare_groepen(voor: Gebruiker) -> Voorwaarde:
    """Give the condition under which a group is in view.

    At the aanbieder: groups at the own locations. At the zorgkantoor: groups with a dossier that
    it has.
    """
    bereik = bepaal_bereik(voor)
    if bereik.soort is OrganisatieSoort.AANBIEDER:
        eigen = Groep.aanbieder_id == bereik.organisatie_id
        return sa.and_(eigen, beperkt_tot(Groep.locatie_id, bereik.locaties))
    if bereik.soort is OrganisatieSoort.ZORGKANTOOR:
        return dossierbron().heeft_groepsdossier(voor)
    return sa.false()


def is_lid_op(dag: date) -> Voorwaarde:
    """Give the condition of a membership that holds on a day."""
    return was_lid(dag, dag)


def was_lid(van: date, tot: date) -> Voorwaarde:
    """Give the condition of a membership that holds on any day from one day to another."""
    return sa.and_(Groepslid.van <= tot, sa.or_(Groepslid.tot.is_(None), Groepslid.tot >= van))


def get_groep(groep_id: uuid.UUID, *, voor: Gebruiker) -> Groep:
    """Give one group with its location.

    Raises:
        NotFound: It does not exist or is not in view; the two look the same.
    """
    return een_of_404(sa.select(Groep).where(Groep.id == groep_id, zichtbare_groepen(voor)))


def list_leden(groep: Groep, *, op: date) -> Sequence[Groepslid]:
    """Give who is in a group in view on a day, with the clients, by code."""
    vraag = (
        sa.select(Groepslid)
        .join(Groepslid.client)
        .where(
            Groepslid.groep_id == groep.id,
            is_lid_op(op),
        )
        .options(joinedload(Groepslid.client))
        .order_by(Client.clientcode, Groepslid.van)
    )
    return db.session.scalars(vraag).all()


def list_lidrijen(groep: Groep, *, voor: Gebruiker, op: date) -> Sequence[Lidrij]:
    """Give every membership of a group in view by code, the last one of a client first."""
    vraag = (
        sa.select(
            Groepslid.id,
            Client.id,
            Client.clientcode,
            zorgprofiel_op(op),
            Groepslid.van,
            Groepslid.tot,
            Client.overleden_op,
            zichtbaar_voor(voor, op=op),
        )
        .join(Client, Client.id == Groepslid.client_id)
        .where(Groepslid.groep_id == groep.id)
        .order_by(Client.clientcode, Groepslid.van.desc())
    )
    return [Lidrij(*rij[:-1], bool(rij[-1])) for rij in db.session.execute(vraag)]


def get_lid(groep: Groep, lid_id: uuid.UUID) -> Groepslid:
    """Give one membership of a group in view, with its client.

    Raises:
        NotFound: The group has no such membership.
    """
    return een_of_404(
        sa.select(Groepslid)
        .where(Groepslid.id == lid_id, Groepslid.groep_id == groep.id)
        .options(joinedload(Groepslid.client))
    )


def list_lidmaatschappen(client: Client) -> Sequence[Groepslid]:
    """Give every membership of a client in view, in whatever group, oldest first."""
    vraag = sa.select(Groepslid).where(Groepslid.client_id == client.id)
    vraag = vraag.options(joinedload(Groepslid.groep)).order_by(Groepslid.van, Groepslid.id)
    return db.session.scalars(vraag).all()


def list_groepen_van(client: Client, *, voor: Gebruiker) -> Sequence[Groepsperiode]:
    """Give the groups of a client in view, newest first."""
    vraag = (
        sa.select(
            Groep.id, Groep.code, Groep.naam, Groepslid.van, Groepslid.tot, zichtbare_groepen(voor)
        )
        .join(Groep, Groep.id == Groepslid.groep_id)
        .where(Groepslid.client_id == client.id)
        .order_by(Groepslid.van.desc(), Groepslid.id)
    )
    return [Groepsperiode(*rij[:-1], bool(rij[-1])) for rij in db.session.execute(vraag)]


def woont_op(client: Client, locatie_id: uuid.UUID, *, op: date) -> bool:
    """Say whether a client in view lives at a location on a day."""
    vraag = sa.exists().where(
        Plaatsing.client_id == client.id,
        Plaatsing.locatie_id == locatie_id,
        Plaatsing.van <= op,
        sa.or_(Plaatsing.tot.is_(None), Plaatsing.tot >= op),
    )
    return bool(db.session.scalar(sa.select(vraag)))


def zorgprofiel_op(op: date) -> sa.ScalarSelect[str]:
    """Give the zorgprofiel of the newest indicatie of a client that began by a day."""
    return (
        sa.select(Indicatie.zorgprofiel)
        .where(Indicatie.client_id == Client.id, Indicatie.besluit_van <= op)
        .order_by(Indicatie.besluit_van.desc(), Indicatie.id)
        .limit(1)
        .correlate(Client)
        .scalar_subquery()
    )
