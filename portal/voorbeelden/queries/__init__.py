"""Every read of goede voorbeelden."""
