"""Let both sides of a dossier of a demonstration write to each other."""

from datetime import datetime, timedelta

from portal.aanvraag.actions.overleg import schrijf_overleg
from portal.demo.werk import Werk
from portal.domain.bevoegdheid import Rol

VRAAG_ID = "iz-nacht"
VRAAG = "U noemt drie momenten per nacht. Is dat elke nacht zo, of alleen na een onrustige dag?"
ANTWOORD = "Bijna elke nacht. Alleen na een weekend thuis slaapt hij soms door."
WEDERVRAAG = "De nieuwe gedragsdeskundige begint volgende maand. Moet dat in de aanvraag komen?"


def overleg(werk: Werk, op: datetime) -> None:
    """Ask about an answer, answer it, and ask something back about the whole dossier."""
    beoordelaar = werk.bij_zorgkantoor(Rol.BEOORDELAAR)
    manager, begeleider = werk.bij_aanbieder(Rol.MANAGER), werk.bij_aanbieder(Rol.BEGELEIDER)
    regels = (
        (VRAAG_ID, VRAAG, beoordelaar),
        (VRAAG_ID, ANTWOORD, manager),
        ("", WEDERVRAAG, begeleider),
    )
    for nr, (vraag_id, tekst, door) in enumerate(regels):
        schrijf_overleg(werk.aanvraag, vraag_id, tekst, door=door, op=op + timedelta(minutes=nr))
