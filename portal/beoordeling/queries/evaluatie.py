"""Which toekenningen are evaluated, and which should have been."""

import uuid
from collections.abc import Collection, Sequence
from datetime import date

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Voorganger
from portal.beoordeling.models import Toekenning
from portal.domain.procedure import (
    Duur,
    Eindereden,
    Evaluatieplicht,
    Herkomst,
    bepaal_evaluatieplicht,
)
from portal.domain.procedure.heraanvraag import Aanleiding
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde


def duur_van(toekenning: Toekenning) -> Duur:
    """Give the days of a toekenning, from which its toestand follows."""
    return Duur(
        ingang=toekenning.ingang,
        laatste_dag=toekenning.laatste_dag,
        einde=toekenning.einde,
        reden=Eindereden(toekenning.einde_reden) if toekenning.einde_reden else None,
        bevestigd=toekenning.bevestigd_op is not None,
    )


def is_voor_portaal(toekenning: Toekenning) -> bool:
    """Say whether a toekenning had ended before it was registered in the portal."""
    geregistreerd = clock.local_day(toekenning.geregistreerd_op)
    return toekenning.herkomst is Herkomst.VOORAF and toekenning.einde < geregistreerd


def heeft_terugblik() -> Voorwaarde:
    """Give the condition that a her-aanvraag on a toekenning was submitted, terugblik included.

    What became of it does not matter: the zorgkantoor has the terugblik. Only a tussentijdse that
    did not replace it looks back half-way: it ran on, and its end is still to be evaluated.

    Bron: [procedure] §3 K09; [processen] A25.
    """
    return sa.exists().where(
        Voorganger.toekenning_id == Toekenning.id,
        Aanvraag.id == Voorganger.aanvraag_id,
        Aanvraag.ontvangen_op.is_not(None),
        sa.or_(
            Aanvraag.aanleiding != Aanleiding.TUSSENTIJDS.value,
            Toekenning.einde_reden == Eindereden.VERVANGEN.value,
        ),
    )


def met_terugblik(toekenning_ids: Collection[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Give those of some toekenningen on which a her-aanvraag was submitted."""
    vraag = sa.select(Toekenning.id).where(Toekenning.id.in_(toekenning_ids), heeft_terugblik())
    return frozenset(db.session.scalars(vraag))


def zonder_eindevaluatie(toekenningen: Sequence[Toekenning], dag: date) -> tuple[str, ...]:
    """Name the toekenningen that ended before a day and were not evaluated, though asked.

    Bron: [toetsingskader] SG-EINDEVALUATIE; [processen] A25.
    """
    gemist = [
        rij
        for rij in toekenningen
        if rij.einde < dag and rij.geevalueerd_op is None and _is_verplicht(rij)
    ]
    if not gemist:
        return ()
    klaar = met_terugblik([rij.id for rij in gemist])
    return tuple(rij.nummer for rij in gemist if rij.id not in klaar)


def _is_verplicht(toekenning: Toekenning) -> bool:
    plicht = bepaal_evaluatieplicht(duur_van(toekenning), voor_portaal=is_voor_portaal(toekenning))
    return plicht is Evaluatieplicht.VERPLICHT
