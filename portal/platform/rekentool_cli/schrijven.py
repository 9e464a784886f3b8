"""Write the outcome of the rekentool as JSON, under the names of the official vectors."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from portal.domain.rekentool import Bedragen, Uitkomst, Urenopbouw
from portal.domain.waarden import Bedrag, centen, decimaal_als_tekst, hms, voldoet_elfproef
from portal.domain.zorgprofielen import Referentietabel

_BSN_LENGTE: Final = 9


def uitkomst_als_json(
    uitkomst: Uitkomst, client: Mapping[str, object], tabel: Referentietabel
) -> dict[str, object]:
    """Give the outcome of one client; what does not exist is None."""
    prestatie = uitkomst.prestatie
    return {
        "uitkomst": uitkomst.soort.value,
        "prestatiecode": prestatie.code if prestatie else "Niet geldig",
        "bsn_geldig": _bsn_geldig(client.get("bsn")),
        "uren": _uren(uitkomst.uren) if uitkomst.uren else None,
        "profiel": uitkomst.profiel,
        "bedrag": _context(uitkomst, tabel) | _bedragen(uitkomst.bedragen),
    }


def _bsn_geldig(bsn: object) -> bool:
    """Judge as the workbook does: an empty number passes, leading zeros may be gone."""
    return not bsn or voldoet_elfproef(str(bsn).zfill(_BSN_LENGTE))


def _uren(uren: Urenopbouw) -> dict[str, str | None]:
    return {
        "wonen": _decimaal(uren.wonen),
        "dagbesteding": _decimaal(uren.dagbesteding),
        "nachtzorg": _decimaal(uren.nachtzorg),
        "behandelaren_gewogen": _decimaal(uren.behandelaren_gewogen),
        "min_uren": _decimaal(uren.min_uren),
        "indirect": _decimaal(uren.indirect),
        "context_week": _decimaal(uren.context_week),
        "totaal": _decimaal(uren.totaal),
        "totaal_hms": hms(uren.totaal),
        "regulier": _decimaal(uren.regulier),
        "regulier_hms": None if uren.regulier is None else hms(uren.regulier),
        "meerzorg": _decimaal(uren.meerzorg),
        "meerzorg_hms": None if uren.meerzorg is None else hms(uren.meerzorg),
    }


def _context(uitkomst: Uitkomst, tabel: Referentietabel) -> dict[str, object]:
    totaal, bedragen = uitkomst.invoer.context_totaal, uitkomst.bedragen
    return {
        "context_totaal": decimaal_als_tekst(totaal),
        "context_valt_binnen": _valt_binnen(totaal, bedragen),
        "max_etmaal": str(centen(tabel.constanten.max_etmaalbedrag)),
    }


def _valt_binnen(totaal: Bedrag, bedragen: Bedragen | None) -> str | None:
    if not totaal:
        return "Niet van toepassing"
    if bedragen is None:
        return None
    return "Nee" if bedragen.context_boven else "Ja"


def _bedragen(bedragen: Bedragen | None) -> dict[str, object]:
    return {
        "basis_100": _decimaal(bedragen.basis_100 if bedragen else None),
        "context_drempel": _decimaal(bedragen.context_drempel if bedragen else None),
        "context_boven_drempel": _decimaal(bedragen.context_boven if bedragen else None),
        "etmaal_100_ongemaximeerd": _decimaal(
            bedragen.etmaal_100_ongemaximeerd if bedragen else None
        ),
        "gemaximeerd": bedragen.gemaximeerd if bedragen else None,
        "jaar_100": _decimaal(bedragen.jaar_100 if bedragen else None),
        "jaarbedrag": _decimaal(bedragen.jaarbedrag if bedragen else None),
        "jaarbedrag_cent": str(bedragen.jaarbedrag_cent) if bedragen else None,
        "etmaalbedrag": _decimaal(bedragen.etmaalbedrag if bedragen else None),
        "etmaalbedrag_cent": str(bedragen.etmaalbedrag_cent) if bedragen else None,
    }


def _decimaal(waarde: Fraction | None) -> str | None:
    return None if waarde is None else decimaal_als_tekst(waarde)
