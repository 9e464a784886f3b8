"""Maatwerk that the workbook has no band or no table for."""

from portal.domain.rekentool.bedragen import (
    bepaal_bedragen,
    bepaal_context,
    bepaal_drempelgrondslag,
)
from portal.domain.rekentool.bereken import (
    bedragen_voor_client,
    bepaal_stand_van,
    bereken,
    bereken_maatwerk,
    maak_uitkomst,
)
from portal.domain.rekentool.invoer import (
    HandmatigeInvoer,
    Rekeninvoer,
    controleer_niet_negatief,
    controleer_tarief,
)
from portal.domain.rekentool.trace import Spoor
from portal.domain.rekentool.uitkomst import (
    Bedragen,
    Maatwerkreden,
    Uitkomst,
    Uitkomstsoort,
)
from portal.domain.zorgprofielen import Referentietabel


def bereken_buiten_banden(invoer: Rekeninvoer, tabel: Referentietabel) -> Uitkomst:
    """Calculate one client for whom the 25% does not apply.

    Args:
        invoer: All direct care of the client per week, and the context.
        tabel: Table of the year of the (granted) ingangsdatum.

    Returns:
        The normal outcome of `bereken` where that has an amount. With meerzorguren above 0 but
        below the first band with an amount: maatwerk over those hours, reden BUITEN_BANDEN and no
        profiel. Otherwise (within the zorgprofiel, 0 hours, no such combination) the normal
        outcome without amount.

    Raises:
        DomeinFout: What `bereken` raises.

    Bron: [procedure] par. 6.4.
    """
    gewoon = bereken(invoer, tabel)
    if gewoon.is_meerzorg or not gewoon.meerzorguren:
        return gewoon
    stand = bepaal_stand_van(invoer, tabel, Spoor())
    basis = bereken_maatwerk("basis_buiten_banden", gewoon.meerzorguren, stand, tabel)
    bedragen = bedragen_voor_client(stand, basis, tabel, maatwerk=True)
    return maak_uitkomst(stand, tabel, maatwerk=Maatwerkreden.BUITEN_BANDEN, bedragen=bedragen)


def handmatig_maatwerk(invoer: HandmatigeInvoer, tabel: Referentietabel) -> Uitkomst:
    """Turn typed hours and a typed amount into an outcome, for a profile without table.

    Args:
        invoer: Hours per week and euros per year at 100%, with the context.
        tabel: Table of the year, for the threshold, the maximum and the days.

    Returns:
        MAATWERK with reden HANDMATIG; context, maximum and tarief work as for other maatwerk.

    Raises:
        DomeinFout: `negatief`, `tarief_buiten_bereik` or `context_boven_toegekend_te_hoog`.

    Bron: [procedure] par. 6.4.
    """
    for veld in ("meerzorguren", "bedrag_100", "context_totaal"):
        controleer_niet_negatief(veld, getattr(invoer, veld))
    controleer_tarief(invoer.tarief)
    spoor, constanten, basis = Spoor(), tabel.constanten, invoer.bedrag_100
    spoor.stap("basis_handmatig", (basis,), basis)
    context = bepaal_context(
        totaal=invoer.context_totaal,
        toegekend=invoer.context_boven_toegekend,
        grondslag=bepaal_drempelgrondslag(basis, constanten, spoor, maatwerk=True),
        contextdrempel=constanten.contextdrempel,
        spoor=spoor,
    )
    bedragen = bepaal_bedragen(basis, context, invoer.tarief, constanten, spoor)
    return maak_handmatig(invoer, bedragen, tabel, spoor)


def maak_handmatig(
    invoer: HandmatigeInvoer, bedragen: Bedragen, tabel: Referentietabel, spoor: Spoor
) -> Uitkomst:
    """Put a calculation with typed hours and a typed amount together.

    Bron: [procedure] par. 6.4.
    """
    return Uitkomst(
        soort=Uitkomstsoort.MAATWERK,
        invoer=invoer,
        jaar=tabel.jaar,
        versie=tabel.versie,
        prestatie=None,
        uren=None,
        meerzorguren=invoer.meerzorguren,
        volumetoets=None,
        profiel=None,
        maatwerk=Maatwerkreden.HANDMATIG,
        bedragen=bedragen,
        trace=spoor.als_trace(),
    )
