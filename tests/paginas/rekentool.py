"""Pages of the rekentool, the dagprogramma and the werkboek."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Rekenblok
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.paginas import groepsaanvraag
from tests.paginas.groepsaanvraag import met
from tests.paginas.soort import Argumenten, Pagina, Paginas

OPEN = (Toestand.CONCEPT, Toestand.BIJSTELLEN_GEVRAAGD)


def met_blok(naam: str, *, in_bewerking: bool = True) -> Argumenten:
    """Give the newest aanvraag in view in which a block of the rekentool is filled in."""

    def argumenten(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        assert gebruiker is not None
        gevuld = sa.exists().where(Rekenblok.aanvraag_id == Aanvraag.id, Rekenblok.blok == naam)
        stand = Aanvraag.toestand.in_(OPEN)
        vraag = sa.select(Aanvraag.id).where(
            zichtbaar_voor(gebruiker),
            Aanvraag.soort != "groep",
            gevuld,
            stand if in_bewerking else sa.not_(stand),
        )
        volgorde = (Aanvraag.jaar.desc(), Aanvraag.volgnummer.desc())
        return {"aanvraag_id": db.session.scalars(vraag.order_by(*volgorde).limit(1)).one()}

    return argumenten


PAGINAS: Paginas = {
    "aanvraag.rekentool": (
        Pagina(rol=Rol.MANAGER, argumenten=met_blok("zorg"), sql=30),
        Pagina(
            rol=Rol.MANAGER,
            argumenten=met_blok("zorg", in_bewerking=False),
            variant="lezen",
            sql=30,
        ),
        Pagina(rol=Rol.MANAGER, argumenten=met(*groepsaanvraag.CONCEPT), variant="groep", sql=36),
        Pagina(
            rol=Rol.MANAGER, argumenten=met(*groepsaanvraag.CONCEPTLID), variant="groepslid", sql=36
        ),
        Pagina(
            rol=Rol.MANAGER,
            argumenten=met(*groepsaanvraag.CONCEPT, groepsaanvraag.INSTROOM),
            variant="instroom",
            sql=36,
        ),
        Pagina(
            rol=Rol.MANAGER,
            argumenten=met(*groepsaanvraag.CONCEPTLID, groepsaanvraag.INSTROOM),
            variant="instroom-lid",
            sql=36,
        ),
    ),
    "aanvraag.dagprogramma": Pagina(rol=Rol.MANAGER, argumenten=met_blok("dagprogramma"), sql=30),
    "aanvraag.berekening": Pagina(rol=Rol.MANAGER, argumenten=met_blok("zorg"), sql=30),
    "aanvraag.werkboek": Pagina(rol=Rol.MANAGER, argumenten=met_blok("zorg")),
    "aanvraag.werkboek_nieuw": Pagina(rol=Rol.MANAGER),
}
