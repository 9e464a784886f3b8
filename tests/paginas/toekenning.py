"""Pages of running toekenningen, and of how they end."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import is_bevestigd, toekenningen_voor
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.paginas.soort import Argumenten, Pagina, Paginas


def die_nog_loopt(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the toekenning in view that ends last."""
    assert gebruiker is not None
    vraag = sa.select(Toekenning.id).where(
        toekenningen_voor(gebruiker), is_bevestigd(), Toekenning.einde >= clock.today()
    )
    orde = (Toekenning.einde.desc(), Toekenning.id)
    return {"toekenning_id": db.session.scalars(vraag.order_by(*orde).limit(1)).one()}


def pagina(rol: Rol, argumenten: Argumenten = die_nog_loopt, *, variant: str = "") -> Pagina:
    """Give a page about one toekenning, with what was granted and agreed."""
    return Pagina(rol=rol, argumenten=argumenten, variant=variant, sql=26, eigen_teksten=True)


PAGINAS: Paginas = {
    "toekenning.lijst": (
        Pagina(rol=Rol.MANAGER, vraag={"stand": "alles"}, sql=9),
        Pagina(rol=Rol.BEOORDELAAR, variant="zorgkantoor", vraag={"stand": "alles"}, sql=9),
        Pagina(rol=Rol.MANAGER, variant="leeg", vraag={"zoek": "BESTAAT-NIET"}, sql=9),
    ),
    "toekenning.toekenning": (
        pagina(Rol.MANAGER),
        pagina(Rol.BEOORDELAAR, variant="zorgkantoor"),
    ),
}
