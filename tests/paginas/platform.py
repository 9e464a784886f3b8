"""Pages of the platform itself."""

from tests.paginas.soort import Pagina, Paginas

PAGINAS: Paginas = {
    "health.healthz": Pagina(html=False, sql=0),
    "health.readyz": Pagina(html=False, sql=4),
}
