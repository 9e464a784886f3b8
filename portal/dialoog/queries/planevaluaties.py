"""What eindevaluaties and terugblikken of a window say: goals, deployed, what comes next."""

import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import load_only

from portal.aanvraag.models import Aanvraag, Antwoord, Voorganger
from portal.aanvraag.queries.voorganger import HA_DOELEN
from portal.aanvraag.queries.weergave.lezen import als_deel, als_tekst
from portal.beoordeling.models import Toekenning
from portal.domain.meerzorgplan import Doelrij, Evaluatierij, Planmoment, Realisatierij
from portal.domain.vragenlijst.terugblik import STAND
from portal.domain.waarden import breuk_uit_tekst
from portal.platform import clock
from portal.platform.database import db
from portal.platform.encrypted import JsonWaarde
from portal.toegang.bereik import Voorwaarde
from portal.toekenning.models import Evaluatie
from portal.toekenning.queries.evaluatiecijfers import list_geeindigd

DOEL, DOELSTAND = "doel", "stand"
Gelezen = tuple[tuple[Doelrij, ...], tuple[Realisatierij, ...], tuple[Evaluatierij, ...]]


def lees_evaluaties(
    aanbieder_id: uuid.UUID, zorgkantoor_id: uuid.UUID, moment: Planmoment
) -> Gelezen:
    """Give goals, deployed beside granted, and the toekenningen that ended in the window."""
    vastgelegd = _vastgelegd(aanbieder_id, zorgkantoor_id, moment)
    laatste = {rij.toekenning_id: rij for rij in vastgelegd}
    return (
        (*_uit_evaluaties(vastgelegd), *_uit_terugblik(aanbieder_id, zorgkantoor_id, moment)),
        tuple(map(_realisatie, laatste.values())),
        tuple(
            Evaluatierij(toekenning=rij.id, vervolg=rij.vervolg)
            for rij in list_geeindigd(
                Toekenning.aanbieder_id == aanbieder_id,
                Toekenning.zorgkantoor_id == zorgkantoor_id,
                van=moment.peildag,
                tot=moment.eind,
            )
        ),
    )


def in_venster(
    kolom: sa.orm.InstrumentedAttribute[datetime | None], moment: Planmoment
) -> Voorwaarde:
    """Give the condition that a moment lies in the window, in Dutch days."""
    van, tot = clock.begin_of_day(moment.peildag), clock.end_of_day(moment.eind)
    return sa.and_(kolom >= van, kolom < tot)


def _vastgelegd(
    aanbieder_id: uuid.UUID, zorgkantoor_id: uuid.UUID, moment: Planmoment
) -> Sequence[Evaluatie]:
    """Give every version that was fixed in the window, a later version after an earlier one."""
    kolommen = (
        Evaluatie.toekenning_id,
        Evaluatie.nr,
        Evaluatie.antwoorden_v,
        Evaluatie.vastgelegd_op,
        Evaluatie.uren_toegekend,
        Evaluatie.uren_ingezet,
        Evaluatie.euro_toegekend_cent,
        Evaluatie.euro_ingezet_cent,
    )
    return db.session.scalars(
        sa.select(Evaluatie)
        .where(
            Evaluatie.aanbieder_id == aanbieder_id,
            Evaluatie.zorgkantoor_id == zorgkantoor_id,
            in_venster(Evaluatie.vastgelegd_op, moment),
        )
        .options(load_only(*kolommen, raiseload=False))
        .order_by(Evaluatie.vastgelegd_op, Evaluatie.toekenning_id, Evaluatie.nr)
    ).all()


def _uit_evaluaties(rijen: Sequence[Evaluatie]) -> Iterator[Doelrij]:
    for rij in rijen:
        assert rij.vastgelegd_op is not None
        for naam, waarde in als_deel(rij.antwoorden).items():
            soort, _, rest = naam.partition(".")
            doel, _, veld = rest.rpartition(".")
            if soort == DOEL and veld == DOELSTAND and waarde:
                yield _doel(rij.toekenning_id, doel, als_tekst(waarde), rij.vastgelegd_op)


def _uit_terugblik(
    aanbieder_id: uuid.UUID, zorgkantoor_id: uuid.UUID, moment: Planmoment
) -> Iterator[Doelrij]:
    """Give what a her-aanvraag that was submitted in the window says about each old goal."""
    vraag = (
        sa.select(Antwoord, Voorganger.toekenning_id, Aanvraag.ontvangen_op)
        .join(Aanvraag, Aanvraag.id == Antwoord.aanvraag_id)
        .join(Voorganger, Voorganger.aanvraag_id == Aanvraag.id)
        .where(
            Aanvraag.aanbieder_id == aanbieder_id,
            Aanvraag.zorgkantoor_id == zorgkantoor_id,
            Antwoord.vraag_id == HA_DOELEN,
            in_venster(Aanvraag.ontvangen_op, moment),
        )
        .order_by(Aanvraag.ontvangen_op, Antwoord.id)
    )
    for rij, toekenning_id, op in db.session.execute(vraag):
        assert op is not None
        for doel, waarde in _per_doel(rij.waarde):
            yield _doel(toekenning_id, doel, waarde.replace(" ", "_"), op)


def _per_doel(waarde: JsonWaarde) -> Iterator[tuple[str, str]]:
    for doel, deel in als_deel(waarde).items():
        stand = als_tekst(als_deel(deel).get(STAND))
        if stand:
            yield doel, stand


def _doel(toekenning_id: uuid.UUID, doel: str, stand: str, op: datetime) -> Doelrij:
    return Doelrij(toekenning_id, doel, stand, clock.local_day(op), op)


def _realisatie(rij: Evaluatie) -> Realisatierij:
    uren, geld = None, None
    if rij.uren_toegekend and rij.uren_ingezet:
        uren = breuk_uit_tekst(rij.uren_toegekend), breuk_uit_tekst(rij.uren_ingezet)
    if rij.euro_toegekend_cent is not None and rij.euro_ingezet_cent is not None:
        geld = rij.euro_toegekend_cent, rij.euro_ingezet_cent
    return Realisatierij(toekenning=rij.toekenning_id, uren=uren, euro_cent=geld)
