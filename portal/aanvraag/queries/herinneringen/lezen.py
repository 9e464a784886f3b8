"""What every source on aanvragen shares: which are in view, and who made them."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from portal.aanvraag.models import Aanvraag, AanvraagVersie, Driehoeklid
from portal.aanvraag.queries.dossiers import is_geheel, zichtbaar_voor
from portal.berichten.aanleidingen import Aanleiding, Plek
from portal.domain.berichten import Venster
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker

Dagen = Callable[[Aanvraag], Iterable[tuple[str, date | None]]]
Mensen = Mapping[uuid.UUID, Mapping[str, set[uuid.UUID]]]


def lees(
    venster: Venster,
    voor: Gebruiker | None,
    waar: Sequence[Voorwaarde],
    volgorde: sa.ColumnElement[Any] | InstrumentedAttribute[Any],
    dagen: Dagen,
) -> Iterator[Aanleiding]:
    """Give what matters of aanvragen as a whole whose own columns say so, in an order of days."""
    rijen = db.session.scalars(
        sa.select(Aanvraag)
        .where(*waar, *is_zichtbaar(voor))
        .order_by(volgorde, Aanvraag.id)
        .limit(venster.hoogstens)
    ).all()
    mensen = lees_mensen(rijen, voor)
    for rij in rijen:
        for code, dag in dagen(rij):
            if code in venster.soorten and dag is not None:
                yield maak_aanleiding(code, rij, dag, mensen)


def is_zichtbaar(voor: Gebruiker | None) -> tuple[Voorwaarde, ...]:
    """Give the condition of view, of aanvragen as a whole; the engine sees all."""
    return (is_geheel(),) if voor is None else (is_geheel(), zichtbaar_voor(voor))


def maak_aanleiding(code: str, rij: Aanvraag, dag: date, mensen: Mensen) -> Aanleiding:
    """Give one occasion about an aanvraag."""
    return Aanleiding(
        code=code,
        object_soort="aanvraag",
        object_id=rij.id,
        kenmerk=rij.nummer,
        dag=dag,
        plek=Plek(
            aanbieder_id=rij.aanbieder_id,
            locatie_id=rij.locatie_id,
            zorgkantoor_id=rij.zorgkantoor_id,
            regio_id=rij.regio_id,
        ),
        mensen={**mensen.get(rij.id, {}), "behandelaar": {rij.behandelaar_id}},
    )


def lees_mensen(rijen: Sequence[Aanvraag], voor: Gebruiker | None) -> Mensen:
    """Give who made some aanvragen and who submitted them last, for the engine only."""
    if voor is not None or not rijen:
        return {}
    mensen: dict[uuid.UUID, dict[str, set[uuid.UUID]]] = defaultdict(lambda: defaultdict(set))
    ids = [rij.id for rij in rijen]
    leden = sa.select(Driehoeklid.aanvraag_id, Driehoeklid.gebruiker_id)
    for aanvraag_id, wie in db.session.execute(leden.where(Driehoeklid.aanvraag_id.in_(ids))):
        mensen[aanvraag_id]["driehoek"].add(wie)
    versies = sa.select(AanvraagVersie.aanvraag_id, AanvraagVersie.door_id)
    indieners = dict(
        db.session.execute(
            versies.where(AanvraagVersie.aanvraag_id.in_(ids)).order_by(AanvraagVersie.nr)
        ).all()
    )
    for rij in rijen:
        mensen[rij.id]["indiener"] = {indieners.get(rij.id, rij.gestart_door_id)}
    return mensen
