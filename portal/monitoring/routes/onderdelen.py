"""The pages of a zorgkantoor that belong together under one entry of the menu."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from flask import request, url_for

from portal.domain.bevoegdheid import Handeling, mag
from portal.monitoring.routes.blauwdruk import bp
from portal.toegang.bewaking import huidige_gebruiker

STUREN = Handeling.STUURINFORMATIE_LEZEN
PAGINAS: Sequence[tuple[str, str, Handeling]] = (
    ("Open werk", "monitoring.stuurinformatie", STUREN),
    ("Doorlooptijd", "monitoring.doorlooptijd", STUREN),
    ("Uitkomsten", "monitoring.uitkomsten", STUREN),
    ("Kosten vooruit", "monitoring.kosten", STUREN),
    ("Monitor", "monitoring.eigen_monitor", Handeling.MONITOR_EIGEN),
    ("Signalen", "monitoring.signalen", Handeling.SIGNAALMELDING_LEZEN),
    ("Proeftuinen", "monitoring.proeftuinen", Handeling.PROEFTUIN_LEZEN),
    ("Cijfers opgeven", "monitoring.opgaven", Handeling.OPGAVE_INVOEREN),
)
MEE = ("regio", "leveringsvorm")
"""Filters that go along from one steering page to the next."""


@bp.app_template_global("stuurtabs")
def stuurtabs() -> list[Mapping[str, object]]:
    """Give the pages that this user may open, as the component *tabs* shows them."""
    rollen = huidige_gebruiker().rol_set
    gekozen = {naam: request.args[naam] for naam in MEE if request.args.get(naam)}
    return [
        {
            "tekst": tekst,
            "href": _adres(endpoint, gekozen if handeling is STUREN else {}),
            "actief": request.endpoint == endpoint,
        }
        for tekst, endpoint, handeling in PAGINAS
        if mag(rollen, handeling)
    ]


def _adres(endpoint: str, gekozen: Mapping[str, str]) -> str:
    adres = url_for(endpoint)
    return f"{adres}?{urlencode(gekozen)}" if gekozen else adres
