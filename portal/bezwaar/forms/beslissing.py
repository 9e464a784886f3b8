"""The forms of the beslissing op bezwaar: preparing it, sending it back, fixing it."""

from collections.abc import Mapping

from portal.bezwaar.queries.beslissing import Beslisbeeld, gevolg_van
from portal.bezwaar.queries.beslisteksten import beslistekst
from portal.domain.procedure.bezwaar import Bezwaaruitkomst
from portal.domain.procedure.bezwaarbeslissing import GEGROND, Beslisvoorstel, Bezwaargevolg
from portal.platform.forms import (
    DatumField,
    RadioField,
    SelectChoice,
    TextAreaField,
    VersieFormulier,
    validators,
)

LANGSTE = 20_000
JA, NEE = "ja", "nee"
TEKSTEN = ("motivering", "afwijkreden", "proceskosten")


def _tekst(label: str) -> TextAreaField:
    return TextAreaField(label, [validators.Optional(), validators.Length(max=LANGSTE)])


class Beslisformulier(VersieFormulier):
    """What is decided and why."""

    uitkomst = RadioField("Wat is de beslissing?", [validators.InputRequired("Kies de uitkomst.")])
    gevolg = RadioField("Wat gebeurt er met het besluit?", [validators.Optional()])
    motivering = _tekst("Waarom beslist u zo?")
    volgt_advies = RadioField(
        "Volgt de beslissing het advies?",
        [validators.Optional()],
        choices=[
            SelectChoice(JA, "Ja, wij volgen het advies"),
            SelectChoice(NEE, "Nee, wij volgen het advies niet"),
        ],
    )
    afwijkreden = _tekst("Waarom volgt u het advies niet?")
    proceskosten = _tekst("Beslissing over de kosten van het bezwaar")
    verzenddatum = DatumField("Datum van de brief", validators=[validators.Optional()])

    def voorstel(self) -> Beslisvoorstel:
        """Give what was chosen and written; what is not gegrond leaves the besluit as it is."""
        uitkomst = Bezwaaruitkomst(self.uitkomst.data)
        gevolg = Bezwaargevolg.BLIJFT
        if uitkomst in GEGROND:
            gevolg = Bezwaargevolg(self.gevolg.data or Bezwaargevolg.HERROEPEN)
        volgt = self.volgt_advies.data
        return Beslisvoorstel(
            uitkomst=uitkomst,
            gevolg=gevolg,
            volgt_advies=None if not volgt else volgt == JA,
            **{veld: (getattr(self, veld).data or "").strip() for veld in TEKSTEN},
        )


class Terugstuurformulier(VersieFormulier):
    """Send a beslissing back with a reason."""

    reden = _tekst("Wat moet er anders?")


class Stapformulier(VersieFormulier):
    """Take a step on the version that the page showed."""


def maak_beslisformulier(beeld: Beslisbeeld) -> Beslisformulier:
    """Make the form with what was prepared, else with what was meant to be decided."""
    form = Beslisformulier(data=_ingevuld(beeld))
    form.uitkomst.choices = [
        SelectChoice(deel.value, beslistekst("uitkomst", deel)) for deel in beeld.uitkomsten
    ]
    form.gevolg.choices = [
        SelectChoice(deel.value, beslistekst("gevolg", deel)) for deel in beeld.gevolgen
    ]
    return form


def _ingevuld(beeld: Beslisbeeld) -> Mapping[str, object]:
    versie, rij = beeld.bezwaar.versie, beeld.beslissing
    eerste = beeld.gevolgen[0].value
    if rij is None:
        voornemen = beeld.bezwaar.voornemen
        return {
            "versie": versie,
            "uitkomst": voornemen.value if voornemen else None,
            "gevolg": eerste,
        }
    gevolg = gevolg_van(rij)
    volgt = {None: None, True: JA, False: NEE}[rij.volgt_advies]
    return {
        "versie": versie,
        "uitkomst": rij.uitkomst.value,
        "gevolg": eerste if gevolg is Bezwaargevolg.BLIJFT else gevolg.value,
        "volgt_advies": volgt,
        "verzenddatum": rij.verzenddatum,
        **{veld: getattr(rij, veld) for veld in TEKSTEN},
    }
