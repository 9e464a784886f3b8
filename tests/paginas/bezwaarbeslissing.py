"""Pages of the beslissing op bezwaar: preparing, reading, sending back and fixing it."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.bezwaar.models import Bezwaar, Bezwaarbeslissing
from portal.bezwaar.queries.bezwaren import bezwaren_voor
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.bezwaar import Beslisstand, Bezwaartoestand
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.paginas.soort import Argumenten, Pagina, Paginas


def ter_controle(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a bezwaar in view whose beslissing lies ter controle."""
    ligt = sa.exists().where(
        Bezwaarbeslissing.bezwaar_id == Bezwaar.id,
        Bezwaarbeslissing.stand == Beslisstand.TER_CONTROLE,
    )
    return _vind(gebruiker, ligt)


def zonder_beslissing(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a bezwaar in view on which nothing was prepared."""
    iets = sa.exists().where(Bezwaarbeslissing.bezwaar_id == Bezwaar.id)
    loopt = Bezwaar.toestand == Bezwaartoestand.IN_BEHANDELING
    return _vind(gebruiker, sa.and_(loopt, sa.not_(iets)))


def _vind(gebruiker: Gebruiker | None, waar: sa.ColumnElement[bool]) -> Mapping[str, object]:
    assert gebruiker is not None
    vraag = sa.select(Bezwaar.id).where(bezwaren_voor(gebruiker), waar)
    return {"bezwaar_id": db.session.scalars(vraag.order_by(Bezwaar.volgnummer).limit(1)).one()}


def stap(rol: Rol, argumenten: Argumenten = ter_controle, *, html: bool = True) -> Pagina:
    """Give a page about one beslissing."""
    return Pagina(rol=rol, argumenten=argumenten, sql=30, eigen_teksten=html, html=html)


BZ, TL = Rol.BEZWAARBEHANDELAAR, Rol.TEAMLEIDER

PAGINAS: Paginas = {
    "bezwaar.beslissing": stap(BZ, zonder_beslissing),
    "bezwaar.beslisbrief": stap(TL),
    "bezwaar.beslisbrief_pdf": stap(BZ, html=False),
    "bezwaar.beslissing_terugsturen": stap(TL),
    "bezwaar.beslissing_vaststellen": stap(TL),
}
