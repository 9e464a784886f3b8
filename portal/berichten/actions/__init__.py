"""Actions of messages."""
