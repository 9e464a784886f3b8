"""The context posts that one besluit granted."""

import uuid
from collections.abc import Collection, Mapping
from fractions import Fraction

import sqlalchemy as sa

from portal.aanvraag.models import AanvraagVersie
from portal.aanvraag.queries.versie import lees_versie
from portal.beoordeling.models import Besluit, Toekenningsvoorstel
from portal.beoordeling.queries.signaalfeiten import lees_bron
from portal.beoordeling.queries.toekenning.opgeslagen import lees_voorstel
from portal.beoordeling.queries.toekenning.regels import lees_regels
from portal.platform import clock
from portal.platform.database import db

Posten = tuple[tuple[str, Fraction], ...]
"""Subject and euros per year of each post."""


def list_toegekende_posten(besluit_id: uuid.UUID) -> Posten:
    """Give subject and euros per year of each context post that a besluit granted.

    Returns:
        Empty when there are none, for a client in a group, whose context is granted to the group,
        and for a version without a calculation.
    """
    return lees_posten((besluit_id,)).get(besluit_id, ())


def lees_posten(besluit_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, Posten]:
    """Give the granted context posts of several besluiten at once, by besluit."""
    gevonden = db.session.execute(
        sa.select(Besluit.id, AanvraagVersie, Toekenningsvoorstel)
        .join(AanvraagVersie, Besluit.versie_id == AanvraagVersie.id)
        .outerjoin(Toekenningsvoorstel, Toekenningsvoorstel.versie_id == AanvraagVersie.id)
        .where(Besluit.id.in_(besluit_ids))
    )
    return {besluit_id: _posten(rij, voorstel) for besluit_id, rij, voorstel in gevonden}


def _posten(rij: AanvraagVersie, voorstel: Toekenningsvoorstel | None) -> Posten:
    versie = lees_versie(rij)
    if not versie.inhoud.get("berekening"):
        return ()
    waarden = lees_voorstel(voorstel).waarden
    regels = lees_regels(lees_bron(versie, ontvangen_op=clock.local_day(rij.op)))
    posten = ((r.naam, r.lees(waarden.get(r.id, ""))) for r in regels if r.is_post)
    return tuple((naam, bedrag) for naam, bedrag in posten if bedrag)
