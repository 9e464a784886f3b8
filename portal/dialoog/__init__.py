"""The yearly meerzorgplan and meerzorgdialoog, and the afspraken that return a year later."""
