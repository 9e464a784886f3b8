"""Pages to sign in and to choose a passphrase."""

from collections.abc import Mapping

from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang import actions, queries
from portal.toegang.models import Gebruiker
from tests.paginas.soort import Pagina, Paginas


def nieuwe_link(_gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Make a link that works, for some demo account."""
    organisatie = queries.list_organisaties()[0]
    gebruiker = db.session.query(Gebruiker).filter_by(organisatie_id=organisatie.id).first()
    assert gebruiker is not None
    token = actions.maak_link(gebruiker, door=None, op=clock.now())
    db.session.commit()
    return {"token": token}


def dode_link(_gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a link that never existed."""
    return {"token": "bestaat-niet"}


PAGINAS: Paginas = {
    "toegang.inloggen": Pagina(sql=0),
    "toegang.wachtwoord": Pagina(rol=Rol.MANAGER, sql=3),
    "toegang.uitnodiging": (
        Pagina(argumenten=nieuwe_link, sql=2),
        Pagina(argumenten=dode_link, variant="werkt-niet", status=404, sql=2),
    ),
}
