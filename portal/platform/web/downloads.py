"""Give bytes as a file to keep: always an attachment, never opened inside the portal."""

from flask import Response


def als_bijlage(inhoud: bytes, naam: str, mediatype: str) -> Response:
    """Answer with a file, byte for byte; nosniff and no-store are on every answer."""
    antwoord = Response(inhoud, mimetype=mediatype)
    antwoord.headers.set("Content-Disposition", "attachment", filename=naam)
    return antwoord
