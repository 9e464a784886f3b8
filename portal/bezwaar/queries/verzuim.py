"""What misses in a bezwaar, and what was asked of the bezwaarmaker."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portal.bezwaar.models import Bezwaar
from portal.domain.procedure import Bezwaarfeit, Bezwaargebeurd
from portal.domain.procedure.bezwaar import Bezwaarmaker, Verzuim

GEVRAAGD = frozenset({Bezwaarfeit.HERSTEL_GEVRAAGD, Bezwaarfeit.REDEN_GEVRAAGD})


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """What the zorgkantoor asked, and until when an answer counts.

    Attributes:
        reden: Why the bezwaar is late is asked.
    """

    dag: date
    uiterlijk: date
    punten: Sequence[Verzuim]
    reden: bool


def list_verzuim(bezwaar: Bezwaar) -> Sequence[Verzuim]:
    """Give what the portal itself sees missing; a person may see more on paper.

    Bron: [awb] art. 2:1, 6:5; [processen] C8.
    """
    namens = bezwaar.bezwaarmaker is Bezwaarmaker.CLIENT and bool(bezwaar.gemachtigde)
    ontbreekt = {
        Verzuim.GRONDEN: not bezwaar.gronden,
        Verzuim.MACHTIGING: namens and bezwaar.machtiging_op is None,
        Verzuim.NAAM_EN_ADRES: not (bezwaar.naam and bezwaar.adres),
    }
    return [punt for punt, mist in ontbreekt.items() if mist]


def find_gevraagd(verloop: Sequence[Bezwaargebeurd]) -> Gevraagd | None:
    """Give what was asked, None when nothing was; it is asked once."""
    for rij in verloop:
        if rij.soort in GEVRAAGD:
            punten = str(rij.gegevens.get("punten", ""))
            return Gevraagd(
                dag=rij.dag,
                uiterlijk=rij.datum("hersteldatum"),
                punten=[Verzuim(punt) for punt in punten.split(",") if punt],
                reden=bool(rij.gegevens.get("reden")),
            )
    return None
