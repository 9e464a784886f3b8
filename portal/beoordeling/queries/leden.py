"""The clients of a group in a dossier: columns and besluiten only, so that nothing is decrypted."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluiten import IN_DE_MAAK, ZONDER_BYTES
from portal.beoordeling.queries.werkvoorraad import list_regels
from portal.beoordeling.queries.werkvoorraad.regel import Regel
from portal.clienten.queries import list_dezelfde_personen
from portal.domain.procedure import VERZONDEN_BESLUIT, Toestand
from portal.platform.database import db
from portal.toegang.models import Gebruiker

CENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Lidregel:
    """One client of a group as the page of the dossier shows it.

    Attributes:
        besluiten: What was sent about this client, newest first.
    """

    id: uuid.UUID
    clientcode: str
    zorgprofiel: str
    gevraagd: Decimal | None
    besluiten: tuple[Besluit, ...]


def list_leden(aanvraag: Aanvraag) -> Sequence[Lidregel]:
    """Give the clients of a group in view, by number; nothing for any other aanvraag."""
    if not aanvraag.is_groep:
        return []
    besluiten = _verzonden(aanvraag)
    vraag = (
        sa.select(
            Aanvraag.id, Aanvraag.clientcode, Aanvraag.zorgprofiel, Aanvraag.gevraagd_bedrag_cent
        )
        .where(Aanvraag.groepsaanvraag_id == aanvraag.id, Aanvraag.toestand != Toestand.VERVALLEN)
        .order_by(Aanvraag.lidnr)
    )
    return [
        Lidregel(
            id=id_,
            clientcode=clientcode,
            zorgprofiel=zorgprofiel,
            gevraagd=None if cent is None else Decimal(cent) / CENT,
            besluiten=tuple(besluiten[id_]),
        )
        for id_, clientcode, zorgprofiel, cent in db.session.execute(vraag)
    ]


def ledenbesluiten_in_de_maak(aanvraag: Aanvraag) -> Mapping[uuid.UUID, Besluit]:
    """Give the besluiten per client that are being prepared for a group, by part."""
    vraag = (
        sa.select(Besluit)
        .join(Besluit.aanvraag)
        .where(
            Aanvraag.groepsaanvraag_id == aanvraag.id,
            Besluit.stand.in_(IN_DE_MAAK),
            Besluit.herstelt_id.is_(None),
        )
        .options(contains_eager(Besluit.aanvraag))
    )
    return {besluit.aanvraag_id: besluit for besluit in db.session.scalars(vraag)}


def list_elders_van_leden(aanvraag: Aanvraag, *, voor: Gebruiker) -> Sequence[tuple[str, Regel]]:
    """Give the open dossiers in view of clients of a group at another aanbieder, with the code."""
    leden = sa.select(Aanvraag.client_id, Aanvraag.clientcode).where(
        Aanvraag.groepsaanvraag_id == aanvraag.id, Aanvraag.toestand != Toestand.VERVALLEN
    )
    codes = {client_id: code for client_id, code in db.session.execute(leden) if client_id}
    paren = list_dezelfde_personen(codes, voor.organisatie_id)
    if not paren:
        return []
    vraag = sa.select(
        Aanvraag.client_id, sa.func.coalesce(Aanvraag.groepsaanvraag_id, Aanvraag.id)
    ).where(
        Aanvraag.client_id.in_([ander for _, ander in paren]),
        Aanvraag.aanbieder_id != aanvraag.aanbieder_id,
    )
    dossiers: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    for client_id, dossier in db.session.execute(vraag):
        assert client_id is not None
        dossiers[client_id].add(dossier)
    regels = {
        regel.id: regel
        for regel in list_regels([id_ for ids in dossiers.values() for id_ in ids], voor=voor)
    }
    return [
        (codes[client_id], regels[dossier])
        for client_id, ander in paren
        for dossier in sorted(dossiers[ander])
        if dossier in regels
    ]


def _verzonden(aanvraag: Aanvraag) -> Mapping[uuid.UUID, list[Besluit]]:
    vraag = (
        sa.select(Besluit)
        .join(Besluit.aanvraag)
        .where(Aanvraag.groepsaanvraag_id == aanvraag.id, Besluit.stand.in_(VERZONDEN_BESLUIT))
        .options(contains_eager(Besluit.aanvraag), *ZONDER_BYTES)
        .order_by(Besluit.nr.desc())
    )
    per_lid: dict[uuid.UUID, list[Besluit]] = defaultdict(list)
    for besluit in db.session.scalars(vraag):
        per_lid[besluit.aanvraag_id].append(besluit)
    return per_lid
