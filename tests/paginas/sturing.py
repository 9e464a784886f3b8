"""Pages of the steering figures."""

from portal.domain.bevoegdheid import Rol
from tests.paginas.soort import Pagina, Paginas

PAGINAS: Paginas = {
    "monitoring.stuurinformatie": (
        Pagina(rol=Rol.TEAMLEIDER),
        Pagina(rol=Rol.BEOORDELAAR, vraag={"leveringsvorm": "pgb"}, variant="leeg"),
    ),
    "monitoring.doorlooptijd": (
        Pagina(rol=Rol.TEAMLEIDER, vraag={"per": "kwartaal"}),
        Pagina(rol=Rol.BEOORDELAAR, vraag={"leveringsvorm": "pgb"}, variant="leeg"),
    ),
    "monitoring.uitkomsten": Pagina(rol=Rol.TEAMLEIDER),
    "monitoring.kosten": Pagina(rol=Rol.TEAMLEIDER),
    "monitoring.eigen_monitor": Pagina(rol=Rol.TEAMLEIDER, sql=24),
    "monitoring.stuurbestand": Pagina(
        rol=Rol.TEAMLEIDER, vraag={"deel": "kosten", "soort": "xlsx"}, html=False
    ),
}
