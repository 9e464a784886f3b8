"""Find a bezwaar: tenancy is part of every query."""

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import defer, joinedload

from portal.aanvraag.models import Aanvraag, Driehoeklid
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluiten import ZONDER_BYTES
from portal.bezwaar.models import Bezwaar, Hoorzitting
from portal.domain.procedure.bezwaar import Bezwaartoestand, Hoorstand
from portal.domain.procedure.bezwaar_overgangen import LOPEND
from portal.platform.database import db
from portal.platform.rows import een_of_404
from portal.toegang.bereik import Tenantkolommen, Voorwaarde, bepaal_bereik, dossiers_voor
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Toekenningsbrief
from portal.toekenning.queries.brieven import ONGELEZEN

_KOLOMMEN = Tenantkolommen(
    aanbieder_id=Bezwaar.aanbieder_id,
    locatie_id=Bezwaar.locatie_id,
    zorgkantoor_id=Bezwaar.zorgkantoor_id,
    regio_id=Bezwaar.regio_id,
)
# Written out, so that the partial index on open bezwaren is found.
AFGEROND: tuple[sa.ColumnElement[str], ...] = tuple(
    sa.literal_column(f"'{toestand.value}'")
    for toestand in Bezwaartoestand
    if toestand not in LOPEND
)
GEHEIM = tuple(defer(getattr(Bezwaar, naam), raiseload=False) for naam in Bezwaar.geheimen())
"""What lists leave unread."""


def bezwaren_voor(voor: Gebruiker) -> Voorwaarde:
    """Give the condition under which a bezwaar is in view for a user.

    At the aanbieder: own locations, and where the user is in the driehoek of the aanvraag; at the
    zorgkantoor: own regions.
    """
    eigen = sa.exists().where(
        Besluit.id == Bezwaar.besluit_id,
        Aanvraag.id == Besluit.aanvraag_id,
        Driehoeklid.aanvraag_id.in_((Aanvraag.id, Aanvraag.groepsaanvraag_id)),
        Driehoeklid.gebruiker_id == voor.id,
    )
    return dossiers_voor(bepaal_bereik(voor), _KOLOMMEN, ook=eigen)


def is_open() -> Voorwaarde:
    """Give the condition of a bezwaar on which nothing was decided yet."""
    return Bezwaar.toestand.not_in(AFGEROND)


def get_bezwaar(bezwaar_id: uuid.UUID, *, voor: Gebruiker, om_te_wijzigen: bool = False) -> Bezwaar:
    """Give one bezwaar with its parties and what it is against, letters unread.

    Args:
        bezwaar_id: The bezwaar.
        voor: Who asks.
        om_te_wijzigen: Nobody else changes it until the end of the transaction, so that what is
            read about it afterwards belongs to its version.

    Raises:
        NotFound: It does not exist or is not in view; the two look the same.
    """
    vraag = (
        sa.select(Bezwaar)
        .where(Bezwaar.id == bezwaar_id, bezwaren_voor(voor))
        .options(
            joinedload(Bezwaar.aanbieder),
            joinedload(Bezwaar.zorgkantoor),
            joinedload(Bezwaar.behandelaar),
            joinedload(Bezwaar.client),
            joinedload(Bezwaar.besluit).options(*ZONDER_BYTES, joinedload(Besluit.aanvraag)),
            joinedload(Bezwaar.toekenningsbrief).options(
                *ONGELEZEN, joinedload(Toekenningsbrief.toekenning)
            ),
        )
    )
    slot = vraag.with_for_update(of=Bezwaar, key_share=True)
    return een_of_404(slot if om_te_wijzigen else vraag)


def find_hoordatum(bezwaar: Bezwaar) -> datetime | None:
    """Give the moment of the hearing that is planned or was held last, None without one."""
    return db.session.scalar(
        sa.select(Hoorzitting.op)
        .where(
            Hoorzitting.bezwaar_id == bezwaar.id,
            Hoorzitting.stand.in_((Hoorstand.GEPLAND, Hoorstand.GEHOUDEN)),
        )
        .order_by(Hoorzitting.nr.desc())
        .limit(1)
    )
