"""Pages of messages: the list, and how they arrive."""

from portal.domain.bevoegdheid import Rol
from tests.paginas.soort import Pagina, Paginas

PAGINAS: Paginas = {
    "berichten.aandacht": (
        Pagina(rol=Rol.MANAGER, vraag={"periode": "182"}, sql=26),
        Pagina(rol=Rol.TEAMLEIDER, vraag={"periode": "182"}, variant="zorgkantoor", sql=26),
        Pagina(rol=Rol.BEZWAARBEHANDELAAR, vraag={"soort": "N35"}, variant="leeg", sql=26),
    ),
    "berichten.afwezigheid": (
        Pagina(rol=Rol.TEAMLEIDER),
        Pagina(rol=Rol.BEGELEIDER, variant="zelf"),
    ),
    "berichten.lijst": (
        Pagina(rol=Rol.MANAGER, vraag={"toon": "alles"}),
        Pagina(rol=Rol.TEAMLEIDER, vraag={"toon": "alles"}, variant="zorgkantoor"),
        Pagina(rol=Rol.AUDITOR, variant="leeg"),
    ),
    "berichten.taken": Pagina(rol=Rol.TEAMLEIDER),
    "berichten.mails": (
        Pagina(rol=Rol.BEHEERDER_AANBIEDER),
        Pagina(rol=Rol.BEHEERDER_AANBIEDER, vraag={"toon": "niet_gelukt"}, variant="niet_gelukt"),
    ),
    "berichten.demomail": Pagina(rol=Rol.MANAGER),
    "berichten.voorkeuren": (
        Pagina(rol=Rol.MANAGER),
        Pagina(rol=Rol.AUDITOR, variant="geen"),
    ),
    "berichten.rollen": Pagina(rol=Rol.BEHEERDER_ZORGKANTOOR),
    "berichten.rolvoorkeuren": Pagina(
        rol=Rol.BEHEERDER_AANBIEDER, argumenten=lambda _gebruiker: {"rol": Rol.MANAGER.value}
    ),
}
