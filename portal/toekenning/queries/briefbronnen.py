"""Rows from which a letter about a toekenning is gathered: sender, client, who speaks for whom."""

import uuid
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.clienten.models import Client, Vertegenwoordiger
from portal.clienten.queries.clienten import leveringsvorm_op
from portal.domain.fouten import DomeinFout
from portal.platform.database import db
from portal.platform.rows import volgend_nr
from portal.toegang.models import Briefhoofd, Locatie
from portal.toegang.queries import find_briefhoofd
from portal.toekenning.models import Toekenningsbrief


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefbron:
    """What a letter about a toekenning needs beside its own content; values and rows to read.

    Attributes:
        kenmerk: Reference of the letter; never a BSN.
        nr: Its number among the letters of the toekenning.
    """

    briefhoofd: Briefhoofd
    toekenning: Toekenning
    client: Client
    locatie: Locatie
    aanbieder: str
    leveringsvorm: str
    vertegenwoordiger: Vertegenwoordiger | None
    kenmerk: str
    nr: int

    @property
    def naam(self) -> str:
        """Give the name of the client in full."""
        return self.client.volledige_naam


def lees_briefbron(toekenning: Toekenning, *, dag: date) -> Briefbron:
    """Read what a letter about a toekenning needs, with the next reference.

    Raises:
        DomeinFout: `briefhoofd_ontbreekt` while the zorgkantoor has no letterhead.
    """
    briefhoofd = find_briefhoofd(toekenning.zorgkantoor_id)
    if briefhoofd is None:
        raise DomeinFout("briefhoofd_ontbreekt")
    nr = volgend_nr(Toekenningsbrief.nr, Toekenningsbrief.toekenning_id == toekenning.id)
    return Briefbron(
        briefhoofd=briefhoofd,
        toekenning=toekenning,
        client=toekenning.client,
        locatie=toekenning.locatie,
        aanbieder=toekenning.aanbieder.naam,
        leveringsvorm=leveringsvorm_op(toekenning.client, dag),
        vertegenwoordiger=_vertegenwoordiger(toekenning.client_id, dag),
        kenmerk=f"{toekenning.nummer}-M{nr}",
        nr=nr,
    )


def _vertegenwoordiger(client_id: uuid.UUID, dag: date) -> Vertegenwoordiger | None:
    """Give who speaks for the client on a day; of several the one who began last."""
    return db.session.scalar(
        sa.select(Vertegenwoordiger)
        .where(
            Vertegenwoordiger.client_id == client_id,
            Vertegenwoordiger.van <= dag,
            sa.or_(Vertegenwoordiger.tot.is_(None), Vertegenwoordiger.tot >= dag),
        )
        .order_by(Vertegenwoordiger.van.desc(), Vertegenwoordiger.id)
        .limit(1)
    )
