"""Every read of the aanvraag slice."""
