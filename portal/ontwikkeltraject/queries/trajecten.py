"""Find a traject: tenancy is part of every query."""

import uuid
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import defer, joinedload, selectinload
from werkzeug.exceptions import NotFound

from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.domain.procedure.trajectovergangen import TRAJECT_OPEN
from portal.ontwikkeltraject.models import Traject, Trajectactie, Trajectgebeurtenis
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde, bepaal_bereik, beperkt_tot
from portal.toegang.models import Gebruiker, Locatie

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
    bereik = bepaal_bereik(voor)
    if bereik.soort is OrganisatieSoort.AANBIEDER:
        eigen = Traject.aanbieder_id == bereik.organisatie_id
        return sa.and_(eigen, beperkt_tot(Traject.locatie_id, bereik.locaties))
    if bereik.soort is OrganisatieSoort.ZORGKANTOOR:
        eigen = Traject.zorgkantoor_id == bereik.organisatie_id
        if bereik.regios is None:
            return eigen
        plek = sa.select(Locatie.id).where(beperkt_tot(Locatie.regio_id, bereik.regios))
        return sa.and_(eigen, Traject.locatie_id.in_(plek))
    return sa.false()


def is_open() -> Voorwaarde:
    """Give the condition of a traject that is not finished or stopped."""
    return Traject.toestand.in_(OPEN)


def get_traject(traject_id: uuid.UUID, *, voor: Gebruiker) -> Traject:
    """Give one traject with its parties, bijeenkomsten, acties and members.

    Raises:
        NotFound: It does not exist or is not in view; the two look the same.
    """
    traject = db.session.scalar(
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
    if traject is None:
        raise NotFound
    return traject


def get_actie(actie_id: uuid.UUID, *, voor: Gebruiker) -> Trajectactie:
    """Give one actie of a traject in view.

    Raises:
        NotFound: It does not exist or is not in view; the two look the same.
    """
    actie = db.session.scalar(
        sa.select(Trajectactie)
        .join(Trajectactie.traject)
        .where(Trajectactie.id == actie_id, trajecten_voor(voor))
        .options(joinedload(Trajectactie.traject).joinedload(Traject.aanbieder))
    )
    if actie is None:
        raise NotFound
    return actie


def list_gebeurtenissen(traject: Traject) -> Sequence[Trajectgebeurtenis]:
    """Give what happened in a traject in view, newest first, with who did it."""
    return db.session.scalars(
        sa.select(Trajectgebeurtenis)
        .where(Trajectgebeurtenis.traject_id == traject.id)
        .options(joinedload(Trajectgebeurtenis.door))
        .order_by(Trajectgebeurtenis.nr.desc())
    ).all()
