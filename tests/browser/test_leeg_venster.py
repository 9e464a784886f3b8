"""The window that the pages share is as new for each of them."""

from portal.domain.bevoegdheid import Rol
from tests.paginas.soort import Pagina


def stijlen(venster) -> list[str]:
    return [antwoord.url for antwoord in venster.antwoorden if ".css" in antwoord.url]


def test_een_geleegd_venster_weet_niets_meer(leeg_venster):
    venster = leeg_venster(Pagina(rol=Rol.MANAGER))
    venster.page.goto("/")
    venster.page.evaluate("localStorage.setItem('a', '1'); sessionStorage.setItem('b', '2')")
    eerste = set(stijlen(venster))
    venster.page.evaluate("console.log('gezegd')")
    leeg_venster(Pagina())
    assert (venster.meldingen, venster.antwoorden) == ([], [])
    assert venster.context.cookies() == []
    venster.page.goto("/inloggen")
    assert venster.page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert set(stijlen(venster)) == eerste != set()
