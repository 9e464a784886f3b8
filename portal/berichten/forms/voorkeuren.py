"""How each kind of message arrives: one choice per kind."""

from collections.abc import Iterable, Mapping

from portal.domain.berichten import Berichtsoort, Keuze
from portal.platform.forms import Formulier, SelectChoice, SelectField

STANDAARD = ""


def voorkeurform(
    soorten: Iterable[Berichtsoort],
    gekozen: Mapping[str, Keuze],
    *,
    namen: Mapping[str, str],
    standaard: Mapping[str, str],
) -> Formulier:
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
    klasse = type("Voorkeurform", (Formulier,), velden)
    form = klasse(data={code: keuze.value for code, keuze in gekozen.items()})
    assert isinstance(form, Formulier)
    return form


def lees_keuzes(form: Formulier, codes: Iterable[str]) -> dict[str, Keuze | None]:
    """Give the choice per kind; None takes an earlier choice back."""
    return {code: Keuze(form[code].data) if form[code].data else None for code in codes}


KEUZES = {
    Keuze.DIRECT: "Meteen per e-mail",
    Keuze.DIGEST: "In de dagelijkse e-mail",
    Keuze.PORTAAL: "Alleen in het portaal",
}
