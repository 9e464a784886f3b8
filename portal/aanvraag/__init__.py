"""The aanvraag from check vooraf to submission, and every version of it."""
