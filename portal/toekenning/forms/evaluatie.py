"""The controls of an eindevaluatie, made from its questions; of a tussenmeting and of the plan."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from portal.domain.evaluatie import (
    Afspraakregel,
    Evaluatieonderdeel,
    Evaluatievraag,
    Gebrek,
    Gebreksoort,
    Inzetregel,
    Veldsoort,
)
from portal.platform import autosave
from portal.platform.forms import (
    CheckboxField,
    DatumField,
    Field,
    Formulier,
    RadioField,
    SelectChoice,
    StringField,
    TextAreaField,
    VersieFormulier,
    validators,
)
from portal.toekenning.actions.evaluatie import Bewaring
from portal.toekenning.queries.evaluatie import Evaluatiedossier
from portal.toekenning.queries.evaluatie_inhoud import afgesproken
from portal.toekenning.queries.evaluatieteksten import evaluatietekst

MAX_TEKST = 20_000
MAX_GETAL = 40
TE_LANG = "Maak dit korter: hooguit 20.000 tekens."


@dataclass(frozen=True, slots=True)
class Vraaggroep:
    """The questions on one doel or line, or the ones that are asked once."""

    over: Afspraakregel | Inzetregel | None
    vragen: Sequence[Evaluatievraag]

    @property
    def afgesproken(self) -> str:
        """Give what was agreed or granted, empty when it is asked once."""
        return afgesproken(self.over)


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A part of the page."""

    onderdeel: Evaluatieonderdeel
    groepen: Sequence[Vraaggroep]


@dataclass(frozen=True, slots=True)
class Evaluatieformulier:
    """The form of an eindevaluatie.

    Attributes:
        formulier: The controls.
        getoond: What the page shows as stored, by question.
        ander: Text of a colleague beside the own one, by question.
    """

    dossier: Evaluatiedossier
    formulier: Formulier
    getoond: Mapping[str, str]
    ander: Mapping[str, str]

    @classmethod
    def uit_opslag(cls, dossier: Evaluatiedossier) -> "Evaluatieformulier":
        """Make the form of what is stored."""
        opgeslagen = dossier.antwoorden
        formulier = _soort(dossier)(formdata=None, data=dict(opgeslagen))
        return cls(dossier, formulier, opgeslagen, {})

    @classmethod
    def uit_post(cls, dossier: Evaluatiedossier, gepost: Mapping[str, str]) -> "Evaluatieformulier":
        """Read what was posted."""
        namen = [vraag.naam for vraag in dossier.vragen]
        return cls(dossier, _soort(dossier)(), autosave.lees_getoond(gepost, namen), {})

    @property
    def bewaring(self) -> Bewaring:
        """Give what was typed beside what was shown; a refused or absent field is left out."""
        namen = [vraag.naam for vraag in self.dossier.vragen]
        return Bewaring(self.getoond, autosave.lees_getypt(self.formulier, namen))

    def na(self, getoond: Mapping[str, str], ander: Mapping[str, str]) -> "Evaluatieformulier":
        """Give the form after a part of it was saved, with what others wrote."""
        return Evaluatieformulier(self.dossier, self.formulier, {**getoond, **ander}, ander)

    def onderdelen(self) -> Iterator[Onderdeel]:
        """Give the parts of the page with their groups of questions."""
        per_id = {deel.id: deel for deel in self.dossier.kader.onderdelen}
        for onderdeel, vragen in groupby(self.dossier.vragen, key=lambda vraag: vraag.onderdeel):
            groepen = groupby(vragen, key=lambda vraag: vraag.over)
            yield Onderdeel(
                per_id[onderdeel], [Vraaggroep(over, list(deel)) for over, deel in groepen]
            )

    def is_verplicht(self, vraag: Evaluatievraag) -> bool:
        """Say whether a question must be answered whatever else is answered."""
        veld = vraag.veld
        altijd = veld.bij is None and not veld.bij_verschil
        return altijd and self.dossier.vorm in veld.verplicht

    def andere_tekst(self, vraag: Evaluatievraag) -> str:
        """Give what a colleague stored, as people read it."""
        tekst = self.ander[vraag.naam]
        return self.dossier.kader.opties.get(tekst, tekst)


def beschrijf_gebrek(gebrek: Gebrek) -> str:
    """Say what to do about something that is missing."""
    vraag, soort = gebrek.vraag, gebrek.soort.value
    if gebrek.soort is Gebreksoort.LEEG and vraag.veld.soort is Veldsoort.KEUZE:
        soort = "leeg_keuze"
    over = f" ({vraag.over.naam})" if vraag.over else ""
    return evaluatietekst("gebrek", soort, label=vraag.veld.label) + over


def _soort(dossier: Evaluatiedossier) -> type[Formulier]:
    velden = {vraag.naam: _bouw(dossier, vraag) for vraag in dossier.vragen}
    return type("Evaluatievelden", (Formulier,), velden)


def _bouw(dossier: Evaluatiedossier, vraag: Evaluatievraag) -> Field:
    veld = vraag.veld
    if veld.soort is Veldsoort.KEUZE:
        keuzes = [SelectChoice(code, dossier.kader.opties[code]) for code in veld.opties]
        return RadioField(
            veld.label, description=veld.hulptekst, choices=keuzes, validate_choice=False
        )
    if isinstance(vraag.over, Inzetregel):
        lengte = validators.Length(max=MAX_GETAL, message="Vul een korter getal in.")
        return StringField(f"{vraag.over.naam}: ingezet", [lengte])
    lengte = validators.Length(max=MAX_TEKST, message=TE_LANG)
    return TextAreaField(veld.label, [lengte], description=veld.hulptekst)


class Vastlegformulier(VersieFormulier):
    """The button that fixes an eindevaluatie."""


class Correctieformulier(Formulier):
    """Why something that was fixed is written anew."""

    reden = TextAreaField(
        "Waarom corrigeert u de eindevaluatie?",
        [validators.InputRequired("Schrijf op waarom u de eindevaluatie corrigeert.")],
        description="Het zorgkantoor leest deze reden. De vorige versie blijft bewaard.",
    )


class Planformulier(Formulier):
    """What stands in the plan of the client, and since when."""

    punten = CheckboxField("Wat staat in het plan?", validate_choice=False)
    dag = DatumField(
        "Op welke dag was het plan bijgewerkt?",
        validators=[validators.InputRequired("Vul de dag in waarop het plan was bijgewerkt.")],
    )


def maak_meetformulier(
    doelen: Sequence[Afspraakregel], standen: Mapping[str, str]
) -> type[Formulier]:
    """Give the form of a tussenmeting: a stand and a text per goal, and what changes.

    Args:
        doelen: The goals with the stand to reach, in order.
        standen: Text of each stand by its code.
    """
    keuzes = [SelectChoice(code, tekst) for code, tekst in standen.items()]
    velden: dict[str, Field] = {
        "dag": DatumField(
            "Op welke dag is gemeten?",
            validators=[validators.InputRequired("Vul de dag in waarop u heeft gemeten.")],
        )
    }
    for nr, doel in enumerate(doelen, start=1):
        velden[f"stand-{nr}"] = RadioField(
            f"Stand van doel {nr}: {doel.naam}",
            [validators.InputRequired(f"Kies de stand van doel {nr}.")],
            description=f"Gewenste stand: {doel.afgesproken}" if doel.afgesproken else "",
            choices=keuzes,
        )
        lengte = [validators.Length(max=MAX_TEKST, message=TE_LANG)]
        velden[f"gemeten-{nr}"] = TextAreaField("Wat is gemeten?", lengte)
    velden["bijstelling"] = TextAreaField(
        "Wat past u aan in de aanpak?",
        [validators.Length(max=MAX_TEKST, message=TE_LANG)],
        description="Blijven de uren en het bedrag gelijk, dan is geen nieuw besluit nodig.",
    )
    return type("Meetformulier", (Formulier,), velden)
