"""The list of who is due for an ontwikkeltraject."""

from portal.domain.bevoegdheid import Rol
from tests.paginas.soort import Pagina, Paginas

PAGINAS: Paginas = {
    "ontwikkeltraject.beurt": (
        Pagina(rol=Rol.MANAGER, sql=9),
        Pagina(rol=Rol.BEOORDELAAR, variant="zorgkantoor", sql=9),
        Pagina(rol=Rol.CCE_COORDINATOR, variant="cce", sql=9),
    ),
}
