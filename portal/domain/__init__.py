"""Rules of the regeling: pure functions and values, standard library only."""
