"""Find a traject: tenancy is part of every query."""

import uuid
from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import defer, joinedload, selectinload

from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.domain.procedure.trajectovergangen import TRAJECT_OPEN, Trajectfeit
from portal.ontwikkeltraject.models import Traject, Trajectactie, Trajectgebeurtenis
from portal.platform.database import db
from portal.platform.rows import een_of_404
from portal.toegang.bereik import Voorwaarde, bepaal_bereik, op_locatie
from portal.toegang.models import Gebruiker

# Written out, so that the partial indexes on open trajecten are found.
OPEN: tuple[sa.ColumnElement[str], ...] = tuple(
    sa.literal_column(f"'{toestand.value}'") for toestand in sorted(TRAJECT_OPEN)
)
GEHEIM = tuple(defer(getattr(Traject, naam), raiseload=False) for naam in Traject.geheimen())
"""What lists leave unread."""


def trajecten_voor(voor: Gebruiker) -> Voorwaarde:
    """Give the condition under which a traject is in view for a user.

    At the CCE: its own trajecten. At the aanbieder: own locations. At the zorgkantoor: own
    regions; which part of a traject that is, the page says.

    Bron: [procedure] §10.
    """
    if voor.organisatie.soort is OrganisatieSoort.CCE and Rol.CCE_COORDINATOR in voor.rol_set:
        return Traject.cce_id == voor.organisatie_id
    return op_locatie(
        bepaal_bereik(voor), Traject.aanbieder_id, Traject.zorgkantoor_id, Traject.locatie_id
    )


def is_open() -> Voorwaarde:
    """Give the condition of a traject that is not finished or stopped."""
    return Traject.toestand.in_(OPEN)


def get_traject(traject_id: uuid.UUID, *, voor: Gebruiker) -> Traject:
    """Give one traject with its parties, bijeenkomsten, acties and members.

    Raises:
        NotFound: It does not exist or is not in view; the two look the same.
    """
    return een_of_404(
        sa.select(Traject)
        .where(Traject.id == traject_id, trajecten_voor(voor))
        .options(
            joinedload(Traject.aanbieder),
            joinedload(Traject.locatie),
            joinedload(Traject.client),
            joinedload(Traject.groep),
            joinedload(Traject.coordinator),
            selectinload(Traject.bijeenkomsten),
            selectinload(Traject.acties),
            selectinload(Traject.leden),
        )
    )


def get_actie(actie_id: uuid.UUID, *, voor: Gebruiker) -> Trajectactie:
    """Give one actie of a traject in view.

    Raises:
        NotFound: It does not exist or is not in view; the two look the same.
    """
    return een_of_404(
        sa.select(Trajectactie)
        .join(Trajectactie.traject)
        .where(Trajectactie.id == actie_id, trajecten_voor(voor))
        .options(joinedload(Trajectactie.traject).joinedload(Traject.aanbieder))
    )


def list_gebeurtenissen(traject: Traject) -> Sequence[Trajectgebeurtenis]:
    """Give what happened in a traject in view, newest first, with who did it."""
    return db.session.scalars(
        sa.select(Trajectgebeurtenis)
        .where(Trajectgebeurtenis.traject_id == traject.id)
        .options(joinedload(Trajectgebeurtenis.door))
        .order_by(Trajectgebeurtenis.nr.desc())
    ).all()


def find_einddag(traject: Traject) -> date | None:
    """Give the day on which a traject was finished or stopped, None while it is open."""
    if traject.toestand in TRAJECT_OPEN:
        return None
    return traject.afgerond_op or db.session.scalar(
        sa.select(sa.func.max(Trajectgebeurtenis.dag)).where(
            Trajectgebeurtenis.traject_id == traject.id,
            Trajectgebeurtenis.soort == Trajectfeit.GESTOPT,
        )
    )
