"""The life of a toekenning: how it runs, changes, is evaluated and ends."""
