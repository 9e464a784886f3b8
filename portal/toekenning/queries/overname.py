"""What a toekenning is worth elsewhere, calculated from what was granted."""

from portal.aanvraag.queries.weergave.lezen import als_deel, als_tekst
from portal.beoordeling.models import Toekenning
from portal.domain.fouten import DomeinFout
from portal.domain.rekentool.overname import (
    Overname,
    bereken_maatwerkbasis,
    bereken_overname,
    find_profielbedrag,
)
from portal.domain.waarden import Aandeel, Bedrag, Uren, breuk_uit_tekst
from portal.domain.zorgprofielen import Referentietabel
from portal.platform.reference_data import get_referentietabel, list_jaren


def bepaal_overname(
    toekenning: Toekenning, *, tarief: str, meerzorguren: str, basis_100: str = ""
) -> Overname:
    """Calculate the amounts elsewhere: same 100% without context, other percentage.

    Args:
        toekenning: The one that goes on.
        tarief: Percentage there as a fraction `n/d`; empty: not known.
        meerzorguren: Hours per week as `n/d`; empty: not known.
        basis_100: Typed amount at 100% without context as `n/d`, where no table has it.

    Raises:
        DomeinFout: `tarief_ontbreekt`, `uren_ontbreken` for maatwerk, or `basis_ontbreekt`.

    Bron: [verhuisformulier] Gevolgen na stap 4.
    """
    if not tarief:
        raise DomeinFout("tarief_ontbreekt")
    basis = find_basis(toekenning, meerzorguren)
    if basis is None and basis_100:
        basis = Bedrag(breuk_uit_tekst(basis_100))
    if basis is None:
        raise DomeinFout("basis_ontbreekt")
    tabel = _tabel(toekenning) or get_referentietabel(list_jaren()[0])[0]
    return bereken_overname(basis, Aandeel(breuk_uit_tekst(tarief)), tabel.constanten)


def find_basis(toekenning: Toekenning, meerzorguren: str) -> Bedrag | None:
    """Give the amount of profile or maatwerk at 100% without context, euros per year.

    What was calculated is known; from before the portal it is looked up in the table of the price
    level. None where that table is not there or has no such amount: then somebody types it.

    Raises:
        DomeinFout: `uren_ontbreken` for maatwerk of which the hours are not known.

    Bron: [verhuisformulier] vh-100, vh-etmaal100.
    """
    bedragen = als_deel(als_deel(toekenning.invoer).get("bedragen"))
    if bekend := als_tekst(bedragen.get("basis_100")):
        return Bedrag(breuk_uit_tekst(bekend))
    if toekenning.maatwerk and not meerzorguren:
        raise DomeinFout("uren_ontbreken")
    tabel = _tabel(toekenning)
    if tabel is None or toekenning.zorgprofiel not in tabel.bekostiging:
        return None
    if toekenning.maatwerk:
        uren = Uren(breuk_uit_tekst(meerzorguren))
        return bereken_maatwerkbasis(tabel, toekenning.zorgprofiel, uren)
    return find_profielbedrag(tabel, toekenning.zorgprofiel, toekenning.meerzorgprofiel)


def vraagt_basis(toekenning: Toekenning) -> bool:
    """Say whether somebody has to type the amount at 100%."""
    try:
        return find_basis(toekenning, toekenning.meerzorguren) is None
    except DomeinFout:
        return False


def _tabel(toekenning: Toekenning) -> Referentietabel | None:
    jaar = toekenning.prijspeil
    return get_referentietabel(jaar)[0] if jaar >= list_jaren()[0] else None
