"""Letters about a bezwaar, as far as a side may read them."""

import uuid
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import defer, joinedload

from portal.bezwaar.models import Bezwaar, Bezwaarbrief
from portal.bezwaar.queries.bezwaren import GEHEIM, bezwaren_voor
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.domain.procedure.bezwaar import Bezwaarmaker, Indieningswijze
from portal.platform.database import db
from portal.platform.rows import een_of_404
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker

ONGELEZEN = (defer(Bezwaarbrief.brief_v), defer(Bezwaarbrief.pdf_v))
"""What lists leave unread."""
AAN_BELANGHEBBENDE = ("hoorzitting", "nieuws", "beslissing")
"""Letters that the aanbieder gets also when the client himself lodged the bezwaar."""


def brieven_voor(voor: Gebruiker) -> Voorwaarde:
    """Give the condition under which a letter about a bezwaar in view may be read.

    The aanbieder reads what was sent to it: as bezwaarmaker, or as gemachtigde through the portal.
    Of a bezwaar that the client lodged himself only what it gets as a party.
    """
    if voor.organisatie.soort is not OrganisatieSoort.AANBIEDER:
        return sa.true()
    return sa.or_(
        Bezwaar.bezwaarmaker == Bezwaarmaker.AANBIEDER,
        Bezwaar.wijze == Indieningswijze.PORTAAL,
        Bezwaarbrief.soort.in_(AAN_BELANGHEBBENDE),
    )


def list_brieven(bezwaar: Bezwaar, *, voor: Gebruiker) -> Sequence[Bezwaarbrief]:
    """Give the letters about a bezwaar in view, newest first, unread."""
    return db.session.scalars(
        sa.select(Bezwaarbrief)
        .join(Bezwaarbrief.bezwaar)
        .where(Bezwaarbrief.bezwaar_id == bezwaar.id, brieven_voor(voor))
        .options(*ONGELEZEN)
        .order_by(Bezwaarbrief.nr.desc())
    ).all()


def get_brief(brief_id: uuid.UUID, *, voor: Gebruiker) -> Bezwaarbrief:
    """Give one letter with its bezwaar.

    Raises:
        NotFound: It does not exist or may not be read; the two look the same.
    """
    return een_of_404(
        sa.select(Bezwaarbrief)
        .join(Bezwaarbrief.bezwaar)
        .where(Bezwaarbrief.id == brief_id, bezwaren_voor(voor), brieven_voor(voor))
        .options(joinedload(Bezwaarbrief.bezwaar).options(*GEHEIM))
    )
