"""Pages of bezwaar between taking it and the decision: hearing, term and advice."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.bezwaar.models import Bezwaar, Hoorzitting
from portal.bezwaar.queries.bezwaren import bezwaren_voor
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.bezwaar import Bezwaartoestand, Hoorstand
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.paginas.soort import Argumenten, Pagina, Paginas


def met_zitting(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a bezwaar in view on which a hearing is planned."""
    gepland = sa.exists().where(
        Hoorzitting.bezwaar_id == Bezwaar.id, Hoorzitting.stand == Hoorstand.GEPLAND
    )
    return _vind(gebruiker, gepland)


def met_adviesvraag(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a bezwaar in view on which the Zorginstituut was asked."""
    return _vind(gebruiker, Bezwaar.toestand == Bezwaartoestand.ADVIES_GEVRAAGD)


def _vind(gebruiker: Gebruiker | None, waar: sa.ColumnElement[bool]) -> Mapping[str, object]:
    assert gebruiker is not None
    vraag = sa.select(Bezwaar.id).where(bezwaren_voor(gebruiker), waar)
    return {"bezwaar_id": db.session.scalars(vraag.order_by(Bezwaar.volgnummer).limit(1)).one()}


def stap(argumenten: Argumenten = met_zitting) -> Pagina:
    """Give the page of one step."""
    return Pagina(rol=Rol.BEZWAARBEHANDELAAR, argumenten=argumenten, sql=24, eigen_teksten=True)


PAGINAS: Paginas = {
    "bezwaar.hoorzitting": stap(),
    "bezwaar.hoorzitting_afzeggen": stap(),
    "bezwaar.hoorverslag": stap(),
    "bezwaar.geen_hoorzitting": stap(),
    "bezwaar.nieuwe_feiten": stap(),
    "bezwaar.voornemen": stap(),
    "bezwaar.verdagen": stap(),
    "bezwaar.uitstel": stap(),
    "bezwaar.advies_vragen": stap(),
    "bezwaar.advies": stap(met_adviesvraag),
    "bezwaar.geen_advies": stap(met_adviesvraag),
}
