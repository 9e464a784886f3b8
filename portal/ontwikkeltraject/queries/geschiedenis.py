"""What the history of a client tells of ontwikkeltrajecten: days, never what was discussed."""

import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

import sqlalchemy as sa
from flask import url_for
from sqlalchemy.orm import selectinload

from portal.clienten.geschiedenis import Geschiedenisregel, Regelsoort
from portal.clienten.models import Groepslid
from portal.clienten.queries.groepen import is_lid_op
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.procedure.volgen import Trajecttoestand
from portal.ontwikkeltraject.models import Bijeenkomst, Traject, Trajectbeurt, Trajectlid
from portal.ontwikkeltraject.queries.beurt import beurten_voor
from portal.ontwikkeltraject.queries.trajecten import GEHEIM, is_open, trajecten_voor
from portal.platform.database import db
from portal.toegang.models import Gebruiker


def list_van_clienten(
    client_ids: Collection[uuid.UUID], *, voor: Gebruiker, op: date
) -> Sequence[Traject]:
    """Give the trajecten in view of some clients, the newest first.

    Of a group: those that counted for them, and those that are open while they are in it.
    """
    lid = sa.select(Groepslid.groep_id).where(Groepslid.client_id.in_(client_ids), is_lid_op(op))
    telde = sa.select(Trajectlid.traject_id).where(Trajectlid.client_id.in_(client_ids))
    van_client = sa.or_(
        Traject.client_id.in_(client_ids),
        Traject.id.in_(telde),
        sa.and_(Traject.groep_id.in_(lid), is_open()),
    )
    return _lees(van_client, voor)


def list_van_groep(groep_id: uuid.UUID, *, voor: Gebruiker) -> Sequence[Traject]:
    """Give the trajecten in view of a group, the newest first."""
    return _lees(Traject.groep_id == groep_id, voor)


def list_trajectregels(
    client_ids: Collection[uuid.UUID], *, voor: Gebruiker, op: date
) -> Iterator[Geschiedenisregel]:
    """Tell when there was met, what was finished, and when a client is due.

    Bron: [processen] G1 and G2.
    """
    if not mag(voor.rol_set, Handeling.TRAJECT_LEZEN):
        return
    for rij in list_van_clienten(client_ids, voor=voor, op=op):
        yield from _regels(rij)
    beurten = db.session.scalars(
        sa.select(Trajectbeurt.dag).where(
            Trajectbeurt.client_id.in_(client_ids), beurten_voor(voor)
        )
    )
    for dag in beurten:
        yield Geschiedenisregel(
            dag=dag,
            soort=Regelsoort.TRAJECT,
            code="traject_beurt",
        )


def _regels(rij: Traject) -> Iterator[Geschiedenisregel]:
    url = url_for("ontwikkeltraject.traject", traject_id=rij.id)
    if rij.toestand is Trajecttoestand.GESTOPT:
        return
    for een in rij.bijeenkomsten:
        yield _bijeenkomst(een, rij, url)
    if rij.afgerond_op is not None:
        yield Geschiedenisregel(
            dag=rij.afgerond_op,
            soort=Regelsoort.TRAJECT,
            code="traject_afgerond",
            url=url,
            nummer=rij.clientcode,
        )


def _bijeenkomst(een: Bijeenkomst, rij: Traject, url: str) -> Geschiedenisregel:
    gepland = Geschiedenisregel(
        dag=een.dag,
        soort=Regelsoort.TRAJECT,
        code="traject_gepland",
        gegevens={"nr": een.nr},
        url=url,
        nummer=rij.clientcode,
    )
    return replace(gepland, code="traject_bijeenkomst") if een.vastgelegd_op else gepland


def _lees(waar: sa.ColumnElement[bool], voor: Gebruiker) -> Sequence[Traject]:
    return db.session.scalars(
        sa.select(Traject)
        .where(waar, trajecten_voor(voor))
        .options(*GEHEIM, selectinload(Traject.bijeenkomsten))
        .order_by(Traject.gestart_op.desc(), Traject.id)
    ).all()
