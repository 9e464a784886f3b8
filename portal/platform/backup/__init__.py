"""Copy the database to a sealed folder, and put such a copy back."""
