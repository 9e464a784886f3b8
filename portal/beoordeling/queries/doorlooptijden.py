"""Which besluiten have a lead time and how long each took; every figure about it reads it here."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from portal.aanvraag.models import Aanvraag, Gebeurtenis
from portal.aanvraag.queries.verloop import als_domein
from portal.beoordeling.models import Besluit
from portal.domain.procedure import Gebeurtenis as Feit
from portal.domain.procedure import GebeurtenisSoort, Toestand, termijngebeurtenissen
from portal.domain.statistiek import Doorlooptijd, meet_doorlooptijd
from portal.domain.termijnen import bepaal_beslistermijn
from portal.domain.uitkomst import Uitkomst
from portal.platform import clock
from portal.platform.calendar_data import load_kalender, load_termijnregels
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde

TELT = (Uitkomst.TOEKENNEN, Uitkomst.AFWIJZEN, Uitkomst.BUITEN_BEHANDELING)
"""What ends the work on an aanvraag; bijstellen sends it back."""
GEHEEL = sa.func.coalesce(Aanvraag.groepsaanvraag_id, Aanvraag.id)
_LID = aliased(Aanvraag)
EEN_CLIENT = sa.func.coalesce(
    Aanvraag.client_id,
    sa.select(_LID.client_id)
    .where(_LID.groepsaanvraag_id == Aanvraag.id, _LID.toestand != Toestand.VERVALLEN)
    .order_by(_LID.client_id)
    .limit(1)
    .correlate(Aanvraag)
    .scalar_subquery(),
)
"""Whom a besluit is about, to count clients with; of one on a group as a whole one of the group,
so that there are never more clients than besluiten, nor more than there really are."""
PER_KEER = 500
S = GebeurtenisSoort
TERMIJN = (
    *(S.AANVULLING_GEVRAAGD, S.AANGEVULD, S.AANVULVERZOEK_INGETROKKEN),
    *(S.HERSTEL_VERSTREKEN, S.UITSTEL_INGESTEMD, S.TERMIJN_VERLENGD),
)


class Besluitrij(Protocol):
    """What is read of a besluit and its aanvraag: the columns of `DUURKOLOMMEN`."""

    @property
    def id(self) -> uuid.UUID:
        """Of the besluit."""

    @property
    def geheel_id(self) -> uuid.UUID:
        """Of the aanvraag, or of the one of its group."""

    @property
    def ontvangen_op(self) -> datetime | None:
        """When the aanvraag was received."""

    @property
    def vastgesteld_op(self) -> datetime | None:
        """When it was fixed."""

    @property
    def verzenddatum(self) -> date | None:
        """When it was sent, where that is another day."""


DUURKOLOMMEN = (
    *(Besluit.id, GEHEEL.label("geheel_id"), Aanvraag.ontvangen_op),
    *(Besluit.vastgesteld_op, Besluit.verzenddatum),
)


def heeft_doorlooptijd() -> Voorwaarde:
    """Give the condition of a besluit that has a lead time: the first one that ends the work.

    A group counts as its clients, except where there is one besluit for all of them.

    Bron: [processen] D1.
    """
    lid = aliased(Besluit)
    return sa.and_(
        Besluit.uitkomst.in_(TELT),
        Besluit.herstelt_id.is_(None),
        Besluit.na_bezwaar.is_(False),
        ~sa.exists().where(lid.groepsbesluit_id == Besluit.id),
    )


def verzonden_op(rij: Besluitrij) -> date:
    """Give the day on which a besluit that was fixed is sent."""
    assert rij.vastgesteld_op is not None
    return rij.verzenddatum or clock.local_day(rij.vastgesteld_op)


def meet_besluiten(besluiten: Sequence[Besluitrij]) -> Mapping[uuid.UUID, Doorlooptijd]:
    """Measure besluiten that were fixed, each as known when it was; one query per so many.

    Bron: [processen] D1; [procedure] §9.2.
    """
    gemeten: dict[uuid.UUID, Doorlooptijd] = {}
    for eerste in range(0, len(besluiten), PER_KEER):
        deel = besluiten[eerste : eerste + PER_KEER]
        verloop = _lees_verloop({rij.geheel_id for rij in deel})
        gemeten |= {rij.id: _meet(rij, verloop.get(rij.geheel_id, ())) for rij in deel}
    return gemeten


def _lees_verloop(ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, Sequence[Feit]]:
    """Give what moved the term of each aanvraag as a whole, in order."""
    vraag = (
        sa.select(Gebeurtenis)
        .where(Gebeurtenis.aanvraag_id.in_(ids), Gebeurtenis.soort.in_(TERMIJN))
        .order_by(Gebeurtenis.aanvraag_id, Gebeurtenis.nr)
    )
    gevonden: dict[uuid.UUID, list[Feit]] = defaultdict(list)
    for rij in db.session.scalars(vraag):
        gevonden[rij.aanvraag_id] += als_domein([rij])
    return gevonden


def _meet(rij: Besluitrij, verloop: Sequence[Feit]) -> Doorlooptijd:
    assert rij.ontvangen_op is not None, "nothing is decided on before it was received"
    assert rij.vastgesteld_op is not None
    ontvangst, verzonden = clock.local_day(rij.ontvangen_op), verzonden_op(rij)
    termijn = bepaal_beslistermijn(
        ontvangst=ontvangst,
        gebeurtenissen=termijngebeurtenissen(
            feit for feit in verloop if feit.op <= rij.vastgesteld_op
        ),
        regels=load_termijnregels(ontvangst),
        kalender=load_kalender(),
        peildag=verzonden,
    )
    return meet_doorlooptijd(
        ontvangst,
        verzonden,
        beslisdatum=termijn.beslisdatum,
        stilstand=[(deel.van, deel.tot_en_met) for deel in termijn.stilstand],
    )
