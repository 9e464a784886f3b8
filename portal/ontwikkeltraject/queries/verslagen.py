"""Reports of trajecten: for the CCE and the aanbieder, never for the zorgkantoor."""

import uuid
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import defer, joinedload

from portal.domain.bevoegdheid import OrganisatieSoort
from portal.ontwikkeltraject.models import Traject, Trajectverslag
from portal.ontwikkeltraject.queries.trajecten import GEHEIM, trajecten_voor
from portal.platform.database import db
from portal.platform.rows import een_of_404
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker

ONGELEZEN = (defer(Trajectverslag.brief_v), defer(Trajectverslag.pdf_v))
"""What lists leave unread."""


def verslagen_voor(voor: Gebruiker) -> Voorwaarde:
    """Give the condition under which a report may be read.

    Bron: [brieven] B16 and B19: the zorgkantoor has themes and afspraken only.
    """
    if voor.organisatie.soort is OrganisatieSoort.ZORGKANTOOR:
        return sa.false()
    return trajecten_voor(voor)


def list_verslagen(traject: Traject, *, voor: Gebruiker) -> Sequence[Trajectverslag]:
    """Give the reports of a traject in view, unread."""
    return db.session.scalars(
        sa.select(Trajectverslag)
        .join(Trajectverslag.traject)
        .where(Trajectverslag.traject_id == traject.id, verslagen_voor(voor))
        .options(*ONGELEZEN)
        .order_by(Trajectverslag.nr)
    ).all()


def get_verslag(verslag_id: uuid.UUID, *, voor: Gebruiker) -> Trajectverslag:
    """Give one report with its traject.

    Raises:
        NotFound: It does not exist or may not be read; the two look the same.
    """
    return een_of_404(
        sa.select(Trajectverslag)
        .join(Trajectverslag.traject)
        .where(Trajectverslag.id == verslag_id, verslagen_voor(voor))
        .options(joinedload(Trajectverslag.traject).options(*GEHEIM))
    )
