"""What a granted input would come to at another prijspeil: the same care, the table of a year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from portal.domain.fouten import DomeinFout
from portal.domain.rekentool.bedragen import Context, bepaal_bedragen
from portal.domain.rekentool.bereken import (
    bepaal_basis,
    bepaal_stand_van,
    bereken,
    bereken_maatwerk,
)
from portal.domain.rekentool.invoer import GEEN_BEDRAG
from portal.domain.rekentool.maatwerk import bereken_buiten_banden
from portal.domain.rekentool.opslag import rekeninvoer_uit_gegevens
from portal.domain.rekentool.trace import Spoor
from portal.domain.rekentool.uitkomst import Bedragen, Maatwerkreden
from portal.domain.waarden import Bedrag, breuk_uit_tekst

if TYPE_CHECKING:
    from collections.abc import Mapping

    from portal.domain.rekentool.invoer import Rekeninvoer
    from portal.domain.rekentool.opslag import Gegeven, Opgeslagen
    from portal.domain.zorgprofielen import Referentietabel

ONDERDELEN = ("invoer", "maatwerk", "bedragen")
"""Parts of a stored calculation that are needed to do it again with another table."""
_TE_HOOG = "context_boven_toegekend_te_hoog"


def bereken_op_prijspeil(
    oud: Mapping[str, Gegeven], tabel: Referentietabel, *, in_groep: bool
) -> Bedragen | None:
    """Calculate a granted input again with the table of another year.

    Args:
        oud: `ONDERDELEN` of what `uitkomst_als_gegevens` wrote for what was granted.
        tabel: Table of the year to compare in.
        in_groep: It was granted to a client as member of a group. Its share of the context means
            is then taken as it was granted, in euros: the drempel is that of the whole group.

    Returns:
        Exact amounts, euros per year. When less context means lie above the new drempel than were
        granted, all of those count. None when the input is unknown, when the amount was typed (no
        table indexes that), or when the table gives no amount for this care.

    Raises:
        DomeinFout: What the rekentool refuses besides.

    Bron: [toetsingskader] §7 Meerzorgprofiel; [procedure] §12; [rekentool] par. 4.
    """
    gegevens, bedragen = oud.get("invoer"), oud.get("bedragen")
    if not isinstance(gegevens, dict) or not isinstance(bedragen, dict) or "zzp" not in gegevens:
        return None
    invoer = rekeninvoer_uit_gegevens(_plat(gegevens))
    buiten = oud.get("maatwerk") == Maatwerkreden.BUITEN_BANDEN
    if invoer.zzp not in tabel.bekostiging:
        return None
    if in_groep:
        deel = Bedrag(breuk_uit_tekst(str(bedragen["context_telt_mee"])))
        return _binnen_groep(invoer, tabel, deel, buiten=buiten)
    return _alleen(invoer, tabel, buiten=buiten)


def _plat(gegevens: Mapping[str, Gegeven]) -> Opgeslagen:
    return {naam: deel for naam, deel in gegevens.items() if isinstance(deel, str | bool | None)}


def _alleen(invoer: Rekeninvoer, tabel: Referentietabel, *, buiten: bool) -> Bedragen | None:
    regel = bereken_buiten_banden if buiten else bereken
    try:
        return regel(invoer, tabel).bedragen
    except DomeinFout as fout:
        if fout.code != _TE_HOOG:
            raise
        return regel(replace(invoer, context_boven_toegekend=None), tabel).bedragen


def _binnen_groep(
    invoer: Rekeninvoer, tabel: Referentietabel, deel: Bedrag, *, buiten: bool
) -> Bedragen | None:
    spoor = Spoor()
    stand = bepaal_stand_van(invoer, tabel, spoor)
    basis, uren = bepaal_basis(stand, tabel), stand.uren.meerzorg
    if basis is None and buiten and uren:
        basis = bereken_maatwerk("basis_buiten_banden", uren, stand, tabel)
    if basis is None:
        return None
    context = Context(drempel=GEEN_BEDRAG, boven=deel, telt_mee=deel)
    return bepaal_bedragen(basis, context, invoer.tarief, tabel.constanten, spoor)
