"""Figures for parliament and for steering: counted, protected, kept as they were told."""
