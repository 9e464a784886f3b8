"""The guard itself: a page without a rule, and every page with one."""

from portal.domain.bevoegdheid import Handeling, Rol
from portal.platform.web.rules import OPENBAAR, regel_van
from portal.toegang.bewaking import vereist


def test_een_pagina_zonder_regel_is_voor_niemand(als, app):
    eindpunt = "toegang.verlengen"
    echt = app.view_functions[eindpunt]
    persoon = als(Rol.MANAGER)
    bewijs = persoon.open("/wachtwoord").formulier().velden["csrf_token"]
    app.view_functions[eindpunt] = lambda: "open"
    try:
        antwoord = persoon.client.post("/sessie/verlengen", data={"csrf_token": bewijs})
    finally:
        app.view_functions[eindpunt] = echt
    assert antwoord.status_code == 403
    goed = persoon.client.post("/sessie/verlengen", data={"csrf_token": bewijs})
    assert (goed.status_code, goed.data) == (204, b"")


def test_elke_pagina_heeft_een_regel_die_bestaat(app):
    regels = {naam: regel_van(view) for naam, view in app.view_functions.items()}
    bekend = {OPENBAAR, *(handeling.value for handeling in Handeling)}
    assert {naam for naam, regel in regels.items() if regel not in bekend} == set()


def test_een_openbare_handeling_is_openbaar():
    @vereist(Handeling.OPENBAAR_AANMELDEN)
    def pagina() -> str:
        return ""

    assert regel_van(pagina) == OPENBAAR


def test_een_verlopen_formulier_stuurt_terug_naar_de_pagina_zelf(wereld, als, app):
    """The proof of a form stays valid while its session lives; without session it is refused."""
    persoon = als(Rol.BEHEERDER_AANBIEDER)
    bewijs = persoon.open("/wachtwoord").formulier().velden["csrf_token"]
    persoon.client.delete_cookie("sessie")
    antwoord = persoon.client.post("/beheer/gebruikers/nieuw", data={"csrf_token": bewijs})
    assert antwoord.status_code == 400
    assert "Deze pagina is verlopen" in antwoord.text
    assert "Wat u net verstuurde, is niet opgeslagen." in antwoord.text
    assert "Ga terug" not in antwoord.text, "going back asks to sign in: the text is gone"
