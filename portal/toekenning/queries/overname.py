"""What a toekenning is worth elsewhere, calculated from what was granted."""

from fractions import Fraction

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
from portal.platform.reference_data import get_referentietabel


def bepaal_overname(toekenning: Toekenning, *, tarief: str, meerzorguren: str) -> Overname:
    """Calculate the amounts elsewhere: same 100% without context, other percentage.

    Args:
        toekenning: The one that goes on.
        tarief: Percentage there as a fraction `n/d`; empty: not known.
        meerzorguren: Hours per week as `n/d`; empty: not known.

    Raises:
        DomeinFout: `tarief_ontbreekt`; or as `bepaal_basis`.

    Bron: [verhuisformulier] Gevolgen na stap 4.
    """
    if not tarief:
        raise DomeinFout("tarief_ontbreekt")
    tabel, _ = get_referentietabel(toekenning.prijspeil)
    uren = Uren(breuk_uit_tekst(meerzorguren)) if meerzorguren else None
    basis = bepaal_basis(toekenning, uren, tabel)
    return bereken_overname(basis, Aandeel(breuk_uit_tekst(tarief)), tabel.constanten)


def bepaal_basis(toekenning: Toekenning, uren: Uren | None, tabel: Referentietabel) -> Bedrag:
    """Give the amount of profile or maatwerk at 100% without context, euros per year.

    What was calculated is known; from before the portal it is looked up in the table of the price
    level.

    Raises:
        DomeinFout: `uren_ontbreken` for maatwerk; `profielbedrag_onbekend`.

    Bron: [verhuisformulier] vh-100, vh-etmaal100.
    """
    bedragen = als_deel(als_deel(toekenning.invoer).get("bedragen"))
    if bekend := als_tekst(bedragen.get("basis_100")):
        return Bedrag(Fraction(breuk_uit_tekst(bekend)))
    if toekenning.maatwerk:
        if uren is None:
            raise DomeinFout("uren_ontbreken")
        return bereken_maatwerkbasis(tabel, toekenning.zorgprofiel, uren)
    bedrag = find_profielbedrag(tabel, toekenning.zorgprofiel, toekenning.meerzorgprofiel)
    if bedrag is None:
        raise DomeinFout("profielbedrag_onbekend", profiel=toekenning.meerzorgprofiel)
    return bedrag
