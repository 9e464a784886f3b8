"""The afspraken of earlier dialogen that return as point 1, with their stand."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.dialoog.models import Afspraak, Dialoog
from portal.dialoog.queries.dialogen import GEHEIM, dialogen_voor
from portal.domain.procedure.dialoogbereik import Eerder, list_terug
from portal.domain.procedure.volgen import Dialoogtoestand
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker


def list_vorige(dialoog: Dialoog) -> Sequence[Afspraak]:
    """Give what returns in a dialoog, the oldest year first.

    Bron: [processen] F4.
    """
    return [rij for rij, _ in _lees(dialoog, sa.false())]


def list_vorige_voor(dialoog: Dialoog, *, voor: Gebruiker) -> Sequence[tuple[Afspraak, bool]]:
    """Give the same, each with whether somebody can open it: the earlier dialoog is in view too.

    Bron: [processen] F4.
    """
    return _lees(dialoog, dialogen_voor(voor))


def _lees(dialoog: Dialoog, te_openen: Voorwaarde) -> Sequence[tuple[Afspraak, bool]]:
    rijen = db.session.execute(
        sa.select(Afspraak, te_openen)
        .join(Afspraak.dialoog)
        .where(
            Dialoog.aanbieder_id == dialoog.aanbieder_id,
            Dialoog.zorgkantoor_id == dialoog.zorgkantoor_id,
            Dialoog.toestand == Dialoogtoestand.GEREED,
            Dialoog.jaar < dialoog.jaar,
        )
        .options(joinedload(Afspraak.dialoog).options(*GEHEIM))
    ).all()
    per_id = {rij.id: (rij, opent) for rij, opent in rijen}
    eerder = (Eerder(rij.id, rij.dialoog.jaar, rij.nr, rij.stand) for rij, _ in rijen)
    return [per_id[rij.id] for rij in list_terug(eerder)]
