"""Where do these answers lead: which node is open, or which exit is reached?

Bron: [regeling] §5 Check vooraf; [processen] A1-A5 and J.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from portal.domain.check_vooraf.berekend import REKENREGELS, Rekenplek, Uitkomst
from portal.domain.check_vooraf.zet import Zet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from portal.domain.check_vooraf.berekend import Checkfeiten
    from portal.domain.check_vooraf.gronden import Grond
    from portal.domain.check_vooraf.pad import Beslispad, Keuze, Knoop, Uitgang


class Ontbreekt(StrEnum):
    """What keeps the path at a node."""

    ANTWOORD = "antwoord"
    TOELICHTING = "toelichting"
    MOTIVERING = "motivering"


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What a person answered at one node.

    Args:
        waarden: The chosen answers; at the gronden the ticked boxes, possibly none.
        toelichting: Text that goes with it; it is also the motivering.
        bedragen: Amounts in euros, by name of the field.
    """

    waarden: tuple[str, ...] = ()
    toelichting: str = ""
    bedragen: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stap:
    """One node on the path.

    Args:
        knoop: The node.
        keuzes: The answers that exist for this client and zorgkantoor.
        gekozen: The answers that count, given or computed; empty when none yet.
        antwoord: What a person said, None when nothing.
        ontbreekt: What keeps the path here, None when it went on.
    """

    knoop: Knoop
    keuzes: tuple[Keuze, ...]
    gekozen: tuple[Keuze, ...]
    antwoord: Antwoord | None
    ontbreekt: Ontbreekt | None

    @property
    def waarden(self) -> tuple[str, ...]:
        """The answers that count, as texts."""
        return tuple(keuze.waarde for keuze in self.gekozen)

    @property
    def advies(self) -> tuple[str, ...]:
        """Ids of the exits that are offered first, without force."""
        return tuple(keuze.advies for keuze in self.gekozen if keuze.advies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voortgang:
    """How far the path is.

    Args:
        stappen: Every node on it, in order; the last one is open when there is no exit.
        uitgang: The exit, None when the path is still open.
        zet: What the answers fix together.
        gronden: Every grond that holds.
    """

    stappen: tuple[Stap, ...]
    uitgang: Uitgang | None
    zet: Zet
    gronden: tuple[Grond, ...]

    @property
    def huidige_knoop(self) -> Knoop | None:
        """The open node, None at an exit."""
        return None if self.uitgang else self.stappen[-1].knoop

    @property
    def ontbreekt(self) -> Ontbreekt | None:
        """What keeps the path at the open node, None at an exit."""
        return self.stappen[-1].ontbreekt


def mogelijke_keuzes(pad: Beslispad, knoop: Knoop, feiten: Checkfeiten) -> tuple[Keuze, ...]:
    """Give the answers that exist under the settings and for the zorgprofiel."""
    instellingen = {**pad.instellingen, **feiten.instellingen}
    return tuple(
        keuze
        for keuze in knoop.keuzes
        if (keuze.alleen_als is None or instellingen[keuze.alleen_als[0]] == keuze.alleen_als[1])
        and (not keuze.alleen_profielen or feiten.profiel in keuze.alleen_profielen)
    )


def doorloop(pad: Beslispad, antwoorden: Mapping[str, Antwoord], feiten: Checkfeiten) -> Voortgang:
    """Follow the answers from the start as far as they lead.

    Args:
        pad: The path.
        antwoorden: By id of the node; those beside the path are left alone.
        feiten: What the portal knows.

    Returns:
        The steps with the open node or the exit. An answer that does not exist here counts as
        no answer. A node stays open while its toelichting or motivering is missing.

    Bron: [regeling] §5; [processen] A1-A5.
    """
    stappen: list[Stap] = []
    gronden: tuple[Grond, ...] = ()
    zet, plek = Zet(), pad.start
    while plek in pad.knopen:
        knoop, antwoord = pad.knopen[plek], antwoorden.get(plek)
        uitkomst = _uitkomst(knoop, antwoord, feiten, zet)
        stap = _stap(knoop, antwoord, mogelijke_keuzes(pad, knoop, feiten), uitkomst.waarden)
        stappen.append(stap)
        gronden = uitkomst.gronden or gronden
        if stap.ontbreekt:
            break
        for keuze in stap.gekozen:
            zet = zet.met(keuze.zet)
        plek = stap.gekozen[0].naar
    return Voortgang(
        stappen=tuple(stappen), uitgang=pad.uitgangen.get(plek), zet=zet, gronden=gronden
    )


def _uitkomst(knoop: Knoop, antwoord: Antwoord | None, feiten: Checkfeiten, zet: Zet) -> Uitkomst:
    """Take the answer of a person, or let the portal answer."""
    mens_eerst = knoop.berekening is None or knoop.bevestigen or bool(knoop.velden)
    if antwoord is None and mens_eerst:
        return Uitkomst()
    gegeven = antwoord or Antwoord()
    if knoop.berekening is None:
        return Uitkomst(gegeven.waarden if knoop.meerkeuze else gegeven.waarden[:1])
    return REKENREGELS[knoop.berekening](
        Rekenplek(
            knoop=knoop,
            feiten=feiten,
            zet=zet,
            gekozen=gegeven.waarden,
            bedragen=gegeven.bedragen,
        )
    )


def _stap(
    knoop: Knoop, antwoord: Antwoord | None, keuzes: tuple[Keuze, ...], waarden: tuple[str, ...]
) -> Stap:
    gekozen = tuple(keuze for keuze in keuzes if keuze.waarde in waarden)
    return Stap(
        knoop=knoop,
        keuzes=keuzes,
        gekozen=gekozen,
        antwoord=antwoord,
        ontbreekt=_wat_ontbreekt(knoop, antwoord, gekozen),
    )


def _wat_ontbreekt(
    knoop: Knoop, antwoord: Antwoord | None, gekozen: tuple[Keuze, ...]
) -> Ontbreekt | None:
    if not gekozen:
        return Ontbreekt.ANTWOORD
    if antwoord is not None and antwoord.toelichting.strip():
        return None
    if any(keuze.motivering for keuze in gekozen):
        return Ontbreekt.MOTIVERING
    return Ontbreekt.TOELICHTING if knoop.toelichting_verplicht else None
