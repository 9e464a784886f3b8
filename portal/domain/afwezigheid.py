"""When somebody may be away, and who may stand in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portal.domain.bevoegdheid import Rol
from portal.domain.fouten import DomeinFout


@dataclass(frozen=True, slots=True)
class Dagen:
    """A period, both days inclusive."""

    van: date
    tot_en_met: date

    def raakt(self, ander: "Dagen") -> bool:
        """Say whether two periods share a day."""
        return self.van <= ander.tot_en_met and ander.van <= self.tot_en_met


def controleer_afwezigheid(dagen: Dagen, *, vandaag: date, andere: Iterable[Dagen]) -> None:
    """Refuse a period that cannot be recorded.

    Args:
        dagen: The days of the new absence.
        vandaag: The day on which it is recorded; what is over cannot be recorded any more.
        andere: Other absences of the same person.

    Raises:
        DomeinFout: `einde_voor_begin`, `afwezigheid_voorbij` or `afwezigheid_overlapt`.

    Bron: [berichten] Ladder bij geen reactie; the choice of days is the portal's.
    """
    if dagen.tot_en_met < dagen.van:
        raise DomeinFout("einde_voor_begin", veld="tot_en_met")
    if dagen.tot_en_met < vandaag:
        raise DomeinFout("afwezigheid_voorbij", veld="tot_en_met")
    if any(dagen.raakt(ander) for ander in andere):
        raise DomeinFout("afwezigheid_overlapt", veld="van")


def controleer_vervanger(
    eigen: frozenset[Rol], vervanger: frozenset[Rol], *, dagen: Dagen, weg: Iterable[Dagen]
) -> None:
    """Refuse a colleague who cannot do the work, or is away too.

    Args:
        eigen: Roles of who is away.
        vervanger: Roles of the colleague; one in common is enough.
        dagen: The days of the absence.
        weg: Absences of the colleague.

    Raises:
        DomeinFout: `vervanger_zonder_rol` or `vervanger_ook_afwezig`.

    Bron: [berichten] Ladder bij geen reactie; [procedure] §10.
    """
    if not eigen & vervanger:
        raise DomeinFout("vervanger_zonder_rol", veld="vervanger")
    if any(dagen.raakt(ander) for ander in weg):
        raise DomeinFout("vervanger_ook_afwezig", veld="vervanger")
