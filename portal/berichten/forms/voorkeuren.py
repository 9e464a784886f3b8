"""How each kind of message arrives: one choice per kind."""

from collections.abc import Iterable, Mapping

from portal.domain.berichten import Berichtsoort, Keuze
from portal.platform.forms import Formulier, HiddenField, SelectChoice, SelectField

STANDAARD = ""


class Voorkeurformulier(Formulier):
    """The choices, with those that the page showed: what somebody chose meanwhile is not undone."""

    getoond = HiddenField()

    def toon_nu(self, gekozen: Mapping[str, Keuze]) -> None:
        """Show beside each choice that differs what it has become, for the next try."""
        self.getoond.data = afdruk(gekozen)
        for veld in self:
            nu = gekozen.get(veld.name)
            if isinstance(veld, SelectField) and veld.data != (nu.value if nu else STANDAARD):
                veld.errors = [
                    f"Een ander koos intussen: {KEUZES[nu].lower() if nu else 'geen keuze'}."
                ]


def voorkeurform(
    soorten: Iterable[Berichtsoort],
    gekozen: Mapping[str, Keuze],
    *,
    namen: Mapping[str, str],
    standaard: Mapping[str, str],
) -> Voorkeurformulier:
    """Make the form for some kinds of message.

    Args:
        soorten: Kinds that may be chosen.
        gekozen: What was chosen before, by code.
        namen: What each kind is called.
        standaard: What happens without a choice, in words, by code.
    """
    velden = {
        soort.code: SelectField(
            namen[soort.code],
            choices=[
                SelectChoice(STANDAARD, standaard[soort.code]),
                *(SelectChoice(keuze.value, KEUZES[keuze]) for keuze in Keuze),
            ],
        )
        for soort in soorten
    }
    klasse = type("Voorkeurform", (Voorkeurformulier,), velden)
    gezet = {code: keuze.value for code, keuze in gekozen.items()}
    form = klasse(data={**gezet, "getoond": afdruk(gekozen)})
    assert isinstance(form, Voorkeurformulier)
    return form


def afdruk(gekozen: Mapping[str, Keuze]) -> str:
    """Give the choices as one text, to see whether they are still those that were shown."""
    return " ".join(f"{code}={keuze.value}" for code, keuze in sorted(gekozen.items()))


def lees_keuzes(form: Formulier, codes: Iterable[str]) -> dict[str, Keuze | None]:
    """Give the choice per kind; None takes an earlier choice back."""
    return {code: Keuze(form[code].data) if form[code].data else None for code in codes}


KEUZES = {
    Keuze.DIRECT: "Meteen per e-mail",
    Keuze.DIGEST: "In de dagelijkse e-mail",
    Keuze.PORTAAL: "Alleen in het portaal",
}
