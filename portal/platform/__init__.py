"""Technical services without domain words."""
