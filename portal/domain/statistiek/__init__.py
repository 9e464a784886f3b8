"""How figures are made and protected: rounding, hiding, medians and the periods they are about."""

from portal.domain.statistiek.beschermen import bescherm
from portal.domain.statistiek.doorlooptijd import (
    Doorlooptijd,
    Doorlooptijden,
    meet_doorlooptijd,
)
from portal.domain.statistiek.kosten import Bedragperiode, Maandkosten, kosten_per_maand
from portal.domain.statistiek.periode import Periode
from portal.domain.statistiek.stroom import Looptijd, in_en_uit, sluit_aan
from portal.domain.statistiek.tonen import Bescherming, Getoond, Relatie, Toonsoort, rond
from portal.domain.statistiek.verdeling import (
    mag_delen,
    mag_vergelijken,
    mediaan,
    percentiel,
    resten,
    verzamel,
)

__all__ = [
    "Bedragperiode",
    "Bescherming",
    "Doorlooptijd",
    "Doorlooptijden",
    "Getoond",
    "Looptijd",
    "Maandkosten",
    "Periode",
    "Relatie",
    "Toonsoort",
    "bescherm",
    "in_en_uit",
    "kosten_per_maand",
    "mag_delen",
    "mag_vergelijken",
    "mediaan",
    "meet_doorlooptijd",
    "percentiel",
    "resten",
    "rond",
    "sluit_aan",
    "verzamel",
]
