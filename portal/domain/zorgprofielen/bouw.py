"""Build the reference table of one year from rows of text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from portal.domain.waarden import (
    Aandeel,
    Bedrag,
    Uren,
    decimaal_uit_tekst,
    tijd_uit_tekst,
    uren_uit_bestand,
)
from portal.domain.zorgprofielen.tabel import (
    Band,
    Bandsoort,
    Bekostiging,
    Constanten,
    Prestatie,
    Referentietabel,
    Tabelrij,
    WettelijkZorgprofiel,
)

Rij: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RuweTabel:
    """One year as it stands in the files: every number is text, so that it stays exact."""

    jaar: str
    versie: str
    bron: str
    geldig_van: date
    geldig_tot: date
    constanten: Rij
    begin: str
    eind: str
    stap_minuten: str
    bezetting: Sequence[str]
    lvhc_doelgroepen: Sequence[str]
    lvhc_zzp: Sequence[str]
    zorgprofielen: Sequence[Rij]
    bekostiging: Sequence[Rij]
    meerzorgprofielen: Sequence[Rij]
    prestatiecodes: Sequence[Rij]


def bouw_referentietabel(ruw: RuweTabel) -> Referentietabel:
    """Turn the text of one year into exact values.

    Args:
        ruw: Text of the files of one year.

    Returns:
        The table; bands sorted by their lower edge, hours read from hours:minutes:seconds.

    Raises:
        DomeinFout: `geen_getal`, `negatief` or `geen_tijd` when a value is not what it should be.

    Bron: [rekentool] werkboek par. 7.
    """
    stap = int(ruw.stap_minuten)
    return Referentietabel(
        jaar=int(ruw.jaar),
        versie=ruw.versie,
        bron=ruw.bron,
        geldig_van=ruw.geldig_van,
        geldig_tot=ruw.geldig_tot,
        constanten=_constanten(ruw.constanten),
        bekostiging=MappingProxyType(
            {rij["zzp"]: _bekostiging(rij, ruw) for rij in ruw.bekostiging}
        ),
        zorgprofielen=MappingProxyType(
            {rij["code"]: _zorgprofiel(rij) for rij in ruw.zorgprofielen}
        ),
        bezetting=frozenset(decimaal_uit_tekst(tekst) for tekst in ruw.bezetting),
        tijden=tuple(range(tijd_uit_tekst(ruw.begin), tijd_uit_tekst(ruw.eind) + 1, stap)),
        lvhc_doelgroepen=tuple(ruw.lvhc_doelgroepen),
        lvhc_zzp=frozenset(ruw.lvhc_zzp),
    )


def _constanten(rij: Rij) -> Constanten:
    return Constanten(
        weegfactor_behandelaren=decimaal_uit_tekst(rij["weegfactor_behandelaren"]),
        contextdrempel=Aandeel(decimaal_uit_tekst(rij["contextdrempel"])),
        max_etmaalbedrag=_bedrag(rij["max_etmaalbedrag"]),
        dagen_per_jaar=decimaal_uit_tekst(rij["dagen_per_jaar"]),
        dagen_per_week=decimaal_uit_tekst(rij["dagen_per_week"]),
        volume_eis=Aandeel(decimaal_uit_tekst(rij["volume_eis"])),
    )


def _zorgprofiel(rij: Rij) -> WettelijkZorgprofiel:
    return WettelijkZorgprofiel(
        code=rij["code"],
        sector=rij["sector"],
        naam=rij["naam"],
        zzp=rij["zzp"] or None,
    )


def _bekostiging(rij: Rij, ruw: RuweTabel) -> Bekostiging:
    zzp = rij["zzp"]
    banden = sorted(
        (_band(band) for band in ruw.meerzorgprofielen if band["zzp"] == zzp), key=_ondergrens
    )
    prestaties = [_prestatie(code) for code in ruw.prestatiecodes if code["zzp"] == zzp]
    return Bekostiging(
        zzp=zzp,
        uren=uren_uit_bestand(rij["uren"]),
        aandeel_indirect=Aandeel(decimaal_uit_tekst(rij["aandeel_indirect"])),
        maatwerk_uurtarief=_bedrag(rij["maatwerk_uurtarief"]),
        banden=tuple(banden),
        ondergrenzen=tuple(band.vanaf for band in banden),
        prestaties=MappingProxyType({(p.behandeling, p.dagbesteding): p for p in prestaties}),
        rij=Tabelrij("bekostiging", zzp),
    )


def _band(rij: Rij) -> Band:
    return Band(
        vanaf=uren_uit_bestand(rij["vanaf"]),
        soort=Bandsoort(rij["soort"]),
        profiel=rij["profiel"] or None,
        bedrag=_bedrag(rij["bedrag"]) if rij["bedrag"] else None,
        rij=Tabelrij("meerzorgprofielen", f"{rij['zzp']} {rij['vanaf']}"),
    )


def _prestatie(rij: Rij) -> Prestatie:
    return Prestatie(
        code=rij["code"],
        omschrijving=rij["omschrijving"],
        behandeling=rij["behandeling"] == "ja",
        dagbesteding=rij["dagbesteding"] == "ja",
        uren=uren_uit_bestand(rij["uren"]),
        rij=Tabelrij("prestatiecodes", rij["code"]),
    )


def _ondergrens(band: Band) -> Uren:
    return band.vanaf


def _bedrag(tekst: str) -> Bedrag:
    return Bedrag(decimaal_uit_tekst(tekst))
