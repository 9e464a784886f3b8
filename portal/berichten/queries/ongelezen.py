"""Besluiten that nobody of the aanbieder read in the portal (N12)."""

from collections import defaultdict
from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from portal.berichten.aanleidingen import Aanleiding, Plek, moment_in_bereik, over
from portal.berichten.models import Bericht
from portal.domain.berichten import Venster
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Organisatie

BESLUIT, HERINNERING = "N11", "N12"


@over(HERINNERING)
def ongelezen_besluiten(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Tell of a besluit that was told of and that nobody of the aanbieder opened.

    Who reads is told of those that were told to himself.
    """
    gelezen, eigen = aliased(Bericht), Bericht.gebruiker_id == (voor.id if voor else None)
    geopend = sa.exists().where(
        gelezen.object_id == Bericht.object_id,
        gelezen.code == BESLUIT,
        gelezen.organisatie_id == Bericht.organisatie_id,
        gelezen.gelezen_op.is_not(None),
    )
    rijen = db.session.scalars(
        sa.select(Bericht)
        .join(Organisatie, Organisatie.id == Bericht.organisatie_id)
        .where(
            Bericht.code == BESLUIT,
            Organisatie.soort == OrganisatieSoort.AANBIEDER,
            moment_in_bereik(Bericht.op, venster, HERINNERING),
            sa.not_(geopend),
            sa.true() if voor is None else eigen,
        )
        .order_by(Bericht.op, Bericht.id)
        .limit(venster.hoogstens)
    ).all()
    per_besluit = defaultdict[object, list[Bericht]](list)
    for rij in rijen:
        per_besluit[rij.object_id].append(rij)
    yield from map(_aanleiding, per_besluit.values())


def _aanleiding(berichten: list[Bericht]) -> Aanleiding:
    eerste = berichten[0]
    return Aanleiding(
        code=HERINNERING,
        object_soort=eerste.object_soort,
        object_id=eerste.object_id,
        kenmerk=eerste.kenmerk,
        dag=clock.local_day(eerste.op),
        plek=Plek(aanbieder_id=eerste.organisatie_id),
        mensen={"aanbieder": [rij.gebruiker_id for rij in berichten]},
    )


BRONNEN = (ongelezen_besluiten,)
