"""The documents of meerzorgplan and dialoog."""
