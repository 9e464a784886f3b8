"""The form of the driehoek: who is manager, behandelaar and begeleider, and whom to call."""

import uuid
from collections.abc import Iterable, Mapping

from portal.domain.bevoegdheid import DRIEHOEK, Rol
from portal.platform.forms import (
    SelectChoice,
    SelectField,
    StringField,
    VersieFormulier,
    validators,
)

GEEN = SelectChoice("", "Nog niet gekozen")


class Driehoekformulier(VersieFormulier):
    """Three accounts and a telephone number; each may wait until later."""

    manager = SelectField("Manager")
    behandelaar = SelectField("Behandelaar")
    begeleider = SelectField("Begeleider")
    telefoon = StringField(
        "Telefoonnummer van de contactpersoon",
        description="De manager is de contactpersoon voor het zorgkantoor",
        validators=[validators.Length(max=20)],
    )

    def bied_aan(self, mensen: Mapping[Rol, Iterable[SelectChoice]]) -> None:
        """Offer for each function the people who hold that role."""
        for functie in DRIEHOEK:
            self[functie.value].choices = [GEEN, *mensen[functie]]

    def leden(self) -> Mapping[Rol, uuid.UUID | None]:
        """Give the chosen people by function."""
        gekozen = {functie: self[functie.value].data for functie in DRIEHOEK}
        return {functie: uuid.UUID(keuze) if keuze else None for functie, keuze in gekozen.items()}
