"""Is a decision path sound: everything leads somewhere, nothing goes round, all is reached?

Bron: [regeling] §5 Check vooraf.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.domain.check_vooraf.berekend import REKENREGELS
from portal.domain.fouten import DomeinFout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from portal.domain.check_vooraf.pad import Beslispad, Keuze, Knoop


def controleer(pad: Beslispad) -> None:
    """Refuse a path that could leave a person stuck.

    Raises:
        DomeinFout: With the code of the first fault and the node it is in.
    """
    for knoop in pad.knopen.values():
        _controleer_knoop(pad, knoop)
    if pad.start not in pad.knopen:
        raise DomeinFout("doel_onbekend", knoop="start", naar=pad.start)
    gezien: set[str] = set()
    _loop(pad, pad.start, (), gezien)
    onbereikt = (pad.knopen.keys() | pad.uitgangen.keys()) - gezien
    if onbereikt:
        raise DomeinFout("onbereikbaar", ids=sorted(onbereikt))


def _controleer_knoop(pad: Beslispad, knoop: Knoop) -> None:
    if not knoop.keuzes:
        raise DomeinFout("knoop_zonder_antwoord", knoop=knoop.id)
    rekent = knoop.soort.value == "berekend" or bool(knoop.velden)
    if rekent != (knoop.berekening in REKENREGELS):
        raise DomeinFout("berekening_onbekend", knoop=knoop.id, berekening=knoop.berekening)
    for code, waarde in (fout for keuze in knoop.keuzes for fout in _fouten(pad, keuze)):
        raise DomeinFout(code, knoop=knoop.id, naar=waarde)


def _fouten(pad: Beslispad, keuze: Keuze) -> Iterator[tuple[str, str]]:
    if keuze.naar not in pad.knopen and keuze.naar not in pad.uitgangen:
        yield "doel_onbekend", keuze.naar
    if keuze.advies is not None and keuze.advies not in pad.uitgangen:
        yield "advies_onbekend", keuze.advies
    if keuze.alleen_als is not None and keuze.alleen_als[0] not in pad.instellingen:
        yield "alleen_als_onbekend", keuze.alleen_als[0]


def _loop(pad: Beslispad, plek: str, onderweg: tuple[str, ...], gezien: set[str]) -> None:
    if plek in onderweg:
        raise DomeinFout("pad_rond", knoop=plek)
    if plek in gezien:
        return
    gezien.add(plek)
    if plek in pad.knopen:
        for keuze in pad.knopen[plek].keuzes:
            _loop(pad, keuze.naar, (*onderweg, plek), gezien)
