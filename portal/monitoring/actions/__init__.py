"""Every change of monitoring."""
