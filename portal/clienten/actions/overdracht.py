"""Let a client live at another place, at the own or at another aanbieder, from a day."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from portal.clienten.actions.client import Persoon, maak_client
from portal.clienten.actions.vastleggen import leg_wijziging_vast
from portal.clienten.actions.zoekindexen import maak_zoekindexen
from portal.clienten.models import Client, Indicatie, Plaatsing, Vertegenwoordiger
from portal.clienten.queries.clienten import VERBLIJF, leveringsvorm_op
from portal.clienten.queries.zoeken import BSN, client_ids_bij
from portal.domain.termijnen import EEN_DAG
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie

SPREEKT = ("naam", "adres", "relatie", "wettelijk", "van", "tot")
GEINDICEERD = (
    "zorgprofiel",
    "zzp",
    "behandeling",
    "dagbesteding",
    "besluit_van",
    "besluit_tot",
    "lvhc_doelgroep",
    "lvhc_levering",
)


@dataclass(frozen=True, slots=True)
class Overdracht:
    """Where a client lives from a day on."""

    locatie: Locatie
    van: date


def draag_over(client: Client, naar: Overdracht, *, door: Gebruiker, op: datetime) -> Client:
    """Let a client live elsewhere; where the aanbieder there does not know the client, make it.

    The client is recognised by BSN. A clientcode goes along where it is free there. Who moved in
    at the new place already keeps that placement.

    Args:
        client: The client at the aanbieder that lets go.
        naar: The new place, of any aanbieder; the caller checks that it may be.
        door: Who lets this happen.
        op: The moment, UTC.

    Returns:
        The client at the aanbieder of the new place; the same one when that does not change.
    """
    vorm = leveringsvorm_op(client, naar.van)
    doel = _bekend(client, naar.locatie.aanbieder_id) or _kopie(client, naar, door=door, op=op)
    if doel is not client:
        _laat_gaan(client, naar.van)
        leg_wijziging_vast(client, "verhuizing", door=door)
    _laat_wonen(doel, naar, vorm)
    leg_wijziging_vast(doel, "verhuizing", door=door)
    maak_zoekindexen(doel, houder_id=naar.locatie.regio.zorgkantoor_id)
    return doel


def _bekend(client: Client, aanbieder_id: uuid.UUID) -> Client | None:
    if client.aanbieder_id == aanbieder_id:
        return client
    gevonden = client_ids_bij(BSN, aanbieder_id, client.bsn) if client.bsn else ()
    return db.session.get(Client, gevonden[0]) if gevonden else None


def _kopie(client: Client, naar: Overdracht, *, door: Gebruiker, op: datetime) -> Client:
    """Copy who the client is, what the indicatie says and who speaks for the client."""
    aanbieder_id = naar.locatie.aanbieder_id
    geboren = client.geboortedatum
    persoon = Persoon(
        achternaam=client.achternaam,
        voornamen=client.voornamen,
        tussenvoegsel=client.tussenvoegsel,
        bsn=client.bsn,
        geboortedatum=date.fromisoformat(geboren) if geboren else None,
        geslacht=client.geslacht,
    )
    code = "" if _is_bezet(client.clientcode, aanbieder_id) else client.clientcode
    doel = maak_client(persoon, door=door, op=op, clientcode=code, aanbieder_id=aanbieder_id)
    doel.indicaties = [
        Indicatie(client_id=doel.id, **_velden(rij, GEINDICEERD))
        for rij in client.indicaties
        if rij.besluit_tot is None or rij.besluit_tot >= naar.van
    ]
    doel.vertegenwoordigers = [
        Vertegenwoordiger(client_id=doel.id, **_velden(rij, SPREEKT))
        for rij in client.vertegenwoordigers
        if rij.tot is None or rij.tot >= naar.van
    ]
    return doel


def _is_bezet(clientcode: str, aanbieder_id: uuid.UUID) -> bool:
    vraag = sa.exists().where(Client.aanbieder_id == aanbieder_id, Client.clientcode == clientcode)
    return bool(db.session.scalar(sa.select(vraag)))


def _velden(rij: Indicatie | Vertegenwoordiger, namen: Iterable[str]) -> dict[str, object]:
    return {naam: getattr(rij, naam) for naam in namen}


def _laat_gaan(client: Client, dag: date) -> None:
    """End where a client lives the day before, unless that began later."""
    if client.plaatsingen and client.plaatsingen[-1].van < dag:
        plek = client.plaatsingen[-1]
        plek.tot = min(plek.tot or date.max, dag - EEN_DAG)


def _laat_wonen(client: Client, naar: Overdracht, vorm: str) -> None:
    """Add the new place, unless the client lives there already or moved on since."""
    laatste = client.plaatsingen[-1] if client.plaatsingen else None
    if laatste is not None:
        is_daar = laatste.locatie_id == naar.locatie.id and laatste.tot is None
        if is_daar or laatste.van >= naar.van:
            return
        _laat_gaan(client, naar.van)
    client.plaatsingen.append(
        Plaatsing(
            client_id=client.id,
            locatie_id=naar.locatie.id,
            locatie=naar.locatie,
            leveringsvorm=vorm,
            van=naar.van,
            opnamedatum=naar.van if vorm == VERBLIJF else None,
        )
    )
