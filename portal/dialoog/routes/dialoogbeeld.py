"""The page of a dialoog, ready to show: its lines, its parties, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for

from portal.dialoog.actions.plan import planjaren
from portal.dialoog.actions.verloop import mag_stap
from portal.dialoog.queries.agenda import list_agenda
from portal.dialoog.queries.context import find_spiegeljaar, list_trajecten
from portal.dialoog.queries.dialogen import begin_van, partij_van
from portal.dialoog.queries.plan import is_ingeleverd
from portal.dialoog.queries.punt4 import list_plancijfers, list_spiegel
from portal.dialoog.queries.samenwerking import find_paar_van, is_planner
from portal.dialoog.queries.teksten import dialoogtekst
from portal.dialoog.queries.voorbereiding import list_aan_de_beurt, list_uit_plan
from portal.dialoog.queries.vorige import find_terugblik, list_trajectafspraken, list_vorige_voor
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.procedure.dialoog import Dialoogstap
from portal.domain.procedure.volgen import Dialoogpartij, Dialoogtoestand
from portal.platform import clock
from portal.toekenning.queries.volgen import count_onbevestigd

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence
    from datetime import datetime

    from portal.dialoog.models import Akkoord, Dialoog, Meerzorgplan
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


def list_acties(
    dialoog: Dialoog, plan: Meerzorgplan | None, *, voor: Gebruiker, op: datetime
) -> Sequence[Actie]:
    """Give what somebody can do with a dialoog in view now, and with the plan of its year."""
    kan_gehouden = op >= begin_van(dialoog) and is_ingeleverd(plan)
    beantwoord = {rij.partij for rij in dialoog.akkoorden if rij.ronde == dialoog.ronde}
    plant = _plant(dialoog, voor)
    return _planacties(dialoog, plan, voor, op) + [
        Actie(tekst, url_for(endpoint, dialoog_id=dialoog.id), stap in KNOP)
        for stap, (endpoint, tekst) in STAPPEN.items()
        if mag_stap(dialoog, stap, voor)
        and (stap is not S.GEHOUDEN or kan_gehouden)
        and (stap not in VAN_PLANNER or plant)
        and (stap not in ANTWOORD or partij_van(voor) not in beantwoord)
    ]


def _planacties(
    dialoog: Dialoog, plan: Meerzorgplan | None, voor: Gebruiker, op: datetime
) -> list[Actie]:
    """Give the way to the plan that is still to be submitted, for who writes it."""
    if dialoog.toestand is not T.GEPLAND or is_ingeleverd(plan):
        return []
    if not mag(voor.rol_set, Handeling.MEERZORGPLAN_SCHRIJVEN):
        return []
    if plan is not None:
        return [
            Actie("Verder met het meerzorgplan", url_for("dialoog.plan", plan_id=plan.id), True)
        ]
    if dialoog.jaar not in planjaren(op):
        return []
    adres = url_for("dialoog.plan_beginnen", zorgkantoor=dialoog.zorgkantoor_id, jaar=dialoog.jaar)
    return [Actie("Meerzorgplan beginnen", adres, True)]


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


def lees_context(
    dialoog: Dialoog, plan: Meerzorgplan | None, *, voor: Gebruiker
) -> dict[str, object]:
    """Give what stands beside the points of the verslag, with the plan of its year."""
    jaar, vorige = find_spiegeljaar(dialoog.jaar), list_vorige_voor(dialoog, voor=voor)
    return {
        "vorige": vorige,
        "terugblik": find_terugblik(dialoog, voor=voor),
        "trajectafspraken": list_trajectafspraken(vorige),
        "plan": plan,
        "onbevestigd": count_onbevestigd(
            dialoog.aanbieder_id, dialoog.zorgkantoor_id, clock.today()
        ),
        "uit_plan": list_uit_plan(plan),
        "beurten": list_aan_de_beurt(dialoog, voor=voor),
        "trajecten": list_trajecten(dialoog, voor=voor),
        "spiegeljaar": jaar,
        "plancijfers": list_plancijfers(plan),
        "spiegel": list_spiegel(dialoog, jaar, voor=voor),
        "spiegeladres": url_for("spiegel.spiegel", jaar=jaar, met=_ander(dialoog, voor)),
    }


def lees_paginacontext(
    dialoog: Dialoog, plan: Meerzorgplan | None, *, voor: Gebruiker
) -> dict[str, object]:
    """Give what stands on the page of a dialoog: as `lees_context`, and nothing once it is off.

    The CCE takes no part in it any more: the plan of its year is out of its view.
    """
    if dialoog.toestand is T.AFGEZEGD:
        return {"plan": None, "trajecten": ()}
    return lees_context(dialoog, plan, voor=voor)


def _ander(dialoog: Dialoog, voor: Gebruiker) -> uuid.UUID:
    """Give with whom the organisation of a user has the dialoog."""
    eigen = dialoog.aanbieder_id == voor.organisatie_id
    return dialoog.zorgkantoor_id if eigen else dialoog.aanbieder_id


def list_gebreken(dialoog: Dialoog, ontbreekt: Sequence[Ontbreekt]) -> Sequence[Gebrek]:
    """Write what misses in a verslag, each with a link to its place."""
    titels = {punt.nr: punt.titel for punt in list_agenda(dialoog)}
    adres = url_for("dialoog.verslag", dialoog_id=dialoog.id)
    return [
        Gebrek(
            f"{adres}#punt-{rij.nr or 1}",
            dialoogtekst("gebrek", rij.gebrek.value, nr=rij.nr, titel=titels.get(rij.nr, "")),
        )
        for rij in ontbreekt
    ]


def _plant(dialoog: Dialoog, voor: Gebruiker) -> bool:
    paar = find_paar_van(dialoog.aanbieder_id, dialoog.zorgkantoor_id)
    return paar is not None and is_planner(paar.rij, voor)
