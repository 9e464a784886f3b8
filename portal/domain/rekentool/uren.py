"""From direct care to meerzorguren and their band."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from portal.domain.rekentool.invoer import Rekeninvoer
from portal.domain.rekentool.trace import Spoor
from portal.domain.rekentool.uitkomst import Uitkomstsoort, Urenopbouw, Volumetoets
from portal.domain.waarden import Aandeel, Uren
from portal.domain.zorgprofielen import (
    Band,
    Bandsoort,
    Bekostiging,
    Constanten,
    Prestatie,
    zoek_band,
)

_NUL: Final = Fraction(0)
_EEN: Final = Fraction(1)
_SOORT: Final = {
    Bandsoort.NIET_MEERZORGWAARDIG: Uitkomstsoort.NIET_MEERZORGWAARDIG,
    Bandsoort.PROFIEL: Uitkomstsoort.PROFIEL,
    Bandsoort.MAATWERK: Uitkomstsoort.MAATWERK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A calculation before its amounts; `band` is None below the first band and without hours."""

    invoer: Rekeninvoer
    bekostiging: Bekostiging
    soort: Uitkomstsoort
    prestatie: Prestatie | None
    uren: Urenopbouw
    volumetoets: Volumetoets | None
    band: Band | None
    spoor: Spoor


def bepaal_stand(
    invoer: Rekeninvoer, bekostiging: Bekostiging, constanten: Constanten, spoor: Spoor
) -> Stand:
    """Calculate the hours and find the band; nothing is rounded.

    Args:
        invoer: Checked input of one client.
        bekostiging: Row of the zzp in the table of the year.
        constanten: Constants of the same year.
        spoor: Receives the steps.

    Returns:
        Hours, 25% test and band. A total that equals the regular hours is not within the
        zorgprofiel: the meerzorguren are 0 then, and lie below the first band.

    Bron: [rekentool] par. 2 stap 1-7, par. 3.
    """
    opbouw = _tel_op(invoer, bekostiging, constanten, spoor)
    prestatie = bekostiging.prestaties.get((invoer.behandeling_ja, invoer.dagbesteding_ja))
    if prestatie is None:
        vergelijking = _Vergelijking(Uitkomstsoort.COMBINATIE_ONGELDIG)
    else:
        vergelijking = _vergelijk(opbouw.totaal, prestatie, bekostiging, constanten, spoor)
    return Stand(
        invoer=invoer,
        bekostiging=bekostiging,
        soort=vergelijking.soort,
        prestatie=prestatie,
        uren=_urenopbouw(invoer, opbouw, prestatie, vergelijking.meerzorg),
        volumetoets=vergelijking.volumetoets,
        band=vergelijking.band,
        spoor=spoor,
    )


@dataclass(frozen=True, slots=True)
class _Vergelijking:
    soort: Uitkomstsoort
    meerzorg: Uren | None = None
    volumetoets: Volumetoets | None = None
    band: Band | None = None


def _vergelijk(
    totaal: Uren,
    prestatie: Prestatie,
    bekostiging: Bekostiging,
    constanten: Constanten,
    spoor: Spoor,
) -> _Vergelijking:
    regulier = spoor.stap("regulier", (prestatie.uren,), prestatie.uren, prestatie.rij)
    paar = (totaal, regulier)
    binnen = spoor.toets("binnen_zorgprofiel", paar, geldt=totaal < regulier)
    verschil = Uren(spoor.stap("meerzorg", paar, totaal - regulier))
    toets = _volumetoets(verschil, bekostiging, constanten, spoor)
    if binnen:
        return _Vergelijking(Uitkomstsoort.BINNEN_ZZP, None, toets)
    band = _bepaal_band(bekostiging, verschil, spoor)
    soort = _SOORT[band.soort] if band else Uitkomstsoort.GEEN_UITKOMST
    return _Vergelijking(soort, verschil, toets, band)


@dataclass(frozen=True, slots=True)
class _Optelling:
    zorg: Uren
    indirect: Uren
    context_week: Uren
    gewogen: Uren
    totaal: Uren


def _tel_op(
    invoer: Rekeninvoer, bekostiging: Bekostiging, constanten: Constanten, spoor: Spoor
) -> _Optelling:
    indirect = spoor.maal(
        "indirect", bekostiging.uren, bekostiging.aandeel_indirect, bekostiging.rij
    )
    context = spoor.stap(
        "context_week",
        (invoer.context_uren_jaar, constanten.dagen_per_jaar, constanten.dagen_per_week),
        invoer.context_uren_jaar / constanten.dagen_per_jaar * constanten.dagen_per_week,
    )
    gewogen = spoor.maal(
        "behandelaren_gewogen", constanten.weegfactor_behandelaren, invoer.behandelaren
    )
    zorg = invoer.wonen + invoer.nachtzorg - invoer.min_uren
    if invoer.dagbesteding_ja:
        zorg += invoer.dagbesteding
    totaal = zorg + indirect + context
    if invoer.behandeling_ja:
        totaal += gewogen
    spoor.stap(
        "totaal",
        (
            invoer.wonen,
            invoer.nachtzorg,
            invoer.min_uren,
            indirect,
            context,
            invoer.dagbesteding,
            _EEN if invoer.dagbesteding_ja else _NUL,
            gewogen,
            _EEN if invoer.behandeling_ja else _NUL,
        ),
        totaal,
    )
    return _Optelling(Uren(zorg), Uren(indirect), Uren(context), Uren(gewogen), Uren(totaal))


def _urenopbouw(
    invoer: Rekeninvoer, opbouw: _Optelling, prestatie: Prestatie | None, meerzorg: Uren | None
) -> Urenopbouw:
    return Urenopbouw(
        wonen=invoer.wonen,
        dagbesteding=invoer.dagbesteding,
        nachtzorg=invoer.nachtzorg,
        min_uren=invoer.min_uren,
        behandelaren=invoer.behandelaren,
        behandelaren_gewogen=opbouw.gewogen,
        zorg=opbouw.zorg,
        indirect=opbouw.indirect,
        context_week=opbouw.context_week,
        totaal=opbouw.totaal,
        regulier=prestatie.uren if prestatie else None,
        meerzorg=meerzorg,
    )


def _volumetoets(
    verschil: Uren, bekostiging: Bekostiging, constanten: Constanten, spoor: Spoor
) -> Volumetoets:
    grens = spoor.maal("grens25", constanten.volume_eis, bekostiging.uren, bekostiging.rij)
    aandeel = spoor.stap(
        "aandeel25", (verschil, bekostiging.uren), max(_NUL, verschil) / bekostiging.uren
    )
    gehaald = spoor.toets("haalt_grens25", (verschil, grens), geldt=verschil >= grens)
    return Volumetoets(grens=Uren(grens), gehaald=gehaald, aandeel=Aandeel(aandeel))


def _bepaal_band(bekostiging: Bekostiging, meerzorg: Uren, spoor: Spoor) -> Band | None:
    banden = bekostiging.banden
    plaats = zoek_band(bekostiging, meerzorg)
    if plaats < 0:
        spoor.toets("onder_eerste_band", (meerzorg, banden[0].vanaf), geldt=True, rij=banden[0].rij)
        return None
    band = banden[plaats]
    if plaats + 1 < len(banden):
        waarden = (band.vanaf, meerzorg, banden[plaats + 1].vanaf)
        spoor.toets("band", waarden, geldt=True, rij=band.rij)
    else:
        spoor.toets("hoogste_band", (band.vanaf, meerzorg), geldt=True, rij=band.rij)
    return band
