"""Read a case of the rekentool from JSON, as the official vectors write it.

Numbers arrive as text (the decoder keeps them so), hours as H:MM or H:MM:SS. Null means not
filled in: 0 for hours and amounts, `veld_ontbreekt` for what a calculation cannot do without.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from portal.domain.dagprogramma import Dagprogramma, Functie, Regel, Weekuren, bereken_weekuren
from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import Groepsinvoer, Rekeninvoer
from portal.domain.waarden import (
    Aandeel,
    Bedrag,
    Uren,
    decimaal_uit_tekst,
    tijd_uit_tekst,
    uren_uit_bestand,
)
from portal.domain.zorgprofielen import Referentietabel

_JA_NEE: Final = {"ja": True, "nee": False}


def lees_rekeninvoer(invoer: Mapping[str, object], tabel: Referentietabel) -> Rekeninvoer:
    """Read the input of one client; raises the codes of procedure par. 6.1."""
    client, tarief = lees_client(invoer), _tarief(invoer)
    week = _weekuren(invoer, tabel)
    return Rekeninvoer(
        zzp=_verplicht(client, "zzp"),
        dagbesteding_ja=_ja_nee(client, "dagbesteding"),
        behandeling_ja=_ja_nee(client, "behandeling"),
        tarief=tarief,
        wonen=week.wonen,
        dagbesteding=week.dagbesteding,
        nachtzorg=_uren(invoer, "nachtzorg"),
        behandelaren=_uren(invoer, "behandelaren"),
        min_uren=_uren(invoer, "min_uren"),
        context_uren_jaar=_uren(invoer, "context_uren_jaar"),
        context_totaal=_context_totaal(invoer),
    )


def lees_groepsinvoer(invoer: Mapping[str, object]) -> Groepsinvoer:
    """Read the input of a group; raises the codes of procedure par. 6.1."""
    tarief = _tarief(invoer)
    clienten = tuple(_groepslid(client, tarief) for client in lees_clienten(invoer))
    if not clienten:
        raise DomeinFout("veld_ontbreekt", veld="clienten")
    return Groepsinvoer(
        clienten=clienten,
        context_uren_jaar=_uren_of_leeg(invoer, "context_uren_jaar"),
        context_totaal=_context_totaal(invoer),
    )


def lees_clienten(invoer: Mapping[str, object]) -> list[Mapping[str, object]]:
    """Read the clients of a group case."""
    return [als_object(client) for client in _lijst(invoer, "clienten")]


def _groepslid(client: Mapping[str, object], tarief: Aandeel) -> Rekeninvoer:
    return Rekeninvoer(
        zzp=_verplicht(client, "zzp"),
        dagbesteding_ja=_ja_nee(client, "dagbesteding"),
        behandeling_ja=_ja_nee(client, "behandeling"),
        tarief=tarief,
        wonen=_uren(client, "woonzorg"),
        dagbesteding=_uren(client, "dagbesteding_uren"),
        nachtzorg=_uren(client, "nachtzorg"),
        behandelaren=_uren(client, "behandelaren"),
        min_uren=_uren(client, "min_uren"),
    )


def _tarief(invoer: Mapping[str, object]) -> Aandeel:
    return Aandeel(decimaal_uit_tekst(_verplicht(invoer, "tarief_fractie")))


def _weekuren(invoer: Mapping[str, object], tabel: Referentietabel) -> Weekuren:
    bron = _verplicht(invoer, "uren_bron")
    if bron == "dagprogramma":
        dagen = als_object(_waarde(invoer, "dagprogramma"))
        programma = Dagprogramma(
            ma_vr=tuple(map(_regel, _lijst(dagen, "ma_vr"))),
            za_zo=tuple(map(_regel, _lijst(dagen, "za_zo"))),
        )
        return bereken_weekuren(programma, bezetting=tabel.bezetting)
    if bron != "weektotaal":
        raise DomeinFout("veld_ontbreekt", veld="uren_bron")
    totaal = als_object(_waarde(invoer, "weektotaal"))
    return Weekuren(wonen=_uren(totaal, "wonen"), dagbesteding=_uren(totaal, "dagbesteding"))


def _regel(rij: object) -> Regel:
    velden = als_object(rij)
    clienten = _tekst(velden, "op_clienten")
    return Regel(
        van=_tijd(velden.get("van")),
        tot=_tijd(velden.get("tot")),
        functie=_functie(_tekst(velden, "functie")),
        op_clienten=None if clienten is None else decimaal_uit_tekst(clienten),
    )


def _tijd(waarde: object) -> int | None:
    """Read a time; what is no time counts as not filled in, and the dagprogramma refuses that."""
    try:
        return tijd_uit_tekst(waarde) if isinstance(waarde, str) else None
    except DomeinFout:
        return None


def _functie(tekst: str | None) -> Functie | None:
    if tekst is None:
        return None
    for functie in Functie:
        if tekst.lower() == functie:
            return functie
    raise DomeinFout("veld_ontbreekt", veld="functie")


def _context_totaal(invoer: Mapping[str, object]) -> Bedrag:
    totaal = Fraction(0)
    for post in _lijst(invoer, "context_euro"):
        tekst = _tekst(als_object(post), "bedrag")
        bedrag = decimaal_uit_tekst(tekst) if tekst else Fraction(0)
        if bedrag < 0:
            raise DomeinFout("negatief", veld="context_euro")
        totaal += bedrag
    return Bedrag(totaal)


def lees_client(invoer: Mapping[str, object]) -> Mapping[str, object]:
    """Read the client of an individual case."""
    return als_object(_waarde(invoer, "client"))


def lees_jaar(invoer: Mapping[str, object]) -> int:
    """Read the year to calculate with."""
    jaar = decimaal_uit_tekst(_verplicht(invoer, "jaar"))
    if jaar.denominator != 1:
        raise DomeinFout("geen_getal", veld="jaar")
    return jaar.numerator


def als_object(waarde: object) -> Mapping[str, object]:
    """Take a value as an object; anything else counts as not filled in."""
    if not isinstance(waarde, Mapping):
        raise DomeinFout("veld_ontbreekt")
    return waarde


def _waarde(bron: Mapping[str, object], veld: str) -> object:
    if veld not in bron:
        raise DomeinFout("veld_ontbreekt", veld=veld)
    return bron[veld]


def _lijst(bron: Mapping[str, object], veld: str) -> Sequence[object]:
    waarde = _waarde(bron, veld)
    if waarde is None:
        return ()
    if not isinstance(waarde, list):
        raise DomeinFout("veld_ontbreekt", veld=veld)
    return waarde


def _tekst(bron: Mapping[str, object], veld: str) -> str | None:
    waarde = _waarde(bron, veld)
    if waarde is None:
        return None
    if not isinstance(waarde, str):
        raise DomeinFout("geen_getal", veld=veld)
    return waarde.strip() or None


def _verplicht(bron: Mapping[str, object], veld: str) -> str:
    tekst = _tekst(bron, veld)
    if tekst is None:
        raise DomeinFout("veld_ontbreekt", veld=veld)
    return tekst


def _uren(bron: Mapping[str, object], veld: str) -> Uren:
    return _uren_of_leeg(bron, veld) or Uren(Fraction(0))


def _uren_of_leeg(bron: Mapping[str, object], veld: str) -> Uren | None:
    tekst = _tekst(bron, veld)
    return None if tekst is None else uren_uit_bestand(tekst)


def _ja_nee(client: Mapping[str, object], veld: str) -> bool:
    antwoord = _JA_NEE.get(_verplicht(client, veld).lower())
    if antwoord is None:
        raise DomeinFout("veld_ontbreekt", veld=veld)
    return antwoord
