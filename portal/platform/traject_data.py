"""Read the rules of the ontwikkeltraject from `config/ontwikkeltraject/`."""

import functools

from portal.domain.ontwikkeltraject import Trajectregels
from portal.platform.dated_files import read_folder


@functools.cache
def load_trajectregels() -> Trajectregels:
    """Return the newest rules; how long a traject counts is asked of today, never of the past."""
    return Trajectregels.uit_gegevens(read_folder("ontwikkeltraject")[-1])
