"""The measures of the national report for one zorgkantoor, exact: counted, and as stored."""

import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from portal.domain.statistiek import Periode
from portal.monitoring.models import Eigentelling
from portal.monitoring.queries.definities import OPGEGEVEN, SIGNALEN, get_definities
from portal.monitoring.queries.tellen import (
    Doorlooptijd,
    Telraam,
    Telsleutel,
    meet_doorlooptijden,
    tel_halfjaren,
)
from portal.platform.database import db
from portal.toegang.models import Gebruiker

MATEN = (*OPGEGEVEN, SIGNALEN)


@dataclass(frozen=True, slots=True)
class Geteld:
    """What is stored of one zorgkantoor and period; see `Eigentelling`."""

    aantallen: Mapping[str, list[int]]
    duren: Mapping[str, list[int | None]]


def tel_zorgkantoor(kantoor: uuid.UUID, periode: Periode, op: datetime) -> Geteld:
    """Count a period for one zorgkantoor, per group of leveringsvormen, as known at a moment.

    Bron: [processen] D1 and D2.
    """
    definities = get_definities()
    ramen = [Telraam(deel, op, kantoor) for deel in periode.helften or (periode,)]
    geteld: Counter[Telsleutel] = Counter()
    for teller in tel_halfjaren(ramen, definities).values():
        geteld.update(teller)
    gemeten = meet_doorlooptijden(Telraam(periode, op, kantoor), definities)
    return Geteld(
        aantallen={
            maat: [geteld[groep.id, kantoor, maat] for groep in definities.groepen]
            for maat in MATEN
        },
        duren={groep: _duur(duur) for (groep, van), duur in gemeten.items() if van == str(kantoor)},
    )


def list_eigentellingen(periode: Periode, *, voor: Gebruiker) -> Mapping[str, Eigentelling]:
    """Give by period what was counted last of the own zorgkantoor: the period and its halves."""
    namen = [str(deel) for deel in (periode, *periode.helften)]
    vraag = sa.select(Eigentelling).where(
        Eigentelling.zorgkantoor_id == voor.organisatie_id, Eigentelling.periode.in_(namen)
    )
    return {rij.periode: rij for rij in db.session.scalars(vraag)}


def _duur(duur: Doorlooptijd) -> list[int | None]:
    return [
        duur.aantal,
        duur.mediaan,
        duur.p90,
        duur.binnen,
        duur.met_stilstand,
        duur.mediaan_stil,
    ]
