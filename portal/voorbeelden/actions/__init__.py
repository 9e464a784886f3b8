"""Every change of goede voorbeelden."""
