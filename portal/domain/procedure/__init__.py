"""How an aanvraag goes from start to besluit: toestanden, events, signatures and guards."""

from portal.domain.procedure.besluit import (
    BESLUIT_OVERGANGEN,
    BesluitToestand,
    pas_toe_op_besluit,
)
from portal.domain.procedure.gebeurtenissen import (
    Gebeurtenis,
    Stand,
    beslistermijn_uit,
    stand_na,
    stand_uit,
    termijngebeurtenissen,
    toestand_uit,
)
from portal.domain.procedure.ondertekening import (
    TEKENT,
    Handtekening,
    Handtekeningstand,
    Handtekeningstatus,
    Onderdeel,
    onderdelen_van,
    ondertekening_stand,
)
from portal.domain.procedure.overgangen import (
    NAAR_UITKOMST,
    OVERGANGEN,
    GebeurtenisSoort,
    Naar,
    Overgang,
    mogelijke_handelingen,
    pas_toe,
    vind_overgang,
)
from portal.domain.procedure.toestanden import (
    BESLIST,
    BIJ_AANBIEDER,
    IN_BEHANDELING,
    Kenmerk,
    Publiek,
    Toestand,
    woord,
)

__all__ = [
    "BESLIST",
    "BESLUIT_OVERGANGEN",
    "BIJ_AANBIEDER",
    "IN_BEHANDELING",
    "NAAR_UITKOMST",
    "OVERGANGEN",
    "TEKENT",
    "BesluitToestand",
    "Gebeurtenis",
    "GebeurtenisSoort",
    "Handtekening",
    "Handtekeningstand",
    "Handtekeningstatus",
    "Kenmerk",
    "Naar",
    "Onderdeel",
    "Overgang",
    "Publiek",
    "Stand",
    "Toestand",
    "beslistermijn_uit",
    "mogelijke_handelingen",
    "onderdelen_van",
    "ondertekening_stand",
    "pas_toe",
    "pas_toe_op_besluit",
    "stand_na",
    "stand_uit",
    "termijngebeurtenissen",
    "toestand_uit",
    "vind_overgang",
    "woord",
]
