"""Bezwaren that were decided on their content, whenever they came in."""

import uuid
from collections import Counter, defaultdict

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from portal.aanvraag.models import Aanvraag, AanvraagVersie
from portal.beoordeling.models import Besluit, Toekenning
from portal.bezwaar.models import Bezwaar, Bezwaarbeslissing, Bezwaargebeurtenis
from portal.domain.procedure import Toestand
from portal.domain.procedure.bezwaar import Bezwaaruitkomst
from portal.domain.procedure.bezwaar_overgangen import Bezwaarfeit
from portal.monitoring.queries.definities import Definities
from portal.monitoring.queries.tellen.raam import Telraam, Telsleutel
from portal.platform.database import db
from portal.toekenning.models import Toekenningsbrief

INHOUDELIJK = (Bezwaaruitkomst.GEGROND, Bezwaaruitkomst.DEELS_GEGROND, Bezwaaruitkomst.ONGEGROND)
ONBEKEND = ""
LID, LIDVERSIE = aliased(Aanvraag), aliased(AanvraagVersie)
VORM = sa.func.coalesce(
    *(soort.leveringsvorm for soort in (LIDVERSIE, LID, AanvraagVersie, Aanvraag, Toekenning)),
    ONBEKEND,
)
"""In the version that was decided on, which a later one does not change.

Of every client in the group where the besluit is on a group as a whole.
"""


def tel_bezwaren(raam: Telraam, definities: Definities) -> Counter[Telsleutel]:
    """Count every bezwaar once, where the leveringsvorm of its client or clients belongs.

    A bezwaar against one besluit on a group is one bezwaar, with one beslissing; where its clients
    belong to different groups of leveringsvormen it belongs to none of them.

    Bron: [processen] D2; [kamerbrief-thuis] tabel 1, voetnoot 8.
    """
    vormen: dict[tuple[uuid.UUID, uuid.UUID], set[str]] = defaultdict(set)
    for bezwaar, kantoor, vorm in _lees(raam):
        vormen[bezwaar, kantoor].add(definities.groep_van(vorm))
    onbekend = definities.groep_van(ONBEKEND)
    return Counter(
        (groepen.pop() if len(groepen) == 1 else onbekend, kantoor, "bezwaren")
        for (_, kantoor), groepen in vormen.items()
    )


def _lees(raam: Telraam) -> sa.Result[uuid.UUID, uuid.UUID, str]:
    """Give every bezwaar with its leveringsvorm; of a group once for each of its clients."""
    van_groep = sa.and_(
        Aanvraag.client_id.is_(None),
        LID.groepsaanvraag_id == Aanvraag.id,
        LID.toestand != Toestand.VERVALLEN,
    )
    in_versie = sa.and_(LIDVERSIE.aanvraag_id == LID.id, LIDVERSIE.nr == AanvraagVersie.nr)
    return db.session.execute(
        sa.select(Bezwaar.id, Bezwaar.zorgkantoor_id, VORM)
        .join(Bezwaargebeurtenis, Bezwaargebeurtenis.bezwaar_id == Bezwaar.id)
        .join(Bezwaarbeslissing, Bezwaarbeslissing.bezwaar_id == Bezwaar.id)
        .outerjoin(Besluit, Besluit.id == Bezwaar.besluit_id)
        .outerjoin(Aanvraag, Aanvraag.id == Besluit.aanvraag_id)
        .outerjoin(AanvraagVersie, AanvraagVersie.id == Besluit.versie_id)
        .outerjoin(LID, van_groep)
        .outerjoin(LIDVERSIE, in_versie)
        .outerjoin(Toekenningsbrief, Toekenningsbrief.id == Bezwaar.toekenningsbrief_id)
        .outerjoin(Toekenning, Toekenning.id == Toekenningsbrief.toekenning_id)
        .where(
            Bezwaargebeurtenis.soort == Bezwaarfeit.BESLIST.value,
            raam.op_moment(Bezwaargebeurtenis.op),
            Bezwaarbeslissing.uitkomst.in_(INHOUDELIJK),
            *raam.van_kantoor(Bezwaar.zorgkantoor_id),
        )
    )
