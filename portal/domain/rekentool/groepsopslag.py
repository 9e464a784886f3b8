"""The shared part of the calculation of a group: beside separate sums, and as plain data."""

from dataclasses import replace
from fractions import Fraction

from portal.domain.rekentool.bereken import bereken
from portal.domain.rekentool.groep import Groepsinvoer, Groepsuitkomst
from portal.domain.rekentool.invoer import GEEN_UREN, HandmatigeInvoer, Rekeninvoer
from portal.domain.rekentool.maatwerk import bereken_buiten_banden, handmatig_maatwerk
from portal.domain.rekentool.opslag import Gegeven, stappen_als_gegevens
from portal.domain.rekentool.uitkomst import Uitkomst
from portal.domain.waarden import Bedrag, Uren, breuk_als_tekst, centen
from portal.domain.zorgprofielen import Referentietabel


def som_los(invoer: Groepsinvoer, tabel: Referentietabel) -> Bedrag:
    """Add up what the clients would come to alone, each with an equal share of the context.

    Args:
        invoer: Input of the group, at least one client.
        tabel: Table of the year.

    Returns:
        Euros per year, exact amounts added up.

    Raises:
        DomeinFout: What `bereken` raises.

    Bron: [toetsingskader] SG-GROEP-DUURDER.
    """
    aantal = Fraction(len(invoer.clienten))
    uren = Uren((invoer.context_uren_jaar or GEEN_UREN) / aantal)
    euro = Bedrag(invoer.context_totaal / aantal)
    uitkomsten = (
        _los(_met_context(client, uren, euro), tabel, toets=plaats not in invoer.zonder_volumetoets)
        for plaats, client in enumerate(invoer.clienten)
    )
    return Bedrag(sum((u.bedragen.jaarbedrag for u in uitkomsten if u.bedragen), Fraction(0)))


def _met_context(
    client: Rekeninvoer | HandmatigeInvoer, uren: Uren, euro: Bedrag
) -> Rekeninvoer | HandmatigeInvoer:
    if isinstance(client, HandmatigeInvoer):
        return replace(client, context_totaal=euro, context_boven_toegekend=None)
    return replace(
        client, context_uren_jaar=uren, context_totaal=euro, context_boven_toegekend=None
    )


def _los(
    client: Rekeninvoer | HandmatigeInvoer, tabel: Referentietabel, *, toets: bool
) -> Uitkomst:
    if isinstance(client, HandmatigeInvoer):
        return handmatig_maatwerk(client, tabel)
    return bereken(client, tabel) if toets else bereken_buiten_banden(client, tabel)


def groepsuitkomst_als_gegevens(
    uitkomst: Groepsuitkomst, invoer: Groepsinvoer, los: Bedrag
) -> dict[str, Gegeven]:
    """Write what the clients share as JSON-able data; nothing of one client alone stands in it.

    Args:
        uitkomst: Outcome of the group.
        invoer: What it was calculated from.
        los: Outcome of `som_los`.

    Returns:
        Exact amounts as `n/d`, cents as text with two decimals; `som_beschikkingen` adds up the
        rounded amounts, `jaarbedrag_totaal_cent` is the total of the workbook.

    Bron: [procedure] par. 3.2.
    """
    context, toegekend = uitkomst.context, invoer.context_boven_toegekend
    per_client, uren = uitkomst.context_per_client, invoer.context_uren_jaar
    return {
        "soort": "groep",
        "aantal": len(uitkomst.clienten),
        "aantal_met_meerzorg": uitkomst.aantal_met_meerzorg,
        "context_uren_jaar": None if uren is None else breuk_als_tekst(uren),
        "context_totaal": breuk_als_tekst(invoer.context_totaal),
        "context_boven_toegekend": None if toegekend is None else breuk_als_tekst(toegekend),
        "drempelgrondslag": breuk_als_tekst(uitkomst.drempelgrondslag),
        "context_drempel": breuk_als_tekst(context.drempel),
        "context_boven": breuk_als_tekst(context.boven),
        "context_telt_mee": breuk_als_tekst(context.telt_mee),
        "context_per_client": None if per_client is None else breuk_als_tekst(per_client),
        "jaarbedrag_totaal": breuk_als_tekst(uitkomst.jaarbedrag_totaal),
        "jaarbedrag_totaal_cent": str(centen(uitkomst.jaarbedrag_totaal)),
        "som_beschikkingen": str(uitkomst.som_beschikkingen),
        "som_individueel": breuk_als_tekst(los),
        "som_individueel_cent": str(centen(los)),
        "trace": stappen_als_gegevens(uitkomst.trace),
    }
