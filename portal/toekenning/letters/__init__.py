"""Letters on what happens to a toekenning."""
