"""Who works where: organisations, users, roles and sign-in."""
