"""Forms on the pages of a toekenning: shape only."""
