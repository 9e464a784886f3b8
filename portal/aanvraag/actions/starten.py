"""Start an aanvraag (T01), or turn it into the other soort."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from portal.aanvraag.actions.bewerken import bewerk
from portal.aanvraag.actions.nummer import volgend_nummer
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag, Driehoeklid
from portal.aanvraag.queries.starten import SOORTEN, Startgegevens, get_startgegevens
from portal.clienten.dossiers import Vervolg
from portal.clienten.models import Client
from portal.domain.bevoegdheid import DRIEHOEK, Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Toestand
from portal.domain.termijnen import Maandgrens
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What somebody chose before the aanvraag exists."""

    soort: str
    client_id: uuid.UUID
    maanden: int | None
    ingang: date | None


def start_aanvraag(start: Start, *, door: Gebruiker, op: datetime) -> Aanvraag:
    """Make the aanvraag with its number; the starter joins the driehoek.

    Raises:
        NotFound: The client is not in view.
        DomeinFout: `soort_niet_mogelijk`, `indicatie_ontbreekt`, `zorgkantoor_werkt_niet_mee`,
            `andere_open_aanvraag` or `looptijd_buiten_bereik`.
    """
    _vergrendel(start.client_id)
    vandaag = clock.local_day(op)
    gegevens = get_startgegevens(start.client_id, op=vandaag, voor=door)
    _controleer(start, gegevens, vandaag)
    assert gegevens.regio is not None
    assert gegevens.plaatsing is not None
    assert gegevens.indicatie is not None
    aanvraag = Aanvraag(
        jaar=vandaag.year,
        volgnummer=volgend_nummer(vandaag.year),
        soort=start.soort,
        aanbieder_id=door.organisatie_id,
        zorgkantoor_id=gegevens.regio.zorgkantoor_id,
        regio_id=gegevens.regio.id,
        locatie_id=gegevens.plaatsing.locatie_id,
        client_id=start.client_id,
        clientcode=gegevens.client.clientcode,
        zorgprofiel=gegevens.indicatie.zzp or gegevens.indicatie.zorgprofiel,
        toestand=Toestand.CONCEPT,
        gewenste_maanden=start.maanden,
        beoogde_ingang=start.ingang,
        gestart_door_id=door.id,
        gestart_op=op,
        gewijzigd_op=op,
    )
    db.session.add(aanvraag)
    db.session.flush()
    zet_in_driehoek(aanvraag, door)
    voer_uit(aanvraag, Stap(handeling=Handeling.AANVRAAG_STARTEN, door=door, op=op), nieuw=True)
    return aanvraag


def eis_geen_vervolg(vervolg: Vervolg | None) -> None:
    """Refuse a new aanvraag that is the vervolg of preventieve meerzorg: that is a her-aanvraag.

    Raises:
        DomeinFout: `vervolg_is_heraanvraag`.

    Bron: [preventief] PV6.
    """
    if vervolg is not None and vervolg.verplicht:
        raise DomeinFout("vervolg_is_heraanvraag", nummer=vervolg.nummer)


def zet_om(aanvraag: Aanvraag, soort: str, *, door: Gebruiker, op: datetime) -> None:
    """Turn an individuele aanvraag into a preventieve one or back; every answer stays.

    Raises:
        DomeinFout: `soort_niet_mogelijk`, or as `bewerk`.
    """
    if soort not in SOORTEN or aanvraag.is_groep:
        raise DomeinFout("soort_niet_mogelijk", veld="soort")
    aanvraag.soort = soort
    bewerk(aanvraag, "gegevens", door=door, op=op)


def eis_looptijd(maanden: int | None, grens: Maandgrens) -> None:
    """Refuse a number of months that may not be asked for; None is not filled in yet.

    Raises:
        DomeinFout: `looptijd_buiten_bereik`, with both limits.
    """
    if maanden is not None and not grens.omvat(maanden):
        raise DomeinFout(
            "looptijd_buiten_bereik", veld="maanden", minimum=grens.minimum, maximum=grens.maximum
        )


def _vergrendel(client_id: uuid.UUID) -> None:
    """Let two people who start for the same client at once wait for each other."""
    db.session.execute(sa.select(Client.id).where(Client.id == client_id).with_for_update())


def _controleer(start: Start, gegevens: Startgegevens, vandaag: date) -> None:
    if start.soort not in SOORTEN:
        raise DomeinFout("soort_niet_mogelijk")
    if gegevens.indicatie is None or gegevens.plaatsing is None:
        raise DomeinFout("indicatie_ontbreekt")
    if gegevens.regio is None:
        raise DomeinFout("zorgkantoor_werkt_niet_mee")
    if gegevens.andere is not None:
        raise DomeinFout("andere_open_aanvraag", nummer=gegevens.andere.nummer)
    eis_looptijd(start.maanden, gegevens.grens(start.soort, vandaag))


def zet_in_driehoek(aanvraag: Aanvraag, door: Gebruiker) -> None:
    """Let who starts an aanvraag join its driehoek."""
    functie = next(rol for rol in reversed(DRIEHOEK) if rol in door.rol_set)
    lid = Driehoeklid(aanvraag_id=aanvraag.id, functie=functie.value, gebruiker_id=door.id)
    db.session.add(lid)
    db.session.flush()
