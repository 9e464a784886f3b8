"""Who leads, coordinates and advises between an aanbieder and the own zorgkantoor."""

import uuid
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from portal.dialoog.models import Dialoog
from portal.dialoog.queries.samenwerking import LEIDT, list_mensen
from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.volgen import Dialoogtoestand
from portal.ontwikkeltraject.actions.overdragen import draag_gevraagde_over
from portal.platform import audit
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import AanbiederZorgkantoor, Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuzes:
    """What a zorgkantoor chooses about one aanbieder; None: nobody, or as the setting says."""

    accounthouder_id: uuid.UUID | None
    coordinator_id: uuid.UUID | None
    cce_id: uuid.UUID | None
    cce_contact_id: uuid.UUID | None
    dialoog_in_bereik: bool | None


def regel_samenwerking(
    rij: AanbiederZorgkantoor, keuzes: Keuzes, *, door: Gebruiker, op: datetime
) -> None:
    """Keep what was chosen; who leads from now on leads the dialogen that are not ready too.

    What the aanbieder asked the CCE for, and nobody planned yet, goes along to another CCE.

    Raises:
        DomeinFout: `deelnemer_onbekend` for somebody who is not in the list.
    """
    _eis(keuzes.accounthouder_id, rij.zorgkantoor_id, LEIDT, "accounthouder")
    _eis(keuzes.coordinator_id, rij.aanbieder_id, frozenset({Rol.MANAGER}), "coordinator")
    _eis(keuzes.cce_contact_id, keuzes.cce_id, frozenset({Rol.CCE_COORDINATOR}), "cce_contact")
    rij.accounthouder_id, rij.coordinator_id = keuzes.accounthouder_id, keuzes.coordinator_id
    rij.cce_id, rij.cce_contact_id = keuzes.cce_id, keuzes.cce_contact_id
    rij.dialoog_in_bereik = keuzes.dialoog_in_bereik
    db.session.execute(
        sa.update(Dialoog)
        .where(
            Dialoog.aanbieder_id == rij.aanbieder_id,
            Dialoog.zorgkantoor_id == rij.zorgkantoor_id,
            Dialoog.toestand.not_in((Dialoogtoestand.GEREED, Dialoogtoestand.AFGEZEGD)),
        )
        .values(voorzitter_id=keuzes.accounthouder_id)
    )
    db.session.flush()
    if keuzes.cce_id is not None:
        draag_gevraagde_over(rij, keuzes.cce_id, door=door, op=op)
    audit.leg_vast(audit_regel(Handeling.SAMENWERKING_BEHEREN.value, door=door, over=rij))


def _eis(
    wie: uuid.UUID | None, organisatie_id: uuid.UUID | None, rollen: frozenset[Rol], veld: str
) -> None:
    if wie is None:
        return
    kan = organisatie_id is not None and any(
        mens.id == wie for mens in list_mensen(organisatie_id, rollen)
    )
    if not kan:
        raise DomeinFout("deelnemer_onbekend", veld=veld)
