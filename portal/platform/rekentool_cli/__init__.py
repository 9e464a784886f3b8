"""The rekentool on the command line."""

from portal.platform.rekentool_cli.opdracht import bereken_geval, rekentool, voer_uit

__all__ = ["bereken_geval", "rekentool", "voer_uit"]
