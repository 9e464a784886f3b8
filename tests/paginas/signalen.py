"""Pages of the signalen of clients, naasten and professionals."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.domain.bevoegdheid import Rol
from portal.monitoring.models import Signaalmelding
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.paginas.soort import Argumenten, Pagina, Paginas


def een_signaal(*, open_: bool) -> Argumenten:
    """Give a signaal that is open, or was dealt with."""

    def argumenten(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        assert gebruiker is not None
        klaar = Signaalmelding.afgehandeld_op.is_not(None)
        vraag = sa.select(Signaalmelding.id).where(
            Signaalmelding.zorgkantoor_id == gebruiker.organisatie_id,
            sa.not_(klaar) if open_ else klaar,
        )
        return {"signaal_id": db.session.scalars(vraag.limit(1)).one()}

    return argumenten


PAGINAS: Paginas = {
    "monitoring.signalen": (
        Pagina(rol=Rol.TEAMLEIDER, vraag={"stand": "alles"}),
        Pagina(rol=Rol.BEOORDELAAR, vraag={"thema": "overgang"}, variant="leeg"),
    ),
    "monitoring.signaal_nieuw": Pagina(rol=Rol.BEOORDELAAR),
    "monitoring.signaal": (
        Pagina(rol=Rol.BEOORDELAAR, argumenten=een_signaal(open_=True)),
        Pagina(rol=Rol.TEAMLEIDER, argumenten=een_signaal(open_=False), variant="afgehandeld"),
    ),
}
