"""Letters about a bezwaar."""
