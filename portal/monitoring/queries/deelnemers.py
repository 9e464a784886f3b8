"""Which zorgkantoren are expected in a report, and how their figures come."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.domain.statistiek import Periode
from portal.monitoring.models import Monitordeelnemer, Opgave
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Organisatie

PORTAAL, OPGAVE = "portaal", "opgave"


@dataclass(frozen=True, slots=True)
class Deelnemer:
    """A zorgkantoor in a period; `wijze` is `portaal` or `opgave`."""

    zorgkantoor_id: uuid.UUID
    naam: str
    wijze: str
    opgave: Opgave | None = None

    @property
    def ontbreekt(self) -> bool:
        """Say whether its figures are to be handed in and were not."""
        return self.wijze == OPGAVE and self.opgave is None


def list_zorgkantoren(*, voor: Gebruiker | None) -> Sequence[Organisatie]:
    """List the zorgkantoren of which this user handles figures: all, or the own one.

    None is the system, which sees them all.
    """
    vraag = sa.select(Organisatie).where(Organisatie.soort == OrganisatieSoort.ZORGKANTOOR)
    if voor is not None and Rol.MONITORBEHEERDER not in voor.rol_set:
        vraag = vraag.where(Organisatie.id == voor.organisatie_id)
    return db.session.scalars(vraag.order_by(Organisatie.naam, Organisatie.id)).all()


def list_deelnemers(
    periode: Periode, *, voor: Gebruiker | None, peilmoment: datetime | None = None
) -> Sequence[Deelnemer]:
    """List who is expected in a period with the opgave that counts; by name.

    A zorgkantoor of which nothing else was said is counted in the portal.

    Args:
        periode: The year or half-year.
        voor: Who asks; None is the system.
        peilmoment: Only opgaven up to then; None is all.
    """
    wijzen = _wijzen(periode)
    opgaven = _laatste_opgaven(periode, peilmoment)
    return [
        Deelnemer(
            rij.id,
            rij.naam,
            wijzen.get(rij.id, PORTAAL),
            opgaven.get(rij.id) if wijzen.get(rij.id) == OPGAVE else None,
        )
        for rij in list_zorgkantoren(voor=voor)
    ]


def _wijzen(periode: Periode) -> dict[uuid.UUID, str]:
    """Give how figures come; of two in one period the later one."""
    vraag = (
        sa.select(Monitordeelnemer)
        .where(
            Monitordeelnemer.van <= periode.laatste,
            sa.or_(Monitordeelnemer.tot.is_(None), Monitordeelnemer.tot >= periode.eerste),
        )
        .order_by(Monitordeelnemer.van)
    )
    return {rij.zorgkantoor_id: rij.wijze for rij in db.session.scalars(vraag)}


def _laatste_opgaven(periode: Periode, peilmoment: datetime | None) -> dict[uuid.UUID, Opgave]:
    vraag = sa.select(Opgave).where(Opgave.periode == str(periode)).order_by(Opgave.nr)
    if peilmoment is not None:
        vraag = vraag.where(Opgave.op <= peilmoment)
    return {rij.zorgkantoor_id: rij for rij in db.session.scalars(vraag)}
