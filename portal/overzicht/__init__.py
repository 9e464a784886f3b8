"""Start page per role, public pages and the dossier timeline."""
