"""In which toestand a besluit can be, apart from the aanvraag it belongs to."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout


class BesluitToestand(StrEnum):
    """Toestand of one besluit; a herstelbesluit walks the same road while the aanvraag stays."""

    CONCEPT = "concept"
    TER_CONTROLE = "ter_controle"
    VASTGESTELD = "vastgesteld"
    HERSTELD = "hersteld"
    HERROEPEN = "herroepen"


VERZONDEN_BESLUIT = (
    BesluitToestand.VASTGESTELD,
    BesluitToestand.HERSTELD,
    BesluitToestand.HERROEPEN,
)
"""The letter went out, whatever came of the besluit afterwards."""
BESLUIT_OVERGANGEN: Mapping[tuple[BesluitToestand, Handeling], BesluitToestand] = MappingProxyType(
    {
        (
            BesluitToestand.CONCEPT,
            Handeling.BESLUIT_TER_CONTROLE_AANBIEDEN,
        ): BesluitToestand.TER_CONTROLE,
        (BesluitToestand.CONCEPT, Handeling.BESLUIT_VASTSTELLEN): BesluitToestand.VASTGESTELD,
        (BesluitToestand.TER_CONTROLE, Handeling.BESLUIT_TERUGSTUREN): BesluitToestand.CONCEPT,
        (BesluitToestand.TER_CONTROLE, Handeling.BESLUIT_VASTSTELLEN): BesluitToestand.VASTGESTELD,
    }
)


def pas_toe_op_besluit(toestand: BesluitToestand, handeling: Handeling) -> BesluitToestand:
    """Return the toestand of a besluit after a handeling.

    A besluit becomes `hersteld` when the herstelbesluit that names it is fixed, not by a handeling
    of its own.

    Raises:
        DomeinFout: `handeling_niet_mogelijk` when the pair is not in the table.

    Bron: [procedure] §2.2.
    """
    nieuw = BESLUIT_OVERGANGEN.get((toestand, handeling))
    if nieuw is None:
        raise DomeinFout("handeling_niet_mogelijk", toestand=toestand, handeling=handeling)
    return nieuw
