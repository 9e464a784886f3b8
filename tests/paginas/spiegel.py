"""The page of spiegelinformatie, on both sides and split by a dimension."""

from portal.domain.bevoegdheid import Rol
from tests.paginas.soort import Pagina, Paginas

PAGINAS: Paginas = {
    "spiegel.spiegel": (
        Pagina(rol=Rol.MANAGER, sql=11),
        Pagina(rol=Rol.BEOORDELAAR, variant="zorgkantoor", sql=11),
        Pagina(rol=Rol.MANAGER, variant="zorgprofiel", vraag={"dimensie": "zorgprofiel"}, sql=11),
    ),
}
