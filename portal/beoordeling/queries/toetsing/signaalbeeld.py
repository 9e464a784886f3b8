"""A signal as people read it: its stand, what it says, and what the reviewer did with it."""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from portal.beoordeling.models import Signaalreactie
from portal.beoordeling.queries.signaalfeiten import Versiebron
from portal.beoordeling.queries.toetsing.stand import Toetsstand
from portal.domain.toetsingskader import Criterium, Ernst, Signaal, Stand
from portal.domain.toetsingskader.signalen import Getoond
from portal.domain.waarden import Uren, centen, een_decimaal, hms
from portal.platform.dated_files import read_toml
from portal.platform.web import texts

ONBEKEND = "onbekend"
GROEP, GROEPSSIGNAAL = "groep", "SG-GROEP-"


class Beeldstand(StrEnum):
    """The stands of a signal in the order of the page; the value is the key of the sentence."""

    AAN = "aan"
    ONBEKEND = "onbekend"
    UIT = "uit"
    NVT = "nvt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signaalbeeld:
    """One signal, ready to show.

    Attributes:
        tekst: What it says, with its values.
        criteria: The visible criteria that it belongs to.
        reactie: What was done with it, None while nothing was.
    """

    id: str
    titel: str
    stand: Beeldstand
    ernst: Ernst
    tekst: str
    bron: str
    criteria: tuple[Criterium, ...]
    reactie: Signaalreactie | None

    @property
    def actief(self) -> bool:
        """The signal is on."""
        return self.stand is Beeldstand.AAN


def maak_signaalbeeld(stand: Toetsstand, signaal: Signaal) -> Signaalbeeld:
    """Write one signal of a version."""
    criteria = stand.criteria_bij(signaal.id)
    beeldstand = _beeldstand(stand, signaal, criteria)
    teksten = _teksten()[signaal.id]
    zin = teksten.get(beeldstand.value) or teksten[Beeldstand.UIT.value]
    if beeldstand is Beeldstand.NVT and Beeldstand.NVT.value not in teksten:
        zin = _teksten()["standaard"][Beeldstand.NVT.value]
    return Signaalbeeld(
        id=signaal.id,
        titel=teksten["titel"],
        stand=beeldstand,
        ernst=signaal.ernst,
        tekst=zin.format_map(_waarden(signaal.gegevens, stand.bron)),
        bron=signaal.bron,
        criteria=criteria,
        reactie=stand.reacties.get(signaal.id),
    )


def _beeldstand(stand: Toetsstand, signaal: Signaal, criteria: tuple[Criterium, ...]) -> Beeldstand:
    """Say that a signal does not apply when it is off and every criterium of it is left out."""
    if signaal.stand is Stand.AAN:
        return Beeldstand.AAN
    if signaal.stand is Stand.NIET_TE_BEREKENEN:
        return Beeldstand.ONBEKEND
    if signaal.id.startswith(GROEPSSIGNAAL) and stand.bron.soort != GROEP:
        return Beeldstand.NVT
    hoort_erbij = any(signaal.id in deel.signalen for deel in stand.kader.criteria.values())
    return Beeldstand.NVT if hoort_erbij and not criteria else Beeldstand.UIT


def signaaltekst(signaal: Signaal, bron: Versiebron) -> str:
    """Give the sentence of an active signal, to start a toelichting with."""
    return _teksten()[signaal.id]["aan"].format_map(_waarden(signaal.gegevens, bron))


def signaaltitel(signaal_id: str) -> str:
    """Give the name of a signal."""
    return _teksten()[signaal_id]["titel"]


class _Waarde:
    """A value of a signal that writes itself by the kind that the sentence names."""

    def __init__(self, waarde: Getoond) -> None:
        self._waarde = waarde

    def __format__(self, soort: str) -> str:
        return ONBEKEND if self._waarde is None else _SCHRIJVERS[soort](self._waarde)


def _waarden(gegevens: Mapping[str, Getoond], bron: Versiebron) -> dict[str, _Waarde]:
    namen = {vraag.id: vraag.label for vraag in bron.lijst.vragen.values()}
    namen |= {grond.id: grond.naam for grond in bron.kenmerken.gronden}
    return {
        naam: _Waarde(
            tuple(namen.get(deel, deel) for deel in waarde) if isinstance(waarde, tuple) else waarde
        )
        for naam, waarde in gegevens.items()
    }


def _breuk(waarde: Getoond) -> Fraction:
    assert isinstance(waarde, Fraction | int)
    return Fraction(waarde)


def _euro(waarde: Getoond) -> str:
    breuk = _breuk(waarde)
    return ("minder " if breuk < 0 else "") + texts.euro(centen(abs(breuk)))


def _datum(waarde: Getoond) -> str:
    assert isinstance(waarde, date)
    return texts.datum(waarde)


def _lijst(waarde: Getoond) -> str:
    assert isinstance(waarde, tuple)
    return texts.opsomming(list(waarde))


_SCHRIJVERS: Mapping[str, Callable[[Getoond], str]] = {
    "uren": lambda waarde: hms(Uren(_breuk(waarde))),
    "euro": _euro,
    "getal": str,
    "een_decimaal": lambda waarde: str(een_decimaal(_breuk(waarde))).replace(".", ","),
    "datum": _datum,
    "ja_nee": lambda waarde: "ja" if waarde else "nee",
    "lijst": _lijst,
    "tekst": str,
}


@functools.cache
def _teksten() -> dict[str, dict[str, str]]:
    return read_toml("teksten/signalen.toml")
