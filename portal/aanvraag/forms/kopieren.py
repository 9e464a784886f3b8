"""The form to choose the aanvraag from which answers are taken over."""

from collections.abc import Iterable

from portal.aanvraag.models import Aanvraag
from portal.platform.forms import Formulier, RadioField, SelectChoice, validators


class Bronformulier(Formulier):
    """Which aanvraag."""

    bron = RadioField("Uit welke aanvraag?", validators=[validators.InputRequired()])

    def bied_aan(self, aanvragen: Iterable[Aanvraag]) -> None:
        """Offer these aanvragen."""
        self.bron.choices = [
            SelectChoice(
                str(rij.id),
                f"{rij.nummer}, {'groep' if rij.is_groep else 'cliënt'} {rij.clientcode}",
            )
            for rij in aanvragen
        ]
