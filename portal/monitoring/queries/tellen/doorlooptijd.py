"""How long besluiten took, per group of leveringsvormen and zorgkantoor."""

import uuid
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import chain
from typing import Any

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.doorlooptijden import EEN_CLIENT
from portal.domain.statistiek import Doorlooptijd as Besluitduur
from portal.domain.statistiek import Doorlooptijden
from portal.monitoring.models import Afdoening
from portal.monitoring.queries.afdoeningen import list_onafgedaan, maak_afdoeningen
from portal.monitoring.queries.definities import LANDELIJK, Definities
from portal.monitoring.queries.tellen.raam import Telraam
from portal.platform import clock
from portal.platform.database import db

RUIM_VOOR_VERZENDEN = timedelta(days=31)
KOLOMMEN = (
    *("zorgkantoor_id", "aanbieder_id", "leveringsvorm", "verzonden"),
    *("dagen", "dagen_stil", "op_tijd"),
)
Clienten = dict[uuid.UUID, set[uuid.UUID]]
"""By aanbieder."""


def _niemand() -> Clienten:
    return defaultdict(set)


@dataclass(slots=True)
class Doorlooptijd(Doorlooptijden):
    """Lead times of one group of besluiten, with the clients they are about, of each aanbieder.

    Attributes:
        clienten: All of them.
        stilgelegd: Those of whom the term stood still.
        optijd: Those with a besluit in time.
        telaat: Those with a besluit that came too late.
    """

    clienten: Clienten = field(default_factory=_niemand)
    stilgelegd: Clienten = field(default_factory=_niemand)
    optijd: Clienten = field(default_factory=_niemand)
    telaat: Clienten = field(default_factory=_niemand)

    def tel_besluit(self, duur: Besluitduur, aanbieder_id: uuid.UUID, client_id: uuid.UUID) -> None:
        """Count one besluit of an aanbieder about a client.

        Bron: [processen] D1.
        """
        self.tel_mee(duur)
        self.clienten[aanbieder_id].add(client_id)
        (self.optijd if duur.op_tijd else self.telaat)[aanbieder_id].add(client_id)
        if duur.dagen_stil:
            self.stilgelegd[aanbieder_id].add(client_id)


def meet_doorlooptijden(
    raam: Telraam, definities: Definities, kantoren: Container[uuid.UUID] | None = None
) -> Mapping[tuple[str, str], Doorlooptijd]:
    """Measure every besluit sent in the period, per group and zorgkantoor and for all together.

    Args:
        raam: Which besluiten.
        definities: Which leveringsvorm belongs to which group.
        kantoren: Only of these zorgkantoren; None is all.

    Bron: [processen] D1, doorlooptijd.
    """
    gemeten: dict[tuple[str, str], Doorlooptijd] = defaultdict(Doorlooptijd)
    for rij in chain(_geschreven(raam), _nog_niet_geschreven(raam)):
        if kantoren is not None and rij["zorgkantoor_id"] not in kantoren:
            continue
        groep = definities.groep_van(rij["leveringsvorm"])
        duur = Besluitduur(**{naam: rij[naam] for naam in KOLOMMEN[-3:]})
        for kantoor in (str(rij["zorgkantoor_id"]), LANDELIJK):
            gemeten[groep, kantoor].tel_besluit(duur, rij["aanbieder_id"], rij["client_id"])
    return gemeten


def _geschreven(raam: Telraam) -> Iterator[Mapping[str, Any]]:
    van, tot = raam.dagen
    vraag = (
        sa.select(*(getattr(Afdoening, naam) for naam in KOLOMMEN), EEN_CLIENT.label("client_id"))
        .join(Besluit, Besluit.id == Afdoening.besluit_id)
        .join(Aanvraag, Aanvraag.id == Besluit.aanvraag_id)
        .where(
            Afdoening.verzonden.between(van, tot),
            Afdoening.vastgesteld_op <= raam.peilmoment,
            *raam.van_kantoor(Afdoening.zorgkantoor_id),
        )
    )
    for rij in db.session.execute(vraag):
        yield rij._asdict()


def _nog_niet_geschreven(raam: Telraam) -> Iterator[Mapping[str, Any]]:
    """Measure what the daily job did not write yet: a report never depends on when that ran."""
    van, tot = raam.dagen
    besluiten = list_onafgedaan(
        raam.peilmoment,
        Besluit.vastgesteld_op >= clock.begin_of_day(van - RUIM_VOOR_VERZENDEN),
        *raam.van_kantoor(Besluit.zorgkantoor_id),
    )
    for besluit, rij in zip(besluiten, maak_afdoeningen(besluiten), strict=True):
        if van <= rij["verzonden"] <= tot:
            yield {**rij, "client_id": besluit.client_id}
