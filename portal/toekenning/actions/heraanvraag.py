"""Start a her-aanvraag from a toekenning (T32)."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.aanvraag.actions.heraanvraag import Herstart, start_heraanvraag
from portal.aanvraag.actions.starten import Start
from portal.aanvraag.models import Aanvraag
from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure import vind_overgang
from portal.domain.procedure.heraanvraag import Aanleiding, eis_aanleiding
from portal.toegang.models import Gebruiker
from portal.toekenning.queries.heraanvraag import Herbegin, maak_voorganger


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuze:
    """What somebody chose on the page of the toekenning."""

    aanleiding: Aanleiding
    soort: str
    maanden: int | None
    ingang: date | None
    nieuwe_feiten: str


def start_her_aanvraag(
    herbegin: Herbegin, keuze: Keuze, *, door: Gebruiker, op: datetime
) -> Aanvraag:
    """Make the aanvraag that follows on a toekenning; the toekenning itself does not change.

    Raises:
        NotFound: The client is not in view any more.
        DomeinFout: as `eis_aanleiding` and `start_aanvraag`; `handeling_niet_mogelijk` while the
            aanvraag behind the toekenning is open again.
    """
    toekenning = herbegin.toekenning
    eis_aanleiding(keuze.aanleiding, herbegin.aanleidingen, nieuwe_feiten=keuze.nieuwe_feiten)
    if toekenning.besluit is not None:
        vind_overgang(toekenning.besluit.aanvraag.toestand, Handeling.AANVRAAG_HER_STARTEN)
    tussentijds = keuze.aanleiding is Aanleiding.TUSSENTIJDS
    return start_heraanvraag(
        Herstart(
            start=Start(
                soort=keuze.soort,
                client_id=toekenning.client_id,
                maanden=keuze.maanden,
                ingang=keuze.ingang,
            ),
            aanleiding=keuze.aanleiding,
            nieuwe_feiten=keuze.nieuwe_feiten if tussentijds else "",
        ),
        maak_voorganger(toekenning),
        door=door,
        op=op,
    )
