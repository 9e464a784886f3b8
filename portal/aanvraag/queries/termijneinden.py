"""Which terms of an aanvraag ended on a day: to supplement, to answer, to decide."""

from collections.abc import Iterator
from datetime import date, timedelta

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Aanvulverzoek, Gebeurtenis
from portal.aanvraag.models.dossier import OPEN_BIJ_ZORGKANTOOR
from portal.aanvraag.queries.ontvangers import (
    list_bij_aanbieder,
    list_bij_zorgkantoor,
    plek_van,
)
from portal.berichten.queries.adresboek import Adresboek
from portal.berichten.termijneinden import Termijneinde
from portal.domain.procedure import GebeurtenisSoort
from portal.platform.database import db
from portal.toegang.models import Gebruiker

MAKERS, BEHANDELAAR = ("indiener", "driehoek"), ("behandelaar",)
GEMIST = ("open", "verstreken")


def list_einden(dag: date, boek: Adresboek) -> Iterator[Termijneinde]:
    """Give the terms that ended on a day and were not met before it; a group counts as a whole.

    Bron: [processen] L7; [berichten] N17.
    """
    for soort, vraag in (("aanvulling", _aanvulling(dag)), ("bijstellen", _bijstellen(dag))):
        for aanvraag in db.session.scalars(vraag):
            mensen = list_bij_aanbieder(aanvraag, MAKERS, boek)
            mensen += list_bij_zorgkantoor(plek_van(aanvraag), BEHANDELAAR, boek)
            yield _einde(soort, aanvraag, tuple(mensen))
    for aanvraag in db.session.scalars(_beslissen(dag)):
        mensen = list_bij_zorgkantoor(plek_van(aanvraag), BEHANDELAAR, boek)
        yield _einde("beslissen", aanvraag, tuple(mensen))


def _einde(soort: str, aanvraag: Aanvraag, mensen: tuple[Gebruiker, ...]) -> Termijneinde:
    return Termijneinde(
        soort=soort,
        object_soort="aanvraag",
        object_id=aanvraag.id,
        kenmerk=aanvraag.nummer,
        mensen=mensen,
    )


def _aanvulling(dag: date) -> sa.Select[Aanvraag]:
    gemist = sa.select(Aanvulverzoek.aanvraag_id).where(
        Aanvulverzoek.hersteldatum == dag, Aanvulverzoek.stand.in_(GEMIST)
    )
    return sa.select(Aanvraag).where(Aanvraag.id.in_(gemist)).order_by(Aanvraag.id)


def _bijstellen(dag: date) -> sa.Select[Aanvraag]:
    """Give those that still wait, and those that went on the day after."""
    verstreken = sa.select(Gebeurtenis.aanvraag_id).where(
        Gebeurtenis.soort == GebeurtenisSoort.ANTWOORD_VERSTREKEN.value,
        Gebeurtenis.dag == dag + timedelta(days=1),
    )
    gemist = sa.or_(Aanvraag.antwoorddatum == dag, Aanvraag.id.in_(verstreken))
    return (
        sa.select(Aanvraag)
        .where(gemist, Aanvraag.groepsaanvraag_id.is_(None))
        .order_by(Aanvraag.id)
    )


def _beslissen(dag: date) -> sa.Select[Aanvraag]:
    return (
        sa.select(Aanvraag)
        .where(
            Aanvraag.beslisdatum == dag,
            Aanvraag.toestand.in_(OPEN_BIJ_ZORGKANTOOR),
            Aanvraag.groepsaanvraag_id.is_(None),
        )
        .order_by(Aanvraag.id)
    )
