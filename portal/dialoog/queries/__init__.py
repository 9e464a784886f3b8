"""Every read of meerzorgplan and meerzorgdialoog."""
