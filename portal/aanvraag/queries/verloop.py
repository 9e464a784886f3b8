"""The events of an aanvraag as the rules read them."""

import uuid
from collections.abc import Iterable
from dataclasses import replace

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.models import Gebeurtenis as Rij
from portal.domain.bevoegdheid import Rol, Uitkomst
from portal.domain.procedure import Gebeurtenis, GebeurtenisSoort
from portal.platform.database import db

PER_CLIENT = frozenset({Uitkomst.TOEKENNEN, Uitkomst.AFWIJZEN})
"""Outcomes on which every client of a group gets a besluit, and so a toestand, of his own."""


def lees_gebeurtenissen(aanvraag_id: uuid.UUID) -> tuple[Gebeurtenis, ...]:
    """Read the whole record of an aanvraag that is in view, in order."""
    vraag = sa.select(Rij).where(Rij.aanvraag_id == aanvraag_id).order_by(Rij.nr)
    return als_domein(db.session.scalars(vraag))


def lees_verloop(aanvraag: Aanvraag) -> tuple[Gebeurtenis, ...]:
    """Read the record as the rules look at it.

    What happened to a group happened to each of its clients, up to the besluit that each of them
    gets apart: the record of a client goes on with his own events from there.
    """
    eigen = lees_gebeurtenissen(aanvraag.id)
    if aanvraag.groepsaanvraag_id is None:
        return eigen
    van_groep = (rij for rij in lees_gebeurtenissen(aanvraag.groepsaanvraag_id) if _deelt(rij))
    if eigen:
        van_groep = (rij for rij in van_groep if rij.op <= eigen[0].op)
    return tuple(replace(rij, nr=nr) for nr, rij in enumerate((*van_groep, *eigen), start=1))


def _deelt(gebeurtenis: Gebeurtenis) -> bool:
    """Say whether an event of a group counts for its clients: not the besluit on each of them."""
    if gebeurtenis.soort is GebeurtenisSoort.BESLUIT_NA_BEZWAAR:
        return False
    return gebeurtenis.uitkomst not in PER_CLIENT or (
        gebeurtenis.soort is not GebeurtenisSoort.VASTGESTELD
    )


def als_domein(rijen: Iterable[Rij]) -> tuple[Gebeurtenis, ...]:
    """Turn rows into values of the domain."""
    return tuple(
        Gebeurtenis(
            nr=rij.nr,
            soort=GebeurtenisSoort(rij.soort),
            op=rij.op,
            dag=rij.dag,
            door=rij.door_id,
            rol=Rol(rij.rol) if rij.door_id else None,
            gegevens={
                naam: waarde
                for naam, waarde in rij.gegevens.items()
                if isinstance(waarde, str | int)
            },
        )
        for rij in rijen
    )
