"""The forms of meerzorgplan and dialoog."""
