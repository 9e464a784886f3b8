"""How the dates of a dossier came about, as steps that a person can follow."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Aanvulverzoek
from portal.aanvraag.queries.verloop import lees_gebeurtenissen
from portal.domain.procedure import BESLIST, Publiek, beslistermijn_uit
from portal.domain.termijnen import (
    BerekendeDatum,
    Stap,
    buiten_behandeling_tot,
    laatste_dag_bezwaar,
)
from portal.overzicht.queries.besluiten import list_verstuurd
from portal.platform import clock
from portal.platform.calendar_data import load_kalender, load_termijnregels
from portal.platform.database import db


@dataclass(frozen=True, slots=True, kw_only=True)
class Datumuitleg:
    """One date with the steps that led to it.

    Attributes:
        code: Which date.
        datum: The last day that is in time.
        stappen: The calculation, in order; empty for a date that somebody chose.
        voorlopig: The date may still change, because an aanvulling is awaited.
        besluit: Number of the besluit that it belongs to, empty for none.
    """

    code: str
    datum: date
    stappen: tuple[Stap, ...]
    voorlopig: bool = False
    besluit: str = ""


def leg_datums_uit(aanvraag: Aanvraag, *, publiek: Publiek, op: date) -> tuple[Datumuitleg, ...]:
    """Explain every date of an aanvraag in view, the one that matters first.

    Args:
        aanvraag: The dossier.
        publiek: Side that reads; buiten behandeling laten is the zorgkantoor's own date.
        op: The Dutch calendar day.

    Returns:
        Nothing as long as nothing was submitted.
    """
    uitleg = [*_beslisdatum(aanvraag, op), *_gekozen(aanvraag)]
    if publiek is Publiek.ZORGKANTOOR and aanvraag.aanvulling_uitgebleven:
        uitleg += _buiten_behandeling(aanvraag)
    if aanvraag.toestand in BESLIST:
        uitleg = [*_bezwaar(aanvraag), *uitleg]
    return tuple(uitleg)


def _beslisdatum(aanvraag: Aanvraag, op: date) -> Iterator[Datumuitleg]:
    if aanvraag.ontvangen_op is None:
        return
    termijn = beslistermijn_uit(
        lees_gebeurtenissen(aanvraag.id),
        regels=load_termijnregels(clock.local_day(aanvraag.ontvangen_op)),
        kalender=load_kalender(),
        peildag=op,
    )
    if termijn is not None:
        yield Datumuitleg(
            code="beslisdatum",
            datum=termijn.beslisdatum,
            stappen=termijn.stappen,
            voorlopig=termijn.voorlopig,
        )


def _gekozen(aanvraag: Aanvraag) -> Iterator[Datumuitleg]:
    for code, dag in (("herstel", aanvraag.hersteldatum), ("antwoord", aanvraag.antwoorddatum)):
        if dag is not None:
            yield Datumuitleg(code=code, datum=dag, stappen=())


def _buiten_behandeling(aanvraag: Aanvraag) -> Iterator[Datumuitleg]:
    hersteldatum = db.session.scalar(
        sa.select(sa.func.max(Aanvulverzoek.hersteldatum)).where(
            Aanvulverzoek.aanvraag_id == aanvraag.id, Aanvulverzoek.stand == "verstreken"
        )
    )
    if hersteldatum is not None:
        berekend = buiten_behandeling_tot(
            hersteldatum, regels=load_termijnregels(hersteldatum), kalender=load_kalender()
        )
        yield _uitleg("buiten_behandeling", berekend)


def _bezwaar(aanvraag: Aanvraag) -> Iterator[Datumuitleg]:
    for besluit in list_verstuurd([aanvraag.id]):
        if besluit.verzenddatum is not None and besluit.bezwaar_tot is not None:
            berekend = laatste_dag_bezwaar(
                besluit.verzenddatum,
                regels=load_termijnregels(besluit.verzenddatum),
                kalender=load_kalender(),
            )
            yield _uitleg("bezwaar", berekend, besluit.nummer)


def _uitleg(code: str, berekend: BerekendeDatum, besluit: str = "") -> Datumuitleg:
    return Datumuitleg(code=code, datum=berekend.datum, stappen=berekend.stappen, besluit=besluit)
