"""Actions of bezwaar."""
