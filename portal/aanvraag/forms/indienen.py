"""Forms with which an aanvraag is signed, submitted or looked up by its digest."""

import re

from portal.platform.forms import Formulier, HiddenField, StringField, validators

HEX = re.compile(r"[0-9a-f]{64}")


class Digestformulier(Formulier):
    """A form that carries the digest of what its page shows (G13)."""

    digest = HiddenField(validators=[validators.InputRequired()])


class Verifieerformulier(Formulier):
    """A digest as people type or paste it."""

    controlegetal = StringField(
        "Controlegetal",
        [validators.InputRequired("Vul het controlegetal in."), validators.Length(max=200)],
        description="De 64 letters en cijfers op de ontvangstbevestiging. Spaties mogen.",
    )

    @property
    def digest(self) -> str:
        """Give the digest without blanks, in lower case."""
        return "".join((self.controlegetal.data or "").split()).lower()

    def validate_controlegetal(self, veld: StringField) -> None:
        """Refuse what cannot be a digest."""
        if veld.data and not HEX.fullmatch(self.digest):
            tekst = (
                "Vul alle 64 tekens van het controlegetal in: cijfers en de letters a tot en met f."
            )
            raise validators.ValidationError(tekst)
