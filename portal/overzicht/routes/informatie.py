"""Public pages: help, accessibility, privacy and keyboard shortcuts."""

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.domain.bevoegdheid import Handeling
from portal.overzicht.routes.blauwdruk import bp
from portal.toegang.bewaking import vereist


@bp.get("/hulp")
@vereist(Handeling.OPENBAAR_INFORMATIE)
def hulp() -> ResponseReturnValue:
    """Say where to find help, and what the words mean."""
    return render_template("overzicht/hulp.html")


@bp.get("/toegankelijkheid")
@vereist(Handeling.OPENBAAR_INFORMATIE)
def toegankelijkheid() -> ResponseReturnValue:
    """Say how accessible the portal is and what to do when something does not work."""
    return render_template("overzicht/toegankelijkheid.html")


@bp.get("/privacy")
@vereist(Handeling.OPENBAAR_INFORMATIE)
def privacy() -> ResponseReturnValue:
    """Say which data the portal keeps, who sees them and how they are protected."""
    return render_template("overzicht/privacy.html")


@bp.get("/sneltoetsen")
@vereist(Handeling.OPENBAAR_INFORMATIE)
def sneltoetsen() -> ResponseReturnValue:
    """List the keys that do something."""
    return render_template("overzicht/sneltoetsen.html")
