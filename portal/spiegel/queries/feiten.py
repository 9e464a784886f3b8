"""Read the rows that spiegelinformatie is counted from: the whole portal, numbers and ids only."""

import uuid
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, aliased

from portal.aanvraag.models import Aanvraag, Voorganger
from portal.beoordeling.models import Besluit, Toekenning
from portal.beoordeling.queries.doorlooptijden import (
    EEN_CLIENT,
    GEHEEL,
    TELT,
    heeft_doorlooptijd,
    meet_besluiten,
)
from portal.beoordeling.queries.toekenningen import is_van_kracht
from portal.domain.procedure import VERZONDEN_BESLUIT, Toestand
from portal.domain.spiegel import Besluitfeit, Kenmerken, Plek, Zorgfeit
from portal.domain.uitkomst import Uitkomst
from portal.domain.waarden import breuk_uit_tekst
from portal.platform.database import db

HERAANVRAAG = "heraanvraag"
SECONDEN_PER_UUR = 3600
HELFT = 2
PER_KEER = 5000
NIEUW, OUD = aliased(Toekenning), aliased(Toekenning)


def list_zorg(dag: date) -> Iterator[Zorgfeit]:
    """Give what every client has on a day; of two toekenningen the one that was made last."""
    nieuwste = sa.func.row_number().over(
        partition_by=Toekenning.client_id,
        order_by=(Toekenning.geregistreerd_op.desc(), Toekenning.id.desc()),
    )
    rijen = (
        sa.select(
            Toekenning.aanbieder_id,
            Toekenning.zorgkantoor_id,
            Toekenning.client_id,
            Toekenning.zorgprofiel,
            Toekenning.soort,
            Toekenning.leveringsvorm,
            Toekenning.meerzorguren,
            Toekenning.jaarbedrag_cent,
            nieuwste.label("nr"),
        )
        .where(is_van_kracht(dag))
        .subquery()
    )
    seconden = cache(_seconden)
    vraag = sa.select(rijen).where(rijen.c.nr == 1).execution_options(yield_per=PER_KEER)
    for rij in db.session.execute(vraag):
        yield Zorgfeit(
            Plek(rij.aanbieder_id, rij.zorgkantoor_id),
            rij.client_id,
            Kenmerken(rij.zorgprofiel, rij.soort, rij.leveringsvorm),
            seconden(rij.meerzorguren),
            rij.jaarbedrag_cent,
        )


def list_besluiten(van: date, tot: date) -> Iterator[Besluitfeit]:
    """Give every first besluit about a client that was sent in a period, both days included.

    A group as a whole gets one besluit at bijstellen: it counts for every client in it. Buiten
    behandeling laten has a lead time and no outcome; of a group it is one besluit.
    """
    seconden = cache(_seconden)
    rijen = db.session.execute(_besluitvraag(van, tot)).all()
    duren = meet_besluiten([rij for rij in rijen if rij.uitkomst in TELT])
    for rij in rijen:
        yield Besluitfeit(
            Plek(rij.aanbieder_id, rij.zorgkantoor_id),
            rij.client_id,
            Kenmerken(rij.zorgprofiel, rij.soort, rij.leveringsvorm),
            _uitkomst(rij.uitkomst, deels=rij.deels),
            duren.get(rij.id),
            _minder(seconden(rij.uren or ""), seconden(rij.uren_eerst or "")),
        )


def _besluitvraag(van: date, tot: date) -> sa.Select[*tuple[Any, ...]]:
    """Select the besluiten with the aanvraag of one client, and the hours before and after."""
    wie = sa.union_all(*_van_een_client(van, tot)).subquery()
    return (
        sa.select(
            Aanvraag.aanbieder_id,
            Aanvraag.zorgkantoor_id,
            EEN_CLIENT.label("client_id"),
            Aanvraag.zorgprofiel,
            Aanvraag.soort,
            Aanvraag.leveringsvorm,
            Aanvraag.ontvangen_op,
            GEHEEL.label("geheel_id"),
            wie.c.id,
            wie.c.vastgesteld_op,
            wie.c.verzenddatum,
            wie.c.uitkomst,
            wie.c.deels,
            NIEUW.meerzorguren.label("uren"),
            OUD.meerzorguren.label("uren_eerst"),
        )
        .join(wie, wie.c.aanvraag_id == Aanvraag.id)
        .outerjoin(NIEUW, NIEUW.besluit_id == wie.c.id)
        .outerjoin(
            Voorganger,
            sa.and_(Voorganger.aanvraag_id == Aanvraag.id, Aanvraag.herkomst == HERAANVRAAG),
        )
        .outerjoin(OUD, OUD.id == Voorganger.toekenning_id)
    )


def _van_een_client(van: date, tot: date) -> Iterator[sa.Select[*tuple[Any, ...]]]:
    """Select which besluiten are about which client: its own, or that on its group."""
    yield (
        _besluiten(Aanvraag.id, van, tot)
        .join(Aanvraag, Aanvraag.id == Besluit.aanvraag_id)
        .where(
            sa.or_(
                Aanvraag.client_id.is_not(None),
                sa.and_(Besluit.uitkomst == Uitkomst.BUITEN_BEHANDELING, heeft_doorlooptijd()),
            )
        )
    )
    yield (
        _besluiten(Aanvraag.id, van, tot)
        .join(Aanvraag, Aanvraag.groepsaanvraag_id == Besluit.aanvraag_id)
        .where(Besluit.uitkomst == Uitkomst.BIJSTELLEN, Aanvraag.toestand != Toestand.VERVALLEN)
    )


def _besluiten(
    aanvraag_id: InstrumentedAttribute[uuid.UUID], van: date, tot: date
) -> sa.Select[*tuple[Any, ...]]:
    """Select the first besluiten of a period, each with the aanvraag of one client."""
    return sa.select(
        Besluit.id,
        aanvraag_id.label("aanvraag_id"),
        Besluit.vastgesteld_op,
        Besluit.verzenddatum,
        Besluit.uitkomst,
        Besluit.deels,
    ).where(
        Besluit.verzenddatum.between(van, tot),
        Besluit.stand.in_(VERZONDEN_BESLUIT),
        Besluit.herstelt_id.is_(None),
    )


def _seconden(uren: str) -> int | None:
    """Give hours as whole seconds, a half one up; None where they are not known."""
    if not uren:
        return None
    dubbel = breuk_uit_tekst(uren) * SECONDEN_PER_UUR * HELFT + 1
    return int(dubbel // HELFT)


def _uitkomst(uitkomst: Uitkomst, *, deels: bool) -> str:
    if uitkomst is Uitkomst.TOEKENNEN:
        return "deels" if deels else "volledig"
    return "afgewezen" if uitkomst is Uitkomst.AFWIJZEN else uitkomst.value


def _minder(nieuw: int | None, oud: int | None) -> bool | None:
    return None if nieuw is None or oud is None else nieuw < oud
