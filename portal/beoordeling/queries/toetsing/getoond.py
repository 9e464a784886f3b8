"""What a page shows of one oordeel: enough to see who changed what since."""

import hashlib
import json
from dataclasses import astuple, dataclass

from portal.beoordeling.models import Oordeel as Oordeelrij


@dataclass(frozen=True, slots=True)
class Oordeeltekst:
    """What stands in the fields of one criterium; `waarde` is empty while nothing is chosen."""

    waarde: str = ""
    toelichting: str = ""
    motivering: str = ""
    meekijken: str = ""

    @property
    def vingerafdruk(self) -> str:
        """Give a short digest, to compare two texts without repeating them in the page."""
        inhoud = json.dumps(astuple(self), ensure_ascii=False).encode()
        return hashlib.sha256(inhoud).hexdigest()[:16]


def tekst_van(rij: Oordeelrij | None) -> Oordeeltekst:
    """Give what is stored on a criterium."""
    if rij is None:
        return Oordeeltekst()
    return Oordeeltekst(rij.oordeel, rij.toelichting, rij.motivering, rij.meekijken)


def kenmerk_van(rij: Oordeelrij | None) -> str:
    """Give the hidden value of a criterium: version and digest of what the page shows."""
    return f"{rij.versie if rij else 0}:{tekst_van(rij).vingerafdruk}"


def is_getoond(kenmerk: str, rij: Oordeelrij | None) -> bool:
    """Say whether the page showed the version that is stored now."""
    return kenmerk.partition(":")[0] == str(rij.versie if rij else 0)


def is_ongewijzigd(kenmerk: str, tekst: Oordeeltekst) -> bool:
    """Say whether somebody left the fields of a criterium as the page showed them."""
    return kenmerk.partition(":")[2] == tekst.vingerafdruk
