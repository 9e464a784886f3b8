"""How the zorgkantoor ends its work on an aanvraag."""

from enum import StrEnum


class Uitkomst(StrEnum):
    """What is decided; buiten behandeling laten is no judgement on the care.

    Bron: [processen] A11; [procedure] §2.2.
    """

    TOEKENNEN = "toekennen"
    AFWIJZEN = "afwijzen"
    BIJSTELLEN = "bijstellen"
    BUITEN_BEHANDELING = "buiten_behandeling"
