"""The forms of signalen: register one, deal with one, and narrow the list."""

from collections.abc import Iterable, Mapping
from datetime import date

from portal.clienten.teksten import codes
from portal.monitoring.actions.signalen import Signaalgegevens
from portal.monitoring.queries.signaalteksten import list_keuzes, list_woorden
from portal.monitoring.queries.signalen import ALLE_VORMEN, Signaalstand, Signaalvraag
from portal.platform.form_fields import dag as dagveld
from portal.platform.forms import (
    Adresformulier,
    Formulier,
    RadioField,
    SelectChoice,
    SelectField,
    TextAreaField,
    VersieFormulier,
    validators,
)
from portal.platform.paging import lees_plaats

NIET_BEKEND, ALLE = "onbekend", ""
MEESTE_TEKENS = 4_000


def _tekst(label: str, uitleg: str, fout: str) -> TextAreaField:
    te_lang = f"Schrijf hoogstens {MEESTE_TEKENS} tekens."
    eis = [validators.DataRequired(fout), validators.Length(max=MEESTE_TEKENS, message=te_lang)]
    return TextAreaField(label, description=uitleg, validators=eis)


class Signaalformulier(Formulier):
    """What somebody signals."""

    dag = dagveld("Dag van het signaal")
    van_wie = RadioField(
        "Van wie komt het signaal?",
        validators=[validators.InputRequired("Kies van wie het signaal komt.")],
    )
    thema = SelectField("Onderwerp", validators=[validators.InputRequired("Kies een onderwerp.")])
    leveringsvorm = SelectField("Leveringsvorm")
    omschrijving = _tekst(
        "Wat is het signaal?",
        "Schrijf geen namen, geboortedatums of nummers op. Vertel wat iemand merkte.",
        "Schrijf op wat het signaal is.",
    )

    def vul_keuzes(self) -> None:
        """Offer the themes of now."""
        self.van_wie.choices = list(list_keuzes("van_wie"))
        self.thema.choices = [SelectChoice("", "Maak een keuze"), *_opties(list_keuzes("thema"))]
        self.leveringsvorm.choices = [
            SelectChoice(NIET_BEKEND, "Niet bekend"),
            *_opties(codes("leveringsvorm")),
        ]

    def gegevens(self) -> Signaalgegevens:
        """Give what was filled in; the form is valid."""
        assert self.dag.data is not None
        vorm = self.leveringsvorm.data or NIET_BEKEND
        return Signaalgegevens(
            dag=self.dag.data,
            van_wie=self.van_wie.data,
            thema=self.thema.data,
            leveringsvorm="" if vorm == NIET_BEKEND else vorm,
            omschrijving=(self.omschrijving.data or "").strip(),
        )


class Afhandelformulier(VersieFormulier):
    """What was done with a signaal."""

    dag = dagveld("Dag van afhandelen")
    afhandeling = _tekst(
        "Wat is ermee gedaan?",
        "Bijvoorbeeld: besproken met de zorgaanbieder, uitleg op de website aangepast.",
        "Schrijf op wat ermee is gedaan.",
    )

    def afgehandeld(self) -> tuple[date, str]:
        """Give the day and the text; the form is valid."""
        assert self.dag.data is not None
        return self.dag.data, (self.afhandeling.data or "").strip()


class Signaalfilter(Adresformulier):
    """Which signalen are shown; what cannot be read is left out."""

    stand = RadioField("Toon", default=Signaalstand.OPEN.value)
    van = dagveld("Vanaf", verplicht=False)
    tot = dagveld("Tot en met", verplicht=False)
    thema = SelectField("Onderwerp")
    van_wie = SelectField("Van wie")
    leveringsvorm = SelectField("Leveringsvorm", default=ALLE_VORMEN)

    def vul_keuzes(self) -> None:
        """Offer everything that can have been stored."""
        self.stand.choices = [("open", "Open"), ("afgehandeld", "Afgehandeld"), ("alles", "Alles")]
        alle = SelectChoice(ALLE, "Alle")
        self.thema.choices = [alle, *_opties(list_woorden("thema"))]
        self.van_wie.choices = [alle, *_opties(list_woorden("van_wie"))]
        vormen = [(code or NIET_BEKEND, woord) for code, woord in list_woorden("leveringsvorm")]
        self.leveringsvorm.choices = [SelectChoice(ALLE_VORMEN, "Alle"), *_opties(vormen)]

    def vraag(self, adres: Mapping[str, str]) -> Signaalvraag:
        """Give what is asked for; at a day that cannot be read the page says so."""
        for veld in (self.van, self.tot):
            veld.validate(self)
        stand = self.stand.data if self.stand.data in set(Signaalstand) else Signaalstand.OPEN
        self.stand.data = str(stand)
        bekend = {code for code, _ in list_woorden("leveringsvorm")} | {NIET_BEKEND}
        vorm = self.leveringsvorm.data if self.leveringsvorm.data in bekend else ALLE_VORMEN
        self.leveringsvorm.data = vorm
        return Signaalvraag(
            stand=Signaalstand(stand),
            van=self.van.data,
            tot=self.tot.data,
            thema=_gekozen(self.thema, "thema"),
            van_wie=_gekozen(self.van_wie, "van_wie"),
            leveringsvorm="" if vorm == NIET_BEKEND else vorm,
            na=lees_plaats(adres.get("na", "")),
            terug=lees_plaats(adres.get("terug", "")),
        )


def _opties(paren: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    return [SelectChoice(code, woord) for code, woord in paren]


def _gekozen(veld: SelectField, groep: str) -> str:
    return veld.data if veld.data in dict(list_woorden(groep)) else ""
