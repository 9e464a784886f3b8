"""An aanbieder and a zorgkantoor work together from the first location in a region of it."""

import sqlalchemy as sa

from portal.domain.bevoegdheid import OrganisatieSoort
from portal.platform.database import db
from portal.toegang.models import AanbiederZorgkantoor, Locatie, Organisatie, Regio
from portal.toegang.queries import find_samenwerking


def zorg_voor_samenwerking(locatie: Locatie) -> AanbiederZorgkantoor:
    """Give what the aanbieder of a location and its zorgkantoor have between them.

    What is not there yet is made, with the CCE where the portal has one only; the zorgkantoor
    names the people later.
    """
    regio = db.session.get_one(Regio, locatie.regio_id)
    rij = find_samenwerking(locatie.aanbieder_id, regio.zorgkantoor_id)
    if rij is None:
        cces = db.session.scalars(
            sa.select(Organisatie.id).where(Organisatie.soort == OrganisatieSoort.CCE).limit(2)
        ).all()
        rij = AanbiederZorgkantoor(
            aanbieder_id=locatie.aanbieder_id,
            zorgkantoor_id=regio.zorgkantoor_id,
            agb_declarant="",
            cce_id=cces[0] if len(cces) == 1 else None,
        )
        db.session.add(rij)
        db.session.flush()
    return rij
