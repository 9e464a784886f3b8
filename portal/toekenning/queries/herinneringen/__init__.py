"""What of a toekenning asks for attention around a day: N20-N27, N50 and N52 of the list.

Every source asks a constant number of queries; who hears it is only looked up for the engine.
"""

from portal.toekenning.queries.herinneringen.doelen import doelen
from portal.toekenning.queries.herinneringen.looptijd import (
    af_te_bouwen,
    halverwege,
    in_het_plan,
    laatste_dagen,
    te_evalueren,
)
from portal.toekenning.queries.herinneringen.verhuizing import te_ondertekenen

BRONNEN = (
    laatste_dagen,
    te_evalueren,
    halverwege,
    in_het_plan,
    af_te_bouwen,
    doelen,
    te_ondertekenen,
)

__all__ = ["BRONNEN"]
