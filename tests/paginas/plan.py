"""Pages of the meerzorgplan: list, one plan, its parts, its document and what was counted."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.dialoog.models import Meerzorgplan, Plancijfer
from portal.dialoog.queries.plan import plannen_voor
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.volgen import Plantoestand
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Organisatie
from tests.objecten import AANBIEDER
from tests.paginas.soort import Argumenten, Pagina, Paginas

MA, BO = Rol.MANAGER, Rol.BEOORDELAAR


def een_plan(toestand: Plantoestand, **rest: object) -> Argumenten:
    """Give a counted plan of the large aanbieder, with what else the address needs."""

    def argumenten(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        assert gebruiker is not None
        vraag = sa.select(Meerzorgplan.id).where(
            plannen_voor(gebruiker),
            Meerzorgplan.toestand == toestand,
            Meerzorgplan.aanbieder.has(Organisatie.naam.startswith(AANBIEDER)),
            sa.exists().where(Plancijfer.plan_id == Meerzorgplan.id),
        )
        nieuwste = vraag.order_by(Meerzorgplan.jaar.desc()).limit(1)
        return {"plan_id": db.session.scalars(nieuwste).one(), **rest}

    return argumenten


def pagina(rol: Rol, argumenten: Argumenten, variant: str = "", sql: int = 14) -> Pagina:
    """Give a page of one plan, with the texts of the aanbieder."""
    return Pagina(rol=rol, argumenten=argumenten, variant=variant, sql=sql, eigen_teksten=True)


CONCEPT, INGEDIEND = een_plan(Plantoestand.CONCEPT), een_plan(Plantoestand.INGEDIEND)
VERVANGEN = een_plan(Plantoestand.VERVANGEN)
CIJFER = een_plan(Plantoestand.INGEDIEND, item="mp-clienten", nr=1)

PAGINAS: Paginas = {
    "dialoog.plannen": (Pagina(rol=MA, sql=8), Pagina(rol=BO, variant="zorgkantoor", sql=8)),
    "dialoog.plan_beginnen": Pagina(rol=MA, sql=8),
    "dialoog.plan": (
        pagina(MA, CONCEPT),
        pagina(MA, INGEDIEND, "ingediend"),
        pagina(BO, INGEDIEND, "zorgkantoor"),
        pagina(BO, VERVANGEN, "vervangen"),
    ),
    "dialoog.plan_verschil": (pagina(MA, INGEDIEND), pagina(BO, INGEDIEND, "zorgkantoor")),
    "dialoog.plan_schrijven": (
        pagina(MA, een_plan(Plantoestand.CONCEPT, blok="visie"), sql=24),
        pagina(MA, een_plan(Plantoestand.CONCEPT, blok="algemeen"), "algemeen"),
        pagina(MA, een_plan(Plantoestand.CONCEPT, blok="cijfers"), "cijfers", sql=24),
        pagina(MA, een_plan(Plantoestand.CONCEPT, blok="cce"), "cce", sql=24),
    ),
    "dialoog.plan_indienen": pagina(MA, CONCEPT),
    "dialoog.plan_heropenen": pagina(BO, INGEDIEND),
    "dialoog.plan_document": (pagina(MA, INGEDIEND), pagina(BO, INGEDIEND, "zorgkantoor")),
    "dialoog.plan_pdf": Pagina(rol=BO, argumenten=INGEDIEND, html=False, sql=8),
    "dialoog.plan_dossiers": (pagina(MA, CIJFER), pagina(BO, CIJFER, "zorgkantoor")),
}
