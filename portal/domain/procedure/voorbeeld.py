"""What can be done with a goed voorbeeld, in which stand and by whom."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from portal.domain.fouten import DomeinFout
from portal.domain.procedure.volgen import Voorbeeldstand as S


class Voorbeeldstap(StrEnum):
    """What somebody does with a goed voorbeeld that was proposed."""

    AANPASSEN = "aanpassen"
    GOEDKEUREN = "goedkeuren"
    TERUGSTUREN = "terugsturen"
    INTREKKEN = "intrekken"


VOORBEELDOVERGANGEN: Final[Mapping[tuple[S, Voorbeeldstap], S]] = {
    (S.VOORGEDRAGEN, Voorbeeldstap.AANPASSEN): S.VOORGEDRAGEN,
    (S.TERUGGESTUURD, Voorbeeldstap.AANPASSEN): S.VOORGEDRAGEN,
    (S.VOORGEDRAGEN, Voorbeeldstap.GOEDKEUREN): S.GOEDGEKEURD,
    (S.VOORGEDRAGEN, Voorbeeldstap.TERUGSTUREN): S.TERUGGESTUURD,
    (S.VOORGEDRAGEN, Voorbeeldstap.INTREKKEN): S.INGETROKKEN,
    (S.TERUGGESTUURD, Voorbeeldstap.INTREKKEN): S.INGETROKKEN,
    (S.GOEDGEKEURD, Voorbeeldstap.INTREKKEN): S.INGETROKKEN,
}
_TWEEDE_PERSOON: Final = frozenset({Voorbeeldstap.GOEDKEUREN, Voorbeeldstap.TERUGSTUREN})


def kan_voorbeeldstap(stand: S, stap: Voorbeeldstap, *, eigen: bool) -> bool:
    """Say whether a step is possible; the arguments as in `volgende_voorbeeldstand`.

    Bron: [procedure] §10 (goed voorbeeld voordragen / goedkeuren).
    """
    try:
        volgende_voorbeeldstand(stand, stap, eigen=eigen)
    except DomeinFout:
        return False
    return True


def volgende_voorbeeldstand(stand: S, stap: Voorbeeldstap, *, eigen: bool) -> S:
    """Say where a goed voorbeeld goes.

    Args:
        stand: Where it is now.
        stap: What is done.
        eigen: Whether the one who does it, proposed it. Only the proposer changes the text;
            only somebody else judges it.

    Raises:
        DomeinFout: `voorbeeld_stap_kan_niet`, `voorbeeld_van_uzelf` or `voorbeeld_van_ander`.

    Bron: [procedure] §10 (goed voorbeeld voordragen / goedkeuren), §11.
    """
    nieuw = VOORBEELDOVERGANGEN.get((stand, stap))
    if nieuw is None:
        raise DomeinFout("voorbeeld_stap_kan_niet")
    if stap in _TWEEDE_PERSOON and eigen:
        raise DomeinFout("voorbeeld_van_uzelf")
    if stap is Voorbeeldstap.AANPASSEN and not eigen:
        raise DomeinFout("voorbeeld_van_ander")
    return nieuw
