"""Goede voorbeelden for tests, as if they had been proposed, approved or sent back.

Every function adds rows to the session and flushes them; the caller commits.
"""

from datetime import UTC, datetime
from itertools import count

from portal.domain.procedure.volgen import Voorbeeldstand
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.voorbeelden.models import GoedVoorbeeld

OP = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TEKST = {
    "titel": "Rust in de ochtend",
    "situatie": "Opstaan met de hele groep gaf elke dag spanning.",
    "aanpak": "Een vaste begeleider begint eerder en volgt een vast ritme.",
    "resultaat": "De spanning nam af. Er zijn 6 uren per week minder nodig.",
    "thema": "spanning",
    "maatregel": "dagprogramma",
    "zorgprofiel": "7VG",
}
_minuut = count()


def maak_voorbeeld(
    door: Gebruiker, stand: Voorbeeldstand = Voorbeeldstand.GOEDGEKEURD, **tekst: str
) -> GoedVoorbeeld:
    """Make one in some stand; each is approved a minute after the one before."""
    voorbeeld = GoedVoorbeeld(
        organisatie_id=door.organisatie_id,
        stand=stand,
        voorgedragen_door_id=door.id,
        voorgedragen_op=OP,
        **TEKST | tekst,
    )
    if stand is Voorbeeldstand.GOEDGEKEURD:
        minuut = next(_minuut)
        voorbeeld.goedgekeurd_op = OP.replace(hour=10 + minuut // 60 % 12, minute=minuut % 60)
    db.session.add(voorbeeld)
    db.session.flush()
    return voorbeeld
