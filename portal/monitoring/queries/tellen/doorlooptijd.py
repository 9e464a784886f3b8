"""How long besluiten took, the time that the term stood still apart."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.models import Gebeurtenis as Rij
from portal.aanvraag.queries.verloop import als_domein
from portal.beoordeling.models import Besluit
from portal.domain.procedure import GebeurtenisSoort, termijngebeurtenissen
from portal.domain.termijnen import bepaal_beslistermijn
from portal.domain.uitkomst import Uitkomst
from portal.monitoring.queries.definities import LANDELIJK, Definities
from portal.monitoring.queries.tellen.alles import GEHEEL
from portal.monitoring.queries.tellen.raam import Telraam
from portal.platform import clock
from portal.platform.calendar_data import load_kalender, load_termijnregels
from portal.platform.database import db

STILZETTERS = (
    GebeurtenisSoort.AANVULLING_GEVRAAGD,
    GebeurtenisSoort.AANGEVULD,
    GebeurtenisSoort.AANVULVERZOEK_INGETROKKEN,
    GebeurtenisSoort.HERSTEL_VERSTREKEN,
    GebeurtenisSoort.UITSTEL_INGESTEMD,
)


@dataclass(slots=True)
class Doorlooptijd:
    """Of one group of besluiten: days -> besluiten, stopped days -> besluiten, and by aanbieder.

    Attributes:
        binnen: Besluiten fixed on the beslisdatum at the latest.
    """

    dagen: Counter[int] = field(default_factory=Counter)
    stil: Counter[int] = field(default_factory=Counter)
    aanbieders: Counter[uuid.UUID] = field(default_factory=Counter)
    binnen: int = 0

    @property
    def aantal(self) -> int:
        """Give the number of besluiten."""
        return self.dagen.total()


def meet_doorlooptijden(
    raam: Telraam, definities: Definities
) -> Mapping[tuple[str, str], Doorlooptijd]:
    """Measure every first besluit of the period, per group and zorgkantoor and for all together.

    Bron: [processen] D1, doorlooptijd; [procedure] §9.2.
    """
    stil = _dagen_stil(raam)
    gemeten: dict[tuple[str, str], Doorlooptijd] = defaultdict(Doorlooptijd)
    for rij in db.session.execute(_vraag(raam)):
        groep, stond = definities.groep_van(rij.leveringsvorm), stil.get(rij.geheel, 0)
        besloten = clock.local_day(rij.vastgesteld_op)
        dagen = (besloten - clock.local_day(rij.ontvangen_op)).days - stond
        for kantoor in (str(rij.zorgkantoor_id), LANDELIJK):
            meting = gemeten[groep, kantoor]
            meting.dagen[dagen] += 1
            meting.aanbieders[rij.aanbieder_id] += 1
            meting.binnen += besloten <= rij.beslisdatum
            meting.stil.update([stond] if stond else [])
    return gemeten


def _vraag(raam: Telraam) -> sa.Select[Any, Any, Any, Any, Any, Any, Any]:
    return (
        sa.select(
            Aanvraag.zorgkantoor_id, Aanvraag.aanbieder_id, Aanvraag.leveringsvorm,
            Aanvraag.ontvangen_op, Aanvraag.beslisdatum, Besluit.vastgesteld_op,
            GEHEEL.label("geheel"),
        )
        .join(Besluit, Besluit.aanvraag_id == Aanvraag.id)
        .where(*_voorwaarden(raam))
    )  # fmt: skip


def _voorwaarden(raam: Telraam) -> Iterable[sa.ColumnElement[bool]]:
    return (
        Aanvraag.client_id.is_not(None),
        Aanvraag.ontvangen_op.is_not(None),
        Aanvraag.beslisdatum.is_not(None),
        Besluit.herstelt_id.is_(None),
        sa.not_(Besluit.na_bezwaar),
        Besluit.uitkomst != Uitkomst.BIJSTELLEN,
        raam.op_moment(Besluit.vastgesteld_op),
        *raam.van_kantoor(Aanvraag.zorgkantoor_id),
    )


def _dagen_stil(raam: Telraam) -> Mapping[uuid.UUID, int]:
    """Give the days on which the term stood still, of the aanvragen where it did."""
    vraag = (
        sa.select(Rij, Aanvraag.ontvangen_op)
        .join(Aanvraag, Rij.aanvraag_id == GEHEEL)
        .join(Besluit, Besluit.aanvraag_id == Aanvraag.id)
        .where(
            *_voorwaarden(raam),
            Rij.soort.in_([soort.value for soort in STILZETTERS]),
            Rij.op <= raam.peilmoment,
        )
        .order_by(Rij.aanvraag_id, Rij.nr)
    )
    per_aanvraag: dict[uuid.UUID, dict[int, Rij]] = defaultdict(dict)
    ontvangsten = {}
    for rij, ontvangen_op in db.session.execute(vraag):
        per_aanvraag[rij.aanvraag_id][rij.nr] = rij
        assert ontvangen_op is not None
        ontvangsten[rij.aanvraag_id] = clock.local_day(ontvangen_op)
    kalender = load_kalender()
    return {
        nummer: bepaal_beslistermijn(
            ontvangst=ontvangsten[nummer],
            gebeurtenissen=termijngebeurtenissen(als_domein(rijen.values())),
            regels=load_termijnregels(ontvangsten[nummer]),
            kalender=kalender,
        ).dagen_stilgestaan
        for nummer, rijen in per_aanvraag.items()
    }
