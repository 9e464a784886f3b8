"""Who is in a group without a toekenning in it: they can join what the group has."""

from collections.abc import Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from portal.aanvraag.queries.weergave.lezen import als_deel
from portal.beoordeling.models import Toekenning
from portal.clienten.models import Client, Groep, Groepslid
from portal.platform.database import db
from portal.platform.encrypted import JsonWaarde
from portal.toekenning.queries.heraanvraag import lees_versie_van


def list_nieuwe_leden(groep: Groep, *, op: date) -> Sequence[tuple[str, str]]:
    """Give id and code of members, now or later, of a group in view without a toekenning in it."""
    heeft = sa.exists().where(
        Toekenning.groep_id == groep.id, Toekenning.client_id == Client.id, Toekenning.einde >= op
    )
    vraag = (
        sa.select(Client.id, Client.clientcode)
        .join(Groepslid, Groepslid.client_id == Client.id)
        .where(
            Groepslid.groep_id == groep.id,
            sa.or_(Groepslid.tot.is_(None), Groepslid.tot >= op),
            ~heeft,
        )
        .order_by(Client.clientcode)
        .distinct()
    )
    return [(str(id_), code) for id_, code in db.session.execute(vraag)]


def antwoorden_van_groep(toekenning: Toekenning) -> Mapping[str, JsonWaarde]:
    """Give what a group told as a whole when it was granted; nothing from before the portal."""
    besluit = toekenning.besluit.groepsbesluit if toekenning.besluit else None
    if besluit is None:
        return {}
    return als_deel(lees_versie_van(besluit.versie_id).inhoud.get("antwoorden"))
