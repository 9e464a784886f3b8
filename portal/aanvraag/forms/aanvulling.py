"""The controls of a place that the zorgkantoor asks about: an answer, goals or a block."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from portal.aanvraag.actions.samenvoegen import schoon
from portal.aanvraag.forms.velden import (
    MAX_TEKSTVAK,
    Invoer,
    Veld,
    lees,
    maak_formulier,
    typ,
    veld_van,
)
from portal.aanvraag.forms.vragenlijst import (
    als_invoer,
    geposte_rijen,
    getoonde_rijen,
    herhaalde_delen,
    lees_antwoord,
    velden_van,
)
from portal.aanvraag.queries.aanvulling import Plaatssoort, Punt
from portal.aanvraag.queries.rekenen import BLOKVELDEN
from portal.aanvraag.queries.stand.stand import DOELEN
from portal.aanvraag.queries.woorden import woord
from portal.domain.vragenlijst import Vraag, Vragenlijst, doelvelden
from portal.platform.encrypted import JsonWaarde
from portal.platform.forms import FileField, Formulier

RIJEN_ERBIJ = 2
RIJVELDEN: Mapping[str, tuple[str, ...]] = {
    "ma_vr": ("van", "tot", "functie", "op"),
    "za_zo": ("van", "tot", "functie", "op"),
    "posten": ("onderwerp", "soort", "bedrag", "andere_betaling", "eenmalig"),
}
KEUZES: Mapping[str, tuple[str, ...]] = {
    "functie": ("wonen", "dagbesteding"),
    "soort": ("verbouwing", "inventaris", "training", "anders"),
    "eenmalig": ("ja", "nee"),
}
LANG = frozenset({"onderbouwing", "andere_betaling"})
NIET_HIER = frozenset({"bron", "tarief"})


class Bestandformulier(Formulier):
    """One file."""

    bestand = FileField("Kies een bestand")


@dataclass(frozen=True, slots=True)
class Veldgroep:
    """Controls under one heading; empty for the only group."""

    titel: str
    velden: tuple[Veld, ...]


@dataclass(frozen=True, slots=True)
class Plaatsformulier:
    """The form of one place: its groups of controls, and how to read the answer back."""

    punt: Punt
    vraag: Vraag | None
    groepen: tuple[Veldgroep, ...]
    formulier: Formulier

    @property
    def velden(self) -> tuple[Veld, ...]:
        """Give every control, in order."""
        return tuple(veld for groep in self.groepen for veld in groep.velden)

    def lees(self) -> JsonWaarde:
        """Give the posted answer; what the form does not show stays as it was."""
        if self.vraag is not None:
            return lees_antwoord(self.vraag, self.formulier, self.velden)
        getypt = {veld.naam: lees(self.formulier, veld) for veld in self.velden}
        if self.punt.soort is Plaatssoort.DOELEN:
            return _lees_doelen(self.punt.concept, getypt)
        return _lees_blok(self.punt, getypt)


def maak_plaatsformulier(
    punt: Punt, lijst: Vragenlijst, gepost: Collection[str]
) -> Plaatsformulier:
    """Make the form of a place, filled with what was prepared so far or was posted.

    Args:
        punt: The question of the zorgkantoor.
        lijst: The vragenlijst.
        gepost: Names of the posted fields, empty when the page is only shown.
    """
    vraag = lijst.vragen[punt.vraag.plaats] if punt.soort is Plaatssoort.VRAAG else None
    if vraag is not None:
        rijen = geposte_rijen(vraag, gepost) if gepost else _ruime_rijen(vraag, punt.concept)
        richtlijn = vraag.max_woorden or lijst.max_woorden
        velden = velden_van(vraag, rijen, richtlijn)
        groepen: tuple[Veldgroep, ...] = (Veldgroep("", velden),)
        waarden = als_invoer(vraag, velden, punt.concept)
    elif punt.soort is Plaatssoort.DOELEN:
        groepen = _doelgroepen(punt, lijst)
        waarden = _waarden(groepen, _als_delen(punt.concept))
    else:
        groepen = _blokgroepen(punt.vraag.plaats, punt.concept)
        waarden = _waarden(groepen, punt.concept)
    velden_ = [veld for groep in groepen for veld in groep.velden]
    return Plaatsformulier(
        punt, vraag, groepen, maak_formulier(velden_, None if gepost else waarden)
    )


def _ruime_rijen(vraag: Vraag, waarde: JsonWaarde) -> dict[str, int]:
    """Show some empty rows more, so that it works without a button to add them."""
    aantallen = getoonde_rijen(vraag, waarde)
    for deel in herhaalde_delen(vraag):
        naam = f"{vraag.id}.{deel.id}"
        aantallen[naam] = min(aantallen[naam] + RIJEN_ERBIJ, deel.max_rijen or 99)
    return aantallen


def _doelgroepen(punt: Punt, lijst: Vragenlijst) -> tuple[Veldgroep, ...]:
    """Give the parts of every goal, and of one new goal."""
    delen = doelvelden(lijst, lijst.vragen[DOELEN], groep=punt.van_groep)
    doelen = _rijen(punt.concept)
    groepen = []
    for nr in range(1, len(doelen) + 2):
        velden = tuple(veld_van(deel, f"{nr}.{deel.id}") for deel in delen)
        code = "doel" if nr <= len(doelen) else "nieuw_doel"
        groepen.append(Veldgroep(woord("aanvulveld", code, {"nr": nr}), velden))
    return tuple(groepen)


def _blokgroepen(blok: str, waarde: JsonWaarde) -> tuple[Veldgroep, ...]:
    delen = waarde if isinstance(waarde, dict) else {}
    los = tuple(
        _blokveld(naam, naam)
        for naam in BLOKVELDEN[blok]
        if naam not in RIJVELDEN and naam not in NIET_HIER
    )
    groepen = [Veldgroep("", los)] if los else []
    for naam in BLOKVELDEN[blok]:
        if naam in RIJVELDEN:
            aantal = len(_rijen(delen.get(naam))) + RIJEN_ERBIJ
            for nr in range(1, aantal + 1):
                velden = tuple(_blokveld(v, f"{naam}.{nr}.{v}") for v in RIJVELDEN[naam])
                titel = woord("aanvulveld", naam, {"nr": nr})
                groepen.append(Veldgroep(titel, velden))
    return tuple(groepen)


def _invoer(code: str) -> Invoer:
    if code in KEUZES:
        return Invoer.LIJST
    if code in LANG:
        return Invoer.TEKSTVAK
    if code.startswith("bedrag"):
        return Invoer.BEDRAG
    return Invoer.REGEL if code == "onderwerp" else Invoer.GETAL


def _blokveld(code: str, naam: str) -> Veld:
    return Veld(
        naam=naam,
        label=woord("rekenveld", code),
        invoer=_invoer(code),
        opties=KEUZES.get(code, ()),
        max_tekens=MAX_TEKSTVAK if code in LANG else 200,
    )


def _waarden(groepen: Sequence[Veldgroep], waarde: JsonWaarde) -> dict[str, str]:
    """Find the stored part of each control by its path, such as `posten.1.bedrag`."""
    return {
        veld.naam: typ(veld, _volg(waarde, veld.naam.split(".")))
        for groep in groepen
        for veld in groep.velden
    }


def _volg(waarde: JsonWaarde, pad: Sequence[str]) -> JsonWaarde:
    for stap in pad:
        if isinstance(waarde, list):
            nr = int(stap)
            waarde = waarde[nr - 1] if nr <= len(waarde) else None
        else:
            waarde = waarde.get(stap) if isinstance(waarde, dict) else None
    return waarde


def _als_delen(waarde: JsonWaarde) -> dict[str, JsonWaarde]:
    """Give goals by their number, as the names of their controls begin with it."""
    delen: dict[str, JsonWaarde] = {}
    for nr, rij in enumerate(_rijen(waarde), start=1):
        delen[str(nr)] = rij
    return delen


def _lees_doelen(concept: JsonWaarde, getypt: Mapping[str, str]) -> JsonWaarde:
    doelen: list[JsonWaarde] = []
    oud = _rijen(concept)
    for nr in range(1, len(oud) + 2):
        velden = {
            naam.partition(".")[2]: tekst
            for naam, tekst in getypt.items()
            if naam.startswith(f"{nr}.") and tekst.strip()
        }
        vast = oud[nr - 1] if nr <= len(oud) else {}
        if velden:
            bij = {"doel_id": vast["doel_id"]} if "doel_id" in vast else {}
            doelen.append({**bij, **velden})
    return doelen


def _lees_blok(punt: Punt, getypt: Mapping[str, str]) -> JsonWaarde:
    concept = punt.concept if isinstance(punt.concept, dict) else {}
    blok = dict(concept) | {naam: tekst for naam, tekst in getypt.items() if "." not in naam}
    for naam in BLOKVELDEN[punt.vraag.plaats]:
        if naam in RIJVELDEN:
            blok[naam] = _lees_rijen(naam, _rijen(concept.get(naam)), getypt)
    return blok


def _lees_rijen(
    naam: str, oud: Sequence[dict[str, JsonWaarde]], getypt: Mapping[str, str]
) -> list[JsonWaarde]:
    """Read the rows of a block; an emptied row is gone, other parts of a row stay."""
    rijen: list[JsonWaarde] = []
    for nr in range(1, len(oud) + RIJEN_ERBIJ + 1):
        velden = {veld: getypt.get(f"{naam}.{nr}.{veld}", "") for veld in RIJVELDEN[naam]}
        if schoon(dict(velden)) is not None:
            rijen.append({**(oud[nr - 1] if nr <= len(oud) else {}), **velden})
    return rijen


def _rijen(waarde: JsonWaarde) -> list[dict[str, JsonWaarde]]:
    return [rij for rij in waarde if isinstance(rij, dict)] if isinstance(waarde, list) else []
