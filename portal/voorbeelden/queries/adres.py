"""Where somebody who works on a dossier finds the goede voorbeelden that fit it."""

from datetime import date

from flask import url_for

from portal.clienten.queries import find_keuze


def zoekadres(zorgprofiel: str, *, op: date) -> str:
    """Give the address of the search for a zorgprofiel.

    Args:
        zorgprofiel: Its name in the rekentool or in the Rlz; empty, or unknown: any profile.
        op: Day whose table holds.
    """
    return url_for("voorbeelden.lijst", profiel=find_keuze(zorgprofiel, op=op) or None)
