"""Forms with a reason: intrekken, and asking for a besluit without changing anything."""

from portal.platform.forms import TextAreaField, VersieFormulier, validators

MAX_REDEN = 2_000


class Redenformulier(VersieFormulier):
    """A reason, on a page that shows one version of the dossier."""

    reden = TextAreaField(
        "Waarom?",
        [validators.InputRequired("Schrijf op waarom."), validators.Length(max=MAX_REDEN)],
        description="Noem geen namen. Het zorgkantoor leest deze tekst.",
    )
