"""Start the aanvraag of a group, and say which of its clients are in it."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from portal.aanvraag.actions.antwoorden import vergrendel
from portal.aanvraag.actions.bewerken import bewerk
from portal.aanvraag.actions.nummer import volgend_nummer
from portal.aanvraag.actions.spiegelen import spiegel
from portal.aanvraag.actions.starten import eis_looptijd, zet_in_driehoek
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.groep import Lidkeuze, list_lidkeuzes
from portal.aanvraag.queries.instroom import met_meerzorg_van
from portal.aanvraag.queries.stand.check import VG7PLUS
from portal.aanvraag.queries.starten import find_regio
from portal.aanvraag.queries.taken import LEDEN
from portal.clienten.models import Client, Groep
from portal.clienten.queries import get_groep
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Toestand
from portal.domain.termijnen import looptijdgrens
from portal.platform import audit, clock
from portal.platform.calendar_data import load_looptijdregels
from portal.platform.database import db
from portal.platform.framework_data import get_toetsingskader
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

SOORT = "groep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Groepsstart:
    """What somebody chose before the aanvraag of a group exists."""

    groep_id: uuid.UUID
    client_ids: tuple[uuid.UUID, ...]
    maanden: int | None
    ingang: date | None


def start_groepsaanvraag(
    start: Groepsstart, *, door: Gebruiker, op: datetime, minimum: int | None = None
) -> Aanvraag:
    """Make the aanvraag with a part for every chosen client; the starter joins the driehoek.

    Args:
        start: What was chosen.
        door: Who starts.
        op: The moment, UTC.
        minimum: Fewest clients, when it is not that of a group.

    Raises:
        NotFound: The group is not in view.
        DomeinFout: `groep_te_klein`, `zorgkantoor_werkt_niet_mee`, `looptijd_buiten_bereik`, or
            as `voeg_lid_toe`.
    """
    groep, vandaag = get_groep(start.groep_id, voor=door), clock.local_day(op)
    minimum = minimum or get_toetsingskader(op=vandaag).drempels.groep_minimum
    if len(set(start.client_ids)) < minimum:
        raise DomeinFout("groep_te_klein", veld="leden", minimum=minimum)
    regio = find_regio(groep.locatie_id, vandaag)
    if regio is None:
        raise DomeinFout("zorgkantoor_werkt_niet_mee")
    keuzes = _kies(groep, start.client_ids, start.ingang or vandaag)
    _eis_looptijd(start, keuzes, vandaag)
    aanvraag = Aanvraag(
        jaar=vandaag.year,
        volgnummer=volgend_nummer(vandaag.year),
        soort=SOORT,
        aanbieder_id=groep.aanbieder_id,
        zorgkantoor_id=regio.zorgkantoor_id,
        regio_id=regio.id,
        locatie_id=groep.locatie_id,
        groep_id=groep.id,
        groep=groep,
        clientcode=groep.code,
        toestand=Toestand.CONCEPT,
        gewenste_maanden=start.maanden,
        beoogde_ingang=start.ingang,
        gestart_door_id=door.id,
        gestart_op=op,
        gewijzigd_op=op,
    )
    db.session.add(aanvraag)
    db.session.flush()
    for nr, keuze in enumerate(keuzes, start=1):
        _maak_lid(aanvraag, keuze, nr, door=door, op=op)
    zet_in_driehoek(aanvraag, door)
    voer_uit(aanvraag, Stap(handeling=Handeling.AANVRAAG_STARTEN, door=door, op=op), nieuw=True)
    return aanvraag


def voeg_lid_toe(
    aanvraag: Aanvraag, client_id: uuid.UUID, *, door: Gebruiker, op: datetime
) -> Aanvraag:
    """Take a client of the group into a concept; who was in it before finds everything back.

    Raises:
        DomeinFout: `leden_liggen_vast`, `geen_lid_van_groep`, `indicatie_ontbreekt`,
            `andere_open_aanvraag`, or as `bewerk`.
    """
    groep = _open_concept(aanvraag, door)
    dag = aanvraag.beoogde_ingang or clock.local_day(op)
    [keuze] = _kies(groep, [client_id], dag, behalve=met_meerzorg_van(aanvraag))
    alle = sa.select(Aanvraag).where(Aanvraag.groepsaanvraag_id == aanvraag.id)
    rijen = db.session.scalars(alle).all()
    lid = next((rij for rij in rijen if rij.client_id == client_id), None)
    if lid is None:
        nr = max((rij.lidnr or 0 for rij in rijen), default=0) + 1
        lid = _maak_lid(aanvraag, keuze, nr, door=door, op=op)
    else:
        lid.toestand, lid.zorgprofiel = aanvraag.toestand, _profiel(keuze)
        _leg_vast(lid, "lid_terug", door)
    _na_wijziging(aanvraag, door, op)
    return lid


def haal_lid_weg(aanvraag: Aanvraag, lid: Aanvraag, *, door: Gebruiker, op: datetime) -> None:
    """Take a client out of a concept; his part is kept, with its number, as for a concept.

    Raises:
        DomeinFout: `leden_liggen_vast`, or as `bewerk`.
    """
    _open_concept(aanvraag, door)
    db.session.refresh(lid)
    if lid.toestand is not Toestand.VERVALLEN:
        lid.toestand, lid.gewijzigd_op = Toestand.VERVALLEN, op
        _leg_vast(lid, "lid_weg", door)
    _na_wijziging(aanvraag, door, op)


def _open_concept(aanvraag: Aanvraag, door: Gebruiker) -> Groep:
    vergrendel(aanvraag, door=door)
    if aanvraag.toestand is not Toestand.CONCEPT or aanvraag.groep is None:
        raise DomeinFout("leden_liggen_vast")
    return aanvraag.groep


def _na_wijziging(aanvraag: Aanvraag, door: Gebruiker, op: datetime) -> None:
    db.session.flush()
    db.session.expire(aanvraag, ["leden"])
    spiegel(aanvraag)
    bewerk(aanvraag, LEDEN, door=door, op=op)


def _kies(
    groep: Groep,
    client_ids: Collection[uuid.UUID],
    dag: date,
    *,
    behalve: Collection[uuid.UUID] = (),
) -> list[Lidkeuze]:
    """Hold the chosen clients, so that nobody else starts for them, and see whether they can."""
    vast = sa.select(Client.id).where(Client.id.in_(sorted(client_ids))).order_by(Client.id)
    db.session.execute(vast.with_for_update())
    alle = list_lidkeuzes(groep, dag, behalve=behalve)
    keuzes = [rij for rij in alle if rij.client.id in client_ids]
    if len(keuzes) < len(set(client_ids)):
        raise DomeinFout("geen_lid_van_groep", veld="leden", dag=dag)
    for keuze in keuzes:
        code = keuze.client.clientcode
        if not (keuze.zorgprofiel and keuze.woont):
            raise DomeinFout("lid_zonder_indicatie", veld="leden", client=code)
        if keuze.andere:
            raise DomeinFout(
                "lid_met_andere_aanvraag", veld="leden", client=code, nummer=keuze.andere
            )
    return keuzes


def _eis_looptijd(start: Groepsstart, keuzes: Collection[Lidkeuze], vandaag: date) -> None:
    vg7plus = all(keuze.client.indicaties[-1].zzp == VG7PLUS for keuze in keuzes)
    regels = load_looptijdregels(vandaag)
    eis_looptijd(start.maanden, looptijdgrens(preventief=False, vg7plus=vg7plus, regels=regels))


def _maak_lid(
    aanvraag: Aanvraag, keuze: Lidkeuze, nr: int, *, door: Gebruiker, op: datetime
) -> Aanvraag:
    lid = Aanvraag(
        jaar=aanvraag.jaar,
        volgnummer=aanvraag.volgnummer,
        soort=SOORT,
        aanbieder_id=aanvraag.aanbieder_id,
        zorgkantoor_id=aanvraag.zorgkantoor_id,
        regio_id=aanvraag.regio_id,
        locatie_id=aanvraag.locatie_id,
        client_id=keuze.client.id,
        clientcode=keuze.client.clientcode,
        groepsaanvraag_id=aanvraag.id,
        lidnr=nr,
        zorgprofiel=_profiel(keuze),
        toestand=aanvraag.toestand,
        gewenste_maanden=aanvraag.gewenste_maanden,
        beoogde_ingang=aanvraag.beoogde_ingang,
        gestart_door_id=door.id,
        gestart_op=op,
        gewijzigd_op=op,
    )
    db.session.add(lid)
    db.session.flush()
    _leg_vast(lid, "lid_erbij", door)
    return lid


def _profiel(keuze: Lidkeuze) -> str:
    indicatie = keuze.client.indicaties[-1]
    return indicatie.zzp or indicatie.zorgprofiel


def _leg_vast(lid: Aanvraag, kenmerk: str, door: Gebruiker) -> None:
    code = Handeling.AANVRAAG_BEWERKEN.value
    audit.leg_vast(audit_regel(code, door=door, over=lid, client_id=lid.client_id, kenmerk=kenmerk))
