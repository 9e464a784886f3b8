"""Choose a workbook, and confirm what was read from it."""

from portal.platform.forms import FileField, Formulier, HiddenField, validators


class Uploadformulier(Formulier):
    """One file; it is read and not kept."""

    bestand = FileField(
        "Kies het ingevulde werkboek",
        description="Het officiële Excel-bestand (xlsx), versie 2025 of 2026, hoogstens 2 MB",
        validators=[validators.InputRequired("Kies eerst een bestand.")],
    )


class Bevestigformulier(Formulier):
    """What was read, sealed; it opens for the same user and the same aanvraag only."""

    zegel = HiddenField(validators=[validators.InputRequired()])
    doel = HiddenField(validators=[validators.InputRequired()])
