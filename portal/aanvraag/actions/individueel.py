"""Turn the aanvraag of a group with one client left into an individuele aanvraag."""

from datetime import datetime

import sqlalchemy as sa

from portal.aanvraag.actions.antwoord import OVERGENOMEN, bewaar_antwoord
from portal.aanvraag.actions.antwoorden import vergrendel
from portal.aanvraag.actions.bewerken import bewerk
from portal.aanvraag.models import (
    Aanvraag,
    Afstemming,
    Antwoord,
    CheckPad,
    CheckStap,
    Doel,
    Rekenblok,
    Verklaring,
    WerktNu,
)
from portal.aanvraag.queries.dossier import laad_dossier
from portal.aanvraag.queries.stand import Stand, bepaal_stand, laad_kader
from portal.aanvraag.queries.stand.check import find_stap
from portal.aanvraag.queries.stand.velden import als_antwoord, als_json
from portal.aanvraag.queries.taken import GEGEVENS
from portal.domain.check_vooraf import Stap
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.database import db
from portal.platform.framework_data import get_omzetting
from portal.toegang.models import Gebruiker

INDIVIDUEEL = "individueel"
DOOR_ALS_GROEP = "u-door-groep"
_VERHUIST = (Antwoord, Rekenblok, Afstemming, Verklaring)
"""Tables of which the rows of the client simply go to the aanvraag; the group has none of them."""


def maak_individueel(aanvraag: Aanvraag, *, door: Gebruiker, op: datetime) -> None:
    """Turn a concept of a group into an individuele aanvraag for the one client that is left.

    Number, driehoek, period, check, answers, goals, blocks of the rekentool, the talk and the
    declarations stay. The answers of the group also go to the questions that take their place;
    whether more clients of the group need meerzorg is asked again, and so are the signatures.

    Raises:
        DomeinFout: `leden_liggen_vast` unless it is the concept of a group,
            `niet_een_lid_over` unless one client is left, or as `bewerk`.
    """
    vergrendel(aanvraag, door=door)
    if aanvraag.toestand is not Toestand.CONCEPT or not aanvraag.is_groep:
        raise DomeinFout("leden_liggen_vast")
    kader = laad_kader(aanvraag, op=clock.local_day(op))
    stand = bepaal_stand(laad_dossier(aanvraag), kader)
    if len(stand.leden) != 1:
        raise DomeinFout("niet_een_lid_over", aantal=len(stand.leden))
    lid = stand.leden[0]
    _neem_check_over(stand, lid, op)
    antwoorden = {
        vraag_id: als_antwoord(rij.waarde)
        for deel in (stand, lid)
        for vraag_id, rij in deel.dossier.antwoorden.items()
    }
    _verhuis(aanvraag, lid)
    _word_individueel(aanvraag, lid.dossier.aanvraag)
    nieuw = get_omzetting(op=kader.op).zet_om(kader.vragenlijst, antwoorden)
    for vraag_id, waarde in nieuw.items():
        rij = bewaar_antwoord(aanvraag, vraag_id, als_json(waarde), door=door, op=op)
        rij.herkomst = OVERGENOMEN
    bewerk(aanvraag, GEGEVENS, door=door, op=op)


def _verhuis(aanvraag: Aanvraag, lid: Stand) -> None:
    """Let every row of the client go to the aanvraag; his goals get numbers after the others."""
    nr = lid.dossier.aanvraag.id
    db.session.flush()
    for rij in (*lid.dossier.antwoorden.values(), *lid.dossier.verklaringen.values()):
        db.session.expunge(rij)
    for soort in _VERHUIST:
        db.session.execute(
            sa.update(soort)
            .where(soort.aanvraag_id == nr)
            .values(aanvraag_id=aanvraag.id)
            .execution_options(synchronize_session=False)
        )
    hoogste = db.session.scalar(
        sa.select(sa.func.max(Doel.volgnummer)).where(Doel.aanvraag_id == aanvraag.id)
    )
    for volgnummer, doel in enumerate(lid.dossier.doelen, start=(hoogste or 0) + 1):
        doel.aanvraag_id, doel.volgnummer = aanvraag.id, volgnummer
    db.session.flush()


def _word_individueel(aanvraag: Aanvraag, lid: Aanvraag) -> None:
    """Give the aanvraag the client, and forget his part."""
    client, code, profiel = lid.persoon, lid.clientcode, lid.zorgprofiel
    db.session.execute(sa.delete(WerktNu).where(WerktNu.aanvraag_id == lid.id))
    db.session.delete(lid)
    db.session.flush()
    aanvraag.soort, aanvraag.uitgang = INDIVIDUEEL, ""
    aanvraag.groep_id, aanvraag.client_id = None, client.id
    aanvraag.clientcode, aanvraag.zorgprofiel = code, profiel
    db.session.flush()
    db.session.refresh(aanvraag)


def _neem_check_over(stand: Stand, lid: Stand, op: datetime) -> None:
    """Begin a walk with what counted for the client, but for the answer that there are more."""
    if stand.dossier.pad is None:
        return
    stappen = [
        _kopie(stap, stand, lid)
        for stap in lid.check.stappen
        if stap.antwoord is not None
        and not any(keuze.naar == DOOR_ALS_GROEP for keuze in stap.gekozen)
    ]
    db.session.add(
        CheckPad(
            aanvraag_id=stand.dossier.aanvraag.id,
            nr=len(stand.dossier.paden) + 1,
            configversie=stand.kader.check.versie,
            begonnen_op=op,
            stappen=stappen,
        )
    )


def _kopie(stap: Stap, stand: Stand, lid: Stand) -> CheckStap:
    bron = find_stap(lid.dossier.pad, stap.knoop.id) or find_stap(stand.dossier.pad, stap.knoop.id)
    assert bron is not None
    assert stap.antwoord is not None
    return CheckStap(
        knoop=stap.knoop.id,
        antwoorden=list(stap.antwoord.waarden),
        velden=dict(bron.velden),
        toelichting=bron.toelichting,
        door_id=bron.door_id,
        op=bron.op,
    )
