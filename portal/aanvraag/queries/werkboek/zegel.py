"""What a workbook would fill in, as text that only the portal can read, for the page between."""

import json
import uuid
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidTag

from portal.domain.fouten import DomeinFout
from portal.platform.encrypted import JsonWaarde, ontsleutel, versleutel

GELDIG = timedelta(hours=1)


def verzegel_gegevens(gegevens: Mapping[str, JsonWaarde], plaats: str, *, op: datetime) -> str:
    """Give data as sealed text.

    Args:
        gegevens: What would be filled in; the file itself is kept nowhere.
        plaats: For whom and what; it opens nowhere else.
        op: The moment; after an hour it no longer opens.
    """
    inhoud = {**gegevens, "tot": (op + GELDIG).isoformat()}
    rauw = zlib.compress(json.dumps(inhoud, ensure_ascii=False).encode())
    return urlsafe_b64encode(versleutel(rauw, plaats)).decode()


def ontzegel_gegevens(zegel: str, plaats: str, *, op: datetime) -> dict[str, Any]:
    """Read what `verzegel_gegevens` wrote for the same place.

    Raises:
        DomeinFout: `werkboek_verlopen` when it is too old, changed, or of another place.
    """
    try:
        inhoud: dict[str, Any] = json.loads(
            zlib.decompress(ontsleutel(urlsafe_b64decode(zegel), plaats))
        )
    except (ValueError, InvalidTag, LookupError, zlib.error) as fout:
        raise DomeinFout("werkboek_verlopen") from fout
    if datetime.fromisoformat(inhoud["tot"]) < op:
        raise DomeinFout("werkboek_verlopen")
    return inhoud


def plaats_van(gebruiker_id: uuid.UUID, doel_id: uuid.UUID, soort: str = "werkboek") -> str:
    """Name for whom, and for which aanvraag, client or group, a filling is sealed."""
    return f"{soort}|{gebruiker_id}|{doel_id}"
