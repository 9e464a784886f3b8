"""The ontwikkeltraject of the CCE: when a client is due for one."""

from portal.domain.ontwikkeltraject.beurt import bepaal_signaaldatum, bepaal_start
from portal.domain.ontwikkeltraject.regels import Trajectregels

__all__ = ["Trajectregels", "bepaal_signaaldatum", "bepaal_start"]
