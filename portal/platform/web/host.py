"""Only the portal's own names are answered; addresses never come from the Host header."""

from typing import Any
from urllib.parse import urlsplit

from flask import Flask, abort, request, url_for

from portal.platform.settings import Instellingen, huidige_instellingen
from portal.platform.web.rules import GEZONDHEID


def richt_in(app: Flask) -> None:
    """Refuse every request for another host."""
    app.before_request(_weiger_vreemde_host)


def absolute_url(endpoint: str, **waarden: Any) -> str:
    """Give the full address of a page, from BASE_URL."""
    return huidige_instellingen().base_url + url_for(endpoint, **waarden)


def _weiger_vreemde_host() -> None:
    if request.endpoint not in GEZONDHEID and not _is_eigen(request.host, huidige_instellingen()):
        abort(400)


def _is_eigen(host: str, instellingen: Instellingen) -> bool:
    """Compare name and port; a setting without a port allows every port of that name."""
    naam = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    eigen = {urlsplit(instellingen.base_url).netloc, *instellingen.toegestane_hosts}
    return host in eigen or naam in eigen
