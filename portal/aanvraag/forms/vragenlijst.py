"""The controls of a question, and the answer that they hold."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias

from portal.aanvraag.actions.samenvoegen import schoon
from portal.aanvraag.forms.velden import MAX_TEKSTVAK, Invoer, Veld, lees, typ, veld_van
from portal.domain.voorwaarden import KEUZE
from portal.domain.vragenlijst import Subveld, Veldtype, Vraag, Vraagtype
from portal.platform.encrypted import JsonWaarde
from portal.platform.forms import Formulier

TOELICHTING = "toelichting"
MEESTE_RIJEN = 40
Rijen: TypeAlias = Mapping[str, int]
"""Number of shown rows by name of the repeated part, as `rs-afbouw.stap`."""


def velden_van(vraag: Vraag, rijen: Rijen, richtlijn: int) -> tuple[Veld, ...]:
    """Give the controls of a question.

    Args:
        vraag: The question.
        rijen: How many rows its repeated parts show.
        richtlijn: Guideline in words of the answer.
    """
    if not (vraag.met_keuze or vraag.subvelden):
        return (
            Veld(
                naam=vraag.id,
                label=vraag.label,
                invoer=Invoer.TEKSTVAK,
                hint=vraag.hulptekst,
                woorden=richtlijn,
                max_tekens=MAX_TEKSTVAK,
            ),
        )
    return (*_keuzevelden(vraag, richtlijn), *_deelvelden(vraag, rijen))


def _keuzevelden(vraag: Vraag, richtlijn: int) -> Iterator[Veld]:
    if vraag.met_keuze:
        yield Veld(
            naam=f"{vraag.id}.{KEUZE}",
            label=vraag.label,
            invoer=Invoer.RONDJES,
            hint=vraag.hulptekst,
            opties=vraag.opties,
        )
    if vraag.type is Vraagtype.JA_NEE:
        nodig_bij = " of ".join(vraag.toelichting_bij)
        yield Veld(
            naam=f"{vraag.id}.{TOELICHTING}",
            label="Toelichting",
            invoer=Invoer.TEKSTVAK,
            hint=f"Nodig als u {nodig_bij} antwoordt." if nodig_bij else "",
            woorden=richtlijn,
            max_tekens=MAX_TEKSTVAK,
            optioneel=not nodig_bij,
        )


def _deelvelden(vraag: Vraag, rijen: Rijen) -> Iterator[Veld]:
    for subveld in vraag.subvelden:
        naam = f"{vraag.id}.{subveld.id}"
        if subveld.type is Veldtype.RIJEN:
            for nr in range(1, rijen[naam] + 1):
                yield from rijvelden(subveld, naam, nr)
        elif not subveld.berekend:
            hint = (
                f"Nodig als u {subveld.verplicht_bij} antwoordt." if subveld.verplicht_bij else ""
            )
            yield veld_van(subveld, naam, hint=hint)


def rijvelden(subveld: Subveld, naam: str, nr: int) -> Iterator[Veld]:
    """Give the controls of one row."""
    for kolom in subveld.kolommen:
        yield veld_van(kolom, f"{naam}.{nr}.{kolom.id}")


def herhaalde_delen(vraag: Vraag) -> tuple[Subveld, ...]:
    """Give the parts that people repeat."""
    return tuple(subveld for subveld in vraag.subvelden if subveld.type is Veldtype.RIJEN)


def getoonde_rijen(vraag: Vraag, waarde: JsonWaarde, erbij: str = "") -> dict[str, int]:
    """Say how many rows to show: all that hold something, one more where asked, at least one."""
    delen = waarde if isinstance(waarde, dict) else {}
    aantallen = {}
    for subveld in herhaalde_delen(vraag):
        naam = f"{vraag.id}.{subveld.id}"
        gevuld = delen.get(subveld.id)
        vol = len(gevuld) if isinstance(gevuld, list) else 0
        aantallen[naam] = min(max(1, vol + (naam == erbij)), subveld.max_rijen or MEESTE_RIJEN)
    return aantallen


def geposte_rijen(vraag: Vraag, namen: Collection[str]) -> dict[str, int]:
    """Say how many rows a posted form holds."""
    aantallen = {}
    for subveld in herhaalde_delen(vraag):
        naam = f"{vraag.id}.{subveld.id}"
        vorm = re.compile(rf"{re.escape(naam)}\.([0-9]{{1,3}})\.")
        nummers = [int(gevonden[1]) for gepost in namen if (gevonden := vorm.match(gepost))]
        aantallen[naam] = min(max(nummers, default=0), subveld.max_rijen or MEESTE_RIJEN)
    return aantallen


def als_invoer(vraag: Vraag, velden: Collection[Veld], waarde: JsonWaarde) -> dict[str, str]:
    """Write a stored answer as its controls hold it."""
    if isinstance(waarde, str) and vraag.met_keuze:
        waarde = {KEUZE: waarde}
    return {veld.naam: typ(veld, _deel(waarde, veld.naam.split(".", 1)[1:])) for veld in velden}


def _deel(waarde: JsonWaarde, pad: list[str]) -> JsonWaarde:
    """Follow a path such as `stap.1.datum`; names of parts may hold a dot themselves."""
    if not pad:
        return waarde
    delen = waarde if isinstance(waarde, dict) else {}
    if pad[0] in delen:
        return delen[pad[0]]
    naam, _, rest = pad[0].partition(".")
    rijen, (nr, _, kolom) = delen.get(naam), rest.partition(".")
    if not isinstance(rijen, list) or not nr.isdecimal() or int(nr) > len(rijen):
        return None
    rij = rijen[int(nr) - 1]
    return rij.get(kolom) if isinstance(rij, dict) else None


def lees_antwoord(
    vraag: Vraag, formulier: Formulier, velden: Collection[Veld], *, zonder_rij: str = ""
) -> JsonWaarde:
    """Give the answer that a posted form holds, without empty parts.

    Args:
        vraag: The question.
        formulier: The posted form.
        velden: Its controls that belong to the question.
        zonder_rij: A row to leave out, as `rs-afbouw.stap.2`.
    """
    getypt = {
        veld.naam: lees(formulier, veld)
        for veld in velden
        if not (zonder_rij and veld.naam.startswith(f"{zonder_rij}."))
    }
    if vraag.id in getypt:
        return schoon(getypt[vraag.id])
    if vraag.type is Vraagtype.KEUZE and not vraag.subvelden:
        return schoon(getypt[f"{vraag.id}.{KEUZE}"])
    delen: dict[str, JsonWaarde] = {}
    for subveld in herhaalde_delen(vraag):
        delen[subveld.id] = _lees_rijen(getypt, f"{vraag.id}.{subveld.id}")
    los = {naam.removeprefix(f"{vraag.id}."): tekst for naam, tekst in getypt.items()}
    in_rij = tuple(f"{subveld.id}." for subveld in herhaalde_delen(vraag))
    delen |= {
        naam: tekst for naam, tekst in los.items() if not (in_rij and naam.startswith(in_rij))
    }
    return schoon(delen)


def _lees_rijen(getypt: Mapping[str, str], naam: str) -> JsonWaarde:
    rijen: dict[int, dict[str, JsonWaarde]] = {}
    for veld, tekst in getypt.items():
        if veld.startswith(f"{naam}."):
            nr, _, kolom = veld.removeprefix(f"{naam}.").partition(".")
            rijen.setdefault(int(nr), {})[kolom] = tekst
    return [rijen[nr] for nr in sorted(rijen)]
