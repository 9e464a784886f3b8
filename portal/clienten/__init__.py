"""The people in care: clients, representatives, placements and indications."""
