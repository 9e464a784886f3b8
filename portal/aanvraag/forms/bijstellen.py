"""The period in which the beslistermijn stands still with the aanbieder's consent."""

from portal.platform.forms import DatumField, VersieFormulier, validators


class Uitstelformulier(VersieFormulier):
    """First and last day."""

    van = DatumField("Eerste dag", validators=[validators.InputRequired("Vul de eerste dag in.")])
    tot_en_met = DatumField(
        "Laatste dag", validators=[validators.InputRequired("Vul de laatste dag in.")]
    )
