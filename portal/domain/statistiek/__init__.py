"""How figures are made and protected: rounding, hiding, medians and the periods they are about."""

from portal.domain.statistiek.beschermen import bescherm
from portal.domain.statistiek.periode import Periode
from portal.domain.statistiek.stroom import Looptijd, in_en_uit
from portal.domain.statistiek.tonen import Bescherming, Getoond, Relatie, Toonsoort, rond
from portal.domain.statistiek.verdeling import mag_vergelijken, mediaan, percentiel

__all__ = [
    "Bescherming",
    "Getoond",
    "Looptijd",
    "Periode",
    "Relatie",
    "Toonsoort",
    "bescherm",
    "in_en_uit",
    "mag_vergelijken",
    "mediaan",
    "percentiel",
    "rond",
]
