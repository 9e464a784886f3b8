"""The forms of the check vooraf: one for each kind of node, and one for a consult."""

from collections.abc import Iterable, Mapping

from portal.aanvraag.actions.check import Checkinvoer
from portal.aanvraag.queries.woorden import woorden
from portal.domain.check_vooraf import Grond, Keuze, vinkjes
from portal.domain.fouten import DomeinFout
from portal.domain.waarden import centen, euro_uit_tekst
from portal.platform.forms import (
    BooleanField,
    CheckboxField,
    DatumField,
    Formulier,
    RadioField,
    SelectChoice,
    StringField,
    TextAreaField,
    VersieFormulier,
    validators,
)

LANG = validators.Length(max=20_000)
NOG_NIET_BEKEND = "nog niet bekend"
BEDRAGEN = ("dagbedrag_profiel", "dagbedrag_lvhc_prestatie")


class Knoopformulier(VersieFormulier):
    """What every node asks: a toelichting beside the answer."""

    toelichting = TextAreaField("Toelichting", validators=[LANG])

    def invoer(self) -> Checkinvoer:
        """Give what was filled in.

        Raises:
            DomeinFout: `geen_bedrag` at an amount that cannot be read.
        """
        return Checkinvoer(
            waarden=self.waarden(),
            bedragen=self.bedragen(),
            toelichting=(self.toelichting.data or "").replace("\r\n", "\n").strip(),
            versie=self.versie.data or 0,
        )

    def waarden(self) -> tuple[str, ...]:
        """Give the chosen answers."""
        return ()

    def bedragen(self) -> Mapping[str, str]:
        """Give the amounts as decimal text."""
        return {}


class Keuzeformulier(Knoopformulier):
    """One answer out of several."""

    keuze = RadioField("Uw antwoord", validate_choice=False)

    def bied_aan(self, keuzes: Iterable[Keuze]) -> None:
        """Offer the answers that exist here."""
        namen = woorden("checkkeuze")
        self.keuze.choices = [
            SelectChoice(keuze.waarde, namen.get(keuze.waarde) or _met_hoofdletter(keuze.waarde))
            for keuze in keuzes
        ]

    def waarden(self) -> tuple[str, ...]:
        """Give the chosen answer."""
        return (self.keuze.data,) if self.keuze.data else ()


class Grondenformulier(Knoopformulier):
    """The boxes of the gronden that a person knows."""

    keuze = CheckboxField("Welke kenmerken gelden voor deze cliënt?", validate_choice=False)

    def bied_aan(self, gronden: Iterable[Grond]) -> None:
        """Offer a box for each grond, or for each of its conditions."""
        self.keuze.choices = [
            SelectChoice(vinkje, naam) for grond in gronden for vinkje, naam in namen_van(grond)
        ]

    def waarden(self) -> tuple[str, ...]:
        """Give the ticked boxes that exist, in their order."""
        gekozen = set(self.keuze.data or [])
        bekend = (str(waarde) for waarde, *_ in self.keuze.iter_choices())
        return tuple(waarde for waarde in bekend if waarde in gekozen)


class Bedragenformulier(Knoopformulier):
    """Two amounts per day, which may not be known yet."""

    dagbedrag_profiel = StringField("Dagbedrag van het profiel", validators=[LANG])
    dagbedrag_lvhc_prestatie = StringField("Dagbedrag van de LVHC-prestatie", validators=[LANG])
    onbekend = BooleanField("Ik weet de dagbedragen nog niet")

    def waarden(self) -> tuple[str, ...]:
        """Say that the amounts are not known yet, where that is so."""
        return (NOG_NIET_BEKEND,) if self.onbekend.data else ()

    def bedragen(self) -> Mapping[str, str]:
        """Give the amounts as decimal text, none while they are not known yet."""
        return {} if self.onbekend.data else {naam: self._bedrag(naam) for naam in BEDRAGEN}

    def _bedrag(self, naam: str) -> str:
        try:
            return str(centen(euro_uit_tekst(self[naam].data or "")))
        except DomeinFout as fout:
            raise DomeinFout("geen_bedrag", veld=naam) from fout


class Consultformulier(Formulier):
    """A consultation that took place."""

    datum = DatumField("Wanneer was het consult?", validators=[validators.InputRequired()])
    met_wie = StringField(
        "Met wie?",
        description="Naam en organisatie, bijvoorbeeld CCE",
        validators=[validators.InputRequired(), validators.Length(max=200)],
    )
    advies = TextAreaField("Wat was het advies?", validators=[validators.InputRequired(), LANG])
    uitgevoerd = TextAreaField(
        "Wat heeft u met het advies gedaan?", validators=[validators.InputRequired(), LANG]
    )


class Analyseformulier(Formulier):
    """Why the case stops here."""

    analyse = TextAreaField(
        "Wat leerde deze zaak u?",
        description="Wat speelde er, waarom past meerzorg niet, en wat doet u nu?",
        validators=[LANG],
    )


def _met_hoofdletter(tekst: str) -> str:
    return tekst[0].upper() + tekst[1:]


def namen_van(grond: Grond) -> list[tuple[str, str]]:
    """Give each box of a grond with its text."""
    teksten = grond.voorwaarden or (grond.naam,)
    return [
        (vinkje, f"{grond.naam}: {tekst}" if grond.voorwaarden else tekst)
        for vinkje, tekst in zip(vinkjes(grond), teksten, strict=True)
    ]
