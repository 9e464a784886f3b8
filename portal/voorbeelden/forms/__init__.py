"""The forms of goede voorbeelden."""
