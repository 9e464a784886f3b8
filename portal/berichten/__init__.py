"""Messages: what the portal tells people, how it reaches them by e-mail, and proof of sending."""
