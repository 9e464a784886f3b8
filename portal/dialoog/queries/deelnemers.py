"""Who takes part in a dialoog, with name and party."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from portal.dialoog.models import Dialoog
from portal.domain.procedure.volgen import Dialoogpartij
from portal.platform.database import db
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True)
class Deelname:
    """One person: the name as it was written, or that of the account."""

    partij: Dialoogpartij
    naam: str
    functie: str
    gebruiker_id: uuid.UUID | None


def list_deelnemers(dialoog: Dialoog) -> Sequence[Deelname]:
    """Give who takes part, by party and in the order in which they were chosen."""
    ids = [rij.gebruiker_id for rij in dialoog.deelnemers if rij.gebruiker_id is not None]
    mensen = db.session.scalars(sa.select(Gebruiker).where(Gebruiker.id.in_(ids)))
    per_id = {mens.id: mens for mens in mensen}
    rijen = [
        _van_account(rij.partij, per_id[rij.gebruiker_id])
        if rij.gebruiker_id is not None
        else Deelname(rij.partij, rij.naam, rij.functie, None)
        for rij in dialoog.deelnemers
    ]
    return sorted(rijen, key=lambda rij: list(Dialoogpartij).index(rij.partij))


def per_partij(rijen: Sequence[Deelname]) -> Mapping[Dialoogpartij, Sequence[Deelname]]:
    """Group people by party, every party with at least an empty list."""
    return {partij: [rij for rij in rijen if rij.partij is partij] for partij in Dialoogpartij}


def list_accounts(dialoog: Dialoog) -> Sequence[Gebruiker]:
    """Give the accounts in use of who takes part; the voorzitter is one of them."""
    ids = {rij.gebruiker_id for rij in dialoog.deelnemers} | {dialoog.voorzitter_id}
    return db.session.scalars(
        sa.select(Gebruiker)
        .where(
            Gebruiker.id.in_(nr for nr in ids if nr is not None),
            Gebruiker.geblokkeerd_op.is_(None),
        )
        .order_by(Gebruiker.naam, Gebruiker.id)
    ).all()


def _van_account(partij: Dialoogpartij, mens: Gebruiker) -> Deelname:
    return Deelname(partij, mens.naam, mens.functietitel, mens.id)
