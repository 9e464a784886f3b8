"""The form of the rekentool: zorginzet, behandelaars, contextmiddelen, handmatig maatwerk."""

from portal.aanvraag.forms.blokken import (
    BlokkenFormulier,
    BlokVelden,
    Velden,
    getal,
)
from portal.platform.forms import (
    FieldList,
    FormField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)


class ZorgVelden(BlokVelden):
    """Hours of care per week."""

    bron = RadioField(
        "Hoe vult u de uren wonen en dagbesteding in?",
        choices=[
            SelectChoice("dagprogramma", "Met het dagprogramma van een week"),
            SelectChoice("totaal", "Als totaal per week"),
        ],
    )
    wonen = getal("Wonen", "Begeleiding, verzorging en verpleging samen")
    dagbesteding = getal("Dagbesteding", "Bij minder dan 5 dagen: het gemiddelde over de week")
    verzorging = getal("Verzorging", "Deel van de uren wonen")
    verpleging = getal("Verpleging", "Deel van de uren wonen")
    nachtzorg = getal("Nachtzorg", "Zorg die u geeft tussen 23.00 en 07.00 uur")
    min_uren = getal("Min-uren", "Uren dat de cliënt er niet is; deze gaan eraf")


class BehandelaarVelden(BlokVelden):
    """Hours per discipline."""

    gedragsdeskundige = getal("Gedragsdeskundige")
    psychiater = getal("Psychiater")
    avg = getal("AVG", "Arts verstandelijk gehandicapten")
    sog = getal("SOG", "Specialist ouderengeneeskunde")
    overige = getal("Overige behandelaren", "Bijvoorbeeld ergotherapie")


class PostVelden(Velden):
    """One context post."""

    onderwerp = StringField("Onderwerp")
    soort = SelectField("Soort", validate_choice=False)
    bedrag = getal("Bedrag per jaar")
    doel_id = SelectField("Bij welk doel", validate_choice=False)
    andere_betaling = StringField("Welke andere betaling is onderzocht?")
    eenmalig = SelectField(
        "Eenmalig of elk jaar",
        choices=[
            SelectChoice("", "Maak een keuze"),
            SelectChoice("ja", "Eenmalig"),
            SelectChoice("nee", "Elk jaar"),
        ],
        validate_choice=False,
    )


class ContextVelden(BlokVelden):
    """Context in hours and euros, and the tariefpercentage where none was agreed."""

    context_uren = getal("Contexturen", "Extra uren om de context te versterken")
    posten = FieldList(FormField(PostVelden), max_entries=20)
    tarief = getal("Tariefpercentage", "Wat u met het zorgkantoor heeft afgesproken")


class MaatwerkVelden(BlokVelden):
    """Hours and amount for a zorgprofiel without table."""

    meerzorguren = getal("Meerzorguren per week")
    bedrag_100 = getal("Bedrag per jaar bij 100%", "Zonder contextgebonden middelen")
    onderbouwing = TextAreaField("Hoe komt u aan deze uren en dit bedrag?")


class RekentoolFormulier(BlokkenFormulier):
    """The whole page; `maatwerk` is removed where the workbook has a table."""

    zorg = FormField(ZorgVelden)
    behandelaars = FormField(BehandelaarVelden)
    context = FormField(ContextVelden)
    maatwerk = FormField(MaatwerkVelden)

    def zet_keuzes(self, soorten: tuple[str, ...], doelen: dict[str, str]) -> None:
        """Offer the kinds of a post and the goals it can belong to."""
        for post in self.context.form["posten"]:
            post.form["soort"].choices = [
                SelectChoice("", "Maak een keuze"),
                *(SelectChoice(soort, soort.capitalize()) for soort in soorten),
            ]
            post.form["doel_id"].choices = [
                SelectChoice("", "Maak een keuze"),
                *(SelectChoice(doel, naam) for doel, naam in doelen.items()),
            ]

    def haal_post_weg(self, nummer: str) -> None:
        """Leave out the post with this place in the list, from 0."""
        posten = self.context.form["posten"]
        posten.entries = [post for nr, post in enumerate(posten.entries) if str(nr) != nummer]

    def verberg(self, *blokken: str) -> None:
        """Leave out blocks that this aanvraag does not have."""
        for blok in blokken:
            if blok in self:
                delattr(self, blok)
