"""Letters of the zorgkantoor as content, for the page and for the PDF alike."""
