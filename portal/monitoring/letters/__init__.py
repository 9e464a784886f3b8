"""Documents of monitoring."""
