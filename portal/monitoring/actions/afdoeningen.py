"""Write once per besluit how it came about; run `werk-afdoeningen-bij` every day."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

import click
import sqlalchemy as sa
from flask.cli import with_appcontext
from sqlalchemy.orm import aliased

from portal.aanvraag.models import Aanvraag, Gebeurtenis
from portal.aanvraag.queries.verloop import als_domein
from portal.beoordeling.models import Besluit
from portal.domain.procedure import Gebeurtenis as Feit
from portal.domain.procedure import GebeurtenisSoort, beslistermijn_uit
from portal.domain.statistiek import meet_doorlooptijd
from portal.domain.uitkomst import Uitkomst
from portal.monitoring.models import Afdoening
from portal.platform import clock
from portal.platform.calendar_data import load_kalender, load_termijnregels
from portal.platform.database import db
from portal.platform.transactions import begin_schrijven

PER_KEER = 500
TELT = (Uitkomst.TOEKENNEN, Uitkomst.AFWIJZEN, Uitkomst.BUITEN_BEHANDELING)
"""What ends the work on an aanvraag; bijstellen sends it back."""
VAN_AANVRAAG = ("zorgkantoor_id", "aanbieder_id", "regio_id", "soort", "leveringsvorm")
S = GebeurtenisSoort
TERMIJN = (
    *(S.INGEDIEND, S.AANVULLING_GEVRAAGD, S.AANGEVULD, S.AANVULVERZOEK_INGETROKKEN),
    *(S.HERSTEL_VERSTREKEN, S.UITSTEL_INGESTEMD, S.TERMIJN_VERLENGD),
)


def werk_afdoeningen_bij(op: datetime, *, per_keer: int = PER_KEER) -> int:
    """Write what was decided and is not written yet; doing it twice does nothing more.

    Args:
        op: The moment, UTC; what was decided after it is left for the next time.
        per_keer: Besluiten in one transaction.

    Returns:
        How many besluiten were written.
    """
    geschreven, na = 0, None
    while True:
        begin_schrijven()
        besluiten = _list_nieuw(op, na, per_keer)
        geschreven += _schrijf(besluiten)
        db.session.commit()
        if len(besluiten) < per_keer:
            return geschreven
        na = besluiten[-1].id


@click.command("werk-afdoeningen-bij")
@with_appcontext
def werk_bij() -> None:
    """Write how long each besluit took, for the figures; run it every day."""
    click.echo(f"{werk_afdoeningen_bij(clock.now())} besluiten bijgewerkt")


def _list_nieuw(op: datetime, na: uuid.UUID | None, aantal: int) -> Sequence[sa.Row[tuple[object]]]:
    """Give the next besluiten that count and are not written yet, by id, without their secrets."""
    lid = aliased(Besluit)
    kolommen = [getattr(Aanvraag, naam) for naam in (*VAN_AANVRAAG, "zorgprofiel")]
    vraag = (
        sa.select(
            *(Besluit.id, Besluit.uitkomst, Besluit.deels, Besluit.verzenddatum),
            *(Besluit.vastgesteld_op, Besluit.voorbereid_door_id),
            *(Aanvraag.behandelaar_id, Aanvraag.id.label("aanvraag_id")),
            sa.func.coalesce(Aanvraag.groepsaanvraag_id, Aanvraag.id).label("geheel_id"),
            *kolommen,
        )
        .join(Aanvraag, Aanvraag.id == Besluit.aanvraag_id)
        .where(
            Besluit.vastgesteld_op <= op,
            Besluit.uitkomst.in_(TELT),
            Besluit.herstelt_id.is_(None),
            Besluit.na_bezwaar.is_(False),
            ~sa.exists().where(lid.groepsbesluit_id == Besluit.id),
            ~sa.exists().where(Afdoening.besluit_id == Besluit.id),
        )
        .order_by(Besluit.id)
        .limit(aantal)
    )
    return db.session.execute(vraag if na is None else vraag.where(Besluit.id > na)).all()


def _schrijf(besluiten: Sequence[sa.Row[tuple[object]]]) -> int:
    verloop = _lees_verloop({rij.geheel_id for rij in besluiten})
    rijen = [_rij(besluit, verloop[besluit.geheel_id]) for besluit in besluiten]
    if rijen:
        db.session.execute(sa.insert(Afdoening), rijen)
    return len(rijen)


def _lees_verloop(ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, Sequence[Feit]]:
    """Give what made the term of each aanvraag as a whole, in order; one query."""
    vraag = (
        sa.select(Gebeurtenis)
        .where(Gebeurtenis.aanvraag_id.in_(ids), Gebeurtenis.soort.in_(TERMIJN))
        .order_by(Gebeurtenis.aanvraag_id, Gebeurtenis.nr)
    )
    gevonden: dict[uuid.UUID, list[Feit]] = defaultdict(list)
    for rij in db.session.scalars(vraag):
        gevonden[rij.aanvraag_id] += als_domein([rij])
    return gevonden


def _rij(besluit: sa.Row[tuple[object]], verloop: Sequence[Feit]) -> Mapping[str, object]:
    eerder = [rij for rij in verloop if rij.op <= besluit.vastgesteld_op]
    ontvangst = next(rij.dag for rij in eerder if rij.soort is S.INGEDIEND)
    verzonden = besluit.verzenddatum or clock.local_day(besluit.vastgesteld_op)
    termijn = beslistermijn_uit(
        eerder, regels=load_termijnregels(ontvangst), kalender=load_kalender(), peildag=verzonden
    )
    assert termijn is not None
    duur = meet_doorlooptijd(
        ontvangst,
        verzonden,
        beslisdatum=termijn.beslisdatum,
        stilstand=[(rij.van, rij.tot_en_met) for rij in termijn.stilstand],
    )
    return {
        "besluit_id": besluit.id,
        **{naam: getattr(besluit, naam) for naam in VAN_AANVRAAG},
        "zorgprofiel": besluit.zorgprofiel,
        "behandelaar_id": besluit.behandelaar_id or besluit.voorbereid_door_id,
        "uitkomst": besluit.uitkomst,
        "deels": besluit.deels,
        "ontvangst": ontvangst,
        "verzonden": verzonden,
        "vastgesteld_op": besluit.vastgesteld_op,
        "dagen": duur.dagen,
        "dagen_stil": duur.dagen_stil,
        "op_tijd": duur.op_tijd,
    }
