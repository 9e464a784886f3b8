"""The context posts that one besluit granted."""

import uuid
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


def list_toegekende_posten(besluit_id: uuid.UUID) -> tuple[tuple[str, Fraction], ...]:
    """Give subject and euros per year of each context post that a besluit granted.

    Returns:
        Empty when there are none, for a client in a group, whose context is granted to the group,
        and for a version without a calculation.
    """
    gevonden = db.session.execute(
        sa.select(AanvraagVersie, Toekenningsvoorstel)
        .join(Besluit, Besluit.versie_id == AanvraagVersie.id)
        .outerjoin(Toekenningsvoorstel, Toekenningsvoorstel.versie_id == AanvraagVersie.id)
        .where(Besluit.id == besluit_id)
    ).first()
    if gevonden is None:
        return ()
    rij, voorstel = gevonden
    versie = lees_versie(rij)
    if not versie.inhoud.get("berekening"):
        return ()
    waarden = lees_voorstel(voorstel).waarden
    regels = lees_regels(lees_bron(versie, ontvangen_op=clock.local_day(rij.op)))
    posten = ((r.naam, r.lees(waarden.get(r.id, ""))) for r in regels if r.is_post)
    return tuple((naam, bedrag) for naam, bedrag in posten if bedrag)
