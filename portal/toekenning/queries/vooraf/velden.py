"""The columns of a toekenning from before the portal, and reading their text."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from portal.domain.fouten import DomeinFout
from portal.domain.procedure.vooraf import Vooraftoekenning
from portal.domain.waarden import (
    Aandeel,
    Euro,
    Uren,
    centen,
    euro_uit_tekst,
    is_bsn,
    percentage_uit_tekst,
    uren_uit_tekst,
)
from portal.platform import clock

VERPLICHT = (
    "bsn", "achternaam", "geboortedatum", "nza_nummer", "kenmerk", "soort", "zorgprofiel",
    "behandeling", "dagbesteding", "ingang", "laatste_dag", "jaarbedrag", "etmaalbedrag",
    "prijspeil",
)  # fmt: skip
KOLOMMEN = (
    "bsn", "achternaam", "tussenvoegsel", "voornamen", "geboortedatum", "nza_nummer", "locatie",
    "leveringsvorm", "kenmerk", "soort", "groep", "zorgprofiel", "behandeling", "dagbesteding",
    "ingang", "laatste_dag", "meerzorgprofiel", "meerzorguren", "jaarbedrag", "etmaalbedrag",
    "tarief", "prijspeil", "hoogste_profiel", "hoogste_uren", "perspectief", "afspraken",
)  # fmt: skip
LENGTES: Mapping[str, int] = {
    "achternaam": 80,
    "tussenvoegsel": 20,
    "voornamen": 80,
    "locatie": 120,
    "kenmerk": 40,
    "groep": 12,
    "zorgprofiel": 20,
    "meerzorgprofiel": 60,
    "hoogste_profiel": 40,
    "perspectief": 2000,
    "afspraken": 2000,
}
"""Most characters of each column with free text."""
SOORTEN = ("individueel", "preventief", "groep")
LEVERINGSVORMEN = ("verblijf", "vpt", "deeltijdverblijf")
DAGVORMEN = ("%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d")
CIJFERS = re.compile(r"[\s.-]")
VROEGSTE_PRIJSPEIL, LAATSTE_PRIJSPEIL = 2015, 2100
GEEN_DAG = date.min
"""Stands where a day could not be read; the refusal says so."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorafpersoon:
    """Who the client is, as the old beschikking names him."""

    bsn: str
    achternaam: str
    tussenvoegsel: str
    voornamen: str
    geboortedatum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Vooraf:
    """One toekenning from before the portal, read.

    Attributes:
        nza_nummer: Of the location that declares; `locatie` is its name, empty when one is enough.
        leveringsvorm: Empty where the old beschikking does not say.
        groep: Code of the group at that aanbieder, empty for none.
        zorgprofiel: As in the table of zorgprofielen, `7VG`.
        duur: Days and amounts.
        hoogste_profiel: Highest profile of the perspectief, empty when not agreed.
    """

    persoon: Voorafpersoon
    nza_nummer: str
    locatie: str
    leveringsvorm: str
    kenmerk: str
    soort: str
    groep: str
    zorgprofiel: str
    behandeling: bool
    dagbesteding: bool
    duur: Vooraftoekenning
    meerzorgprofiel: str
    meerzorguren: Uren | None
    hoogste_profiel: str
    hoogste_uren: Uren | None
    perspectief: str
    afspraken: str


class _Lezer:
    """Reads columns one by one and keeps every refusal with its column."""

    def __init__(self, velden: Mapping[str, str]) -> None:
        self._velden = {naam: velden.get(naam, "").strip() for naam in KOLOMMEN}
        self.fouten: list[DomeinFout] = []
        for naam in VERPLICHT:
            if not self._velden[naam]:
                self.fouten.append(DomeinFout("kolom_leeg", veld=naam, kolom=naam))
        for naam, hoogste in LENGTES.items():
            if len(self._velden[naam]) > hoogste:
                self.fouten.append(DomeinFout("kolom_te_lang", veld=naam, hoogste=hoogste))

    def tekst(self, naam: str) -> str:
        return self._velden[naam]

    def lees(self, naam: str, lezer: Callable[[str], T], leeg: T) -> T:
        tekst = self._velden[naam]
        if not tekst:
            return leeg
        try:
            return lezer(tekst)
        except DomeinFout as fout:
            self.fouten.append(DomeinFout(fout.code, **{**fout.gegevens, "veld": naam}))
            return leeg


def lees_velden(velden: Mapping[str, str]) -> tuple[Vooraf, tuple[DomeinFout, ...]]:
    """Read the columns of one toekenning.

    Args:
        velden: Text per column as typed; a missing column is empty.

    Returns:
        What could be read, and every refusal with its column as `veld`; with a refusal the reading
        may not be used.
    """
    lezer = _Lezer(velden)
    geen_uren: Uren | None = None
    vooraf = Vooraf(
        persoon=Voorafpersoon(
            bsn=lezer.lees("bsn", _bsn, ""),
            achternaam=lezer.tekst("achternaam"),
            tussenvoegsel=lezer.tekst("tussenvoegsel"),
            voornamen=lezer.tekst("voornamen"),
            geboortedatum=lezer.lees("geboortedatum", _dag, GEEN_DAG),
        ),
        nza_nummer=lezer.lees("nza_nummer", _nza, ""),
        locatie=lezer.tekst("locatie"),
        leveringsvorm=lezer.lees("leveringsvorm", _een_van(LEVERINGSVORMEN), ""),
        kenmerk=lezer.tekst("kenmerk"),
        soort=lezer.lees("soort", _een_van(SOORTEN), ""),
        groep=lezer.tekst("groep").upper(),
        zorgprofiel=lezer.tekst("zorgprofiel"),
        behandeling=lezer.lees("behandeling", _ja_nee, False),
        dagbesteding=lezer.lees("dagbesteding", _ja_nee, False),
        duur=_lees_duur(lezer),
        meerzorgprofiel=lezer.tekst("meerzorgprofiel"),
        meerzorguren=lezer.lees("meerzorguren", uren_uit_tekst, geen_uren),
        hoogste_profiel=lezer.tekst("hoogste_profiel"),
        hoogste_uren=lezer.lees("hoogste_uren", uren_uit_tekst, geen_uren),
        perspectief=lezer.tekst("perspectief"),
        afspraken=lezer.tekst("afspraken"),
    )
    return vooraf, tuple(lezer.fouten)


def _lees_duur(lezer: _Lezer) -> Vooraftoekenning:
    nul, onbekend = _euro("0"), None
    tarief: Aandeel | None = lezer.lees("tarief", percentage_uit_tekst, onbekend)
    return Vooraftoekenning(
        ingang=lezer.lees("ingang", _dag, GEEN_DAG),
        laatste_dag=lezer.lees("laatste_dag", _dag, GEEN_DAG),
        jaarbedrag=lezer.lees("jaarbedrag", _euro, nul),
        etmaalbedrag=lezer.lees("etmaalbedrag", _euro, nul),
        prijspeil=lezer.lees("prijspeil", _jaar, 0),
        tarief=tarief,
    )


def _euro(tekst: str) -> Euro:
    return centen(euro_uit_tekst(tekst))


def _dag(tekst: str) -> date:
    for vorm in DAGVORMEN:
        try:
            dag = datetime.strptime(tekst, vorm).date()  # noqa: DTZ007 - a day without a time
        except ValueError:
            continue
        if not clock.is_plausible(dag):
            raise DomeinFout("jaar_van_datum")
        return dag
    raise DomeinFout("geen_datum")


def _bsn(tekst: str) -> str:
    """Read a BSN; a spreadsheet may have dropped the zeros in front."""
    cijfers = CIJFERS.sub("", tekst).zfill(9)
    if not is_bsn(cijfers):
        raise DomeinFout("bsn_ongeldig")
    return cijfers


def _nza(tekst: str) -> str:
    cijfers = tekst.removeprefix("300-").lstrip("0")
    if not cijfers.isdecimal():
        raise DomeinFout("nza_nummer_onbekend")
    return cijfers


def _ja_nee(tekst: str) -> bool:
    klein = tekst.casefold()
    if klein not in {"ja", "nee", "j", "n"}:
        raise DomeinFout("geen_ja_nee")
    return klein.startswith("j")


def _jaar(tekst: str) -> int:
    if not tekst.isdecimal() or not VROEGSTE_PRIJSPEIL <= int(tekst) <= LAATSTE_PRIJSPEIL:
        raise DomeinFout("geen_jaar", vroegste=VROEGSTE_PRIJSPEIL, laatste=LAATSTE_PRIJSPEIL)
    return int(tekst)


def _een_van(keuzes: tuple[str, ...]) -> Callable[[str], str]:
    def lees(tekst: str) -> str:
        klein = tekst.casefold()
        if klein not in keuzes:
            raise DomeinFout("keuze_uit", keuzes=", ".join(keuzes))
        return klein

    return lees
