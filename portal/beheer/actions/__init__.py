"""Every change that a beheerder makes, each with its audit line."""
