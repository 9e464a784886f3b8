"""Every change of state of the aanvraag slice."""
