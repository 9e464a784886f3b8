"""Which aanbieders have no dialoog in a calendar year, of those with whom one is expected."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import load_only

from portal.beoordeling.models import Toekenning
from portal.dialoog.models import Dialoog
from portal.domain.procedure.dialoogbereik import Aanbiederbeeld, Dialoogbereik, is_in_bereik
from portal.domain.procedure.volgen import Dialoogtoestand
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.instellingen import get_getal, get_keuze
from portal.toegang.models import AanbiederZorgkantoor, Gebruiker, Organisatie

Sleutel = tuple[uuid.UUID, uuid.UUID]
"""Aanbieder and zorgkantoor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Volgregel:
    """One pair, with what decides whether a dialoog is expected.

    Attributes:
        dialoog_id: That of the year, not cancelled; None without one.
        in_bereik: A dialoog is expected.
    """

    rij: AanbiederZorgkantoor
    aanbieder: str
    clienten: int
    dialoog_id: uuid.UUID | None
    in_bereik: bool

    @property
    def ontbreekt(self) -> bool:
        """Say whether a dialoog is expected and there is none."""
        return self.in_bereik and self.dialoog_id is None


def list_volgregels(jaar: int, *, op: date, waar: Voorwaarde) -> Sequence[Volgregel]:
    """Give the pairs that meet a condition, by name, in a constant number of queries.

    Args:
        jaar: Calendar year that is looked at.
        op: Day on which clients and settings are looked at.
        waar: Condition on the pair.

    Bron: [processen] F1.
    """
    rijen = db.session.execute(
        sa.select(AanbiederZorgkantoor, Organisatie.naam)
        .join(Organisatie, Organisatie.id == AanbiederZorgkantoor.aanbieder_id)
        .where(waar)
        .order_by(Organisatie.naam, AanbiederZorgkantoor.id)
    ).all()
    kantoren = {rij.zorgkantoor_id for rij, _ in rijen}
    clienten, dialogen = _tel_clienten(kantoren, op), _lees_dialogen(kantoren)
    return [
        _regel(rij, naam, jaar=jaar, op=op, clienten=clienten, dialogen=dialogen)
        for rij, naam in rijen
    ]


def list_zonder_dialoog(jaar: int, *, voor: Gebruiker, op: date) -> Sequence[Volgregel]:
    """Give the aanbieders of the own zorgkantoor that have no dialoog in a year and should."""
    return [rij for rij in list_van_zorgkantoor(jaar, voor=voor, op=op) if rij.ontbreekt]


def list_van_zorgkantoor(jaar: int, *, voor: Gebruiker, op: date) -> Sequence[Volgregel]:
    """Give every aanbieder of the own zorgkantoor."""
    waar = AanbiederZorgkantoor.zorgkantoor_id == voor.organisatie_id
    return list_volgregels(jaar, op=op, waar=waar)


def _regel(
    rij: AanbiederZorgkantoor,
    naam: str,
    *,
    jaar: int,
    op: date,
    clienten: Mapping[Sleutel, int],
    dialogen: Mapping[Sleutel, Sequence[Dialoog]],
) -> Volgregel:
    sleutel = (rij.aanbieder_id, rij.zorgkantoor_id)
    eigen = dialogen.get(sleutel, ())
    beeld = Aanbiederbeeld(
        gekozen=rij.dialoog_in_bereik,
        clienten=clienten.get(sleutel, 0),
        eerder=any(d.toestand is Dialoogtoestand.GEREED and d.jaar < jaar for d in eigen),
    )
    bereik = Dialoogbereik(get_keuze("dialoog_bereik", rij.zorgkantoor_id, op))
    groot = get_getal("dialoog_groot_clienten", rij.zorgkantoor_id, op)
    return Volgregel(
        rij=rij,
        aanbieder=naam,
        clienten=beeld.clienten,
        dialoog_id=next((d.id for d in eigen if d.jaar == jaar), None),
        in_bereik=is_in_bereik(beeld, bereik, groot=groot),
    )


def _tel_clienten(kantoren: Iterable[uuid.UUID], op: date) -> Mapping[Sleutel, int]:
    """Count the clients with meerzorg on a day, per aanbieder and zorgkantoor."""
    vraag = (
        sa.select(
            Toekenning.aanbieder_id,
            Toekenning.zorgkantoor_id,
            sa.func.count(sa.distinct(Toekenning.client_id)),
        )
        .where(
            Toekenning.zorgkantoor_id.in_(kantoren),
            Toekenning.ingang <= op,
            Toekenning.einde >= op,
        )
        .group_by(Toekenning.aanbieder_id, Toekenning.zorgkantoor_id)
    )
    return {(a, z): aantal for a, z, aantal in db.session.execute(vraag)}


def _lees_dialogen(kantoren: Iterable[uuid.UUID]) -> Mapping[Sleutel, Sequence[Dialoog]]:
    """Give every dialoog that was not cancelled, of any year, per pair; nothing is decrypted."""
    kolommen = (Dialoog.id, Dialoog.aanbieder_id, Dialoog.zorgkantoor_id, Dialoog.jaar)
    vraag = (
        sa.select(Dialoog)
        .where(Dialoog.zorgkantoor_id.in_(kantoren), Dialoog.toestand != Dialoogtoestand.AFGEZEGD)
        .options(load_only(*kolommen, Dialoog.toestand))
    )
    gevonden: dict[Sleutel, list[Dialoog]] = {}
    for rij in db.session.scalars(vraag):
        gevonden.setdefault((rij.aanbieder_id, rij.zorgkantoor_id), []).append(rij)
    return gevonden
