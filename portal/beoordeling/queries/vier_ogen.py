"""When a second person is needed, and whose mandaat covers what, from rows and settings."""

import uuid
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from portal.beoordeling.models import Besluit
from portal.domain.bevoegdheid import Besluitkenmerken, Mandaat, VierOgenRegels
from portal.domain.uitkomst import Uitkomst
from portal.domain.waarden import Euro
from portal.platform.authority_data import load_vier_ogen
from portal.platform.database import db
from portal.toegang.instellingen import get_getal, get_ja_nee
from portal.toegang.models import Mandaat as Mandaatrij

CENT = 100


def regels_van(zorgkantoor_id: uuid.UUID, op: date) -> VierOgenRegels:
    """Give the rules of the second person of a zorgkantoor on a day."""

    def ja(sleutel: str) -> bool:
        return get_ja_nee(f"vier_ogen_{sleutel}", zorgkantoor_id, op)

    return VierOgenRegels(
        uitkomsten=frozenset(uitkomst for uitkomst in Uitkomst if ja(uitkomst.value)),
        maatwerk=ja("maatwerk"),
        vg7plus_verlenging=ja("vg7plus_verlenging"),
        herstelbesluit=load_vier_ogen(op).herstelbesluit,
        grensbedrag=Euro(Decimal(get_getal("vier_ogen_grensbedrag_euro", zorgkantoor_id, op))),
    )


def kenmerken_van(besluit: Besluit, *, vg7plus_verlenging: bool) -> Besluitkenmerken:
    """Give what the rules on mandaat and vier ogen need to know of a besluit."""
    return Besluitkenmerken(
        uitkomst=besluit.uitkomst,
        jaarbedrag=als_euro(besluit.jaarbedrag_100_cent),
        maatwerk=besluit.maatwerk,
        vg7plus_verlenging=vg7plus_verlenging,
        herstelbesluit=besluit.herstelt_id is not None,
    )


def list_mandaten(gebruiker_id: uuid.UUID) -> list[tuple[Mandaat, str]]:
    """Give the mandaten of a user with the functietitel that goes under the letter."""
    vraag = sa.select(Mandaatrij).where(Mandaatrij.gebruiker_id == gebruiker_id)
    return [
        (
            Mandaat(
                uitkomsten=frozenset(Uitkomst(soort) for soort in rij.soorten),
                max_jaarbedrag=als_euro(rij.maximum_cent),
                van=rij.van,
                tot_en_met=rij.tot,
            ),
            rij.functietitel,
        )
        for rij in db.session.scalars(vraag.order_by(Mandaatrij.van, Mandaatrij.id))
    ]


def als_euro(cent: int | None) -> Euro | None:
    """Give an amount in euros, None for nothing."""
    return None if cent is None else Euro(Decimal(cent) / CENT)
