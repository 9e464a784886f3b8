"""Find a dialoog: tenancy is part of every query; it is seen by its three parties only."""

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import defer, joinedload
from werkzeug.exceptions import NotFound

from portal.berichten.aanleidingen import maak_kenmerk
from portal.berichten.models import Bericht
from portal.dialoog.models import Dialoog
from portal.domain.bevoegdheid import Handeling, OrganisatieSoort, Rol, mag
from portal.domain.procedure.volgen import Dialoogpartij, Dialoogtoestand
from portal.platform import clock
from portal.platform.database import db
from portal.platform.rows import een_of_404
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker

GEHEIM = tuple(defer(getattr(Dialoog, naam), raiseload=False) for naam in Dialoog.geheimen())
"""What lists leave unread."""
PARTIJEN = {
    OrganisatieSoort.AANBIEDER: Dialoogpartij.AANBIEDER,
    OrganisatieSoort.ZORGKANTOOR: Dialoogpartij.ZORGKANTOOR,
    OrganisatieSoort.CCE: Dialoogpartij.CCE,
}


def partij_van(gebruiker: Gebruiker) -> Dialoogpartij:
    """Give the party for which somebody takes part.

    Raises:
        NotFound: The organisation is no party to any dialoog.
    """
    partij = PARTIJEN.get(gebruiker.organisatie.soort)
    if partij is None:
        raise NotFound
    return partij


def dialogen_voor(voor: Gebruiker) -> Voorwaarde:
    """Give the condition under which a dialoog is in view: the own organisation is a party."""
    kolommen = {
        OrganisatieSoort.AANBIEDER: Dialoog.aanbieder_id,
        OrganisatieSoort.ZORGKANTOOR: Dialoog.zorgkantoor_id,
        OrganisatieSoort.CCE: Dialoog.cce_id,
    }
    kolom = kolommen.get(voor.organisatie.soort)
    if kolom is None or not mag(voor.rol_set, Handeling.DIALOOG_LEZEN):
        return sa.false()
    return kolom == voor.organisatie_id


def get_dialoog(dialoog_id: uuid.UUID, *, voor: Gebruiker) -> Dialoog:
    """Give one dialoog with its parties.

    Raises:
        NotFound: It does not exist or is not in view; the two look the same.
    """
    return een_of_404(
        sa.select(Dialoog)
        .where(Dialoog.id == dialoog_id, dialogen_voor(voor))
        .options(
            joinedload(Dialoog.aanbieder),
            joinedload(Dialoog.zorgkantoor),
            joinedload(Dialoog.voorzitter),
        )
    )


def hoorde_van(dialoog_id: uuid.UUID, *, voor: Gebruiker) -> bool:
    """Say whether somebody was ever told of a dialoog, in view or not any more."""
    verteld = (
        Bericht.gebruiker_id == voor.id,
        Bericht.object_soort == Dialoog.__tablename__,
        Bericht.object_id == dialoog_id,
    )
    return bool(db.session.scalar(sa.select(sa.exists().where(*verteld))))


def is_voorzitter(dialoog: Dialoog, gebruiker: Gebruiker) -> bool:
    """Say whether somebody leads a dialoog: who is named, or a teamleider of the zorgkantoor.

    Bron: [procedure] §5; that a teamleider can stand in is a choice.
    """
    if gebruiker.organisatie.soort is not OrganisatieSoort.ZORGKANTOOR:
        return False
    genoemd = dialoog.voorzitter_id in {None, gebruiker.id}
    return genoemd or Rol.TEAMLEIDER in gebruiker.rol_set


def ziet_verslag(dialoog: Dialoog, gebruiker: Gebruiker) -> bool:
    """Say whether the verslag of a dialoog in view is too: once offered, before to who leads it."""
    return dialoog.ronde > 0 or is_voorzitter(dialoog, gebruiker)


def find_van_jaar(aanbieder_id: uuid.UUID, zorgkantoor_id: uuid.UUID, jaar: int) -> Dialoog | None:
    """Give the dialoog of a pair and a calendar year that was not cancelled, None without one."""
    return db.session.scalar(
        sa.select(Dialoog)
        .where(
            Dialoog.aanbieder_id == aanbieder_id,
            Dialoog.zorgkantoor_id == zorgkantoor_id,
            Dialoog.jaar == jaar,
            Dialoog.toestand != Dialoogtoestand.AFGEZEGD,
        )
        .options(*GEHEIM)
    )


def begin_van(dialoog: Dialoog) -> datetime:
    """Give the moment at which a dialoog begins."""
    return datetime.combine(dialoog.dag, dialoog.begin, clock.AMSTERDAM)


def kenmerk_van(dialoog: Dialoog) -> str:
    """Give what people know a dialoog by in messages: the aanbieder and the year."""
    return maak_kenmerk(dialoog.aanbieder.naam, dialoog.jaar)
