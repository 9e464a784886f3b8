"""Which aanbieders have no dialoog in a calendar year, of those with whom one is expected."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import load_only

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import is_van_kracht
from portal.dialoog.models import Dialoog
from portal.dialoog.queries.samenwerking import is_planner
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.procedure.dialoogbereik import Aanbiederbeeld, Dialoogbereik, is_in_bereik
from portal.domain.procedure.volgen import Dialoogtoestand
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.instellingen import get_getal, get_keuze, lees_keuzes
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


@dataclass(frozen=True, slots=True)
class TePlannen:
    """A pair whose dialoog can be planned, with the name of its zorgkantoor."""

    rij: AanbiederZorgkantoor
    zorgkantoor: str


def van_paar(rij: type[Toekenning | Dialoog]) -> Voorwaarde:
    """Join a row to the pair that it is of."""
    return sa.and_(
        AanbiederZorgkantoor.aanbieder_id == rij.aanbieder_id,
        AanbiederZorgkantoor.zorgkantoor_id == rij.zorgkantoor_id,
    )


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
    lees_keuzes({rij.zorgkantoor_id for rij, _ in rijen})
    clienten, dialogen = _tel_clienten(waar, op), _lees_dialogen(waar)
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


def list_te_plannen(jaar: int, *, voor: Gebruiker, op: date) -> Sequence[TePlannen]:
    """Give the pairs of the own aanbieder whose dialoog of a year this user can plan and should.

    Where no CCE was chosen nothing can be planned. Clients are counted only for the pairs for
    which their number decides.

    Bron: [processen] F1; [procedure] §5.
    """
    if not mag(voor.rol_set, Handeling.DIALOOG_PLANNEN):
        return []
    rijen = [rij for rij in _zonder_dialoog(jaar, voor) if is_planner(rij.rij, voor)]
    lees_keuzes({rij.rij.zorgkantoor_id for rij in rijen})
    onzeker = [rij.rij.id for rij in rijen if _telt_aantal(rij.rij, op)]
    waar = AanbiederZorgkantoor.id.in_(onzeker)
    clienten = _tel_clienten(waar, op) if onzeker else {}
    dialogen = _lees_dialogen(waar) if onzeker else {}
    return [
        rij
        for rij in rijen
        if _is_verwacht(
            rij.rij,
            jaar=jaar,
            op=op,
            clienten=clienten.get(_sleutel(rij.rij), 0),
            eigen=dialogen.get(_sleutel(rij.rij), ()),
        )
    ]


def _zonder_dialoog(jaar: int, voor: Gebruiker) -> Sequence[TePlannen]:
    """Give the pairs of the own aanbieder that can plan a dialoog of a year, by name."""
    van_jaar = sa.exists().where(
        Dialoog.aanbieder_id == AanbiederZorgkantoor.aanbieder_id,
        Dialoog.zorgkantoor_id == AanbiederZorgkantoor.zorgkantoor_id,
        Dialoog.jaar == jaar,
        Dialoog.toestand != Dialoogtoestand.AFGEZEGD,
    )
    rijen = db.session.execute(
        sa.select(AanbiederZorgkantoor, Organisatie.naam)
        .join(Organisatie, Organisatie.id == AanbiederZorgkantoor.zorgkantoor_id)
        .where(
            AanbiederZorgkantoor.aanbieder_id == voor.organisatie_id,
            AanbiederZorgkantoor.cce_id.is_not(None),
            AanbiederZorgkantoor.dialoog_in_bereik.is_not(False),
            sa.not_(van_jaar),
        )
        .order_by(Organisatie.naam, AanbiederZorgkantoor.id)
    )
    return [TePlannen(rij, naam) for rij, naam in rijen]


def _telt_aantal(rij: AanbiederZorgkantoor, op: date) -> bool:
    """Say whether the number of clients decides if a dialoog is expected."""
    return rij.dialoog_in_bereik is None and _bereik(rij, op) is not Dialoogbereik.ALLE


def _bereik(rij: AanbiederZorgkantoor, op: date) -> Dialoogbereik:
    return Dialoogbereik(get_keuze("dialoog_bereik", rij.zorgkantoor_id, op))


def _regel(
    rij: AanbiederZorgkantoor,
    naam: str,
    *,
    jaar: int,
    op: date,
    clienten: Mapping[Sleutel, int],
    dialogen: Mapping[Sleutel, Sequence[Dialoog]],
) -> Volgregel:
    aantal, eigen = clienten.get(_sleutel(rij), 0), dialogen.get(_sleutel(rij), ())
    return Volgregel(
        rij=rij,
        aanbieder=naam,
        clienten=aantal,
        dialoog_id=next((d.id for d in eigen if d.jaar == jaar), None),
        in_bereik=_is_verwacht(rij, jaar=jaar, op=op, clienten=aantal, eigen=eigen),
    )


def _is_verwacht(
    rij: AanbiederZorgkantoor, *, jaar: int, op: date, clienten: int, eigen: Sequence[Dialoog]
) -> bool:
    beeld = Aanbiederbeeld(
        gekozen=rij.dialoog_in_bereik,
        clienten=clienten,
        eerder=any(d.toestand is Dialoogtoestand.GEREED and d.jaar < jaar for d in eigen),
    )
    groot = get_getal("dialoog_groot_clienten", rij.zorgkantoor_id, op)
    nieuw = get_getal("dialoog_nieuw_clienten", rij.zorgkantoor_id, op)
    return is_in_bereik(beeld, _bereik(rij, op), groot=groot, nieuw=nieuw)


def _sleutel(rij: AanbiederZorgkantoor) -> Sleutel:
    return rij.aanbieder_id, rij.zorgkantoor_id


def _tel_clienten(waar: Voorwaarde, op: date) -> Mapping[Sleutel, int]:
    """Count the clients with meerzorg on a day, of the pairs that meet a condition."""
    vraag = (
        sa.select(
            Toekenning.aanbieder_id,
            Toekenning.zorgkantoor_id,
            sa.func.count(sa.distinct(Toekenning.client_id)),
        )
        .join(AanbiederZorgkantoor, van_paar(Toekenning))
        .where(waar, is_van_kracht(op))
        .group_by(Toekenning.aanbieder_id, Toekenning.zorgkantoor_id)
    )
    return {(a, z): aantal for a, z, aantal in db.session.execute(vraag)}


def _lees_dialogen(waar: Voorwaarde) -> Mapping[Sleutel, Sequence[Dialoog]]:
    """Give every dialoog that was not cancelled, of any year, per pair; nothing is decrypted."""
    kolommen = (Dialoog.id, Dialoog.aanbieder_id, Dialoog.zorgkantoor_id, Dialoog.jaar)
    vraag = (
        sa.select(Dialoog)
        .join(AanbiederZorgkantoor, van_paar(Dialoog))
        .where(waar, Dialoog.toestand != Dialoogtoestand.AFGEZEGD)
        .options(load_only(*kolommen, Dialoog.toestand))
    )
    gevonden: dict[Sleutel, list[Dialoog]] = {}
    for rij in db.session.scalars(vraag):
        gevonden.setdefault((rij.aanbieder_id, rij.zorgkantoor_id), []).append(rij)
    return gevonden
