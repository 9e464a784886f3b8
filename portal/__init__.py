"""Meerzorgportaal: aanvragen, beoordelen en volgen van meerzorg."""
