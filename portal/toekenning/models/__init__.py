"""Tables of what happens to a toekenning after it came into being."""
