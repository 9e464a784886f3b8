"""The form of one group of criteria, and the form of one signal."""

from collections.abc import Mapping, Sequence

from portal.beoordeling.actions.oordelen import ALS_GROEP, Oordeelinvoer
from portal.beoordeling.models import Oordeel as Oordeelrij
from portal.beoordeling.queries.toetsing import als_domein
from portal.beoordeling.queries.toetsing.getoond import Oordeeltekst, kenmerk_van, tekst_van
from portal.beoordeling.queries.toetsing.teksten import woord, woorden
from portal.domain.toetsingskader import Criterium
from portal.platform.forms import (
    Field,
    Formulier,
    HiddenField,
    RadioField,
    SelectChoice,
    SelectField,
    TextAreaField,
    VersieFormulier,
    validators,
)

LANGSTE = 10_000
DELEN = ("waarde", "toelichting", "motivering", "meekijken")


class Signaalformulier(VersieFormulier):
    """Take a signal over in a criterium, or set it aside."""

    criterium = SelectField(woord("veld", "criterium"), validate_choice=False)
    reden = TextAreaField(woord("veld", "reden"), [validators.Length(max=LANGSTE)])


def veldnaam(criterium_id: str, deel: str) -> str:
    """Name one field of a criterium; `kenmerk` is the hidden one."""
    return f"{criterium_id}-{deel}"


def maak_groepsformulier(
    criteria: Sequence[Criterium],
    rijen: Mapping[str, Oordeelrij],
    *,
    beginteksten: Mapping[str, str] | None = None,
    van_lid: bool = False,
    gepost: bool = True,
) -> Formulier:
    """Make the form of a group.

    Args:
        criteria: The visible criteria of the group.
        rijen: Stored oordelen by criterium.
        beginteksten: Text to start a toelichting with, by criterium.
        van_lid: It is about one client of a group, for whom that of the group can hold.
        gepost: Take over what was posted; False shows what is stored.
    """
    velden = {
        naam: veld
        for criterium in criteria
        for naam, veld in _velden(criterium, van_lid=van_lid).items()
    }
    waarden: dict[str, str] = {}
    for criterium in criteria:
        rij = rijen.get(criterium.id)
        tekst = tekst_van(rij)
        waarden |= {veldnaam(criterium.id, deel): getattr(tekst, deel) for deel in DELEN}
        waarden[veldnaam(criterium.id, "kenmerk")] = kenmerk_van(rij)
        if van_lid and rij is None:
            waarden[veldnaam(criterium.id, "waarde")] = ALS_GROEP
        begin = (beginteksten or {}).get(criterium.id, "")
        if begin and begin not in tekst.toelichting:
            samen = f"{tekst.toelichting}\n{begin}".strip()
            waarden[veldnaam(criterium.id, "toelichting")] = samen
    soort = type("Groepsformulier", (Formulier,), velden)
    formulier = soort(data=waarden) if gepost else soort(formdata=None, data=waarden)
    assert isinstance(formulier, Formulier)
    return formulier


def _velden(criterium: Criterium, *, van_lid: bool) -> dict[str, Field]:
    lengte = [validators.Length(max=LANGSTE)]
    vormen = [SelectChoice("", "Kies een vorm")]
    vormen += [SelectChoice(vorm, vorm) for vorm in criterium.meekijken]
    keuzes = [SelectChoice(ALS_GROEP, woord("veld", "als_groep"))] if van_lid else []
    keuzes += [SelectChoice(waarde, tekst) for waarde, tekst in woorden("oordeel").items()]
    velden: dict[str, Field] = {
        "waarde": RadioField(criterium.vraag, [validators.Optional()], choices=keuzes),
        "toelichting": TextAreaField(woord("veld", "toelichting"), lengte),
        "motivering": TextAreaField(woord("veld", "motivering"), lengte),
        "meekijken": SelectField(
            woord("veld", "meekijken"), [validators.Optional()], choices=vormen
        ),
        "kenmerk": HiddenField(),
    }
    return {veldnaam(criterium.id, deel): veld for deel, veld in velden.items()}


def lees_groepsformulier(
    formulier: Formulier, criteria: Sequence[Criterium]
) -> list[Oordeelinvoer]:
    """Give what was posted for each criterium."""
    return [
        Oordeelinvoer(
            criterium.id,
            Oordeeltekst(**{deel: _tekst(formulier, criterium.id, deel) for deel in DELEN}),
            _tekst(formulier, criterium.id, "kenmerk"),
        )
        for criterium in criteria
    ]


def _tekst(formulier: Formulier, criterium_id: str, deel: str) -> str:
    waarde = formulier[veldnaam(criterium_id, deel)].data
    return waarde.replace("\r\n", "\n").strip() if isinstance(waarde, str) else ""


def met_botsingen(
    gepost: Formulier,
    criteria: Sequence[Criterium],
    rijen: Mapping[str, Oordeelrij],
    botsingen: Sequence[str],
    *,
    van_lid: bool = False,
) -> Formulier:
    """Give the form of what is stored now, with the user's text where somebody else was first.

    Args:
        gepost: The form as it was sent.
        criteria: The criteria of the group.
        rijen: Oordelen as they are stored now.
        botsingen: Ids of the criteria that were not stored.
        van_lid: As in `maak_groepsformulier`.
    """
    vers = maak_groepsformulier(criteria, rijen, van_lid=van_lid, gepost=False)
    vers.verouderd = bool(botsingen)
    for criterium_id in botsingen:
        for deel in DELEN:
            vers[veldnaam(criterium_id, deel)].data = _tekst(gepost, criterium_id, deel)
        nu = tekst_van(rijen.get(criterium_id))
        gegevens = {"criterium": criterium_id, "nu": " – ".join(_woorden(nu))}
        _zet_melding(vers, criterium_id, "toelichting", woord("melding", "botsing", gegevens))
    return vers


def _woorden(tekst: Oordeeltekst) -> list[str]:
    delen = [
        woord("oordeel", tekst.waarde) if tekst.waarde else "",
        tekst.meekijken,
        tekst.toelichting,
        tekst.motivering,
    ]
    return [deel for deel in delen if deel]


def zet_ontbrekende_toelichtingen(
    formulier: Formulier, criteria: Sequence[Criterium], rijen: Mapping[str, Oordeelrij]
) -> None:
    """Say at each stored oordeel that needs a toelichting and has none, that it does."""
    for criterium in criteria:
        rij = rijen.get(criterium.id)
        if rij is not None and als_domein(rij).mist_toelichting:
            melding = woord("melding", "toelichting_ontbreekt", {"criterium": criterium.id})
            _zet_melding(formulier, criterium.id, "toelichting", melding)


def verse_kenmerken(
    criteria: Sequence[Criterium], rijen: Mapping[str, Oordeelrij]
) -> dict[str, str]:
    """Give the hidden values of a page that holds what is stored now, by name."""
    return {
        veldnaam(criterium.id, "kenmerk"): kenmerk_van(rijen.get(criterium.id))
        for criterium in criteria
    }


def _zet_melding(formulier: Formulier, criterium_id: str, deel: str, tekst: str) -> None:
    veld = formulier[veldnaam(criterium_id, deel)]
    veld.errors = [*veld.errors, tekst]
