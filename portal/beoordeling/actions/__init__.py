"""Every change that the zorgkantoor makes to a dossier."""
