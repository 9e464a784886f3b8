"""Pages of the proeftuinen."""

from portal.domain.bevoegdheid import Rol
from tests.paginas.soort import Pagina, Paginas

PAGINAS: Paginas = {
    "monitoring.proeftuinen": (
        Pagina(rol=Rol.TEAMLEIDER),
        Pagina(rol=Rol.CCE_COORDINATOR, variant="cce"),
    ),
    "monitoring.proeftuin_nieuw": Pagina(rol=Rol.TEAMLEIDER),
}
