"""Queries of bezwaar."""
