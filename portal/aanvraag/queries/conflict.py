"""Two versions of one text beside each other, with what was there before."""

from dataclasses import dataclass
from datetime import datetime

from portal.aanvraag.queries.woordverschil import Stuk, vergelijk_woorden
from portal.platform.encrypted import JsonWaarde


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A value that somebody else changed while it was being changed here.

    Attributes:
        sleutel: Which value: the id of a question or of a doel.
        basis: What the page had shown.
        hun: What is stored now.
        mijn: What is stored when the user keeps the own version.
        versie: Version of what is stored now.
        door: Name of who stored it.
        op: When, UTC.
    """

    sleutel: str
    basis: JsonWaarde
    hun: JsonWaarde
    mijn: JsonWaarde
    versie: int
    door: str
    op: datetime


def markeer(oud: str, nieuw: str) -> tuple[Stuk, ...]:
    """Divide the new text in pieces that stood in the old one and pieces that did not."""
    return vergelijk_woorden(oud, nieuw)[1]
