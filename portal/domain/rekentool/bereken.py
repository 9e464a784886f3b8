"""The rekentool for one client: what the official workbook answers, exact."""

from portal.domain.rekentool.bedragen import (
    bepaal_bedragen,
    bepaal_context,
    bepaal_drempelgrondslag,
)
from portal.domain.rekentool.invoer import Rekeninvoer, controleer_invoer
from portal.domain.rekentool.trace import Spoor
from portal.domain.rekentool.uitkomst import Bedragen, Maatwerkreden, Uitkomst, Uitkomstsoort
from portal.domain.rekentool.uren import Stand, bepaal_stand
from portal.domain.waarden import Bedrag, Uren
from portal.domain.zorgprofielen import Band, Bekostiging, Referentietabel, get_bekostiging


def bereken(invoer: Rekeninvoer, tabel: Referentietabel) -> Uitkomst:
    """Calculate one client with the table of one year.

    Args:
        invoer: All direct care of the client per week, and the context.
        tabel: Table of the year of the (granted) ingangsdatum.

    Returns:
        The outcome with subtotals, 25% test, amounts and trace. Nothing is rounded; a value
        exactly on an edge belongs to the upper band. The 25% test does not change the outcome.

    Raises:
        DomeinFout: `zorgprofiel_onbekend`, `negatief`, `tarief_buiten_bereik` or
            `context_boven_toegekend_te_hoog`.

    Bron: [rekentool] par. 2 en 3; [procedure] par. 6.
    """
    stand = bepaal_stand_van(invoer, tabel, Spoor())
    maatwerk = bepaal_maatwerkreden(stand)
    basis = bepaal_basis(stand, tabel)
    if basis is None:
        return maak_uitkomst(stand, tabel, maatwerk=None, bedragen=None)
    bedragen = bedragen_voor_client(stand, basis, tabel, maatwerk=maatwerk is not None)
    return maak_uitkomst(stand, tabel, maatwerk=maatwerk, bedragen=bedragen)


def bepaal_stand_van(invoer: Rekeninvoer, tabel: Referentietabel, spoor: Spoor) -> Stand:
    """Check the input and calculate up to the band; raises what `bereken` raises.

    Bron: [rekentool] par. 2 stap 1-7.
    """
    bekostiging = get_bekostiging(tabel, invoer.zzp)
    controleer_invoer(invoer)
    return bepaal_stand(invoer, bekostiging, tabel.constanten, spoor)


def bepaal_basis(stand: Stand, tabel: Referentietabel) -> Bedrag | None:
    """Give the amount at 100% that belongs to the band, per year, or None without meerzorg.

    Bron: [rekentool] par. 2 stap 7 en 8.
    """
    band, meerzorg = stand.band, stand.uren.meerzorg
    if band is None or meerzorg is None:
        return None
    if band.bedrag is not None:
        return Bedrag(stand.spoor.stap("basis_profiel", (band.bedrag,), band.bedrag, band.rij))
    if stand.soort is Uitkomstsoort.MAATWERK:
        return bereken_maatwerk("basis_maatwerk", meerzorg, stand, tabel)
    return None


def bereken_maatwerk(code: str, meerzorg: Uren, stand: Stand, tabel: Referentietabel) -> Bedrag:
    """Calculate maatwerk at 100%: hours / 7 x 365 x the hourly rate of the zzp, euros per year.

    Bron: [rekentool] par. 2 stap 8.
    """
    constanten, tarief = tabel.constanten, stand.bekostiging.maatwerk_uurtarief
    bedrag = meerzorg / constanten.dagen_per_week * constanten.dagen_per_jaar * tarief
    waarden = (meerzorg, constanten.dagen_per_week, constanten.dagen_per_jaar, tarief)
    return Bedrag(stand.spoor.stap(code, waarden, bedrag, stand.bekostiging.rij))


def bepaal_maatwerkreden(stand: Stand) -> Maatwerkreden | None:
    """Say why the band is maatwerk: above the highest profile, or no amount for this volume.

    Bron: [rekentool] par. 2 stap 7; [toetsingskader] par. 10.
    """
    if stand.soort is not Uitkomstsoort.MAATWERK:
        return None
    if stand.band is _hoogste(stand.bekostiging) and stand.bekostiging.heeft_profielbedragen:
        return Maatwerkreden.OVERSCHRIJDING
    return Maatwerkreden.VOLUME


def _hoogste(bekostiging: Bekostiging) -> Band:
    return bekostiging.banden[-1]


def bedragen_voor_client(
    stand: Stand, basis: Bedrag, tabel: Referentietabel, *, maatwerk: bool
) -> Bedragen:
    """Calculate the amounts of one client with his own context threshold.

    Bron: [rekentool] par. 2 stap 9-11.
    """
    constanten, spoor = tabel.constanten, stand.spoor
    grondslag = bepaal_drempelgrondslag(basis, constanten, spoor, maatwerk=maatwerk)
    context = bepaal_context(
        totaal=stand.invoer.context_totaal,
        toegekend=stand.invoer.context_boven_toegekend,
        grondslag=grondslag,
        contextdrempel=constanten.contextdrempel,
        spoor=spoor,
    )
    return bepaal_bedragen(basis, context, stand.invoer.tarief, constanten, spoor)


def maak_uitkomst(
    stand: Stand,
    tabel: Referentietabel,
    *,
    maatwerk: Maatwerkreden | None,
    bedragen: Bedragen | None,
) -> Uitkomst:
    """Put the parts of a calculation together.

    Bron: [procedure] par. 6.5.
    """
    return Uitkomst(
        soort=Uitkomstsoort.MAATWERK if maatwerk else stand.soort,
        invoer=stand.invoer,
        jaar=tabel.jaar,
        versie=tabel.versie,
        prestatie=stand.prestatie,
        uren=stand.uren,
        meerzorguren=stand.uren.meerzorg,
        volumetoets=stand.volumetoets,
        profiel=stand.band.profiel if stand.band else None,
        maatwerk=maatwerk,
        bedragen=bedragen,
        trace=stand.spoor.als_trace(),
    )
