"""Forms to find clients: by the start of a code, or exactly by what is encrypted."""

from portal.clienten.forms.velden import bsnveld, datumveld, tekstveld
from portal.platform.forms import Adresformulier, Formulier, StringField

NIETS = "Vul een BSN of een achternaam in."


class CodeForm(Adresformulier):
    """The start of a code; it stands in the address, so it carries no token."""

    code = StringField("Cliëntcode begint met")


class ZoekForm(Formulier):
    """A BSN, or an achternaam with or without geboortedatum."""

    zoek_bsn = bsnveld()
    zoek_achternaam = tekstveld(
        "Achternaam", 80, uitleg="De hele achternaam, zonder tussenvoegsel."
    )
    zoek_geboortedatum = datumveld("Geboortedatum", uitleg="Bijvoorbeeld 27-11-1990")

    def validate(self, extra_validators: object = None) -> bool:
        """Ask for something to search for."""
        del extra_validators
        goed = bool(super().validate())
        if goed and not (self.zoek_bsn.data or self.zoek_achternaam.data):
            self.zoek_achternaam.errors = [NIETS]
            return False
        return goed
