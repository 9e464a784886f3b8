"""The page of a dialoog, ready to show: its lines, its parties, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from flask import url_for

from portal.dialoog.actions.verloop import mag_stap
from portal.dialoog.queries.agenda import list_agenda
from portal.dialoog.queries.context import find_spiegeljaar, list_trajecten
from portal.dialoog.queries.dialogen import partij_van
from portal.dialoog.queries.punt4 import list_plancijfers, list_spiegel
from portal.dialoog.queries.samenwerking import find_paar_van, is_planner
from portal.dialoog.queries.teksten import dialoogtekst
from portal.dialoog.queries.tijdlijn import list_gebeurtenissen
from portal.dialoog.queries.verslag import find_plan
from portal.domain.procedure.dialoog import Dialoogstap
from portal.domain.procedure.volgen import Dialoogpartij, Dialoogtoestand
from portal.platform import clock
from portal.platform.web import texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from portal.dialoog.models import Akkoord, Dialoog
    from portal.domain.procedure.dialoogverslag import Ontbreekt
    from portal.toegang.models import Gebruiker

S, T = Dialoogstap, Dialoogtoestand
STAPPEN: dict[Dialoogstap, tuple[str, str]] = {
    S.GEHOUDEN: ("dialoog.gehouden", "Het gesprek is geweest"),
    S.VERSLAG_SCHRIJVEN: ("dialoog.verslag", "Verslag schrijven"),
    S.VERSLAG_AANBIEDEN: ("dialoog.aanbieden", "Verslag aanbieden"),
    S.BEVESTIGEN: ("dialoog.bevestigen", "Akkoord geven"),
    S.OPMERKING: ("dialoog.opmerking", "Opmerking maken"),
    S.VERZETTEN: ("dialoog.verzetten", "Verzetten of wijzigen"),
    S.AFZEGGEN: ("dialoog.afzeggen", "Afzeggen"),
}
"""Page and words per step, in the order of the page."""
KNOP = frozenset({S.GEHOUDEN, S.VERSLAG_SCHRIJVEN, S.BEVESTIGEN})
VAN_PLANNER = frozenset({S.VERZETTEN, S.AFZEGGEN})
ANTWOORD = frozenset({S.BEVESTIGEN, S.OPMERKING})


@dataclass(frozen=True, slots=True)
class Actie:
    """A link on the page of a dialoog; `knop` for the step that comes next."""

    tekst: str
    url: str
    knop: bool


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What one party said of the verslag in the present round; None: nothing yet."""

    partij: str
    rij: Akkoord | None


@dataclass(frozen=True, slots=True)
class Gebrek:
    """What misses, as a link to where it is repaired."""

    veld: str
    tekst: str


def list_acties(dialoog: Dialoog, *, voor: Gebruiker, op: datetime) -> Sequence[Actie]:
    """Give what somebody can do with a dialoog in view now."""
    begonnen = clock.local_day(op) >= dialoog.dag
    beantwoord = {rij.partij for rij in dialoog.akkoorden if rij.ronde == dialoog.ronde}
    plant = _plant(dialoog, voor)
    return [
        Actie(tekst, url_for(endpoint, dialoog_id=dialoog.id), stap in KNOP)
        for stap, (endpoint, tekst) in STAPPEN.items()
        if mag_stap(dialoog, stap, voor)
        and (stap is not S.GEHOUDEN or begonnen)
        and (stap not in VAN_PLANNER or plant)
        and (stap not in ANTWOORD or partij_van(voor) not in beantwoord)
    ]


def list_antwoorden(dialoog: Dialoog) -> Sequence[Antwoord]:
    """Give what each party said in the present round, once the verslag was offered."""
    if dialoog.toestand not in {T.TER_BEVESTIGING, T.GEREED}:
        return ()
    gegeven = {rij.partij: rij for rij in dialoog.akkoorden if rij.ronde == dialoog.ronde}
    return [
        Antwoord(dialoogtekst("partij", partij.value), gegeven.get(partij))
        for partij in Dialoogpartij
    ]


def list_opmerkingen(dialoog: Dialoog) -> Sequence[Akkoord]:
    """Give the remarks on the last offered verslag, while it is being changed."""
    if dialoog.toestand is not T.GEHOUDEN:
        return ()
    return [rij for rij in dialoog.akkoorden if rij.ronde == dialoog.ronde and not rij.akkoord]


def toont_verslag(dialoog: Dialoog, *, voor: Gebruiker) -> bool:
    """Say whether the verslag is shown: to who writes it, to the others once it was offered."""
    if dialoog.toestand in {T.GEPLAND, T.AFGEZEGD}:
        return False
    return dialoog.ronde > 0 or mag_stap(dialoog, S.VERSLAG_SCHRIJVEN, voor)


def lees_context(dialoog: Dialoog, *, voor: Gebruiker) -> dict[str, object]:
    """Give what stands beside the points of the verslag."""
    plan, jaar = find_plan(dialoog), find_spiegeljaar(dialoog)
    return {
        "plan": plan,
        "trajecten": list_trajecten(dialoog),
        "spiegeljaar": jaar,
        "plancijfers": list_plancijfers(plan),
        "spiegel": list_spiegel(dialoog, jaar, voor=voor),
    }


def list_gebreken(dialoog: Dialoog, ontbreekt: Sequence[Ontbreekt]) -> Sequence[Gebrek]:
    """Write what misses in a verslag, each with a link to its place."""
    titels = {punt.nr: punt.titel for punt in list_agenda()}
    adres = url_for("dialoog.verslag", dialoog_id=dialoog.id)
    return [
        Gebrek(
            f"{adres}#punt-{rij.nr or 1}",
            dialoogtekst("gebrek", rij.gebrek.value, nr=rij.nr, titel=titels.get(rij.nr, "")),
        )
        for rij in ontbreekt
    ]


def per_maand(dialoog: Dialoog) -> list[dict[str, object]]:
    """Give what happened per month, as the component *tijdlijn* shows it."""
    return [
        {"maand": maand, "gebeurtenissen": list(samen)}
        for maand, samen in groupby(list_gebeurtenissen(dialoog), lambda rij: texts.maand(rij.op))
    ]


def _plant(dialoog: Dialoog, voor: Gebruiker) -> bool:
    paar = find_paar_van(dialoog.aanbieder_id, dialoog.zorgkantoor_id)
    return paar is not None and is_planner(paar.rij, voor)
