"""Write what holds for a group as a whole to the part of each of its clients."""

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.domain.procedure import Toestand
from portal.platform.database import db

PER_CLIENT = frozenset({Toestand.TOEGEKEND, Toestand.AFGEWEZEN})
"""Toestanden that each client gets from his own besluit."""

_KOLOMMEN = (
    "gewenste_maanden",
    "beoogde_ingang",
    "ontvangen_op",
    "beslisdatum",
    "termijn_stil",
    "hersteldatum",
    "antwoorddatum",
    "behandelaar_id",
    "zorgkantoor_id",
    "regio_id",
    "aanvulling_uitgebleven",
    "besluit_gevraagd",
    "gewijzigd_op",
)


def spiegel(groep: Aanvraag) -> None:
    """Give every part the columns of the whole, in one statement; who was taken out stays so.

    After toekennen or afwijzen each part keeps the toestand of its own besluit.

    Args:
        groep: The aanvraag of a group, with its columns as they are from now on.
    """
    waarden = {naam: getattr(groep, naam) for naam in _KOLOMMEN}
    if groep.toestand not in PER_CLIENT:
        waarden["toestand"] = groep.toestand
    db.session.flush()
    db.session.execute(
        sa.update(Aanvraag)
        .where(Aanvraag.groepsaanvraag_id == groep.id, Aanvraag.toestand != Toestand.VERVALLEN)
        .values(waarden)
        .execution_options(synchronize_session="fetch")
    )
