"""Pages of the aanvraag of a group, and of one client within it."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.clienten.models import Groep
from portal.clienten.queries import zichtbare_groepen
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.domain.procedure.mutatie import MUTATIE
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.paginas.soort import Argumenten, Pagina, Paginas

ROL = Rol.MANAGER
SQL = 45
GEHEEL = Aanvraag.client_id.is_(None)
LID = Aanvraag.groepsaanvraag_id.is_not(None)


def met(*voorwaarden: sa.ColumnElement[bool], **extra: object) -> Argumenten:
    """Give the arguments of a page of a group, or of the part of one client."""

    def argumenten(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        assert gebruiker is not None
        vraag = sa.select(Aanvraag.id).where(zichtbaar_voor(gebruiker), *voorwaarden)
        vraag = vraag.order_by(Aanvraag.volgnummer, Aanvraag.lidnr).limit(1)
        return {"aanvraag_id": db.session.scalars(vraag).one(), **extra}

    return argumenten


def in_(toestand: Toestand, soort: sa.ColumnElement[bool]) -> tuple[sa.ColumnElement[bool], ...]:
    """Give the conditions of a group, or of one client within it, in a toestand."""
    return Aanvraag.toestand == toestand, soort


def een_lid(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a group in concept with one of its clients."""
    lid = met(*in_(Toestand.CONCEPT, LID))(gebruiker)["aanvraag_id"]
    geheel = sa.select(Aanvraag.groepsaanvraag_id).where(Aanvraag.id == lid)
    return {"aanvraag_id": db.session.scalar(geheel), "lid_id": lid}


def een_groep(gebruiker: Gebruiker | None) -> str:
    """Give a group in view."""
    assert gebruiker is not None
    vraag = sa.select(Groep.id).where(zichtbare_groepen(gebruiker)).order_by(Groep.code)
    return str(db.session.scalars(vraag.limit(1)).one())


def pagina(argumenten: Argumenten, *, variant: str = "", html: bool = True) -> Pagina:
    """Give one page of the aanvraag of a group."""
    return Pagina(
        rol=ROL, argumenten=argumenten, variant=variant, html=html, sql=SQL, eigen_teksten=True
    )


CONCEPT = in_(Toestand.CONCEPT, GEHEEL)
CONCEPTLID = in_(Toestand.CONCEPT, LID)
INGEDIEND = in_(Toestand.IN_TOETSING, GEHEEL)
INGEDIENDLID = in_(Toestand.IN_TOETSING, LID)
TOEGEKEND = in_(Toestand.TOEGEKEND, GEHEEL)
INSTROOM = Aanvraag.herkomst == MUTATIE
"""Of who joins a group that has meerzorg."""

PAGINAS: Paginas = {
    "aanvraag.nieuw_groep": Pagina(rol=ROL),
    "aanvraag.nieuw_leden": Pagina(
        rol=ROL, argumenten=lambda gebruiker: {"groep": een_groep(gebruiker)}, sql=16
    ),
    "aanvraag.leden": (
        pagina(met(*CONCEPT)),
        pagina(met(*CONCEPT, INSTROOM), variant="instroom"),
    ),
    "aanvraag.lid_verwijderen": pagina(een_lid),
    "aanvraag.individueel": pagina(met(*CONCEPT)),
    "aanvraag.groepsrekening": (
        pagina(met(*CONCEPT)),
        pagina(met(*INGEDIEND), variant="ingediend"),
        pagina(met(*TOEGEKEND), variant="toegekend"),
        pagina(met(*CONCEPT, INSTROOM), variant="instroom"),
    ),
    "aanvraag.groepsdoelen": pagina(met(*CONCEPTLID)),
}
