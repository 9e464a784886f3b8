"""The meerzorgplannen that somebody may see, and the one that holds for a year."""

import uuid
from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import defer, joinedload

from portal.dialoog.models import Dialoog, Meerzorgplan
from portal.domain.bevoegdheid import Handeling, OrganisatieSoort, mag
from portal.domain.procedure.volgen import Dialoogtoestand, Plantoestand
from portal.platform.database import db
from portal.platform.rows import een_of_404
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import AanbiederZorgkantoor, Gebruiker, Organisatie

INGELEVERD = (Plantoestand.INGEDIEND, Plantoestand.BESPROKEN)
GEHOUDEN = (Dialoogtoestand.GEHOUDEN, Dialoogtoestand.TER_BEVESTIGING, Dialoogtoestand.GEREED)
_ZWAAR = (
    defer(Meerzorgplan.inhoud_v),
    defer(Meerzorgplan.pdf_v),
    defer(Meerzorgplan.heropenreden_v),
    defer(Meerzorgplan.contactpersoon_v),
)
"""What stays in the database till somebody asks for it: the document, and what is decrypted."""
_LIJST = (
    joinedload(Meerzorgplan.aanbieder),
    joinedload(Meerzorgplan.zorgkantoor),
    *_ZWAAR,
)


def peildatum(jaar: int) -> date:
    """Give the day on which the clients of a plan are counted.

    Bron: [meerzorgplan] mp-clienten.
    """
    return date(jaar, 1, 1)


def plannen_voor(voor: Gebruiker) -> Voorwaarde:
    """Give the condition under which a plan is in view for a user.

    The aanbieder sees all of its own. The zorgkantoor sees what was submitted to it, the CCE what
    was submitted for a dialoog that it takes part in.
    """
    soort, eigen = voor.organisatie.soort, voor.organisatie_id
    if not mag(voor.rol_set, Handeling.MEERZORGPLAN_LEZEN):
        return sa.false()
    if soort is OrganisatieSoort.AANBIEDER:
        return Meerzorgplan.aanbieder_id == eigen
    ingediend = Meerzorgplan.ingediend_op.is_not(None)
    if soort is OrganisatieSoort.ZORGKANTOOR:
        return sa.and_(Meerzorgplan.zorgkantoor_id == eigen, ingediend)
    neemt_deel = sa.exists().where(
        *_van_dialoog(),
        Dialoog.cce_id == eigen,
        Dialoog.toestand != Dialoogtoestand.AFGEZEGD,
    )
    return sa.and_(neemt_deel, ingediend)


def _van_dialoog() -> tuple[Voorwaarde, ...]:
    """Join a plan to the dialoog of its aanbieder, zorgkantoor and year."""
    return (
        Dialoog.aanbieder_id == Meerzorgplan.aanbieder_id,
        Dialoog.zorgkantoor_id == Meerzorgplan.zorgkantoor_id,
        Dialoog.jaar == Meerzorgplan.jaar,
    )


def get_plan(plan_id: uuid.UUID, *, voor: Gebruiker) -> Meerzorgplan:
    """Give one version of a plan in view, with its parties.

    Raises:
        NotFound: It does not exist or is not in view; the two look the same.
    """
    vraag = sa.select(Meerzorgplan).where(Meerzorgplan.id == plan_id, plannen_voor(voor))
    return een_of_404(
        vraag.options(
            joinedload(Meerzorgplan.aanbieder),
            joinedload(Meerzorgplan.zorgkantoor),
            joinedload(Meerzorgplan.ingediend_door),
            defer(Meerzorgplan.pdf_v),
        )
    )


def find_plan(aanbieder_id: uuid.UUID, zorgkantoor_id: uuid.UUID, jaar: int) -> Meerzorgplan | None:
    """Give the version that holds for a year, whatever its toestand; None when there is none."""
    return db.session.scalar(
        sa.select(Meerzorgplan)
        .where(
            Meerzorgplan.aanbieder_id == aanbieder_id,
            Meerzorgplan.zorgkantoor_id == zorgkantoor_id,
            Meerzorgplan.jaar == jaar,
            Meerzorgplan.toestand != Plantoestand.VERVANGEN,
        )
        .options(*_ZWAAR)
    )


def is_ingeleverd(plan: Meerzorgplan | None) -> bool:
    """Say whether there is a plan, and it was submitted."""
    return plan is not None and plan.toestand in INGELEVERD


def find_vorig(plan: Meerzorgplan, *, voor: Gebruiker) -> Meerzorgplan | None:
    """Give the plan in view of the year before that was submitted, None when there is none."""
    return db.session.scalar(
        sa.select(Meerzorgplan)
        .where(
            Meerzorgplan.aanbieder_id == plan.aanbieder_id,
            Meerzorgplan.zorgkantoor_id == plan.zorgkantoor_id,
            Meerzorgplan.jaar == plan.jaar - 1,
            Meerzorgplan.toestand.in_(INGELEVERD),
            plannen_voor(voor),
        )
        .options(*_ZWAAR)
    )


def list_versies(plan: Meerzorgplan, *, voor: Gebruiker) -> Sequence[Meerzorgplan]:
    """Give every version in view of the plan of this year, the oldest first."""
    return db.session.scalars(
        sa.select(Meerzorgplan)
        .where(
            Meerzorgplan.aanbieder_id == plan.aanbieder_id,
            Meerzorgplan.zorgkantoor_id == plan.zorgkantoor_id,
            Meerzorgplan.jaar == plan.jaar,
            plannen_voor(voor),
        )
        .options(*_LIJST)
        .order_by(Meerzorgplan.nr)
    ).all()


def list_plannen(*, voor: Gebruiker) -> Sequence[Meerzorgplan]:
    """Give the plans in view that hold, the newest year first, then by name."""
    ander = Meerzorgplan.zorgkantoor_id if _is_aanbieder(voor) else Meerzorgplan.aanbieder_id
    vraag = (
        sa.select(Meerzorgplan)
        .join(Organisatie, Organisatie.id == ander)
        .where(plannen_voor(voor), Meerzorgplan.toestand != Plantoestand.VERVANGEN)
    )
    volgorde = (Meerzorgplan.jaar.desc(), Organisatie.naam, Meerzorgplan.id)
    return db.session.scalars(vraag.options(*_LIJST).order_by(*volgorde)).all()


def _is_aanbieder(voor: Gebruiker) -> bool:
    return voor.organisatie.soort is OrganisatieSoort.AANBIEDER


def list_zorgkantoren(*, voor: Gebruiker) -> Sequence[tuple[uuid.UUID, str]]:
    """Give the zorgkantoren with which the own aanbieder works, by name."""
    rijen = db.session.execute(
        sa.select(Organisatie.id, Organisatie.naam)
        .join(AanbiederZorgkantoor, AanbiederZorgkantoor.zorgkantoor_id == Organisatie.id)
        .where(AanbiederZorgkantoor.aanbieder_id == voor.organisatie_id)
        .order_by(Organisatie.naam)
    )
    return [(rij.id, rij.naam) for rij in rijen]


def is_dialoog_gehouden(plan: Meerzorgplan) -> bool:
    """Say whether the dialoog on a plan was held."""
    waar = (
        Dialoog.aanbieder_id == plan.aanbieder_id,
        Dialoog.zorgkantoor_id == plan.zorgkantoor_id,
        Dialoog.toestand.in_(GEHOUDEN),
        sa.or_(Dialoog.plan_id == plan.id, Dialoog.jaar == plan.jaar),
    )
    return bool(db.session.scalar(sa.select(sa.exists().where(*waar))))
