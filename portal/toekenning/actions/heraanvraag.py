"""Start a her-aanvraag from a toekenning (T32)."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.aanvraag.actions.groep import Groepsstart
from portal.aanvraag.actions.heraanvraag import (
    Herstart,
    start_groepsheraanvraag,
    start_heraanvraag,
)
from portal.aanvraag.actions.starten import Start
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.groep import list_lidkeuzes
from portal.clienten.queries import get_groep
from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure import vind_overgang
from portal.domain.procedure.heraanvraag import Aanleiding, eis_aanleiding
from portal.platform import clock
from portal.toegang.models import Gebruiker
from portal.toekenning.queries.heraanvraag import (
    Herbegin,
    maak_voorganger,
)
from portal.toekenning.queries.heraanvraag_groep import als_individueel, maak_groepsvoorgangers

GROEP = "groep"


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
    if keuze.soort == GROEP and toekenning.groep_id is not None:
        return _start_groep(herbegin, keuze, door=door, op=op)
    eis_aanleiding(keuze.aanleiding, herbegin.aanleidingen, nieuwe_feiten=keuze.nieuwe_feiten)
    if toekenning.besluit is not None:
        vind_overgang(toekenning.besluit.aanvraag.toestand, Handeling.AANVRAAG_HER_STARTEN)
    tussentijds = keuze.aanleiding is Aanleiding.TUSSENTIJDS
    voorganger = maak_voorganger(toekenning)
    if toekenning.groep_id is not None:
        voorganger = als_individueel(voorganger, op=clock.local_day(op))
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
        voorganger,
        door=door,
        op=op,
    )


def _start_groep(herbegin: Herbegin, keuze: Keuze, *, door: Gebruiker, op: datetime) -> Aanvraag:
    """Make the aanvraag of the whole group, with everybody who is in it on the first day."""
    toekenning, vandaag = herbegin.toekenning, clock.local_day(op)
    eis_aanleiding(keuze.aanleiding, herbegin.aanleidingen, nieuwe_feiten="")
    assert toekenning.groep_id is not None
    groep = get_groep(toekenning.groep_id, voor=door)
    kunnen_mee = list_lidkeuzes(groep, keuze.ingang or vandaag)
    hoofd, leden = maak_groepsvoorgangers(toekenning, op=vandaag, voor=door)
    start = Groepsstart(
        groep_id=groep.id,
        client_ids=tuple(rij.client.id for rij in kunnen_mee if rij.kan_mee),
        maanden=keuze.maanden,
        ingang=keuze.ingang,
    )
    return start_groepsheraanvraag(start, hoofd, leden, door=door, op=op)
