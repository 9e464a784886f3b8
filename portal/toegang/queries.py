"""Every read of organisations, locations, users and what is agreed between organisations."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.platform.database import Base, db
from portal.toegang.models import (
    AanbiederZorgkantoor,
    Briefhoofd,
    Gebruiker,
    Locatie,
    Mandaat,
    Organisatie,
    Regio,
    RolToekenning,
    Tariefafspraak,
    Uitnodiging,
)

Rij = TypeVar("Rij", bound=Base)


def find_actieve_gebruiker(gebruiker_id: uuid.UUID) -> Gebruiker | None:
    """Give an account that is in use; the session asks this at every request."""
    gebruiker = db.session.get(Gebruiker, gebruiker_id)
    return gebruiker if gebruiker is not None and gebruiker.mag_inloggen else None


def find_gebruiker_op_email(email: str) -> Gebruiker | None:
    """Give the account of a user name, in whatever case it was typed."""
    return db.session.scalar(sa.select(Gebruiker).where(Gebruiker.email == normaliseer(email)))


def normaliseer(email: str) -> str:
    """Write a user name as it is stored."""
    return email.strip().lower()


def find_uitnodiging(token_sha256: bytes, op: datetime) -> Uitnodiging | None:
    """Give a one-time link that still works."""
    return db.session.scalar(sa.select(Uitnodiging).where(_werkt_nog(token_sha256, op)))


def find_email_van_uitnodiging(token_sha256: bytes, op: datetime) -> str | None:
    """Give the sign-in name of whom a one-time link is for, while it works."""
    return db.session.scalar(
        sa.select(Gebruiker.email)
        .join(Uitnodiging, Uitnodiging.gebruiker_id == Gebruiker.id)
        .where(_werkt_nog(token_sha256, op))
    )


def _werkt_nog(token_sha256: bytes, op: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(
        Uitnodiging.token_sha256 == token_sha256,
        Uitnodiging.gebruikt_op.is_(None),
        Uitnodiging.verloopt_op > op,
    )


def get_gebruiker(gebruiker_id: uuid.UUID, *, voor: Gebruiker) -> Gebruiker:
    """Give a user of the own organisation.

    Raises:
        NotFound: There is no such user, or the user is of another organisation.
    """
    return _of_niets(
        db.session.scalar(
            sa.select(Gebruiker).where(
                Gebruiker.id == gebruiker_id, Gebruiker.organisatie_id == voor.organisatie_id
            )
        )
    )


def list_gebruikers(*, voor: Gebruiker) -> Sequence[Gebruiker]:
    """List the users of the own organisation by name."""
    return db.session.scalars(
        sa.select(Gebruiker)
        .where(Gebruiker.organisatie_id == voor.organisatie_id)
        .order_by(Gebruiker.naam, Gebruiker.id)
    ).all()


def list_gebruikers_met_rol(rollen: frozenset[Rol], *, voor: Gebruiker) -> Sequence[Gebruiker]:
    """List the users of the own organisation who hold one of some roles and are not blocked."""
    return db.session.scalars(
        sa.select(Gebruiker)
        .where(
            Gebruiker.organisatie_id == voor.organisatie_id,
            Gebruiker.geblokkeerd_op.is_(None),
            Gebruiker.rollen.any(RolToekenning.rol.in_(rollen)),
        )
        .order_by(Gebruiker.naam, Gebruiker.id)
    ).all()


def list_locaties(*, voor: Gebruiker) -> Sequence[Locatie]:
    """List the locations of the own organisation by name, with their region."""
    return db.session.scalars(
        sa.select(Locatie)
        .where(Locatie.aanbieder_id == voor.organisatie_id)
        .options(joinedload(Locatie.regio).joinedload(Regio.zorgkantoor))
        .order_by(Locatie.naam, Locatie.id)
    ).all()


def get_locatie(locatie_id: uuid.UUID, *, voor: Gebruiker) -> Locatie:
    """Give a location of the own organisation.

    Raises:
        NotFound: There is no such location, or it is of another organisation.
    """
    return _of_niets(
        db.session.scalar(
            sa.select(Locatie).where(
                Locatie.id == locatie_id, Locatie.aanbieder_id == voor.organisatie_id
            )
        )
    )


def list_regios(op: date, *, voor: Gebruiker) -> Sequence[Regio]:
    """List the regions that are served on a day; a zorgkantoor sees its own."""
    vraag = (
        sa.select(Regio)
        .where(Regio.van <= op, sa.or_(Regio.tot.is_(None), Regio.tot >= op))
        .options(joinedload(Regio.zorgkantoor))
        .order_by(Regio.naam, Regio.id)
    )
    if voor.organisatie.soort is OrganisatieSoort.ZORGKANTOOR:
        vraag = vraag.where(Regio.zorgkantoor_id == voor.organisatie_id)
    return db.session.scalars(vraag).all()


def list_mandaten(*, voor: Gebruiker) -> Sequence[Mandaat]:
    """List the mandates of the own organisation by user and first day."""
    return db.session.scalars(
        sa.select(Mandaat)
        .join(Gebruiker, Gebruiker.id == Mandaat.gebruiker_id)
        .where(Gebruiker.organisatie_id == voor.organisatie_id)
        .order_by(Gebruiker.naam, Mandaat.van, Mandaat.id)
    ).all()


def get_mandaat(mandaat_id: uuid.UUID, *, voor: Gebruiker) -> Mandaat:
    """Give a mandate of the own organisation.

    Raises:
        NotFound: There is no such mandate, or it is of another organisation.
    """
    return _of_niets(next((rij for rij in list_mandaten(voor=voor) if rij.id == mandaat_id), None))


def find_briefhoofd(zorgkantoor_id: uuid.UUID) -> Briefhoofd | None:
    """Give the letterhead of a zorgkantoor, None while it has none."""
    return db.session.scalar(
        sa.select(Briefhoofd).where(Briefhoofd.zorgkantoor_id == zorgkantoor_id)
    )


def find_tariefafspraak(
    aanbieder_id: uuid.UUID, zorgkantoor_id: uuid.UUID, jaar: int
) -> Tariefafspraak | None:
    """Give the agreed tariefpercentage of an aanbieder, a zorgkantoor and a year."""
    return db.session.scalar(
        sa.select(Tariefafspraak).where(
            Tariefafspraak.aanbieder_id == aanbieder_id,
            Tariefafspraak.zorgkantoor_id == zorgkantoor_id,
            Tariefafspraak.jaar == jaar,
        )
    )


def find_samenwerking(
    aanbieder_id: uuid.UUID, zorgkantoor_id: uuid.UUID
) -> AanbiederZorgkantoor | None:
    """Give what an aanbieder and a zorgkantoor have between them, None for nothing."""
    return db.session.scalar(
        sa.select(AanbiederZorgkantoor).where(
            AanbiederZorgkantoor.aanbieder_id == aanbieder_id,
            AanbiederZorgkantoor.zorgkantoor_id == zorgkantoor_id,
        )
    )


def list_tariefafspraken(jaar: int, *, voor: Gebruiker) -> Sequence[Tariefafspraak]:
    """List the agreed tariefpercentages of the own zorgkantoor for one year."""
    return db.session.scalars(
        sa.select(Tariefafspraak)
        .where(Tariefafspraak.zorgkantoor_id == voor.organisatie_id, Tariefafspraak.jaar == jaar)
        .order_by(Tariefafspraak.aanbieder_id)
    ).all()


def list_aanbieders(*, voor: Gebruiker) -> Sequence[Organisatie]:
    """List the zorgaanbieders with a location in the regions of the own zorgkantoor, by name."""
    return db.session.scalars(
        sa.select(Organisatie)
        .where(
            Organisatie.id.in_(
                sa.select(Locatie.aanbieder_id)
                .join(Regio, Regio.id == Locatie.regio_id)
                .where(Regio.zorgkantoor_id == voor.organisatie_id)
            )
        )
        .order_by(Organisatie.naam, Organisatie.id)
    ).all()


def get_aanbieder(aanbieder_id: uuid.UUID, *, voor: Gebruiker) -> Organisatie:
    """Give a zorgaanbieder with a location in the regions of the own zorgkantoor.

    Raises:
        NotFound: There is no such zorgaanbieder, or it has nothing to do with this zorgkantoor.
    """
    return _of_niets(
        next((rij for rij in list_aanbieders(voor=voor) if rij.id == aanbieder_id), None)
    )


def list_organisaties() -> Sequence[Organisatie]:
    """List every organisation by kind and name; for functioneel beheer and commands."""
    return db.session.scalars(
        sa.select(Organisatie).order_by(Organisatie.soort, Organisatie.naam, Organisatie.id)
    ).all()


def get_organisatie(organisatie_id: uuid.UUID) -> Organisatie:
    """Give any organisation; for functioneel beheer.

    Raises:
        NotFound: There is no such organisation.
    """
    return _of_niets(db.session.get(Organisatie, organisatie_id))


def _of_niets(rij: Rij | None) -> Rij:
    if rij is None:
        raise NotFound
    return rij
