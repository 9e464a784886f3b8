"""Every change in the life of a toekenning."""
