"""Bezwaar: lodged, made complete, heard, advised on by the Zorginstituut, and decided."""
