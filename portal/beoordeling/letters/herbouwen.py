"""Can a letter that was sent be made again, byte for byte?"""

import hashlib
import json
from enum import StrEnum
from typing import Protocol

from portal.platform.pdf import maak_pdf, sjabloonversie, van_gegevens


class VerzondenBrief(Protocol):
    """A letter kept with its content, its bytes, and the digests of both."""

    @property
    def brief(self) -> bytes:
        """Canonical JSON of the content."""

    @property
    def pdf(self) -> bytes:
        """The bytes that were sent."""

    @property
    def brief_sha256(self) -> str:
        """Digest of the content."""

    @property
    def pdf_sha256(self) -> str:
        """Digest of the bytes."""

    @property
    def sjabloonversie(self) -> str:
        """Template and library that made it."""


class Vergelijking(StrEnum):
    """What came of making a letter again."""

    GELIJK = "gelijk"
    ANDERS = "anders"
    ANDERE_VERSIE = "andere versie"


def vergelijk(rij: VerzondenBrief, sjabloon: str) -> Vergelijking:
    """Compare stored content, stored bytes and bytes made now with the digests of sending.

    A letter of another template or library version cannot be compared.

    Args:
        rij: The letter.
        sjabloon: The template that writes letters of its kind now.
    """
    if rij.sjabloonversie != sjabloonversie(sjabloon):
        return Vergelijking.ANDERE_VERSIE
    opnieuw = maak_pdf(van_gegevens(json.loads(rij.brief)))
    digests = [hashlib.sha256(deel).hexdigest() for deel in (rij.brief, rij.pdf, opnieuw)]
    gelijk = digests == [rij.brief_sha256, rij.pdf_sha256, rij.pdf_sha256]
    return Vergelijking.GELIJK if gelijk else Vergelijking.ANDERS
