"""Verhuisformulieren that wait for a signature (N27)."""

from collections.abc import Iterator
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from portal.beoordeling.models import Toekenning
from portal.berichten.aanleidingen import Aanleiding, Plek, over
from portal.domain.berichten import Venster
from portal.domain.procedure.verhuizing import Partij, Verhuisstand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Verhuizing
from portal.toekenning.queries.verhuizing import als_formulier, is_aan_de_beurt, zichtbaar_voor


@over("N27")
def te_ondertekenen(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Tell of forms that wait, since the last signature under the form as it is.

    Who reads is told of those that wait for the own organisation only.
    """
    rijen = db.session.scalars(
        sa.select(Verhuizing)
        .where(
            Verhuizing.stand == Verhuisstand.OPEN,
            Verhuizing.gestart_op < clock.end_of_day(venster.tot_en_met),
            *(() if voor is None else (zichtbaar_voor(voor),)),
        )
        .options(
            joinedload(Verhuizing.toekenning).load_only(
                Toekenning.jaar,
                Toekenning.volgnummer,
                Toekenning.ingang,
                Toekenning.einde,
                Toekenning.maatwerk,
            ),
            selectinload(Verhuizing.handtekeningen),
        )
        .order_by(Verhuizing.gestart_op, Verhuizing.id)
    )
    for rij in rijen:
        if voor is None or is_aan_de_beurt(rij, voor):
            yield _aanleiding(rij)


def _aanleiding(rij: Verhuizing) -> Aanleiding:
    return Aanleiding(
        code="N27",
        object_soort="verhuizing",
        object_id=rij.id,
        kenmerk=rij.toekenning.nummer,
        dag=_sinds(rij),
        plek=_plek(rij),
    )


def _sinds(rij: Verhuizing) -> date:
    """Give the day from which it waits for who signs next."""
    momenten = [handtekening.op for handtekening in rij.geldig_getekend]
    return clock.local_day(max(momenten, default=rij.gestart_op))


def _plek(rij: Verhuizing) -> Plek:
    """Give where who signs next is; the other parties hear nothing of it."""
    beurt = als_formulier(rij).aan_de_beurt(len(rij.geldig_getekend))
    if Partij.OUDE_AANBIEDER in beurt:
        return Plek(aanbieder_id=rij.oude_aanbieder_id, locatie_id=rij.oude_locatie_id)
    if Partij.NIEUWE_AANBIEDER in beurt:
        return Plek(aanbieder_id=rij.nieuwe_aanbieder_id, locatie_id=rij.nieuwe_locatie_id)
    if Partij.OUD_ZORGKANTOOR in beurt:
        return Plek(zorgkantoor_id=rij.oud_zorgkantoor_id, regio_id=rij.oude_regio_id)
    return Plek(zorgkantoor_id=rij.nieuw_zorgkantoor_id, regio_id=rij.nieuwe_regio_id)
