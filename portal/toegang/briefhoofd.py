"""The sender above the letters of a zorgkantoor."""

from portal.platform import pdf
from portal.toegang.models import Briefhoofd


def als_briefhoofd(rij: Briefhoofd) -> pdf.Briefhoofd:
    """Give the letterhead of a zorgkantoor as the PDF engine wants it."""
    return pdf.Briefhoofd(
        organisatie=rij.naam,
        regio=rij.regio,
        adresregels=(rij.postadres,),
        contactregels=(rij.telefoon, rij.bereikbaarheid, rij.email),
        logo=rij.logo,
    )
