"""Fill in the form of a page by the names of its fields, whatever other forms the page has."""

from collections.abc import Mapping

from tests.person import Browser, Pagina, Waarde


def vul(
    browser: Browser,
    pagina: Pagina,
    velden: Mapping[str, Waarde],
    *,
    status: int = 303,
    knop: str | None = None,
) -> Pagina:
    """Send the form with the first of these fields; without fields, the one that is sent once."""
    formulier = pagina.formulier(met=next(iter(velden), "_eenmalig"))
    return browser.vul_in(pagina, velden, formulier=formulier, status=status, knop=knop)
