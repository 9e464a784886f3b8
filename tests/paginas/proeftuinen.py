"""Pages of the proeftuinen."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Organisatie
from tests.objecten import AANBIEDER
from tests.paginas.soort import Pagina, Paginas


def van_aanbieder(_gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Choose the large aanbieder; it stands in the address."""
    vraag = sa.select(Organisatie.id).where(Organisatie.naam.startswith(AANBIEDER))
    return {"aanbieder": db.session.scalars(vraag).one()}


PAGINAS: Paginas = {
    "monitoring.proeftuinen": (
        Pagina(rol=Rol.TEAMLEIDER),
        Pagina(rol=Rol.CCE_COORDINATOR, variant="cce"),
    ),
    "monitoring.proeftuin_nieuw": (
        Pagina(rol=Rol.TEAMLEIDER),
        Pagina(rol=Rol.TEAMLEIDER, argumenten=van_aanbieder, variant="aanbieder"),
    ),
}
