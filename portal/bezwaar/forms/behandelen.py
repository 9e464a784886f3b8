"""Forms of the first steps on a bezwaar, of its answer, and of intrekken."""

from portal.bezwaar.actions.aanvullen import Aanvulling
from portal.bezwaar.actions.behandelen import Vraag
from portal.bezwaar.queries.teksten import bezwaarcodes
from portal.domain.procedure.bezwaar import Verzuim
from portal.platform.form_fields import DATUM
from portal.platform.forms import (
    BooleanField,
    CheckboxField,
    DatumField,
    SelectChoice,
    StringField,
    TextAreaField,
    VersieFormulier,
    validators,
)

LANGSTE = 20_000


def _commissie() -> BooleanField:
    return BooleanField(
        "Een bezwaarcommissie adviseert over dit bezwaar",
        description="Dan is de beslistermijn twaalf weken in plaats van zes.",
    )


def _uiterlijk() -> DatumField:
    return DatumField(
        "Tot en met wanneer kan de bezwaarmaker antwoorden?",
        validators=[validators.InputRequired(DATUM)],
    )


def _tekst(label: str, uitleg: str = "") -> TextAreaField:
    return TextAreaField(
        label,
        [validators.Optional(), validators.Length(max=LANGSTE)],
        description=uitleg,
    )


class Startformulier(VersieFormulier):
    """Begin with a bezwaar that is in time and complete."""

    met_commissie = _commissie()


class Herstelformulier(VersieFormulier):
    """Ask what misses."""

    punten = CheckboxField(
        "Wat ontbreekt er?",
        choices=[SelectChoice(value=code, label=tekst) for code, tekst in bezwaarcodes("verzuim")],
    )
    uiterlijk = _uiterlijk()
    met_commissie = _commissie()

    def vraag(self) -> Vraag:
        """Give what is asked."""
        assert self.uiterlijk.data is not None
        punten = [Verzuim(code) for code in self.punten.data or ()]
        return Vraag(uiterlijk=self.uiterlijk.data, punten=punten)


class Redenvraagformulier(VersieFormulier):
    """Ask why it is late."""

    uiterlijk = _uiterlijk()
    met_commissie = _commissie()

    def vraag(self) -> Vraag:
        """Give what is asked."""
        assert self.uiterlijk.data is not None
        return Vraag(uiterlijk=self.uiterlijk.data)


class Antwoordformulier(VersieFormulier):
    """What the bezwaarmaker adds; the page shows the fields that were asked."""

    gronden = _tekst("Waarom is de bezwaarmaker het niet eens met het besluit?")
    reden_te_laat = _tekst("Waarom kwam het bezwaar te laat?")
    machtiging_op = DatumField(
        "Datum van de machtiging voor dit bezwaar", validators=[validators.Optional()]
    )
    naam = StringField("Naam van de bezwaarmaker", [validators.Length(max=200)])
    adres = TextAreaField("Adres van de bezwaarmaker", [validators.Length(max=500)])

    def aanvulling(self) -> Aanvulling:
        """Give what was typed."""
        return Aanvulling(
            gronden=self.gronden.data or "",
            reden_te_laat=self.reden_te_laat.data or "",
            machtiging_op=self.machtiging_op.data,
            naam=self.naam.data or "",
            adres=self.adres.data or "",
        )


class Verwerkformulier(Antwoordformulier):
    """The same, as it came outside the portal; empty when the day passed without an answer."""

    ontvangen = DatumField(
        "Kwam er een antwoord buiten het portaal? Wanneer?",
        validators=[validators.Optional()],
        description="Laat leeg als er geen antwoord per brief of e-mail kwam.",
    )


class Intrekformulier(VersieFormulier):
    """Why a bezwaar is withdrawn; at the zorgkantoor also when that was heard."""

    reden = _tekst("Waarom wordt het bezwaar ingetrokken?")
    ontvangen = DatumField(
        "Wanneer hoorde het zorgkantoor dit?",
        validators=[validators.Optional()],
        description="Intrekken kan met een brief, een e-mail of mondeling bij het horen.",
    )
