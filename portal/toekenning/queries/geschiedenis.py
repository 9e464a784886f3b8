"""What happened to toekenningen after they came into being, for the history of a client."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import defer, joinedload

from portal.aanvraag.queries.weergave.lezen import als_deel, als_rijen, als_tekst
from portal.beoordeling.models import Toekenning
from portal.clienten.geschiedenis import Geschiedenisregel, Regelsoort
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.procedure.mutatie import Mutatiestand
from portal.domain.procedure.verhuizing import Verhuisstand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.models import (
    Evaluatie,
    Mutatie,
    Mutatielid,
    Planbevestiging,
    Toekenningsbrief,
    Tussenmeting,
    Verhuizing,
)
from portal.toekenning.queries.verhuizing import zichtbaar_voor

_R = Regelsoort
PerId = Mapping[uuid.UUID, Toekenning]


def list_vervolgregels(
    toekenningen: Sequence[Toekenning], *, voor: Gebruiker
) -> Iterator[Geschiedenisregel]:
    """Tell of evaluaties, letters, changes in the group and verhuizingen.

    Args:
        toekenningen: In view of the user, with their goals; how many there are does not change
            the number of queries.
        voor: Who reads.
    """
    per_id = {rij.id: rij for rij in toekenningen}
    if not per_id:
        return
    yield from _gevolgd(per_id, voor)
    yield from _evaluaties(per_id)
    yield from _brieven(per_id)
    yield from _mutaties(per_id)
    yield from _verhuizingen(per_id, voor)


def _regel(
    toekenning: Toekenning, dag: date, soort: Regelsoort, code: str, pad: str = ""
) -> Geschiedenisregel:
    """Make a line that leads to a page of a toekenning."""
    return Geschiedenisregel(
        dag=dag,
        soort=soort,
        code=code,
        url=f"/toekenningen/{toekenning.id}{pad}",
        nummer=toekenning.nummer,
    )


def _gevolgd(per_id: PerId, voor: Gebruiker) -> Iterator[Geschiedenisregel]:
    plannen = sa.select(Planbevestiging).where(Planbevestiging.toekenning_id.in_(per_id))
    for plan in db.session.scalars(plannen.order_by(Planbevestiging.dag, Planbevestiging.id)):
        yield _regel(per_id[plan.toekenning_id], plan.dag, _R.TOEKENNING, "plan_bevestigd")
    pad = "/tussenmetingen" if mag(voor.rol_set, Handeling.TUSSENMETING_VASTLEGGEN) else ""
    metingen = sa.select(Tussenmeting).where(Tussenmeting.toekenning_id.in_(per_id))
    geheim = (defer(Tussenmeting.standen_v), defer(Tussenmeting.bijstelling_v))
    orde = (Tussenmeting.dag, Tussenmeting.toekenning_id, Tussenmeting.nr)
    for meting in db.session.scalars(metingen.options(*geheim).order_by(*orde)):
        yield _regel(per_id[meting.toekenning_id], meting.dag, _R.EVALUATIE, "tussenmeting", pad)


def _evaluaties(per_id: PerId) -> Iterator[Geschiedenisregel]:
    """Tell of each version that was fixed; the last one says how the goals stood."""
    rijen = db.session.scalars(
        sa.select(Evaluatie)
        .where(Evaluatie.toekenning_id.in_(per_id), Evaluatie.vastgelegd_op.is_not(None))
        .options(defer(Evaluatie.inhoud_v), defer(Evaluatie.reden_v))
        .order_by(Evaluatie.toekenning_id, Evaluatie.nr)
    ).all()
    laatste = {rij.toekenning_id: rij.id for rij in rijen}
    for rij in rijen:
        assert rij.vastgelegd_op is not None
        toekenning, dag = per_id[rij.toekenning_id], clock.local_day(rij.vastgelegd_op)
        code = "evaluatie" if rij.nr == 1 else "evaluatie_correctie"
        yield _regel(toekenning, dag, _R.EVALUATIE, code, f"/evaluatie?versie={rij.nr}")
        doelen = tuple(_standen(toekenning, rij)) if rij.id == laatste[toekenning.id] else ()
        if doelen:
            regel = _regel(toekenning, dag, _R.DOEL, "doelen_uitkomst")
            yield replace(regel, doelen=doelen)


def _standen(toekenning: Toekenning, evaluatie: Evaluatie) -> Iterator[tuple[str, str]]:
    antwoorden = als_deel(evaluatie.antwoorden)
    for nr, doel in enumerate(als_rijen(toekenning.doelen), start=1):
        doel_id = als_tekst(doel.get("doel_id")) or str(nr)
        stand = als_tekst(antwoorden.get(f"doel.{doel_id}.stand"))
        naam = als_tekst(doel.get("korte_naam"))
        if naam and stand:
            yield naam, stand


def _brieven(per_id: PerId) -> Iterator[Geschiedenisregel]:
    rijen = db.session.scalars(
        sa.select(Toekenningsbrief)
        .where(Toekenningsbrief.toekenning_id.in_(per_id))
        .options(defer(Toekenningsbrief.brief_v), defer(Toekenningsbrief.pdf_v))
        .order_by(Toekenningsbrief.toekenning_id, Toekenningsbrief.nr)
    )
    for rij in rijen:
        toekenning = per_id[rij.toekenning_id]
        nummer, url = f"{toekenning.nummer}-M{rij.nr}", f"/toekenningsbrieven/{rij.id}"
        regel = _regel(toekenning, rij.verzenddatum, _R.BESLUIT, "brief")
        yield replace(regel, url=url, nummer=nummer)
        if rij.bezwaar_tot is not None:
            bezwaar = _regel(toekenning, rij.bezwaar_tot, _R.TERMIJN, "bezwaar")
            yield replace(bezwaar, url="", nummer=nummer)


def _mutaties(per_id: PerId) -> Iterator[Geschiedenisregel]:
    """Tell of changes in the group that touched the client; of nobody else in it."""
    vraag = (
        sa.select(Mutatie, Mutatielid.toekenning_id)
        .join(Mutatielid, Mutatielid.mutatie_id == Mutatie.id)
        .where(Mutatielid.toekenning_id.in_(per_id), Mutatie.stand == Mutatiestand.VASTGESTELD)
        .options(defer(Mutatie.toelichting_v), defer(Mutatie.reden_v), joinedload(Mutatie.groep))
        .order_by(Mutatie.eerste_dag, Mutatie.id)
    )
    for mutatie, toekenning_id in db.session.execute(vraag):
        code = f"mutatie_{mutatie.soort.value}"
        regel = _regel(per_id[toekenning_id], mutatie.eerste_dag, _R.GROEP, code)
        yield replace(regel, gegevens={"groep": mutatie.groep.naam}, url="")


def _verhuizingen(per_id: PerId, voor: Gebruiker) -> Iterator[Geschiedenisregel]:
    """Tell of each verhuisformulier that was not stopped, also to who may not open it."""
    vraag = (
        sa.select(Verhuizing, zichtbaar_voor(voor))
        .where(Verhuizing.toekenning_id.in_(per_id), Verhuizing.stand != Verhuisstand.GESTOPT)
        .options(defer(Verhuizing.stopreden_v), joinedload(Verhuizing.nieuwe_aanbieder))
        .order_by(Verhuizing.verhuisdatum, Verhuizing.id)
    )
    mag_lezen = mag(voor.rol_set, Handeling.VERHUIZING_LEZEN)
    for rij, in_beeld in db.session.execute(vraag):
        klaar = rij.stand is Verhuisstand.VAN_KRACHT
        dag = rij.verhuisdatum if klaar else clock.local_day(rij.gestart_op)
        code = "verhuizing" if klaar else "verhuizing_open"
        yield replace(
            _regel(per_id[rij.toekenning_id], dag, _R.VERHUIZING, code),
            gegevens={"aanbieder": rij.nieuwe_aanbieder.naam, "verhuisdatum": rij.verhuisdatum},
            url=f"/verhuizingen/{rij.id}" if mag_lezen and in_beeld else "",
        )
