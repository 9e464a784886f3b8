"""Days that stand on the aanvraag itself: N01, N04, N05, N08-N10."""

from collections.abc import Iterator

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.models.dossier import OPEN_BIJ_ZORGKANTOOR
from portal.aanvraag.queries.herinneringen.lezen import lees
from portal.berichten.aanleidingen import Aanleiding, in_bereik, moment_in_bereik, over
from portal.domain.berichten import Venster
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.toegang.models import Gebruiker


@over("N01")
def concepten(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Tell of concepten in which nothing changed (N01)."""
    yield from lees(
        venster,
        voor,
        [
            Aanvraag.toestand == Toestand.CONCEPT,
            moment_in_bereik(Aanvraag.gewijzigd_op, venster, "N01"),
        ],
        Aanvraag.gewijzigd_op,
        lambda rij: [("N01", clock.local_day(rij.gewijzigd_op))],
    )


@over("N04")
def zonder_behandelaar(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Tell of what came in and nobody treats (N04)."""
    yield from lees(
        venster,
        voor,
        [
            Aanvraag.behandelaar_id.is_(None),
            Aanvraag.toestand.in_(OPEN_BIJ_ZORGKANTOOR),
            moment_in_bereik(Aanvraag.ontvangen_op, venster, "N04"),
        ],
        Aanvraag.ontvangen_op,
        lambda rij: [("N04", clock.local_day(rij.ontvangen_op) if rij.ontvangen_op else None)],
    )


@over("N05", "N10")
def te_antwoorden(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Tell of what an aanbieder has to answer: an aanvulling (N05) or bijstellen (N10)."""
    herstel = sa.and_(
        Aanvraag.toestand == Toestand.AANVULLING_GEVRAAGD,
        in_bereik(Aanvraag.hersteldatum, venster, "N05"),
    )
    antwoord = sa.and_(
        Aanvraag.toestand == Toestand.BIJSTELLEN_GEVRAAGD,
        in_bereik(Aanvraag.antwoorddatum, venster, "N10"),
    )
    yield from lees(
        venster,
        voor,
        [sa.or_(herstel, antwoord)],
        sa.func.coalesce(Aanvraag.hersteldatum, Aanvraag.antwoorddatum),
        lambda rij: [
            ("N05", rij.hersteldatum)
            if rij.toestand is Toestand.AANVULLING_GEVRAAGD
            else ("N10", rij.antwoorddatum)
        ],
    )


@over("N08", "N09")
def te_beslissen(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Tell of the beslisdatum that nears (N08) or is over (N09), as long as the term runs."""
    yield from lees(
        venster,
        voor,
        [
            Aanvraag.toestand.in_(OPEN_BIJ_ZORGKANTOOR),
            Aanvraag.termijn_stil.is_(False),
            in_bereik(Aanvraag.beslisdatum, venster, "N08", "N09"),
        ],
        Aanvraag.beslisdatum,
        lambda rij: [("N08", rij.beslisdatum), ("N09", rij.beslisdatum)],
    )
