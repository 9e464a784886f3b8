"""Find several clients at once by exact BSN, for a file that names them."""

from collections.abc import Collection, Mapping
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from portal.clienten.models import Client, ZoekIndex
from portal.clienten.queries.clienten import zichtbaar_voor
from portal.clienten.queries.zoeken import BSN, zoekwaarde
from portal.platform.database import db
from portal.toegang.models import Gebruiker


def find_bij_bsn(bsns: Collection[str], *, voor: Gebruiker, op: date) -> Mapping[str, Client]:
    """Give the clients in view by BSN, with their indicaties, in a constant number of queries.

    Args:
        bsns: Nine digits each.
        voor: Who looks.
        op: Day on which they must be in view.

    Returns:
        Only those that exactly one client in view has.
    """
    waarden = {zoekwaarde(BSN, voor.organisatie_id, bsn): bsn for bsn in bsns}
    vraag = (
        sa.select(ZoekIndex.waarde, Client)
        .join(Client, Client.id == ZoekIndex.client_id)
        .where(
            ZoekIndex.houder_id == voor.organisatie_id,
            ZoekIndex.soort == BSN,
            ZoekIndex.waarde.in_(waarden),
            zichtbaar_voor(voor, op=op),
        )
        .options(selectinload(Client.indicaties))
        .order_by(Client.clientcode)
    )
    gevonden: dict[str, list[Client]] = {}
    for waarde, client in db.session.execute(vraag):
        gevonden.setdefault(waarden[waarde], []).append(client)
    return {bsn: clienten[0] for bsn, clienten in gevonden.items() if len(clienten) == 1}
