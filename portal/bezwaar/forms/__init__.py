"""Forms of bezwaar."""
