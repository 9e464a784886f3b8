"""Find a dialoog: tenancy is part of every query; it is seen by its three parties only."""

import uuid

import sqlalchemy as sa
from sqlalchemy.orm import defer, joinedload
from werkzeug.exceptions import NotFound

from portal.dialoog.models import Dialoog
from portal.domain.bevoegdheid import Handeling, OrganisatieSoort, mag
from portal.domain.procedure.volgen import Dialoogpartij, Dialoogtoestand
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker

GEHEIM = tuple(defer(getattr(Dialoog, naam), raiseload=False) for naam in Dialoog.geheimen())
"""What lists leave unread."""
PARTIJEN = {
    OrganisatieSoort.AANBIEDER: Dialoogpartij.AANBIEDER,
    OrganisatieSoort.ZORGKANTOOR: Dialoogpartij.ZORGKANTOOR,
    OrganisatieSoort.CCE: Dialoogpartij.CCE,
}
LANGSTE_KENMERK = 40


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
    dialoog = db.session.scalar(
        sa.select(Dialoog)
        .where(Dialoog.id == dialoog_id, dialogen_voor(voor))
        .options(
            joinedload(Dialoog.aanbieder),
            joinedload(Dialoog.zorgkantoor),
            joinedload(Dialoog.voorzitter),
        )
    )
    if dialoog is None:
        raise NotFound
    return dialoog


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


def kenmerk_van(dialoog: Dialoog) -> str:
    """Give what people know a dialoog by in messages: the aanbieder and the year."""
    return maak_kenmerk(dialoog.aanbieder.naam, dialoog.jaar)


def maak_kenmerk(aanbieder: str, jaar: int) -> str:
    """Write the name of an aanbieder and a year, shortened to what a message can hold."""
    ruimte = LANGSTE_KENMERK - len(f" {jaar}")
    naam = aanbieder if len(aanbieder) <= ruimte else f"{aanbieder[: ruimte - 1].rstrip()}…"
    return f"{naam} {jaar}"
