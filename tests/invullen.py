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
    """Send the first form that has one of these fields, or else that is sent only once."""
    bekend = {naam for form in pagina.document.formulieren for naam in {*form.velden, *form.namen}}
    formulier = pagina.formulier(met=next(filter(bekend.__contains__, velden), "_eenmalig"))
    return browser.vul_in(pagina, velden, formulier=formulier, status=status, knop=knop)
