"""How figures are made and protected: rounding, hiding, medians and the periods they are about."""

from portal.domain.statistiek.beschermen import bescherm
from portal.domain.statistiek.periode import Periode
from portal.domain.statistiek.tonen import Bescherming, Getoond, Relatie, Toonsoort, rond
from portal.domain.statistiek.verdeling import mag_vergelijken, mediaan, percentiel

__all__ = [
    "Bescherming",
    "Getoond",
    "Periode",
    "Relatie",
    "Toonsoort",
    "bescherm",
    "mag_vergelijken",
    "mediaan",
    "percentiel",
    "rond",
]
