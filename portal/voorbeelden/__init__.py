"""Goede voorbeelden: told without names, approved by a second person, open to everybody."""
