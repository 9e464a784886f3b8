"""The reports of an ontwikkeltraject: B16, and B19 in plain words."""
