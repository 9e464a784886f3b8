"""What stands beside the questions of a her-aanvraag: the vorige toekenning."""

from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.weergave.voorganger import paren_van_verschil, paren_van_vorige

TERUGBLIK = "heraanvraag"
"""Section of the vragenlijst beside which it stands."""


def voorganger_naast(stand: Stand, sectie_id: str = TERUGBLIK) -> dict[str, object]:
    """Give what the frame of a page shows on the left; nothing beside other sections."""
    if stand.vervolg is None or sectie_id != TERUGBLIK:
        return {}
    verschil = stand.vervolg.verschil
    return {
        "vorige": paren_van_vorige(stand.vervolg.voorganger),
        "verschil": paren_van_verschil(verschil) if verschil else (),
    }
