"""Give bytes as a file to keep: always an attachment, never opened inside the portal."""

import io

from flask import send_file
from flask.typing import ResponseReturnValue


def als_bijlage(inhoud: bytes, naam: str, mediatype: str) -> ResponseReturnValue:
    """Answer with a file, byte for byte; nosniff and no-store are on every answer."""
    return send_file(
        io.BytesIO(inhoud), mimetype=mediatype, as_attachment=True, download_name=naam, max_age=None
    )
