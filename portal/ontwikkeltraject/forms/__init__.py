"""Forms of ontwikkeltrajecten."""
