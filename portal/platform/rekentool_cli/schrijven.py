"""Write the outcome of the rekentool as JSON, under the names of the official vectors."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from portal.domain.rekentool import (
    Bedragen,
    Groepsinvoer,
    Groepsuitkomst,
    HandmatigeInvoer,
    Rekeninvoer,
    Uitkomst,
    Urenopbouw,
    is_ongewogen_op_groepsblad,
)
from portal.domain.waarden import Bedrag, centen, decimaal_als_tekst, hms, voldoet_elfproef
from portal.domain.zorgprofielen import Referentietabel

ONGEWOGEN: Final = "groep_ongewogen_behandeling"
"""Where the group sheet of the workbook forgets a weight, and the portal does not."""

_BSN_LENGTE: Final = 9
_MET_HMS: Final = ("totaal", "regulier", "meerzorg")
_UREN: Final = (
    "wonen",
    "dagbesteding",
    "nachtzorg",
    "behandelaren_gewogen",
    "min_uren",
    "indirect",
    "context_week",
    *_MET_HMS,
)


def uitkomst_als_json(
    uitkomst: Uitkomst, client: Mapping[str, object], tabel: Referentietabel
) -> dict[str, object]:
    """Give the outcome of one client; what does not exist is None."""
    prestatie = uitkomst.prestatie
    return {
        "uitkomst": uitkomst.soort.value,
        "prestatiecode": prestatie.code if prestatie else "Niet geldig",
        "bsn_geldig": _bsn_geldig(client.get("bsn")),
        "uren": _uren(uitkomst.uren),
        "profiel": uitkomst.profiel,
        "bedrag": _context(uitkomst, tabel) | _bedragen(uitkomst.bedragen),
    }


def groep_als_json(
    uitkomst: Groepsuitkomst, invoer: Groepsinvoer, clienten: Sequence[Mapping[str, object]]
) -> dict[str, object]:
    """Give the outcome of a group: every client with his number, and the shared context."""
    leden = zip(uitkomst.clienten, invoer.clienten, clienten, strict=True)
    return {
        "clienten": [
            _lid(nummer, lid, eigen, client)
            for nummer, (lid, eigen, client) in enumerate(leden, start=1)
        ],
        "groep": _groep(uitkomst, invoer),
    }


def _lid(
    nummer: int,
    uitkomst: Uitkomst,
    invoer: Rekeninvoer | HandmatigeInvoer,
    client: Mapping[str, object],
) -> dict[str, object]:
    prestatie = uitkomst.prestatie
    assert isinstance(invoer, Rekeninvoer)
    subtotaal = invoer.wonen + invoer.dagbesteding + invoer.nachtzorg
    return {
        "nr": nummer,
        "uitkomst": uitkomst.soort.value,
        "prestatiecode": prestatie.code if prestatie else "Niet geldig",
        "bsn_geldig": _bsn_geldig(client.get("bsn")),
        "profiel": uitkomst.profiel,
        "uren": {
            "subtotaal_zorg": _decimaal(subtotaal),
            "behandelaren": _decimaal(invoer.behandelaren),
        }
        | _uren(uitkomst.uren),
        "bedrag": _bedragen(uitkomst.bedragen),
        "bronfout": ONGEWOGEN if is_ongewogen_op_groepsblad(invoer) else None,
    }


def _groep(uitkomst: Groepsuitkomst, invoer: Groepsinvoer) -> dict[str, object]:
    context, totaal = uitkomst.context, uitkomst.jaarbedrag_totaal
    per_client = uitkomst.context_per_client
    return {
        "aantal_ingevuld": len(uitkomst.clienten),
        "aantal_meerzorg": uitkomst.aantal_met_meerzorg,
        "context_totaal": _decimaal(invoer.context_totaal),
        "context_drempel": _decimaal(context.drempel),
        "context_valt_binnen": _valt_binnen(invoer.context_totaal, boven=context.boven),
        "context_boven": _decimaal(context.boven),
        "context_boven_per_client": _decimaal(per_client),
        "som_100": _decimaal(uitkomst.drempelgrondslag),
        "jaarbedrag_totaal": _decimaal(totaal),
        "jaarbedrag_totaal_cent": str(centen(totaal)),
        "som_beschikkingen_cent": str(uitkomst.som_beschikkingen),
    }


def _bsn_geldig(bsn: object) -> bool:
    """Judge as the workbook does: an empty number passes, leading zeros may be gone."""
    return not bsn or voldoet_elfproef(str(bsn).zfill(_BSN_LENGTE))


def _uren(uren: Urenopbouw | None) -> dict[str, str | None]:
    tekst = {naam: _decimaal(getattr(uren, naam)) if uren else None for naam in _UREN}
    for naam in _MET_HMS:
        waarde = getattr(uren, naam) if uren else None
        tekst[f"{naam}_hms"] = None if waarde is None else hms(waarde)
    return tekst


def _context(uitkomst: Uitkomst, tabel: Referentietabel) -> dict[str, object]:
    totaal, bedragen = uitkomst.invoer.context_totaal, uitkomst.bedragen
    return {
        "context_totaal": decimaal_als_tekst(totaal),
        "context_valt_binnen": _valt_binnen(
            totaal, boven=bedragen.context_boven if bedragen else None
        ),
        "max_etmaal": str(centen(tabel.constanten.max_etmaalbedrag)),
    }


def _valt_binnen(totaal: Bedrag, *, boven: Bedrag | None) -> str | None:
    if not totaal:
        return "Niet van toepassing"
    if boven is None:
        return None
    return "Nee" if boven else "Ja"


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
