"""Pages of signing in."""

from portal.domain.bevoegdheid import Rol
from tests.paginas.soort import Pagina, Paginas

PAGINAS: Paginas = {
    "toegang.inloggen": Pagina(),
    "toegang.wachtwoord": Pagina(rol=Rol.MANAGER),
    "toegang.uitnodiging": Pagina(argumenten=lambda _g: {"token": "x" * 43}, status=404),
}
