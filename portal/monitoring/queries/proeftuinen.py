"""Proeftuinen: the old experiments of an aanbieder, readable by all three parties."""

import functools
import uuid
from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from flask import url_for
from sqlalchemy.orm import joinedload

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort, mag
from portal.monitoring.models import Proeftuin
from portal.platform.database import db
from portal.platform.dated_files import read_toml
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import AanbiederZorgkantoor, Gebruiker, Locatie, Organisatie, Regio
from portal.toegang.proeftuinen import Proeftuinmerk


@functools.cache
def looptijd() -> tuple[date, date]:
    """Give the first and the last day of the experiment, as config/monitoring says."""
    dagen = read_toml("monitoring/proeftuinen.toml")
    return dagen["van"], dagen["tot"]


def proeftuinen_voor(voor: Gebruiker) -> Voorwaarde:
    """Give the condition under which a proeftuin is in view: of the own side, or the linked CCE."""
    eigen = voor.organisatie_id
    match voor.organisatie.soort:
        case OrganisatieSoort.AANBIEDER:
            return Proeftuin.aanbieder_id == eigen
        case OrganisatieSoort.ZORGKANTOOR:
            return Proeftuin.zorgkantoor_id == eigen
        case OrganisatieSoort.CCE:
            return sa.exists().where(
                AanbiederZorgkantoor.aanbieder_id == Proeftuin.aanbieder_id,
                AanbiederZorgkantoor.zorgkantoor_id == Proeftuin.zorgkantoor_id,
                AanbiederZorgkantoor.cce_id == eigen,
            )
    return sa.false()


def list_proeftuinen(*, voor: Gebruiker) -> Sequence[Proeftuin]:
    """List them by aanbieder, the oldest first; they are a handful and no more are made."""
    vraag = (
        sa.select(Proeftuin)
        .join(Organisatie, Organisatie.id == Proeftuin.aanbieder_id)
        .where(proeftuinen_voor(voor))
        .options(joinedload(Proeftuin.aanbieder), joinedload(Proeftuin.locatie))
        .order_by(Organisatie.naam, Proeftuin.van, Proeftuin.naam)
    )
    return db.session.scalars(vraag).all()


def list_aanbieders(*, voor: Gebruiker) -> Sequence[Organisatie]:
    """List the aanbieders with whom this zorgkantoor works, by name."""
    vraag = (
        sa.select(Organisatie)
        .join(AanbiederZorgkantoor, AanbiederZorgkantoor.aanbieder_id == Organisatie.id)
        .where(AanbiederZorgkantoor.zorgkantoor_id == voor.organisatie_id)
    )
    return db.session.scalars(vraag.order_by(Organisatie.naam, Organisatie.id)).all()


def list_locaties(aanbieder_id: uuid.UUID, *, voor: Gebruiker) -> Sequence[Locatie]:
    """List the locations of an aanbieder in the regions of this zorgkantoor, closed ones too."""
    vraag = (
        sa.select(Locatie)
        .join(Regio, Regio.id == Locatie.regio_id)
        .where(Locatie.aanbieder_id == aanbieder_id, Regio.zorgkantoor_id == voor.organisatie_id)
    )
    return db.session.scalars(vraag.order_by(Locatie.naam, Locatie.id)).all()


def list_merken(locatie_id: uuid.UUID, *, voor: Gebruiker) -> Sequence[Proeftuinmerk]:
    """Give the experiments that a location had, for who reads them or keeps the location."""
    leest = mag(voor.rol_set, Handeling.PROEFTUIN_LEZEN)
    if not leest and not mag(voor.rol_set, Handeling.LOCATIE_BEHEREN):
        return ()
    vraag = sa.select(Proeftuin).where(Proeftuin.locatie_id == locatie_id, proeftuinen_voor(voor))
    return [
        Proeftuinmerk(
            naam=rij.naam,
            van=rij.van,
            tot=rij.tot,
            geleerd=rij.geleerd,
            url=url_for("monitoring.proeftuinen") if leest else "",
        )
        for rij in db.session.scalars(vraag.order_by(Proeftuin.van, Proeftuin.naam))
    ]
