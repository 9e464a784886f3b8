"""Technical parts of the web layer: templates, static files, texts."""
