"""Forms of a zorgkantoor: letterhead, mandates, tariffs and settings."""

from collections.abc import Iterable
from uuid import UUID

from portal.beheer.forms.velden import emailveld, keuzes, tekstveld
from portal.domain.bevoegdheid import Uitkomst
from portal.platform.forms import (
    BooleanField,
    CheckboxField,
    DatumField,
    FileField,
    Formulier,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
    VersieFormulier,
    validators,
)
from portal.toegang.instellingen import Definitie, Soort

UITKOMSTEN = {
    Uitkomst.TOEKENNEN: "Toekennen",
    Uitkomst.AFWIJZEN: "Afwijzen",
    Uitkomst.BIJSTELLEN: "Bijstellen",
    Uitkomst.BUITEN_BEHANDELING: "Buiten behandeling laten",
}


class BriefhoofdForm(VersieFormulier):
    """The sender of every letter."""

    naam = tekstveld("Naam van het zorgkantoor", 120)
    regio = tekstveld("Regio", 120)
    bezoekadres = tekstveld("Bezoekadres", 200)
    postadres = tekstveld("Postadres", 200)
    telefoon = tekstveld("Telefoon", 20)
    bereikbaarheid = tekstveld("Wanneer bereikbaar", 120)
    email = emailveld()
    gezag_verblijf = tekstveld("Bevoegd gezag bij verblijf", 200)
    gezag_vpt = tekstveld("Bevoegd gezag bij vpt", 200)
    mandaatgrondslag = tekstveld("Grondslag van het mandaat", 300)
    bezwaar_adres = tekstveld("Adres voor bezwaar", 200)
    bezwaar_email = emailveld("E-mailadres voor bezwaar")
    rechtbank = tekstveld("Rechtbank", 120)
    logo = FileField("Logo", description="PNG, hoogstens 50 kB.")
    logo_weg = BooleanField("Logo verwijderen")


BRIEFVELDEN = (
    "naam",
    "regio",
    "bezoekadres",
    "postadres",
    "telefoon",
    "bereikbaarheid",
    "email",
    "gezag_verblijf",
    "gezag_vpt",
    "mandaatgrondslag",
    "bezwaar_adres",
    "bezwaar_email",
    "rechtbank",
)


class MandaatForm(Formulier):
    """A mandate of one user."""

    gebruiker = SelectField("Medewerker", validators=[validators.InputRequired()])
    soorten = CheckboxField(
        "Besluiten",
        choices=[SelectChoice(soort.value, label) for soort, label in UITKOMSTEN.items()],
        validators=[validators.InputRequired("Kies minstens 1 soort besluit.")],
    )
    maximum = StringField(
        "Hoogste jaarbedrag (100%)", description="Laat leeg als er geen grens is."
    )
    functietitel = tekstveld("Functie onder de brief", 80)
    van = DatumField("Geldt vanaf", validators=[validators.InputRequired()])
    tot = DatumField("Laatste dag", validators=[validators.Optional()])

    def bied_aan(self, gebruikers: Iterable[tuple[UUID, str]]) -> None:
        """Offer the users who may get a mandate."""
        self.gebruiker.choices = keuzes(gebruikers)


class TariefForm(Formulier):
    """The agreed percentage of one aanbieder and year."""

    percentage = StringField(
        "Afgesproken percentage van het maximumtarief",
        description="Bijvoorbeeld 96,5",
        validators=[validators.InputRequired()],
    )


class _InstellingForm(Formulier):
    van = DatumField("Geldt vanaf", validators=[validators.InputRequired()])


class JaNeeForm(_InstellingForm):
    """A setting that is yes or no."""

    waarde = RadioField(
        "Waarde",
        choices=[SelectChoice("ja", "Ja"), SelectChoice("nee", "Nee")],
        validators=[validators.InputRequired("Kies ja of nee.")],
    )


class KeuzeForm(_InstellingForm):
    """A setting that is one of some texts."""

    waarde = RadioField("Waarde", validators=[validators.InputRequired("Maak een keuze.")])


class GetalForm(_InstellingForm):
    """A setting that is a number."""

    waarde = IntegerField("Waarde", validators=[validators.InputRequired()])


class TientalForm(_InstellingForm):
    """A setting with one decimal."""

    waarde = StringField("Waarde", validators=[validators.InputRequired()])


class LijstForm(_InstellingForm):
    """A setting that is a list of lines."""

    waarde = TextAreaField(
        "Voorwaarden", description="1 voorwaarde per regel. Laat leeg als er geen zijn."
    )


_FORMULIEREN: dict[Soort, type[_InstellingForm]] = {
    Soort.JA_NEE: JaNeeForm,
    Soort.KEUZE: KeuzeForm,
    Soort.TIENTAL: TientalForm,
    Soort.LIJST: LijstForm,
}


def instelling_form(definitie: Definitie, **gegevens: object) -> _InstellingForm:
    """Make the form that fits a setting."""
    form = _FORMULIEREN.get(definitie.soort, GetalForm)(**gegevens)
    form["waarde"].label.text = definitie.label
    if isinstance(form, KeuzeForm):
        form.waarde.choices = [
            SelectChoice(keuze, keuze.replace("-", " ").capitalize()) for keuze in definitie.keuzes
        ]
    return form
