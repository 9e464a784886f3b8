"""Keep up when each client with meerzorg is due for an ontwikkeltraject.

The job `vernieuw-trajectbeurten` does it every day for everybody; `vernieuw_beurten_van` at once
for the clients of a traject that was finished.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

import click
import sqlalchemy as sa
from flask.cli import with_appcontext

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import is_bevestigd, is_van_kracht
from portal.domain.ontwikkeltraject import bepaal_signaaldatum, bepaal_start
from portal.ontwikkeltraject.models import Trajectbeurt
from portal.ontwikkeltraject.queries.laatste import laatste_trajecten
from portal.platform import clock
from portal.platform.database import db
from portal.platform.traject_data import load_trajectregels
from portal.platform.transactions import begin_schrijven, invoeging
from portal.toegang.bereik import Voorwaarde
from portal.toekenning.queries.verhuisd import eerdere_clienten

PER_KEER = 2000
"""Clients whose rows are read and written in one transaction: bounds memory and locks."""
_KOLOMMEN = tuple(kolom.name for kolom in Trajectbeurt.__table__.c)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beurt:
    """A row of `Trajectbeurt` as it should be."""

    client_id: uuid.UUID
    aanbieder_id: uuid.UUID
    zorgkantoor_id: uuid.UUID
    locatie_id: uuid.UUID
    clientcode: str
    start: date
    laatste_traject: date | None
    dag: date


def vernieuw_beurten(op: datetime, *, per_keer: int = PER_KEER) -> int:
    """Compute for every client anew when it is due, in the order of their ids.

    Who has no meerzorg on the day disappears. Doing it twice does nothing more.

    Args:
        op: The moment, UTC; the Dutch calendar day of it is the day that counts.
        per_keer: Clients in one transaction.

    Returns:
        How many rows came, changed or went.
    """
    dag = clock.local_day(op)
    begin_schrijven()
    gewijzigd, na = _verwijder(dag), None
    db.session.commit()
    while True:
        begin_schrijven()
        clienten = _list_lopend(dag, na, per_keer)
        gewijzigd += _schrijf(clienten, dag)
        db.session.commit()
        if len(clienten) < per_keer:
            return gewijzigd
        na = clienten[-1]


def vernieuw_beurten_van(client_ids: Collection[uuid.UUID], dag: date) -> int:
    """Compute for some clients anew when they are due; the caller commits.

    Returns:
        How many rows came, changed or went.
    """
    clienten = sorted(set(client_ids))
    return _verwijder(dag, Trajectbeurt.client_id.in_(clienten)) + _schrijf(clienten, dag)


@click.command("vernieuw-trajectbeurten")
@with_appcontext
def vernieuw_trajectbeurten() -> None:
    """Renew when clients are due for an ontwikkeltraject; run it every day."""
    click.echo(f"{vernieuw_beurten(clock.now())} cliënten gewijzigd")


def _list_lopend(dag: date, na: uuid.UUID | None, aantal: int) -> Sequence[uuid.UUID]:
    """Give the next clients whose meerzorg runs on a day, by id."""
    vraag = (
        sa.select(Toekenning.client_id)
        .where(is_van_kracht(dag))
        .group_by(Toekenning.client_id)
        .order_by(Toekenning.client_id)
        .limit(aantal)
    )
    return db.session.scalars(vraag if na is None else vraag.where(Toekenning.client_id > na)).all()


def _verwijder(dag: date, *waar: Voorwaarde) -> int:
    """Take away the rows of clients without meerzorg on a day."""
    loopt = sa.exists().where(Toekenning.client_id == Trajectbeurt.client_id, is_van_kracht(dag))
    weg = sa.delete(Trajectbeurt).where(*waar, sa.not_(loopt))
    return db.session.connection().execute(weg).rowcount


def _schrijf(clienten: Sequence[uuid.UUID], dag: date) -> int:
    """Write the rows of some clients that are not yet as they follow from the toekenningen."""
    tabel = Trajectbeurt.__table__
    rijen = db.session.execute(
        sa.select(*tabel.c).where(Trajectbeurt.client_id.in_(clienten))
    ).mappings()
    staat = {rij["client_id"]: _Beurt(**rij) for rij in rijen}
    beurten = _list_beurten(clienten, dag)
    anders = [asdict(beurt) for beurt in beurten if staat.get(beurt.client_id) != beurt]
    if anders:
        invoer = invoeging(db.engine.dialect.name, tabel)
        nieuw = {naam: invoer.excluded[naam] for naam in _KOLOMMEN if naam != "client_id"}
        db.session.execute(
            invoer.on_conflict_do_update(index_elements=["client_id"], set_=nieuw), anders
        )
    return len(anders)


def _list_beurten(clienten: Sequence[uuid.UUID], dag: date) -> Iterator[_Beurt]:
    """Compute the rows of some clients; without running meerzorg there is none.

    Meerzorg at an aanbieder that a client moved away from counts, and every traject of the person.
    """
    regels = load_trajectregels()
    laatste, toegekend = laatste_trajecten(clienten), _toegekend(_wie_dat_waren(clienten), dag)
    for client_id in clienten:
        perioden = [(rij.ingang, rij.einde) for rij in toegekend[client_id]]
        start = bepaal_start(perioden, dag, regels.onderbreking_dagen)
        eigen = [rij for rij in toegekend[client_id] if rij.client_id == client_id]
        plek = next((rij for rij in reversed(eigen) if rij.einde >= dag), None)
        if start is None or plek is None:
            continue
        yield _Beurt(
            client_id=client_id,
            aanbieder_id=plek.aanbieder_id,
            zorgkantoor_id=plek.zorgkantoor_id,
            locatie_id=plek.locatie_id,
            clientcode=plek.clientcode,
            start=start,
            laatste_traject=laatste.get(client_id),
            dag=bepaal_signaaldatum(start, laatste.get(client_id), regels.maanden),
        )


def _wie_dat_waren(clienten: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, Sequence[uuid.UUID]]:
    """Give of some clients, and of who they were before they moved, whose it counts for."""
    uit = {client_id: [client_id] for client_id in clienten}
    for client_id, eerder_id in db.session.execute(sa.select(eerdere_clienten(clienten))):
        uit.setdefault(eerder_id, []).append(client_id)
    return uit


def _toegekend(
    wie: Mapping[uuid.UUID, Sequence[uuid.UUID]], dag: date
) -> Mapping[uuid.UUID, Sequence[Any]]:
    """Give by client what began up to a day, in order, whoever the client was then."""
    rijen = db.session.execute(
        sa.select(
            Toekenning.client_id,
            Toekenning.ingang,
            Toekenning.einde,
            Toekenning.aanbieder_id,
            Toekenning.zorgkantoor_id,
            Toekenning.locatie_id,
            Toekenning.clientcode,
        )
        .where(Toekenning.client_id.in_(wie), Toekenning.ingang <= dag, is_bevestigd())
        .order_by(Toekenning.client_id, Toekenning.ingang, Toekenning.id)
    )
    uit = defaultdict[uuid.UUID, list[Any]](list)
    for rij in rijen:
        for client_id in wie[rij.client_id]:
            uit[client_id].append(rij)
    return uit
