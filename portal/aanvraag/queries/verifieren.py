"""Which submitted version belongs to a digest, within the own scope."""

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, AanvraagVersie
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.aanvraag.queries.versie import sha256
from portal.platform.database import db
from portal.toegang.models import Gebruiker


def find_versie_met(digest: str, *, voor: Gebruiker) -> tuple[Aanvraag, AanvraagVersie] | None:
    """Give the version whose stored bytes have this digest now, computed anew.

    Args:
        digest: SHA-256 in hexadecimal, lower case.
        voor: Who asks; versions of dossiers out of view are not found.

    Returns:
        None when no version has it, or when the stored bytes no longer match.
    """
    vraag = (
        sa.select(Aanvraag, AanvraagVersie)
        .join(AanvraagVersie, AanvraagVersie.aanvraag_id == Aanvraag.id)
        .where(AanvraagVersie.sha256 == digest, zichtbaar_voor(voor))
    )
    rij = db.session.execute(vraag).first()
    if rij is None or sha256(rij[1].json) != digest:
        return None
    return rij[0], rij[1]
