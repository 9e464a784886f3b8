"""The key with which a page keeps what was typed on a device while there is no connection."""

import base64
import hashlib
import hmac
from dataclasses import dataclass

from portal.ontwikkeltraject.routes.blauwdruk import bp
from portal.platform.settings import huidige_instellingen
from portal.toegang.bewaking import huidige_gebruiker

DOEL = "lokale-tekst"


@dataclass(frozen=True, slots=True)
class Lokaal:
    """What static/lokaal.js needs.

    Attributes:
        van: Stands for the user, and says nothing about who that is.
        sleutel: 256 bits in base64; without signing in as this user nobody gets it.
    """

    van: str
    sleutel: str


@bp.app_template_global("lokale_tekst")
def lokale_tekst() -> Lokaal:
    """Give the key of the user who is signed in; the same at every sign-in."""
    geheim = huidige_instellingen().sleutels.geheim.encode()
    nummer = str(huidige_gebruiker().id)
    van, sleutel = (
        hmac.new(geheim, f"{DOEL}:{deel}:{nummer}".encode(), hashlib.sha256).digest()
        for deel in ("van", "sleutel")
    )
    return Lokaal(van=van.hex()[:16], sleutel=base64.b64encode(sleutel).decode())
