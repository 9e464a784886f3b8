"""How the aanvraag was discussed, and the declarations that go with it."""

from collections.abc import Collection

from portal.domain.vragenlijst import Verklaring
from portal.platform.forms import (
    BooleanField,
    DatumField,
    HiddenField,
    StringField,
    TextAreaField,
    VersieFormulier,
    validators,
)

MAX_MET_WIE, MAX_HOE = 200, 2_000


def _hoogstens(tekens: int) -> validators.Length:
    return validators.Length(max=tekens)


class Afstemmingformulier(VersieFormulier):
    """With whom, how and when."""

    met_wie = StringField(
        "Met wie heeft u de aanvraag besproken?",
        [_hoogstens(MAX_MET_WIE)],
        description="Bijvoorbeeld: de cliënt, de mentor of de ouders.",
    )
    hoe = TextAreaField(
        "Hoe heeft u de aanvraag besproken?",
        [_hoogstens(MAX_HOE)],
        description="Bijvoorbeeld: in een gesprek op de locatie, met uitleg in gewone taal.",
    )
    datum = DatumField("Wanneer was dat?", validators=[validators.Optional()])


class Verklaringformulier(VersieFormulier):
    """One box for every declaration, with a day where a paper goes with it."""

    getoond = HiddenField()

    @property
    def aangevinkt(self) -> frozenset[str]:
        """Give the declarations that are ticked."""
        return frozenset(veld.name for veld in self if veld.type == "BooleanField" and veld.data)

    @property
    def was_aangevinkt(self) -> frozenset[str]:
        """Give the declarations that were ticked when the page was shown."""
        return frozenset((self.getoond.data or "").split())


def maak_verklaringformulier(
    verklaringen: Collection[Verklaring], waarden: dict[str, object]
) -> Verklaringformulier:
    """Make the form with a box, and where needed a day, for each declaration."""
    velden: dict[str, object] = {}
    for verklaring in verklaringen:
        velden[verklaring.id] = BooleanField(verklaring.tekst)
        if verklaring.datum:
            velden[f"{verklaring.id}-datum"] = DatumField(
                "Datum op het papier", validators=[validators.Optional()]
            )
    soort = type("Verklaringen", (Verklaringformulier,), velden)
    formulier = soort(data=waarden)
    assert isinstance(formulier, Verklaringformulier)
    return formulier
