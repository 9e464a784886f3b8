"""Pages of the national report and of the figures that zorgkantoren hand in."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.monitoring.models import GELDIG, Monitordeelnemer, Monitorrapport, Opgave
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Organisatie
from tests.paginas.soort import Pagina, Paginas

MONITOR = Rol.MONITORBEHEERDER


def een_rapport(_gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the report of the demonstration."""
    return {"rapport_id": db.session.scalars(sa.select(Monitorrapport.id)).one()}


def een_deelnemer(_gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give what was said of the zorgkantoor that hands in."""
    return {"deelnemer_id": db.session.scalars(sa.select(Monitordeelnemer.id).where(GELDIG)).one()}


def een_opgave(_gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the zorgkantoor and period of figures that were handed in."""
    rij = db.session.scalars(sa.select(Opgave)).one()
    return {"zorgkantoor_id": rij.zorgkantoor_id, "periode": rij.periode}


def de_eigen(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the own zorgkantoor, of which nothing was handed in."""
    assert gebruiker is not None
    kantoor = sa.select(Organisatie.id).where(
        Organisatie.id == gebruiker.organisatie_id,
        Organisatie.soort == OrganisatieSoort.ZORGKANTOOR,
    )
    return {"zorgkantoor_id": db.session.scalars(kantoor).one(), "periode": "2026-H1"}


PAGINAS: Paginas = {
    "monitoring.landelijk": Pagina(rol=MONITOR, sql=16),
    "monitoring.rapport_nieuw": Pagina(rol=MONITOR),
    "monitoring.rapport": Pagina(rol=MONITOR, argumenten=een_rapport),
    "monitoring.rapport_csv": Pagina(rol=MONITOR, argumenten=een_rapport, html=False),
    "monitoring.rapport_xlsx": Pagina(rol=MONITOR, argumenten=een_rapport, html=False),
    "monitoring.rapport_pdf": Pagina(rol=MONITOR, argumenten=een_rapport, html=False),
    "monitoring.deelnemers": Pagina(rol=MONITOR),
    "monitoring.deelnemer_intrekken": Pagina(rol=MONITOR, argumenten=een_deelnemer),
    "monitoring.opgaven": (
        Pagina(rol=MONITOR, sql=26),
        Pagina(rol=Rol.TEAMLEIDER, variant="teamleider", sql=26),
    ),
    "monitoring.opgave": (
        Pagina(rol=MONITOR, argumenten=een_opgave),
        Pagina(rol=Rol.TEAMLEIDER, argumenten=de_eigen, variant="leeg"),
    ),
    "monitoring.opgaven_inlezen": Pagina(rol=MONITOR),
    "monitoring.opgaven_voorbeeld": Pagina(rol=Rol.TEAMLEIDER, html=False),
}
