"""Where one goal is met: asked for, agreed, measured, looked back on, worked on in a traject."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, defer

from portal.aanvraag.models import Aanvraag, Doel
from portal.aanvraag.queries.weergave.lezen import als_deel, als_rijen, als_tekst
from portal.beoordeling.models import Toekenning
from portal.domain.procedure import Publiek, Toestand
from portal.domain.procedure.volgen import Trajecttoestand
from portal.domain.vragenlijst.terugblik import STAND, UITLEG, VERVOLG, VOLGT_OP
from portal.ontwikkeltraject.models import Traject, Trajectactie
from portal.ontwikkeltraject.queries.teksten import TEKSTEN
from portal.ontwikkeltraject.queries.trajecten import trajecten_voor
from portal.overzicht.adressen import Plek, versie
from portal.overzicht.queries.geschiedenis.feiten import Feiten
from portal.platform import clock
from portal.platform.database import db
from portal.platform.encrypted import JsonWaarde
from portal.platform.web.texts import datum
from portal.toekenning.models import Evaluatie, Tussenmeting

IN_BEWERKING = frozenset({Toestand.BIJSTELLEN_GEVRAAGD, Toestand.AANVULLING_GEVRAAGD})
"""While the aanbieder may be changing its text, the zorgkantoor does not read along."""
INGEDIEND = frozenset({"ingediend", "aangevuld", "bijgesteld_ingediend"})
DOELCODES = frozenset(
    {
        "doel_concept",
        "doel_afgesproken",
        "doel_gemeten",
        "doel_geevalueerd",
        "doel_teruggeblikt",
        "doel_traject",
        *(f"doel_{soort}" for soort in INGEDIEND),
    }
)
"""Every code of a `Doelmoment`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doelmoment:
    """One place where a goal is met.

    Attributes:
        dag: The Dutch calendar day.
        code: Key of its words in config/teksten/geschiedenis.toml.
        naam: How the goal is called there; empty where it has no name of its own.
        stand: Code of how the goal stood; empty where nothing was said about that.
        tekst: What was written about it.
        volgt_op: The goal that it follows on, empty for none.
    """

    dag: date
    code: str
    gegevens: Mapping[str, object] = field(default_factory=dict)
    naam: str = ""
    stand: str = ""
    tekst: str = ""
    volgt_op: str = ""
    url: str = ""


Gevonden = tuple[str, Doelmoment]
"""The id of a goal, and where it is met."""


def list_momenten(feiten: Feiten) -> Iterator[Gevonden]:
    """Give every place where a goal of one person is met, in a fixed number of queries."""
    yield from _gevraagd(feiten)
    yield from _afgesproken(feiten)
    yield from _gemeten(feiten)
    yield from _geevalueerd(feiten)
    yield from _teruggeblikt(feiten)
    yield from _in_trajecten(feiten)


def _gevraagd(feiten: Feiten) -> Iterator[Gevonden]:
    per_geheel = {rij.geheel_id: rij for rij in feiten.aanvragen if _mag_lezen(rij, feiten)}
    per_id = per_geheel | {rij.id: rij for rij in per_geheel.values()}
    doelen = db.session.scalars(
        sa.select(Doel)
        .where(Doel.aanvraag_id.in_(per_id), Doel.verwijderd_op.is_(None))
        .order_by(Doel.aanvraag_id, Doel.volgnummer)
    )
    for doel in doelen:
        aanvraag, velden = per_id[doel.aanvraag_id], als_deel(doel.velden)
        soort = {
            "naam": als_tekst(velden.get("korte_naam")),
            "tekst": als_tekst(velden.get("streefstand")),
            "volgt_op": als_tekst(velden.get(VOLGT_OP)),
        }
        if aanvraag.ontvangen_op is None:
            yield (
                str(doel.doel_id),
                Doelmoment(
                    dag=clock.local_day(doel.op),
                    code="doel_concept",
                    gegevens={"nummer": aanvraag.nummer},
                    url=feiten.plek.van(aanvraag.id),
                    **soort,
                ),
            )
        for moment in _versies(feiten, aanvraag, soort):
            yield str(doel.doel_id), moment


def _mag_lezen(aanvraag: Aanvraag, feiten: Feiten) -> bool:
    return feiten.publiek is Publiek.AANBIEDER or aanvraag.toestand not in IN_BEWERKING


def _versies(feiten: Feiten, aanvraag: Aanvraag, soort: Mapping[str, str]) -> Iterator[Doelmoment]:
    """Tell of each version that was submitted."""
    for gebeurd in feiten.gebeurtenissen:
        nr = gebeurd.gegevens.get("versie")
        if gebeurd.aanvraag_id != aanvraag.geheel_id or gebeurd.soort not in INGEDIEND:
            continue
        adres = feiten.plek.van(aanvraag.id)
        if isinstance(nr, int) and not aanvraag.is_lid:
            adres = versie(feiten.plek, aanvraag.id, nr)
        yield Doelmoment(
            dag=gebeurd.dag,
            code=f"doel_{gebeurd.soort}",
            gegevens={"nummer": aanvraag.nummer},
            url=adres,
            **soort,
        )


def _afgesproken(feiten: Feiten) -> Iterator[Gevonden]:
    verzonden = {rij.id: rij.verzenddatum for rij in feiten.besluiten}
    for toekenning in feiten.toekenningen:
        bekend = verzonden.get(toekenning.besluit_id) if toekenning.besluit_id else None
        for doel_id, doel in _doelen(toekenning):
            yield (
                doel_id,
                Doelmoment(
                    dag=bekend or toekenning.ingang,
                    code="doel_afgesproken",
                    gegevens=_bij(toekenning),
                    naam=als_tekst(doel.get("korte_naam")),
                    tekst=als_tekst(doel.get("streefstand")),
                    volgt_op=als_tekst(doel.get(VOLGT_OP)),
                    url=Plek.TOEKENNING.van(toekenning.id),
                ),
            )


def _gemeten(feiten: Feiten) -> Iterator[Gevonden]:
    """Read the tussenmetingen, which name a goal as its toekenning does."""
    per_id = {rij.id: rij for rij in feiten.toekenningen}
    rijen = db.session.scalars(
        sa.select(Tussenmeting)
        .where(Tussenmeting.toekenning_id.in_(per_id))
        .options(defer(Tussenmeting.bijstelling_v))
        .order_by(Tussenmeting.dag, Tussenmeting.nr)
    )
    for rij in rijen:
        toekenning = per_id[rij.toekenning_id]
        namen = {als_tekst(doel.get("korte_naam")): nr for nr, doel in _doelen(toekenning)}
        for stand in als_rijen(rij.standen):
            doel_id = namen.get(als_tekst(stand.get("naam")))
            if doel_id is not None:
                yield (
                    doel_id,
                    Doelmoment(
                        dag=rij.dag,
                        code="doel_gemeten",
                        gegevens=_bij(toekenning),
                        stand=als_tekst(stand.get("stand")),
                        tekst=als_tekst(stand.get("gemeten")),
                        url=Plek.TOEKENNING.van(toekenning.id),
                    ),
                )


def _geevalueerd(feiten: Feiten) -> Iterator[Gevonden]:
    """Read the version of each eindevaluatie that holds."""
    per_id = {rij.id: rij for rij in feiten.toekenningen}
    rijen = db.session.scalars(
        sa.select(Evaluatie)
        .where(Evaluatie.toekenning_id.in_(per_id), Evaluatie.vastgelegd_op.is_not(None))
        .options(defer(Evaluatie.inhoud_v), defer(Evaluatie.reden_v))
        .order_by(Evaluatie.toekenning_id, Evaluatie.nr)
    )
    for rij in {rij.toekenning_id: rij for rij in rijen}.values():
        assert rij.vastgelegd_op is not None
        toekenning, antwoorden = per_id[rij.toekenning_id], als_deel(rij.antwoorden)
        for doel_id, _doel in _doelen(toekenning):
            stand = als_tekst(antwoorden.get(f"doel.{doel_id}.stand"))
            if stand:
                yield (
                    doel_id,
                    Doelmoment(
                        dag=clock.local_day(rij.vastgelegd_op),
                        code="doel_geevalueerd",
                        gegevens=_bij(toekenning),
                        stand=stand,
                        tekst=als_tekst(antwoorden.get(f"doel.{doel_id}.bereikt")),
                        url=f"{Plek.TOEKENNING.van(toekenning.id)}/evaluatie",
                    ),
                )


def _teruggeblikt(feiten: Feiten) -> Iterator[Gevonden]:
    """Read what a submitted her-aanvraag says of the goals before it."""
    for aanvraag in feiten.aanvragen:
        if aanvraag.ontvangen_op is None:
            continue
        for doel_id, deel in als_deel(feiten.terugblikken.get(aanvraag.id)).items():
            gegeven = als_deel(deel)
            stand = als_tekst(gegeven.get(STAND)).replace(" ", "_")
            if stand:
                yield (
                    doel_id,
                    Doelmoment(
                        dag=clock.local_day(aanvraag.ontvangen_op),
                        code="doel_teruggeblikt",
                        gegevens={
                            "nummer": aanvraag.nummer,
                            "vervolg": als_tekst(gegeven.get(VERVOLG)),
                        },
                        stand=stand,
                        tekst=als_tekst(gegeven.get(UITLEG)),
                        url=feiten.plek.van(aanvraag.id),
                    ),
                )


def _in_trajecten(feiten: Feiten) -> Iterator[Gevonden]:
    """Read the acties of trajecten in view that serve a goal of this person."""
    eigen = sa.or_(
        Traject.client_id.in_(feiten.client_ids),
        Traject.groep_id.in_([rij.groep_id for rij, _ in feiten.lidmaatschappen]),
    )
    acties = db.session.scalars(
        sa.select(Trajectactie)
        .join(Trajectactie.traject)
        .where(
            Trajectactie.doel_id != "",
            eigen,
            trajecten_voor(feiten.voor),
            Traject.toestand != Trajecttoestand.GESTOPT,
        )
        .options(contains_eager(Trajectactie.traject))
        .order_by(Trajectactie.dag, Trajectactie.id)
    )
    for actie in acties:
        yield (
            actie.doel_id,
            Doelmoment(
                dag=actie.dag,
                code="doel_traject",
                tekst=_actietekst(actie),
                url=f"/ontwikkeltrajecten/{actie.traject_id}",
            ),
        )


def _actietekst(actie: Trajectactie) -> str:
    """Say what is done and how it stands, and that it was written anew after it was linked."""
    tekst = f"{actie.wat} ({TEKSTEN.tekst('stand', actie.stand).lower()})"
    if actie.herschreven_op is None:
        return tekst
    return f"{tekst}.{TEKSTEN.tekst('herschreven', 'draad', dag=datum(actie.herschreven_op))}"


def _doelen(toekenning: Toekenning) -> Iterator[tuple[str, Mapping[str, JsonWaarde]]]:
    """Give the goals of a toekenning that have an identity."""
    for doel in als_rijen(toekenning.doelen):
        doel_id = als_tekst(doel.get("doel_id"))
        if doel_id:
            yield doel_id, doel


def _bij(toekenning: Toekenning) -> Mapping[str, object]:
    return {"nummer": toekenning.nummer}
