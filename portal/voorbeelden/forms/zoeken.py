"""The search in goede voorbeelden; it stands in the address."""

from collections.abc import Mapping, Sequence
from datetime import date

from portal.platform.forms import Adresformulier, SelectChoice, SelectField, StringField
from portal.platform.paging import lees_uuid
from portal.voorbeelden.forms.voorbeeld import list_profielkeuzes
from portal.voorbeelden.queries import Zoekvraag, list_maatregelen, list_themas

LANGSTE = 100


class Zoekformulier(Adresformulier):
    """What is looked for; a choice that does not exist narrows nothing."""

    woorden = StringField("Woorden", description="Bijvoorbeeld rust ochtend")
    thema = SelectField("Thema")
    maatregel = SelectField("Soort maatregel")
    profiel = SelectField("Zorgprofiel")

    def vul_keuzes(self, op: date) -> None:
        """Offer the themes, measures and zorgprofielen of a day."""
        self.thema.choices = _met_alle(list_themas())
        self.maatregel.choices = _met_alle(list_maatregelen())
        self.profiel.choices = list_profielkeuzes(op)

    def vraag(self, adres: Mapping[str, str]) -> Zoekvraag:
        """Give what is asked for."""
        for veld in (self.thema, self.maatregel, self.profiel):
            if veld.data not in {waarde for waarde, *_ in veld.iter_choices()}:
                veld.data = ""
        self.woorden.data = (self.woorden.data or "").strip()[:LANGSTE]
        return Zoekvraag(
            thema=self.thema.data,
            zorgprofiel=self.profiel.data,
            maatregel=self.maatregel.data,
            woorden=self.woorden.data,
            na=lees_uuid(adres.get("na")),
            tot=lees_uuid(adres.get("tot")),
        )


def _met_alle(namen: Sequence[tuple[str, str]]) -> list[SelectChoice]:
    alle = SelectChoice(value="", label="Alle")
    return [alle, *(SelectChoice(value=code, label=naam) for code, naam in namen)]
