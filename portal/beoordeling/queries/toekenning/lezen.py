"""From a stored voorstel to what is granted, with the table and tarief that belong to it."""

from datetime import date

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.stand.kader import find_tarief
from portal.beoordeling.queries.signaalfeiten import Versiebron
from portal.beoordeling.queries.signaalfeiten.bron import lees_breuk
from portal.beoordeling.queries.toekenning.groepslezen import bepaal_lidtoekenning
from portal.beoordeling.queries.toekenning.opgeslagen import lees_voorstel
from portal.beoordeling.queries.toekenning.pas_toe import (
    Toekenning,
    Toekenningskader,
    Voorstel,
    pas_toe,
)
from portal.beoordeling.queries.toetsing import Toetsstand
from portal.domain.waarden import Aandeel
from portal.platform.reference_data import get_referentietabel


def bepaal_toekenning(stand: Toetsstand) -> Toekenning | None:
    """Give what is granted to one client by the stored voorstel, or else all that was requested.

    Returns:
        None when the version has no calculation to grant from; a group as a whole has none of its
        own, see `bepaal_groepstoekenning`.

    Raises:
        DomeinFout: as `pas_toe`.
    """
    if not stand.bron.berekend() or stand.aanvraag.is_groep:
        return None
    return reken_voorstel(stand, lees_voorstel(stand.voorstel))


def reken_voorstel(stand: Toetsstand, voorstel: Voorstel) -> Toekenning:
    """Calculate a voorstel for one client, of a group within the whole.

    Raises:
        DomeinFout: as `pas_toe`.
    """
    if stand.aanvraag.is_lid:
        return bepaal_lidtoekenning(stand, voorstel)
    return pas_toe(stand.bron, voorstel, laad_kader(stand.aanvraag, stand.bron, voorstel.ingang))


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
