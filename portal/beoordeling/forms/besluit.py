"""The forms of the besluit: choosing it, sending it back, repairing it."""

from collections.abc import Sequence

from portal.beoordeling.actions.besluitinhoud import Keuze, Lid
from portal.beoordeling.actions.groepsbesluit import Lidkeuze
from portal.beoordeling.actions.groepsinhoud import eigen_teksten, uitkomst_van
from portal.beoordeling.models import Besluit
from portal.domain.fouten import DomeinFout
from portal.domain.uitkomst import Uitkomst
from portal.domain.waarden import als_invoer, breuk_als_tekst, breuk_uit_tekst, uren_uit_tekst
from portal.platform.forms import (
    BooleanField,
    DatumField,
    RadioField,
    SelectChoice,
    StringField,
    TextAreaField,
    VersieFormulier,
    validators,
)

LANGSTE = 20_000
WOORDEN = {
    Uitkomst.TOEKENNEN: "Toekennen",
    Uitkomst.BIJSTELLEN: "Bijstellen",
    Uitkomst.AFWIJZEN: "Afwijzen",
    Uitkomst.BUITEN_BEHANDELING: "Buiten behandeling laten",
}
TEKSTEN = (
    "onderbouwing",
    "perspectief",
    "max_profiel",
    "afspraken",
    "voorwaarden",
    "termijnreden",
    "andere_hulp",
    "afbouwpad",
    "open_punten",
    "oude_tabel_reden",
)
LIDTEKSTEN = (
    "onderbouwing",
    "termijnreden",
    "perspectief",
    "max_profiel",
    "afspraken",
    "voorwaarden",
    "andere_hulp",
    "afbouwpad",
)
DATUMS = ("afgebouwd_op", "antwoorddatum", "verzenddatum")


def _tekst(label: str) -> TextAreaField:
    return TextAreaField(label, [validators.Optional(), validators.Length(max=LANGSTE)])


def _datum(label: str) -> DatumField:
    return DatumField(label, validators=[validators.Optional()])


class Besluitformulier(VersieFormulier):
    """The uitkomst and everything that its letter says."""

    uitkomst = RadioField("Wat is uw besluit?", [validators.InputRequired("Kies uw besluit.")])
    onderbouwing = _tekst("Onderbouwing")
    termijnreden = _tekst("Waarom wijkt de periode af van de aanvraag?")
    perspectief = _tekst("Perspectief")
    max_profiel = StringField(
        "Hoogste profiel bij een volgende aanvraag", [validators.Length(max=40)]
    )
    max_uren = StringField(
        "Hoogste aantal meerzorguren per week bij een volgende aanvraag",
        [validators.Length(max=40)],
    )
    afgebouwd_op = _datum("Uiterlijk afgebouwd op")
    afspraken = _tekst("Afspraken over het resultaat in uren en geld")
    voorwaarden = _tekst("Voorwaarden")
    oude_tabel_reden = _tekst("Waarom stelt u vast met de tabel van een eerder jaar?")
    andere_hulp = _tekst("Welke andere hulp past wel?")
    afbouwpad = _tekst("Welke weg terug naar een profiel hebt u afgewogen?")
    antwoorddatum = _datum("De aanbieder antwoordt uiterlijk op")
    teamleider_akkoord = BooleanField("Ik ben akkoord met een tweede keer bijstellen.")
    open_punten = _tekst("Welke punten bleven open?")
    verzenddatum = _datum("Datum van de brief")


class Lidbesluitformulier(VersieFormulier):
    """What is decided on one client of a group otherwise than on the others."""

    uitkomst = RadioField(
        "Wat is uw besluit voor deze cliënt?", [validators.InputRequired("Kies uw besluit.")]
    )
    onderbouwing = _tekst("Onderbouwing voor deze cliënt")
    termijnreden = _tekst("Waarom wijkt de periode van deze cliënt af van de aanvraag?")
    perspectief = _tekst("Perspectief van deze cliënt")
    max_profiel = StringField(
        "Hoogste profiel bij een volgende aanvraag", [validators.Length(max=40)]
    )
    max_uren = StringField(
        "Hoogste aantal meerzorguren per week bij een volgende aanvraag",
        [validators.Length(max=40)],
    )
    afgebouwd_op = _datum("Uiterlijk afgebouwd op")
    afspraken = _tekst("Afspraken over het resultaat in uren en geld")
    voorwaarden = _tekst("Voorwaarden")
    andere_hulp = _tekst("Welke andere hulp past wel?")
    afbouwpad = _tekst("Welke weg terug naar een profiel hebt u afgewogen?")


class Terugstuurformulier(VersieFormulier):
    """Send a prepared besluit back with a reason."""

    reden = _tekst("Wat moet er anders?")


class Vaststelformulier(VersieFormulier):
    """Fix the besluit; the version says that nothing changed since the letter was shown."""


class Herstelformulier(VersieFormulier):
    """Name the evident mistake that a herstelbesluit repairs."""

    reden = _tekst("Welke fout herstelt u?")


def maak_besluitformulier(
    besluit: Besluit | None, keuzes: Sequence[Uitkomst], voorstel: Keuze
) -> Besluitformulier:
    """Make the form: what is stored, else what the portal proposes.

    Args:
        besluit: The besluit that is being prepared.
        keuzes: Outcomes that can be chosen now.
        voorstel: Texts to start from.
    """
    bron = besluit or voorstel
    uren = bron.max_meerzorguren
    form = Besluitformulier(
        data={
            "uitkomst": besluit.uitkomst.value if besluit else None,
            "max_uren": als_invoer(breuk_uit_tekst(uren)) if uren else "",
            "teamleider_akkoord": bron.teamleider_akkoord,
            **{veld: getattr(bron, veld) for veld in (*TEKSTEN, *DATUMS)},
        }
    )
    form.uitkomst.choices = [SelectChoice(deel.value, WOORDEN[deel]) for deel in keuzes]
    return form


def lees_keuze(form: Besluitformulier) -> Keuze:
    """Give what was chosen and written.

    Raises:
        DomeinFout: `geen_getal` or `negatief` at the hours of the perspectief.
    """
    teksten = {veld: (getattr(form, veld).data or "").strip() for veld in TEKSTEN}
    return Keuze(
        uitkomst=Uitkomst(form.uitkomst.data),
        max_meerzorguren=_uren(form.max_uren.data or ""),
        teamleider_akkoord=bool(form.teamleider_akkoord.data),
        afgebouwd_op=form.afgebouwd_op.data,
        antwoorddatum=form.antwoorddatum.data,
        verzenddatum=form.verzenddatum.data,
        **teksten,
    )


def _uren(tekst: str) -> str:
    if not tekst.strip():
        return ""
    try:
        return breuk_als_tekst(uren_uit_tekst(tekst))
    except DomeinFout as fout:
        raise DomeinFout(fout.code, **{**fout.gegevens, "veld": "max_uren"}) from None


def maak_lidbesluitformulier(lid: Lid, groepsbesluit: Besluit | None) -> Lidbesluitformulier:
    """Make the form of one client: what is said otherwise than for the group, else empty."""
    eigen = eigen_teksten(lid.besluit, groepsbesluit)
    uren = eigen.pop("max_meerzorguren", "")
    gedeeld = groepsbesluit.uitkomst if groepsbesluit else Uitkomst.TOEKENNEN
    form = Lidbesluitformulier(
        data={
            "uitkomst": uitkomst_van(lid, gedeeld).value,
            "max_uren": als_invoer(breuk_uit_tekst(str(uren))) if uren else "",
            **eigen,
        }
    )
    form.uitkomst.choices = [
        SelectChoice(deel.value, WOORDEN[deel]) for deel in (Uitkomst.TOEKENNEN, Uitkomst.AFWIJZEN)
    ]
    return form


def lees_lidkeuze(form: Lidbesluitformulier) -> Lidkeuze:
    """Give what was chosen and written for one client.

    Raises:
        DomeinFout: `geen_getal` or `negatief` at the hours of the perspectief.
    """
    teksten: dict[str, object] = {
        veld: (getattr(form, veld).data or "").strip() for veld in LIDTEKSTEN
    }
    teksten["max_meerzorguren"] = _uren(form.max_uren.data or "")
    teksten["afgebouwd_op"] = form.afgebouwd_op.data
    return Lidkeuze(Uitkomst(form.uitkomst.data), teksten)
