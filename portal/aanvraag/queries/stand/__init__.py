"""Where one aanvraag stands: what is filled in, missing, signed, and may it be submitted?"""

from portal.aanvraag.queries.stand.indiening import bepaal_indiening, verklaringen_van
from portal.aanvraag.queries.stand.kader import Kader, laad_kader
from portal.aanvraag.queries.stand.stand import Stand, bepaal_stand

__all__ = ["Kader", "Stand", "bepaal_indiening", "bepaal_stand", "laad_kader", "verklaringen_van"]
