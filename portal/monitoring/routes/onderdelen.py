"""The pages of a zorgkantoor that belong together under one entry of the menu."""

from collections.abc import Mapping, Sequence

from flask import request, url_for

from portal.domain.bevoegdheid import Handeling, mag
from portal.monitoring.routes.blauwdruk import bp
from portal.toegang.bewaking import huidige_gebruiker

PAGINAS: Sequence[tuple[str, str, Handeling]] = (
    ("Signalen", "monitoring.signalen", Handeling.SIGNAALMELDING_LEZEN),
    ("Opgave", "monitoring.opgaven", Handeling.OPGAVE_INVOEREN),
)


@bp.app_template_global("stuurtabs")
def stuurtabs() -> list[Mapping[str, object]]:
    """Give the pages that this user may open, as the component *tabs* shows them."""
    rollen = huidige_gebruiker().rol_set
    return [
        {"tekst": tekst, "href": url_for(endpoint), "actief": request.endpoint == endpoint}
        for tekst, endpoint, handeling in PAGINAS
        if mag(rollen, handeling)
    ]
