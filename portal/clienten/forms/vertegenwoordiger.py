"""The form about who speaks for a client."""

from portal.clienten.forms.velden import datumveld, kaal, keuzeveld, tekstveld
from portal.platform.forms import TextAreaField, VersieFormulier, validators


class VertegenwoordigerForm(VersieFormulier):
    """Who speaks for the client, and where letters go."""

    naam = tekstveld("Naam", 120, fout="Vul de naam in.")
    relatie = tekstveld(
        "Relatie met de cliënt",
        40,
        fout="Vul de relatie met de cliënt in.",
        uitleg="Bijvoorbeeld moeder, broer of mentor.",
    )
    wettelijk = keuzeveld(
        "Is dit een wettelijk vertegenwoordiger?", "wettelijk", fout="Kies een van de antwoorden."
    )
    adres = TextAreaField(
        "Adres",
        description="Straat en huisnummer, postcode en plaats. Elk op een eigen regel.",
        filters=[kaal],
        validators=[
            validators.DataRequired("Vul het adres in. Daar gaat de brief heen."),
            validators.Length(max=300),
        ],
    )
    van = datumveld("Vertegenwoordigt de cliënt vanaf", fout="Vul de eerste dag in.")
    tot = datumveld("Tot en met")
