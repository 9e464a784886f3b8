"""What an aanbieder and a zorgkantoor have between them: who leads, who coordinates, which CCE."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from werkzeug.exceptions import NotFound

from portal.dialoog.models import Dialoog
from portal.dialoog.queries.dialogen import PARTIJEN
from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.domain.procedure.volgen import Dialoogpartij
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import AanbiederZorgkantoor, Gebruiker, Organisatie, RolToekenning

ROLLEN = {
    Dialoogpartij.AANBIEDER: frozenset({Rol.MANAGER}),
    Dialoogpartij.ZORGKANTOOR: frozenset({Rol.BEOORDELAAR, Rol.TEAMLEIDER}),
    Dialoogpartij.CCE: frozenset({Rol.CCE_COORDINATOR}),
}
"""Who of a party can be asked to take part with an account: who may read the dialoog.

Others take part by name; a message to them would lead to a page that stays closed.
"""
LEIDT = ROLLEN[Dialoogpartij.ZORGKANTOOR]


@dataclass(frozen=True, slots=True)
class Paar:
    """A pair with the names of both, and of the CCE."""

    rij: AanbiederZorgkantoor
    aanbieder: str
    zorgkantoor: str
    cce: str = ""


def list_paren(*, voor: Gebruiker) -> Sequence[Paar]:
    """List the pairs of which the own organisation is a party, by name of the aanbieder."""
    return _lees(_eigen(voor))


def get_paar(samenwerking_id: uuid.UUID, *, voor: Gebruiker) -> Paar:
    """Give one pair of which the own organisation is a party.

    Raises:
        NotFound: There is none such.
    """
    paren = _lees(sa.and_(_eigen(voor), AanbiederZorgkantoor.id == samenwerking_id))
    if not paren:
        raise NotFound
    return paren[0]


def find_paar_van(aanbieder_id: uuid.UUID, zorgkantoor_id: uuid.UUID) -> Paar | None:
    """Give the pair of two organisations, None without one; whoever asks saw their dialoog."""
    paren = _lees(
        sa.and_(
            AanbiederZorgkantoor.aanbieder_id == aanbieder_id,
            AanbiederZorgkantoor.zorgkantoor_id == zorgkantoor_id,
        )
    )
    return paren[0] if paren else None


def list_mensen(organisatie_id: uuid.UUID, rollen: frozenset[Rol]) -> Sequence[Gebruiker]:
    """List who in an organisation holds one of some roles and whose account is in use, by name."""
    return db.session.scalars(
        sa.select(Gebruiker)
        .where(
            Gebruiker.organisatie_id == organisatie_id,
            Gebruiker.geblokkeerd_op.is_(None),
            Gebruiker.rollen.any(RolToekenning.rol.in_(rollen)),
        )
        .order_by(Gebruiker.naam, Gebruiker.id)
    ).all()


def list_kiesbaar(rij: AanbiederZorgkantoor) -> dict[Dialoogpartij, Sequence[Gebruiker]]:
    """Give who of each party can be asked to take part; at the CCE nobody while none was chosen."""
    partijen = {
        Dialoogpartij.AANBIEDER: rij.aanbieder_id,
        Dialoogpartij.ZORGKANTOOR: rij.zorgkantoor_id,
        Dialoogpartij.CCE: rij.cce_id,
    }
    return {
        partij: list_mensen(wie, ROLLEN[partij]) if wie is not None else ()
        for partij, wie in partijen.items()
    }


def list_mogelijke_eigenaren(dialoog: Dialoog) -> dict[Dialoogpartij, Sequence[Gebruiker]]:
    """Give who of each party can own an afspraak of a dialoog."""
    partijen = {
        Dialoogpartij.AANBIEDER: dialoog.aanbieder_id,
        Dialoogpartij.ZORGKANTOOR: dialoog.zorgkantoor_id,
        Dialoogpartij.CCE: dialoog.cce_id,
    }
    return {partij: list_mensen(wie, ROLLEN[partij]) for partij, wie in partijen.items()}


def namen_van(rijen: Iterable[AanbiederZorgkantoor]) -> Mapping[uuid.UUID | None, str]:
    """Give the names of who is named in some pairs, and of their CCE, by id."""
    paren = list(rijen)
    mensen = {nr for rij in paren for nr in (rij.accounthouder_id, rij.coordinator_id)}
    mensen |= {rij.cce_contact_id for rij in paren}
    namen: dict[uuid.UUID | None, str] = {None: ""}
    for soort, ids in ((Gebruiker, mensen), (Organisatie, {rij.cce_id for rij in paren})):
        vraag = sa.select(soort.id, soort.naam).where(soort.id.in_(nr for nr in ids if nr))
        namen.update({rij.id: rij.naam for rij in db.session.execute(vraag)})
    return namen


def list_cces() -> Sequence[Organisatie]:
    """List the organisations that can be the CCE of a pair, by name."""
    return db.session.scalars(
        sa.select(Organisatie)
        .where(Organisatie.soort == OrganisatieSoort.CCE)
        .order_by(Organisatie.naam, Organisatie.id)
    ).all()


def is_planner(rij: AanbiederZorgkantoor, gebruiker: Gebruiker) -> bool:
    """Say whether somebody may plan: who is named for it, at the zorgkantoor a teamleider too.

    Where nobody is named, everybody of that side with the role.

    Bron: [procedure] §5.
    """
    if PARTIJEN.get(gebruiker.organisatie.soort) is Dialoogpartij.AANBIEDER:
        return rij.coordinator_id in {None, gebruiker.id}
    return is_accounthouder(rij, gebruiker)


def is_accounthouder(rij: AanbiederZorgkantoor, gebruiker: Gebruiker) -> bool:
    """Say whether somebody of the zorgkantoor is named for a pair, or may stand in as teamleider.

    Bron: [procedure] §5.
    """
    return Rol.TEAMLEIDER in gebruiker.rol_set or rij.accounthouder_id in {None, gebruiker.id}


def _eigen(voor: Gebruiker) -> Voorwaarde:
    kolommen: dict[OrganisatieSoort, Voorwaarde] = {
        OrganisatieSoort.AANBIEDER: AanbiederZorgkantoor.aanbieder_id == voor.organisatie_id,
        OrganisatieSoort.ZORGKANTOOR: AanbiederZorgkantoor.zorgkantoor_id == voor.organisatie_id,
        OrganisatieSoort.CCE: AanbiederZorgkantoor.cce_id == voor.organisatie_id,
    }
    return kolommen.get(voor.organisatie.soort, sa.false())


def _lees(waar: Voorwaarde) -> Sequence[Paar]:
    aanbieder, zorgkantoor, cce = (aliased(Organisatie) for _ in range(3))
    vraag = (
        sa.select(AanbiederZorgkantoor, aanbieder.naam, zorgkantoor.naam, cce.naam)
        .join(aanbieder, aanbieder.id == AanbiederZorgkantoor.aanbieder_id)
        .join(zorgkantoor, zorgkantoor.id == AanbiederZorgkantoor.zorgkantoor_id)
        .outerjoin(cce, cce.id == AanbiederZorgkantoor.cce_id)
        .where(waar)
        .order_by(aanbieder.naam, zorgkantoor.naam, AanbiederZorgkantoor.id)
    )
    return [Paar(*rij[:3], rij[3] or "") for rij in db.session.execute(vraag)]
