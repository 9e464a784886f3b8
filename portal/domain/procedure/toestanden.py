"""In which toestand an aanvraag can be, and the word each side sees for it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Toestand(StrEnum):
    """Toestand of an aanvraag; nothing else is stored as its state."""

    CONCEPT = "concept"
    INTERN_AFGEWEZEN = "intern_afgewezen"
    VERVALLEN = "vervallen"
    INGEDIEND = "ingediend"
    AANVULLING_GEVRAAGD = "aanvulling_gevraagd"
    IN_TOETSING = "in_toetsing"
    BESLUIT_KLAARZETTEN = "besluit_klaarzetten"
    TER_CONTROLE = "ter_controle"
    BIJSTELLEN_GEVRAAGD = "bijstellen_gevraagd"
    TOEGEKEND = "toegekend"
    AFGEWEZEN = "afgewezen"
    BUITEN_BEHANDELING = "buiten_behandeling"
    INGETROKKEN = "ingetrokken"


class Kenmerk(StrEnum):
    """Mark beside the toestand that opens or closes a later choice."""

    AANVULLING_UITGEBLEVEN = "aanvulling_uitgebleven"
    BESLUIT_GEVRAAGD = "besluit_gevraagd"


class Publiek(StrEnum):
    """Side that reads the toestand."""

    AANBIEDER = "aanbieder"
    ZORGKANTOOR = "zorgkantoor"


BIJ_AANBIEDER = frozenset({Toestand.CONCEPT, Toestand.INTERN_AFGEWEZEN, Toestand.VERVALLEN})
IN_BEHANDELING = frozenset(
    {
        Toestand.INGEDIEND,
        Toestand.AANVULLING_GEVRAAGD,
        Toestand.IN_TOETSING,
        Toestand.BESLUIT_KLAARZETTEN,
        Toestand.TER_CONTROLE,
        Toestand.BIJSTELLEN_GEVRAAGD,
    }
)
BESLIST = frozenset({Toestand.TOEGEKEND, Toestand.AFGEWEZEN, Toestand.BUITEN_BEHANDELING})

# The aanbieder never sees that a besluit is being prepared or checked; the zorgkantoor never sees
# what was not submitted.
WOORDEN: Mapping[Publiek, Mapping[Toestand, str]] = MappingProxyType(
    {
        Publiek.AANBIEDER: {
            Toestand.CONCEPT: "Concept",
            Toestand.INTERN_AFGEWEZEN: "Intern gestopt",
            Toestand.VERVALLEN: "Vervallen",
            Toestand.INGEDIEND: "Ingediend",
            Toestand.AANVULLING_GEVRAAGD: "Aanvulling gevraagd",
            Toestand.IN_TOETSING: "In toetsing",
            Toestand.BESLUIT_KLAARZETTEN: "In toetsing",
            Toestand.TER_CONTROLE: "In toetsing",
            Toestand.BIJSTELLEN_GEVRAAGD: "Bijstellen gevraagd",
            Toestand.TOEGEKEND: "Toegekend",
            Toestand.AFGEWEZEN: "Afgewezen",
            Toestand.BUITEN_BEHANDELING: "Buiten behandeling",
            Toestand.INGETROKKEN: "Ingetrokken",
        },
        Publiek.ZORGKANTOOR: {
            Toestand.INGEDIEND: "Nieuw",
            Toestand.AANVULLING_GEVRAAGD: "Aanvulling gevraagd",
            Toestand.IN_TOETSING: "In toetsing",
            Toestand.BESLUIT_KLAARZETTEN: "Besluit klaarzetten",
            Toestand.TER_CONTROLE: "Ter controle",
            Toestand.BIJSTELLEN_GEVRAAGD: "Bijstellen gevraagd",
            Toestand.TOEGEKEND: "Toegekend",
            Toestand.AFGEWEZEN: "Afgewezen",
            Toestand.BUITEN_BEHANDELING: "Buiten behandeling",
            Toestand.INGETROKKEN: "Ingetrokken",
        },
    }
)
DEELS = "Deels toegekend"


def woord(toestand: Toestand, publiek: Publiek, *, deels: bool = False) -> str | None:
    """Return the word that one side sees for a toestand.

    Args:
        toestand: Toestand of the aanvraag.
        publiek: Who reads it.
        deels: Less was granted than requested; only matters for `toegekend`.

    Returns:
        The word, or None when this side may not see the aanvraag at all.

    Bron: [procedure] §1.
    """
    if deels and toestand is Toestand.TOEGEKEND:
        return DEELS
    return WOORDEN[publiek].get(toestand)
