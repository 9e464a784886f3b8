"""Pages of goede voorbeelden: search, one, those of the own organisation, and the steps."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.volgen import Voorbeeldstand
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.voorbeelden.models import GoedVoorbeeld
from tests.paginas.soort import Argumenten, Pagina, Paginas

S = Voorbeeldstand
MA, BH, BO, CCE = Rol.MANAGER, Rol.BEHANDELAAR, Rol.BEOORDELAAR, Rol.CCE_COORDINATOR


def met_stand(stand: Voorbeeldstand, *, eigen: bool = True) -> Argumenten:
    """Give a voorbeeld in some stand, of the own organisation or of any."""

    def zoek(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        assert gebruiker is not None
        vraag = sa.select(GoedVoorbeeld.id).where(GoedVoorbeeld.stand == stand)
        if eigen:
            vraag = vraag.where(GoedVoorbeeld.organisatie_id == gebruiker.organisatie_id)
        orde = GoedVoorbeeld.voorgedragen_op
        return {"voorbeeld_id": db.session.scalars(vraag.order_by(orde).limit(1)).one()}

    return zoek


VOORGEDRAGEN = met_stand(S.VOORGEDRAGEN)

PAGINAS: Paginas = {
    "voorbeelden.lijst": (
        Pagina(rol=MA, sql=8),
        Pagina(rol=BO, variant="gefilterd", vraag={"profiel": "7VG", "woorden": "rust"}, sql=8),
        Pagina(rol=CCE, variant="leeg", vraag={"woorden": "bestaat-niet"}, sql=8),
    ),
    "voorbeelden.eigen": (Pagina(rol=MA, sql=8), Pagina(rol=BO, variant="leeg", sql=8)),
    "voorbeelden.voordragen": Pagina(rol=MA, sql=8),
    "voorbeelden.voorbeeld": (
        Pagina(rol=MA, argumenten=VOORGEDRAGEN, sql=10),
        Pagina(rol=BO, variant="ander", argumenten=met_stand(S.GOEDGEKEURD, eigen=False), sql=10),
    ),
    "voorbeelden.aanpassen": Pagina(rol=BH, argumenten=VOORGEDRAGEN, sql=10),
    "voorbeelden.goedkeuren": Pagina(rol=MA, argumenten=VOORGEDRAGEN, sql=10),
    "voorbeelden.terugsturen": Pagina(rol=MA, argumenten=VOORGEDRAGEN, sql=10),
    "voorbeelden.intrekken": Pagina(rol=MA, argumenten=VOORGEDRAGEN, sql=10),
}
