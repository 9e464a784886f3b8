"""How far clients are with their ontwikkeltraject: what is open, else when the last one was."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal.clienten.models import Groepslid
from portal.clienten.queries.groepen import is_lid_op
from portal.domain.procedure.volgen import Trajecttoestand
from portal.ontwikkeltraject.models import Bijeenkomst, Traject, Trajectbeurt
from portal.ontwikkeltraject.queries.beurt import beurten_voor
from portal.ontwikkeltraject.queries.trajecten import is_open, trajecten_voor
from portal.platform.database import db
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Openstaand:
    """A traject that is asked for, planned or running, and its next bijeenkomst."""

    traject_id: uuid.UUID
    toestand: Trajecttoestand
    volgende: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectstand:
    """How far one client is.

    Attributes:
        open: The own traject that is open, else that of the group; None without one.
        laatste: Day on which the last one was finished.
        uiterlijk: Day on which the next one is due; None when that is not known yet.
        te_laat: That day passed.
    """

    open: Openstaand | None = None
    laatste: date | None = None
    uiterlijk: date | None = None
    te_laat: bool = False


def list_standen(
    client_ids: Collection[uuid.UUID], *, voor: Gebruiker, op: date
) -> Mapping[uuid.UUID, Trajectstand]:
    """Give by client how far it is, of some clients in view, in two queries.

    Bron: [processen] G1.
    """
    if not client_ids:
        return {}
    lopend = _lees_open(client_ids, voor=voor, op=op)
    standen = {nr: Trajectstand(open=lopend.get(nr)) for nr in client_ids}
    beurt = sa.select(Trajectbeurt.client_id, Trajectbeurt.laatste_traject, Trajectbeurt.dag)
    # One part per client: read by its key, not by all that the aanbieder has.
    delen = (beurt.where(Trajectbeurt.client_id == nr, beurten_voor(voor)) for nr in standen)
    for client_id, laatste, dag in db.session.execute(sa.union_all(*delen)):
        standen[client_id] = Trajectstand(
            open=lopend.get(client_id), laatste=laatste, uiterlijk=dag, te_laat=dag < op
        )
    return standen


def _lees_open(
    client_ids: Collection[uuid.UUID], *, voor: Gebruiker, op: date
) -> Mapping[uuid.UUID, Openstaand]:
    kolommen = (Traject.id, Traject.toestand, _volgende(), Traject.client_id.label("eigen"))
    zichtbaar = (is_open(), trajecten_voor(voor))
    van_client = sa.select(Traject.client_id.label("wie"), *kolommen).where(
        Traject.client_id.in_(client_ids), *zichtbaar
    )
    van_groep = (
        sa.select(Groepslid.client_id, *kolommen)
        .join(Groepslid, Groepslid.groep_id == Traject.groep_id)
        .where(Groepslid.client_id.in_(client_ids), is_lid_op(op), *zichtbaar)
    )
    gevonden: dict[uuid.UUID, Openstaand] = {}
    for wie, traject_id, toestand, volgende, eigen in db.session.execute(
        van_client.union_all(van_groep)
    ):
        assert wie is not None
        if eigen is not None or wie not in gevonden:
            gevonden[wie] = Openstaand(traject_id=traject_id, toestand=toestand, volgende=volgende)
    return gevonden


def _volgende() -> sa.Label[date]:
    """Give the day of the first bijeenkomst of a traject that was not recorded."""
    return (
        sa.select(sa.func.min(Bijeenkomst.dag))
        .where(Bijeenkomst.traject_id == Traject.id, Bijeenkomst.vastgelegd_op.is_(None))
        .correlate(Traject)
        .scalar_subquery()
        .label("volgende")
    )
