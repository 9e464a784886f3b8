"""The years and halves that figures are about: which there are to choose from, and their words."""

from collections.abc import Sequence
from datetime import date

from portal.domain.statistiek import Periode

JAREN = 3


def list_periodes(op: date) -> Sequence[Periode]:
    """Give the years and halves that have begun, the newest first."""
    jaren = [Periode(op.year - nr) for nr in range(JAREN)]
    alle = [deel for jaar in jaren for deel in (jaar, *reversed(jaar.helften))]
    return [periode for periode in alle if periode.eerste <= op]


def periodewoorden(periode: str) -> str:
    """Give a period in words."""
    jaar, _, helft = periode.partition("-H")
    return {"": jaar, "1": f"eerste halfjaar {jaar}", "2": f"tweede halfjaar {jaar}"}[helft]
