"""The rekentool on the command line."""

from portal.platform.rekentool_cli.opdracht import bereken_geval, rekentool, voer_uit
from portal.platform.rekentool_cli.schrijven import ONGEWOGEN, groep_als_json

__all__ = ["ONGEWOGEN", "bereken_geval", "groep_als_json", "rekentool", "voer_uit"]
