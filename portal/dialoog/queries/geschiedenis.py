"""What the history of a client tells of dialogen: that there was one, never what was said."""

from collections.abc import Iterator, Sequence

import sqlalchemy as sa
from flask import url_for

from portal.beoordeling.models import Toekenning
from portal.clienten.geschiedenis import Geschiedenisregel, Regelsoort
from portal.dialoog.models import Dialoog
from portal.dialoog.queries.dialogen import GEHEIM, dialogen_voor
from portal.dialoog.queries.plan import GEHOUDEN
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Organisatie


def list_dialoogregels(
    toekenningen: Sequence[Toekenning], *, voor: Gebruiker
) -> Iterator[Geschiedenisregel]:
    """Tell of each dialoog of aanbieder and zorgkantoor while a toekenning between them ran.

    It is about the meerzorg of the aanbieder as a whole; only who may read it gets a link.

    Args:
        toekenningen: Of one person, in view.
        voor: Who reads.

    Bron: [processen] A and D.
    """
    paren = {(rij.aanbieder_id, rij.zorgkantoor_id) for rij in toekenningen}
    if not paren:
        return
    vraag = (
        sa.select(Dialoog, Organisatie.naam, dialogen_voor(voor))
        .join(Organisatie, Organisatie.id == Dialoog.aanbieder_id)
        .where(
            sa.tuple_(Dialoog.aanbieder_id, Dialoog.zorgkantoor_id).in_(paren),
            Dialoog.toestand.in_(GEHOUDEN),
        )
        .options(*GEHEIM)
        .order_by(Dialoog.dag, Dialoog.id)
    )
    for dialoog, aanbieder, in_beeld in db.session.execute(vraag):
        if any(_liep(rij, dialoog) for rij in toekenningen):
            yield Geschiedenisregel(
                dag=dialoog.dag,
                soort=Regelsoort.DIALOOG,
                code="dialoog",
                gegevens={"aanbieder": aanbieder},
                url=url_for("dialoog.dialoog", dialoog_id=dialoog.id) if in_beeld else "",
                nummer=str(dialoog.jaar),
            )


def _liep(toekenning: Toekenning, dialoog: Dialoog) -> bool:
    """Say whether a toekenning between the two ran on the day of their dialoog."""
    zelfde = (
        toekenning.aanbieder_id == dialoog.aanbieder_id
        and toekenning.zorgkantoor_id == dialoog.zorgkantoor_id
    )
    return zelfde and toekenning.ingang <= dialoog.dag <= toekenning.einde
