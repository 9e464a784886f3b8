"""Where somebody goes after signing in: only to a page of the portal itself."""

import re
from urllib.parse import urlsplit

BEGIN = "/"
NIET_TERUG = frozenset({"/inloggen", "/uitloggen"})
_VREEMD = re.compile(r"[\x00-\x20\x7f\\]")


def veilig_pad(gevraagd: str | None) -> str:
    """Give the wished path when it is one of our own, else the start page.

    Only an absolute path passes: no scheme, no host, no second slash in front, no backslash, no
    control character or blank that a browser would leave out.
    """
    if not gevraagd or _VREEMD.search(gevraagd):
        return BEGIN
    if not gevraagd.startswith("/") or gevraagd.startswith("//"):
        return BEGIN
    try:
        delen = urlsplit(gevraagd)
    except ValueError:
        return BEGIN
    if delen.scheme or delen.netloc or delen.path in NIET_TERUG:
        return BEGIN
    return gevraagd
