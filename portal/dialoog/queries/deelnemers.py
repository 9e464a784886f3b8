"""Who takes part in a dialoog, with name and party."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from portal.berichten.queries.adresboek import Adresboek
from portal.dialoog.models import Dialoog
from portal.domain.bevoegdheid import Rol
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


def list_accounts(dialoog: Dialoog, boek: Adresboek) -> Sequence[Gebruiker]:
    """Give the accounts that hear of a dialoog: who takes part, and who is the voorzitter.

    Of a party of whom nobody has an account in use, they are those who may confirm for it.
    """
    ids = {rij.gebruiker_id for rij in dialoog.deelnemers} | {dialoog.voorzitter_id}
    return [
        mens
        for organisatie_id, rol in (
            (dialoog.aanbieder_id, Rol.MANAGER),
            (dialoog.zorgkantoor_id, Rol.TEAMLEIDER),
            (dialoog.cce_id, Rol.CCE_COORDINATOR),
        )
        for mens in boek.met_id(organisatie_id, ids) or boek.met_rol(organisatie_id, rol)
    ]


def _van_account(partij: Dialoogpartij, mens: Gebruiker) -> Deelname:
    return Deelname(partij, mens.naam, mens.functietitel, mens.id)
