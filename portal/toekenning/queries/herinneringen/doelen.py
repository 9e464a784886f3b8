"""Goals of which the tussenmeting or the einddatum comes (N20)."""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import defer

from portal.aanvraag.queries.weergave.lezen import als_rijen, als_tekst
from portal.beoordeling.models import Doeldatum, Toekenning
from portal.beoordeling.queries.doeldatums import doeldagen
from portal.beoordeling.queries.toekenningen import is_bevestigd
from portal.berichten.aanleidingen import Aanleiding, in_bereik, over
from portal.domain.berichten import Venster
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Tussenmeting
from portal.toekenning.queries.herinneringen.lezen import is_zichtbaar, lees_mensen, maak_aanleiding

AFGESLOTEN = frozenset({"gehaald", "vervallen"})
"""How a goal stands that needs no measuring any more."""
ZONDER_DOELEN = tuple(
    defer(getattr(Toekenning, naam)) for naam in Toekenning.geheimen() if naam != "doelen_v"
)


@over("N20")
def doelen(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Tell of goals of which the tussenmeting or the einddatum comes and nothing was measured.

    Several goals with the same day are one; a goal that was reached or dropped counts no more.
    """
    rijen = db.session.execute(
        sa.select(Toekenning, Doeldatum.dag)
        .join(Doeldatum, Doeldatum.toekenning_id == Toekenning.id)
        .where(
            in_bereik(Doeldatum.dag, venster, "N20"),
            is_bevestigd(),
            Toekenning.einde >= Doeldatum.dag,
            Toekenning.geevalueerd_op.is_(None),
            *is_zichtbaar(voor),
        )
        .options(*ZONDER_DOELEN)
        .order_by(Doeldatum.dag, Toekenning.id)
        .limit(venster.hoogstens)
    ).all()
    mensen = lees_mensen([rij for rij, _ in rijen], voor)
    ruimte = timedelta(days=venster.soorten["N20"].ruimte_dagen)
    metingen = _lees_metingen([rij.id for rij, _ in rijen])
    for rij, dag in rijen:
        if _moet_nog_gemeten(rij, dag, metingen.get(rij.id, ()), ruimte):
            yield maak_aanleiding("N20", rij, dag, mensen)


def _lees_metingen(ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, Sequence[Tussenmeting]]:
    """Give the tussenmetingen of some toekenningen, oldest first."""
    metingen: dict[uuid.UUID, list[Tussenmeting]] = defaultdict(list)
    vraag = sa.select(Tussenmeting).where(Tussenmeting.toekenning_id.in_(ids))
    for rij in db.session.scalars(vraag.order_by(Tussenmeting.dag, Tussenmeting.nr)):
        metingen[rij.toekenning_id].append(rij)
    return metingen


def _moet_nog_gemeten(
    rij: Toekenning, dag: date, metingen: Sequence[Tussenmeting], ruimte: timedelta
) -> bool:
    """Say whether a goal of a day was not measured around it, and was not closed before."""
    if not metingen:
        return True
    if metingen[-1].dag >= dag - ruimte:
        return False
    standen = {
        als_tekst(doel.get("naam")): als_tekst(doel.get("stand"))
        for doel in als_rijen(metingen[-1].standen)
    }
    klaar = {naam for naam, stand in standen.items() if stand in AFGESLOTEN}
    return dag in doeldagen(rij.doelen, behalve=klaar)
