"""What is declared after a beschikking: days times the etmaalbedrag, per calendar month."""

from portal.domain.declaratie.maanden import (
    Declaratie,
    Declaratiemaand,
    Declaratieregels,
    Periode,
    declareer,
)

__all__ = ["Declaratie", "Declaratiemaand", "Declaratieregels", "Periode", "declareer"]
