"""What the timeline of an aanvraag tells of bezwaar: only what both sides may know."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from flask import url_for
from sqlalchemy.orm import joinedload

from portal.beoordeling.models import Besluit
from portal.bezwaar.models import Bezwaar, Bezwaargebeurtenis
from portal.bezwaar.queries.bezwaren import GEHEIM, bezwaren_voor
from portal.domain.procedure import Bezwaarfeit
from portal.platform.database import db
from portal.toegang.models import Gebruiker

_F = Bezwaarfeit
GEDEELD = (
    _F.INGEDIEND,
    _F.GEREGISTREERD,
    _F.IN_BEHANDELING_GENOMEN,
    _F.HOORZITTING_GEPLAND,
    _F.VERDAAGD,
    _F.UITGESTELD,
    _F.BESLIST,
    _F.INGETROKKEN,
)
"""Events that an aanbieder may read of any bezwaar, also one that the client lodged himself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaarmoment:
    """One event of a bezwaar against a besluit on the aanvraag."""

    op: datetime
    soort: str
    wie: Gebruiker | None
    nummer: str
    adres: str


def list_bezwaarmomenten(
    aanvraag_ids: Collection[uuid.UUID], *, voor: Gebruiker
) -> Sequence[Bezwaarmoment]:
    """Give the shared events of the bezwaren in view against besluiten, newest first.

    Bron: [procedure] §4.
    """
    vraag = (
        sa.select(Bezwaargebeurtenis, Bezwaar, Gebruiker)
        .join(Bezwaar, Bezwaar.id == Bezwaargebeurtenis.bezwaar_id)
        .join(Besluit, Besluit.id == Bezwaar.besluit_id)
        .outerjoin(Gebruiker, Gebruiker.id == Bezwaargebeurtenis.door_id)
        .where(
            Besluit.aanvraag_id.in_(aanvraag_ids),
            Bezwaargebeurtenis.soort.in_([soort.value for soort in GEDEELD]),
            bezwaren_voor(voor),
        )
        .options(*GEHEIM, joinedload(Gebruiker.organisatie))
        .order_by(Bezwaargebeurtenis.op.desc(), Bezwaargebeurtenis.nr.desc())
    )
    return [
        Bezwaarmoment(
            op=gebeurd.op,
            soort=gebeurd.soort,
            wie=wie,
            nummer=bezwaar.nummer,
            adres=url_for("bezwaar.bezwaar", bezwaar_id=bezwaar.id),
        )
        for gebeurd, bezwaar, wie in db.session.execute(vraag)
    ]
