"""Two people changed the same text: does it clash, and what do both changes make together?"""

from dataclasses import dataclass

from portal.domain.voorwaarden import KEUZE
from portal.platform.encrypted import JsonWaarde


@dataclass(frozen=True, slots=True)
class Getoond:
    """What a page showed of one stored value, and posts back beside what was typed.

    Attributes:
        versie: Version of the row; 0 when there was none.
        waarde: The value that was shown.
    """

    versie: int
    waarde: JsonWaarde


def schoon(waarde: JsonWaarde) -> JsonWaarde:
    """Give a value without its empty parts, None when nothing is left; blanks are nothing."""
    if isinstance(waarde, str):
        return waarde if waarde.strip() else None
    if isinstance(waarde, dict):
        delen = {naam: schoon(deel) for naam, deel in waarde.items()}
        return {naam: deel for naam, deel in delen.items() if deel is not None} or None
    if isinstance(waarde, list):
        return [deel for deel in map(schoon, waarde) if deel is not None] or None
    return waarde


def botst(basis: JsonWaarde, hun: JsonWaarde, mijn: JsonWaarde) -> bool:
    """Say whether both changed the same part of what was shown, and differently.

    Parts with a name are compared one by one, except beside a choice: a toelichting belongs to
    the choice it was written for. Rows and texts are compared as a whole.
    """
    if mijn in (basis, hun) or hun == basis:
        return False
    if not _heeft_losse_delen(basis, hun, mijn):
        return True
    return any(botst(*delen) for delen in _per_deel(basis, hun, mijn).values())


def voeg_samen(basis: JsonWaarde, hun: JsonWaarde, mijn: JsonWaarde) -> JsonWaarde:
    """Give what was changed by either; where they clash, mine."""
    if mijn == basis:
        return hun
    if hun == basis or not _heeft_losse_delen(basis, hun, mijn):
        return mijn
    return schoon({naam: voeg_samen(*delen) for naam, delen in _per_deel(basis, hun, mijn).items()})


def _heeft_losse_delen(*waarden: JsonWaarde) -> bool:
    return all(
        waarde is None or (isinstance(waarde, dict) and KEUZE not in waarde) for waarde in waarden
    )


def _per_deel(
    basis: JsonWaarde, hun: JsonWaarde, mijn: JsonWaarde
) -> dict[str, tuple[JsonWaarde, JsonWaarde, JsonWaarde]]:
    oud, ander, eigen = _delen(basis), _delen(hun), _delen(mijn)
    return {
        naam: (oud.get(naam), ander.get(naam), eigen.get(naam))
        for naam in dict.fromkeys([*oud, *ander, *eigen])
    }


def _delen(waarde: JsonWaarde) -> dict[str, JsonWaarde]:
    return waarde if isinstance(waarde, dict) else {}
