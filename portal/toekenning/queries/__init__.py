"""Every read of toekenningen; tenancy is part of each."""
