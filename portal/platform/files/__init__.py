"""Judges uploaded files by their content: PDF, PNG and JPEG without anything hidden in them."""

from portal.platform.files.keuring import MAX_BYTES, BestandSoort, keur_bestand, veilige_naam

__all__ = ["MAX_BYTES", "BestandSoort", "keur_bestand", "veilige_naam"]
