"""What the page of a bezwaar shows of hearing, voornemen and advice, and what can be done there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.bezwaar.queries.onderzoekteksten import onderzoektekst
from portal.domain.procedure.bezwaar import Hoorstand
from portal.domain.procedure.bezwaaradvies import Adviesstand, kan_beslissen
from portal.platform.web import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from portal.bezwaar.models import Hoorzitting
    from portal.bezwaar.queries.onderzoek import Onderzoekbeeld


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of a summary."""

    naam: str
    waarde: str


@dataclass(frozen=True, slots=True)
class Beslisregel:
    """Whether deciding is free, in one sentence."""

    vrij: bool
    zin: str


def beslisregel(beeld: Onderzoekbeeld, vandaag: date) -> Beslisregel:
    """Say whether can be decided, and if not what must be done first."""
    blokkade = kan_beslissen(beeld.onderzoek, vandaag=vandaag)
    uiterlijk = beeld.advies.uiterlijk if beeld.advies else None
    dag = texts.datum(uiterlijk) if uiterlijk else ""
    return Beslisregel(blokkade is None, onderzoektekst("blokkade", blokkade or "vrij", dag=dag))


def list_regels(beeld: Onderzoekbeeld) -> Sequence[Regel]:
    """Give what the bezwaarteam sees."""
    rij = beeld.bezwaar
    voornemen = onderzoektekst("uitkomst", rij.voornemen) if rij.voornemen else "Nog niet"
    if rij.volledig_tegemoet:
        voornemen += ", volledig tegemoet"
    if rij.kennelijk:
        voornemen += ", kennelijk"
    return [
        *(Regel("Hoorzitting", _zitting(beeld, zitting)) for zitting in beeld.zittingen),
        *([] if beeld.zittingen else [Regel("Hoorzitting", "Nog niet gepland")]),
        Regel("Voornemen", voornemen),
        *_advies(beeld),
    ]


def list_teksten(beeld: Onderzoekbeeld) -> Sequence[tuple[str, str]]:
    """Give the inner texts that open on demand: title and text."""
    teksten = [("Waarom dit voornemen", beeld.bezwaar.voornemen_tekst)]
    for zitting in beeld.zittingen:
        if zitting.stand is Hoorstand.GEHOUDEN:
            kop = f"Verslag van de hoorzitting van {texts.datum(_op(zitting))}"
            teksten.append((kop, f"Aanwezig: {zitting.aanwezig}\n\n{zitting.verslag}"))
        elif zitting.stand is Hoorstand.AFGEZIEN:
            teksten.append(("Waarom er geen hoorzitting is", zitting.reden))
    if beeld.advies is not None:
        teksten.append(("Advies van het Zorginstituut", beeld.advies.tekst))
    return [(kop, tekst) for kop, tekst in teksten if tekst]


def _zitting(beeld: Onderzoekbeeld, zitting: Hoorzitting) -> str:
    stand = onderzoektekst("stand", zitting.stand)
    if zitting.stand is Hoorstand.AFGEZIEN:
        grond = beeld.gronden[zitting.id]
        return f"{stand}. {onderzoektekst('afzien', grond)}."
    wie = zitting.commissie or (zitting.hoorder.naam if zitting.hoorder else "")
    return f"{stand}: {_wanneer(zitting)}\n{zitting.plaats}\nWie hoort: {wie}"


def _wanneer(zitting: Hoorzitting) -> str:
    op = _op(zitting)
    return f"{texts.datum_dag(op)}, {texts.tijd(op)}"


def _op(zitting: Hoorzitting) -> datetime:
    assert zitting.op is not None
    return zitting.op


def _advies(beeld: Onderzoekbeeld) -> Iterator[Regel]:
    advies, stand = beeld.advies, beeld.onderzoek.advies
    if advies is None:
        nodig = beeld.voornemen is None or not beeld.voornemen.zonder_advies
        yield Regel("Advies", "Nog niet gevraagd" if nodig else "Niet nodig bij dit voornemen")
        return
    yield Regel("Stukken compleet", texts.datum(advies.stukken_compleet))
    yield Regel("Advies uiterlijk", texts.datum(advies.uiterlijk))
    if stand is Adviesstand.ONTVANGEN and advies.ontvangen and advies.inhoud:
        inhoud = onderzoektekst("inhoud", advies.inhoud)
        yield Regel("Advies", f"{inhoud}, ontvangen op {texts.datum(advies.ontvangen)}")
    elif stand is Adviesstand.GEEN:
        yield Regel("Advies", onderzoektekst("geen_advies", advies.geen_advies))
