"""The forms of the aanvraag: shape only, one module per part."""
