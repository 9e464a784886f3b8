"""The days of a toekenning itself: how it begins, how it is built down, and how it ends."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from portal.aanvraag.models import Aanvraag, Voorganger
from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.evaluatie import heeft_terugblik
from portal.berichten.aanleidingen import Aanleiding, in_bereik, over
from portal.domain.berichten import Venster
from portal.domain.procedure import Eindereden, Herkomst, Toestand, tussenstand_op
from portal.domain.procedure.heraanvraag import Aanleiding as Heraanleiding
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Planbevestiging, Tussenmeting
from portal.toekenning.queries.evaluatielijst import NIET_GEVRAAGD
from portal.toekenning.queries.herinneringen.lezen import lees

PREVENTIEF, VG7PLUS = "preventief", "VG7+"
LANGSTE_PREVENTIEF = timedelta(days=3 * 366)
"""Longer than any preventieve looptijd: only bounds what is looked up."""
OP_EIGEN_WIJZE_AF = (
    Eindereden.OVERLIJDEN,
    Eindereden.INGETROKKEN,
    Eindereden.HERSTELD,
    Eindereden.HERROEPEN,
    Eindereden.VERVANGEN,
    Eindereden.VERHUIZING,
    Eindereden.UIT_GROEP,
    Eindereden.VERTREK,
    Eindereden.AFBOUW,
    Eindereden.PAST_BINNEN_PROFIEL,
    Eindereden.NIEUWE_INDICATIE,
    Eindereden.OP_VERZOEK,
)
"""After these nobody asks again: something else came, or nothing is needed."""


@over("N22", "N23", "N25")
def laatste_dagen(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Tell of a last day after which nothing follows yet: N22 and N23, or N25 for VG7+."""
    yield from lees(
        venster,
        voor,
        [
            in_bereik(Toekenning.einde, venster, "N22", "N23", "N25"),
            Toekenning.soort != PREVENTIEF,
            Toekenning.einde_reden.not_in([reden.value for reden in OP_EIGEN_WIJZE_AF]),
            sa.not_(_heeft_heraanvraag()),
            sa.not_(_gaat_verder()),
        ],
        Toekenning.einde,
        lambda rij: [
            (code, rij.einde)
            for code in (("N25",) if rij.zorgprofiel == VG7PLUS else ("N22", "N23"))
        ],
    )


@over("N24", "N50")
def te_evalueren(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Tell of an eindevaluatie that is asked and not there: N50, and N24 for preventief."""
    voor_portaal = sa.and_(
        Toekenning.herkomst == Herkomst.VOORAF,
        Toekenning.einde < sa.func.date(Toekenning.geregistreerd_op),
    )
    yield from lees(
        venster,
        voor,
        [
            in_bereik(Toekenning.einde, venster, "N24", "N50"),
            Toekenning.einde_reden.not_in(NIET_GEVRAAGD),
            sa.not_(voor_portaal),
            Toekenning.geevalueerd_op.is_(None),
            sa.not_(heeft_terugblik()),
        ],
        Toekenning.einde,
        lambda rij: [
            (code, rij.einde) for code in (("N24", "N50") if rij.soort == PREVENTIEF else ("N50",))
        ],
    )


@over("N24")
def halverwege(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Tell of the middle of the looptijd of preventieve meerzorg (N24)."""
    paren = venster.bereik("N24", midden=True)
    bereik = (
        sa.and_(Toekenning.ingang.between(van - LANGSTE_PREVENTIEF, tot), Toekenning.einde >= van)
        for van, tot in paren
    )
    rijen = lees(
        venster,
        voor,
        [
            Toekenning.soort == PREVENTIEF,
            Toekenning.einde_reden == "",
            sa.not_(sa.exists().where(Tussenmeting.toekenning_id == Toekenning.id)),
            sa.or_(sa.false(), *bereik),
        ],
        Toekenning.ingang,
        lambda rij: [("N24", tussenstand_op(rij.ingang, rij.laatste_dag))],
    )
    yield from (replace(rij, midden=True) for rij in rijen)


@over("N52")
def in_het_plan(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Tell of agreements that nobody confirmed to stand in the plan of the client (N52)."""
    bevestigd = sa.exists().where(Planbevestiging.toekenning_id == Toekenning.id)
    yield from lees(
        venster,
        voor,
        [
            in_bereik(Toekenning.ingang, venster, "N52"),
            Toekenning.einde_reden.not_in(NIET_GEVRAAGD),
            Toekenning.einde >= venster.van,
            sa.not_(bevestigd),
        ],
        Toekenning.ingang,
        lambda rij: [("N52", rij.ingang)],
    )


@over("N21")
def af_te_bouwen(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Tell of the day on which the extra care should be built down (N21)."""
    yield from lees(
        venster,
        voor,
        [
            in_bereik(Toekenning.afgebouwd_op, venster, "N21"),
            Toekenning.einde >= Toekenning.afgebouwd_op,
        ],
        Toekenning.afgebouwd_op,
        lambda rij: [("N21", rij.afgebouwd_op)],
    )


def _heeft_heraanvraag() -> Voorwaarde:
    """A her-aanvraag on it was received; one half-way or withdrawn is none."""
    return sa.exists().where(
        Voorganger.toekenning_id == Toekenning.id,
        Aanvraag.id == Voorganger.aanvraag_id,
        Aanvraag.ontvangen_op.is_not(None),
        Aanvraag.toestand != Toestand.INGETROKKEN,
        Aanvraag.aanleiding != Heraanleiding.TUSSENTIJDS.value,
    )


def _gaat_verder() -> Voorwaarde:
    """The client has one of the same zorgkantoor that runs on after it."""
    later = aliased(Toekenning)
    return sa.exists().where(
        later.client_id == Toekenning.client_id,
        later.einde > Toekenning.einde,
        later.einde >= later.ingang,
        later.bevestigd_op.is_not(None),
    )
