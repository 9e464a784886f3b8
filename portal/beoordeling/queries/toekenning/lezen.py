"""From a stored voorstel to what is granted, with the table and tarief that belong to it."""

from datetime import date

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.stand.kader import find_tarief
from portal.aanvraag.queries.weergave.lezen import als_deel, als_tekst
from portal.beoordeling.models import Toekenningsvoorstel
from portal.beoordeling.queries.signaalfeiten import Versiebron
from portal.beoordeling.queries.signaalfeiten.bron import lees_breuk
from portal.beoordeling.queries.toekenning.looptijd import INGANG, MAANDEN
from portal.beoordeling.queries.toekenning.pas_toe import (
    Toekenning,
    Toekenningskader,
    Voorstel,
    pas_toe,
)
from portal.beoordeling.queries.toetsing import Toetsstand
from portal.domain.waarden import Aandeel
from portal.platform.reference_data import get_referentietabel

WAARDE, REDEN = "waarde", "reden"


def bepaal_toekenning(stand: Toetsstand) -> Toekenning | None:
    """Give what is granted by the stored voorstel, or all that was requested without one.

    Returns:
        None when the version has no calculation to grant from.

    Raises:
        DomeinFout: as `pas_toe`.
    """
    if not stand.bron.berekend():
        return None
    voorstel = lees_voorstel(stand.voorstel)
    return pas_toe(stand.bron, voorstel, laad_kader(stand.aanvraag, stand.bron, voorstel.ingang))


def lees_voorstel(rij: Toekenningsvoorstel | None) -> Voorstel:
    """Read what is stored; nothing stored is granting all that was requested."""
    regels = als_deel(rij.regels) if rij else {}
    waarden = {naam: als_tekst(als_deel(regel).get(WAARDE)) for naam, regel in regels.items()}
    redenen = {naam: als_tekst(als_deel(regel).get(REDEN)) for naam, regel in regels.items()}
    ingang, maanden = waarden.pop(INGANG, ""), waarden.pop(MAANDEN, "")
    return Voorstel(
        waarden=waarden,
        redenen=redenen,
        ingang=date.fromisoformat(ingang) if ingang else None,
        maanden=int(maanden) if maanden else None,
    )


def laad_kader(aanvraag: Aanvraag, bron: Versiebron, ingang: date | None) -> Toekenningskader:
    """Find table and tarief of the year of the granted ingangsdatum.

    Without an agreement for that year the tariefpercentage of the aanvraag stays.
    """
    eerste_dag = ingang or bron.ingang or bron.ontvangen_op
    tabel, voorlopig = get_referentietabel(eerste_dag.year)
    tarief = find_tarief(aanvraag.aanbieder_id, aanvraag.zorgkantoor_id, eerste_dag.year)
    if tarief is None:
        gevraagd = lees_breuk(bron.berekend("invoer")["tarief"])
        assert gevraagd is not None
        tarief = Aandeel(gevraagd)
    return Toekenningskader(tabel=tabel, voorlopig=voorlopig, tarief=tarief)
