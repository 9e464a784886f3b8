"""Every read of the assessment, always for one user."""
