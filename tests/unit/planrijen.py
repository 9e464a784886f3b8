"""Small rows of a meerzorgplan for tests, with values that matter little."""

import uuid
from datetime import UTC, date, datetime
from fractions import Fraction

from portal.domain.meerzorgplan import Cijfer, Toekenningrij, moment_van
from portal.platform.framework_data import get_plankader

REGELS = get_plankader("2026-1").regels
MOMENT = moment_van(2026, date(2026, 10, 1))
"""1 January up to and including 1 October 2026."""


def nr(getal: int) -> uuid.UUID:
    """Give the id with a number."""
    return uuid.UUID(int=getal)


def op(tekst: str) -> datetime:
    """Give the moment of a text as 2026-01-31."""
    return datetime.fromisoformat(tekst).replace(tzinfo=UTC)


def toekenning(getal: int, van: str, tot: str, **anders: object) -> Toekenningrij:
    """Give the toekenning with a number; of the client with that number unless said."""
    client = anders.pop("client", getal)
    assert isinstance(client, int)
    groep = anders.pop("groep", None)
    assert groep is None or isinstance(groep, int)
    vast: dict[str, object] = {
        "eigen": True,
        "soort": "individueel" if groep is None else "groep",
        "zorgprofiel": "VG7",
        "profiel": "Meerzorgprofiel 3",
        "maatwerk": False,
        "uren": Fraction(30),
        "prijspeil": 2026,
        "reden": "",
        "bekendgemaakt": (date.fromisoformat(van), op(van)),
        "bedrag_cent": 1_000_000,
        "bedrag_later_cent": None,
        "locatie": "Duinweg 1",
    }
    return Toekenningrij(
        id=nr(getal),
        client=nr(1000 + client),
        ingang=date.fromisoformat(van),
        einde=date.fromisoformat(tot),
        groep=None if groep is None else nr(groep),
        **(vast | anders),
    )


def waarden(cijfer: Cijfer) -> dict[str, Fraction | None]:
    """Give the number of every part by its code."""
    return {deel.code: deel.waarde for deel in cijfer}


def ids(cijfer: Cijfer, code: str) -> list[int]:
    """Give the numbers of the rows behind a part."""
    (deel,) = (deel for deel in cijfer if deel.code == code)
    return [rij.int for rij in deel.rijen]
