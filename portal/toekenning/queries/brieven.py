"""Letters about a toekenning: for its aanbieder and zorgkantoor, and the zorgkantoor it left."""

import uuid

import sqlalchemy as sa
from sqlalchemy.orm import defer, joinedload

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import toekenningen_voor
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.platform.rows import een_of_404
from portal.toegang.bereik import Voorwaarde, bepaal_bereik, beperkt_tot
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Toekenningsbrief, Verhuizing

ONGELEZEN = (defer(Toekenningsbrief.brief_v), defer(Toekenningsbrief.pdf_v))
"""What lists leave unread."""


def brieven_voor(voor: Gebruiker) -> Voorwaarde:
    """Give the condition under which a letter is in view.

    Whoever sees the toekenning sees its letters; so does the zorgkantoor from which the client
    moved. The old aanbieder does not: what comes after the move is no business of that one.

    Bron: [brieven] B8; [verhuisformulier] Gevolgen na stap 4.
    """
    in_beeld = Toekenningsbrief.toekenning_id.in_(
        sa.select(Toekenning.id).where(toekenningen_voor(voor))
    )
    bereik = bepaal_bereik(voor)
    if bereik.soort is not OrganisatieSoort.ZORGKANTOOR:
        return in_beeld
    vertrokken = sa.exists().where(
        Verhuizing.nieuwe_toekenning_id == Toekenningsbrief.toekenning_id,
        Verhuizing.oud_zorgkantoor_id == bereik.organisatie_id,
        beperkt_tot(Verhuizing.oude_regio_id, bereik.regios),
    )
    return sa.or_(in_beeld, sa.and_(Toekenningsbrief.soort == "verhuizing", vertrokken))


def get_brief(brief_id: uuid.UUID, *, voor: Gebruiker) -> Toekenningsbrief:
    """Give one letter with its toekenning.

    Raises:
        NotFound: It does not exist or is not in view; the two look the same.
    """
    return een_of_404(
        sa.select(Toekenningsbrief)
        .where(Toekenningsbrief.id == brief_id, brieven_voor(voor))
        .options(joinedload(Toekenningsbrief.toekenning))
    )
