"""The period in which the beslistermijn stands still with the aanbieder's consent."""

from portal.aanvraag.forms.starten import BINNEN
from portal.platform.forms import DatumField, VersieFormulier, validators


def _dag(label: str, ontbreekt: str) -> DatumField:
    return DatumField(label, validators=[validators.InputRequired(ontbreekt), BINNEN])


class Uitstelformulier(VersieFormulier):
    """First and last day."""

    van = _dag("Eerste dag", "Vul de eerste dag in.")
    tot_en_met = _dag("Laatste dag", "Vul de laatste dag in.")
