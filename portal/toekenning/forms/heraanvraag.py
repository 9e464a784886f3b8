"""The form with which a her-aanvraag starts."""

from collections.abc import Collection

from portal.aanvraag.queries.starten import LAATST, VROEGST
from portal.domain.procedure.heraanvraag import Aanleiding
from portal.platform.form_fields import binnen
from portal.platform.forms import (
    DatumField,
    Formulier,
    IntegerField,
    RadioField,
    SelectChoice,
    TextAreaField,
    validators,
)

LANGSTE_TEKST = 20_000
TEKSTEN = {
    Aanleiding.EINDE_LOOPTIJD: "De periode loopt af of is afgelopen",
    Aanleiding.TUSSENTIJDS: "Tussentijds: de inzet of het resultaat past niet meer",
}


SOORTEN = [
    SelectChoice("individueel", "Individueel"),
    SelectChoice("preventief", "Kortdurend en preventief"),
]


class Herstartformulier(Formulier):
    """Why, in which form, and for how long."""

    aanleiding = RadioField("Waarom vraagt u opnieuw aan?", validate_choice=False)
    nieuwe_feiten = TextAreaField(
        "Welke nieuwe feiten zijn er?",
        [validators.Length(max=LANGSTE_TEKST)],
        description="Alleen nodig als u tussentijds aanvraagt. Noem wat er is veranderd en "
        "sinds wanneer.",
    )
    soort = RadioField(
        "Welke aanvraag wilt u doen?",
        choices=SOORTEN,
        validate_choice=False,
    )
    maanden = IntegerField(
        "Voor hoeveel maanden vraagt u meerzorg?", validators=[validators.InputRequired()]
    )
    ingang = DatumField(
        "Op welke datum moet de meerzorg ingaan?",
        validators=[validators.Optional(), binnen(VROEGST, LAATST)],
    )

    def zet_keuzes(self, mogelijk: Collection[Aanleiding]) -> None:
        """Offer only the reasons that are possible today."""
        self.aanleiding.choices = [
            SelectChoice(aanleiding.value, TEKSTEN[aanleiding]) for aanleiding in mogelijk
        ]

    def bied_groep_aan(self) -> None:
        """Offer the whole group first, for a toekenning of one of its clients."""
        self.soort.choices = [SelectChoice("groep", "Voor de hele groep"), *SOORTEN]

    def gekozen(self) -> Aanleiding | None:
        """Give the chosen reason, None for anything else."""
        gekozen = self.aanleiding.data
        return Aanleiding(gekozen) if gekozen in set(Aanleiding) else None
