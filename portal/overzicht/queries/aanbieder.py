"""What somebody of an aanbieder starts the day with; every list is bounded."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Driehoeklid, Ondertekening
from portal.aanvraag.models.dossier import OPEN_BIJ_ZORGKANTOOR
from portal.aanvraag.queries.dossiers import is_geheel, zichtbaar_voor
from portal.dialoog.queries.volglijst import TePlannen, list_te_plannen
from portal.domain.procedure import Toestand
from portal.domain.termijnen import werkdagen_tussen
from portal.ontwikkeltraject.queries.stand import Trajectstand, list_standen
from portal.overzicht.adressen import Plek
from portal.overzicht.queries.besluiten import (
    Lopend,
    list_aflopend,
    list_lopend,
    list_ongelezen,
)
from portal.overzicht.queries.toekenningen import list_ongelezen_brieven
from portal.platform.calendar_data import load_kalender
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.queries.evaluatielijst import Evaluatietelling, tel_open
from portal.toekenning.queries.verhuizing import tel_aan_de_beurt

HOOGSTENS_ACTIES = 5
HOOGSTENS_RIJEN = 8
WACHT_OP_ONS = (Toestand.AANVULLING_GEVRAAGD, Toestand.BIJSTELLEN_GEVRAAGD)
IN_BEWERKING = (Toestand.CONCEPT, Toestand.BIJSTELLEN_GEVRAAGD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actie:
    """Something that asks for action.

    Attributes:
        code: What is asked.
        url: Where it is done.
        nummer: Number of aanvraag or besluit.
        clientcode: The client, by code.
        op: Last day, None without one.
        werkdagen: Working days that are left until then.
        uitkomst: Outcome of a besluit, empty for the rest.
    """

    code: str
    url: str
    nummer: str
    clientcode: str
    op: date | None = None
    werkdagen: int | None = None
    uitkomst: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """The start page of an aanbieder.

    Attributes:
        acties: What asks for action, most urgent first.
        meer_acties: There is more than is shown.
        concepten: Own aanvragen that are not submitted yet, last changed first.
        bij_zorgkantoor: What waits for a besluit, earliest date first.
        lopend: Toekenningen that run.
        evaluaties: Eindevaluaties that are asked and not fixed.
        verhuizingen: Verhuisformulieren that wait for a signature of the own organisation.
        te_plannen: Samenwerkingen whose dialoog of this year this user can plan.
        trajecten: By client of `lopend` how far the ontwikkeltraject is.
    """

    acties: Sequence[Actie]
    meer_acties: bool
    concepten: Sequence[Aanvraag]
    bij_zorgkantoor: Sequence[Aanvraag]
    lopend: Lopend
    evaluaties: Evaluatietelling
    verhuizingen: int
    te_plannen: Sequence[TePlannen]
    trajecten: Mapping[uuid.UUID, Trajectstand]

    @property
    def is_leeg(self) -> bool:
        """Say whether there is no aanvraag and no toekenning to show: then one is begun first."""
        delen = (self.acties, self.concepten, self.bij_zorgkantoor, self.lopend.toekenningen)
        return not (any(delen) or self.evaluaties.open or self.verhuizingen)


def get_begin(*, voor: Gebruiker, op: date) -> Begin:
    """Read the start page in a constant number of queries."""
    acties = [*_met_datum(voor), *_ondertekenen(voor), *_besluiten(voor, op)]
    lopend = list_lopend(voor=voor, op=op, hoogstens=HOOGSTENS_RIJEN)
    return Begin(
        acties=[_met_werkdagen(actie, op) for actie in acties[:HOOGSTENS_ACTIES]],
        meer_acties=len(acties) > HOOGSTENS_ACTIES,
        concepten=_concepten(voor),
        bij_zorgkantoor=_bij_zorgkantoor(voor),
        lopend=lopend,
        evaluaties=tel_open(voor=voor, op=op),
        verhuizingen=tel_aan_de_beurt(voor=voor),
        te_plannen=list_te_plannen(op.year, voor=voor, op=op),
        trajecten=list_standen([rij.client_id for rij in lopend.toekenningen], voor=voor, op=op),
    )


def _met_datum(voor: Gebruiker) -> Iterable[Actie]:
    """Give what the zorgkantoor asks, the earliest last day first."""
    laatste = sa.func.coalesce(Aanvraag.hersteldatum, Aanvraag.antwoorddatum)
    vraag = (
        sa.select(Aanvraag)
        .where(zichtbaar_voor(voor), is_geheel(), Aanvraag.toestand.in_(WACHT_OP_ONS))
        .order_by(laatste, Aanvraag.id)
        .limit(HOOGSTENS_ACTIES + 1)
    )
    for rij in db.session.scalars(vraag):
        if rij.toestand is Toestand.AANVULLING_GEVRAAGD:
            yield _actie("aanvulling", Plek.AANVULLING, rij, rij.hersteldatum)
        else:
            yield _actie("bijstellen", Plek.BIJSTELLEN, rij, rij.antwoorddatum)


def _ondertekenen(voor: Gebruiker) -> Iterable[Actie]:
    """Give what a colleague of the driehoek signed and this user did not."""
    getekend = Ondertekening.aanvraag_id == Aanvraag.id
    door_mij = sa.exists().where(getekend, Ondertekening.gebruiker_id == voor.id)
    door_ander = sa.exists().where(getekend, Ondertekening.gebruiker_id != voor.id)
    vraag = (
        sa.select(Aanvraag)
        .where(Aanvraag.toestand.in_(IN_BEWERKING), _mee(voor), door_ander, sa.not_(door_mij))
        .order_by(Aanvraag.gewijzigd_op, Aanvraag.id)
        .limit(HOOGSTENS_ACTIES + 1)
    )
    for rij in db.session.scalars(vraag):
        yield _actie("ondertekenen", Plek.ONDERTEKENEN, rij, None)


def _besluiten(voor: Gebruiker, op: date) -> Iterable[Actie]:
    for besluit in list_ongelezen(voor=voor, op=op, hoogstens=HOOGSTENS_ACTIES + 1):
        yield Actie(
            code="besluit",
            url=Plek.BESCHIKKING.van(besluit.id),
            nummer=besluit.nummer,
            clientcode=besluit.aanvraag.clientcode,
            op=besluit.bezwaar_tot,
            uitkomst=besluit.uitkomst.value,
        )
    for brief in list_ongelezen_brieven(voor=voor, op=op, hoogstens=HOOGSTENS_ACTIES + 1):
        yield Actie(
            code="brief_besluit" if brief.bezwaar_tot else "brief_bericht",
            url=Plek.TOEKENNINGSBRIEF.van(brief.id),
            nummer=brief.kenmerk,
            clientcode=brief.toekenning.clientcode,
            op=brief.bezwaar_tot,
        )
    for toekenning in list_aflopend(voor=voor, op=op, hoogstens=HOOGSTENS_ACTIES + 1):
        yield Actie(
            code="afloop",
            url=Plek.TOEKENNING.van(toekenning.id),
            nummer=toekenning.nummer,
            clientcode=toekenning.clientcode,
            op=toekenning.einde,
        )


def _met_werkdagen(actie: Actie, op: date) -> Actie:
    if actie.op is None:
        return actie
    return replace(actie, werkdagen=werkdagen_tussen(load_kalender(), op, actie.op))


def _concepten(voor: Gebruiker) -> Sequence[Aanvraag]:
    """Give the concepts that this user started or works on in the driehoek."""
    return db.session.scalars(
        sa.select(Aanvraag)
        .where(
            zichtbaar_voor(voor),
            is_geheel(),
            Aanvraag.toestand == Toestand.CONCEPT,
            sa.or_(_mee(voor), Aanvraag.gestart_door_id == voor.id),
        )
        .order_by(Aanvraag.gewijzigd_op.desc(), Aanvraag.id)
        .limit(HOOGSTENS_RIJEN)
    ).all()


def _mee(voor: Gebruiker) -> sa.ColumnElement[bool]:
    """Give the condition that this user is in the driehoek: read once, not for every aanvraag."""
    leden = sa.select(Driehoeklid.aanvraag_id).where(Driehoeklid.gebruiker_id == voor.id)
    return Aanvraag.id.in_(leden)


def _bij_zorgkantoor(voor: Gebruiker) -> Sequence[Aanvraag]:
    return db.session.scalars(
        sa.select(Aanvraag)
        .where(
            zichtbaar_voor(voor),
            is_geheel(),
            Aanvraag.toestand.in_([t for t in OPEN_BIJ_ZORGKANTOOR if t not in WACHT_OP_ONS]),
        )
        .order_by(Aanvraag.beslisdatum, Aanvraag.id)
        .limit(HOOGSTENS_RIJEN)
    ).all()


def _actie(code: str, plek: Plek, aanvraag: Aanvraag, op: date | None) -> Actie:
    return Actie(
        code=code,
        url=plek.van(aanvraag.id),
        nummer=aanvraag.nummer,
        clientcode=aanvraag.clientcode,
        op=op,
    )
