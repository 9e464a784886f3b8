"""Every change of meerzorgplan and meerzorgdialoog."""
