"""Managing users, locations, settings, letterhead and mandates."""
