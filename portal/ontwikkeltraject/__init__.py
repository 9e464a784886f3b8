"""CCE ontwikkeltrajecten: the agenda, two bijeenkomsten, what was learned, and who is due."""
