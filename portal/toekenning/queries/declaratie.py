"""What is declared for one client, month by month, with every besluit its own days."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenning import tweede_jaar
from portal.beoordeling.queries.toekenningen import GEHEIM, is_bevestigd
from portal.domain.declaratie import Declaratiemaand, Periode, declareer
from portal.domain.termijnen import EEN_DAG
from portal.domain.waarden import Euro
from portal.platform.database import db
from portal.platform.declaration_data import load_declaratieregels
from portal.toegang.models import Gebruiker
from portal.toekenning.queries.toekenning import get_toekenning

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Declaratiehulp:
    """The months in which a toekenning has a day, with what else is declared in them.

    Attributes:
        toekenning: What the page is about.
        maanden: In order; also with declarations of the client's other toekenningen.
    """

    toekenning: Toekenning
    maanden: tuple[Declaratiemaand, ...]

    def jaren(self) -> Sequence[tuple[int, Sequence[Declaratiemaand]]]:
        """Give the months per calendar year."""
        alle = sorted({maand.eerste.year for maand in self.maanden})
        return [(jaar, [rij for rij in self.maanden if rij.eerste.year == jaar]) for jaar in alle]


def maak_declaratiehulp(toekenning_id: uuid.UUID, *, op: date, voor: Gebruiker) -> Declaratiehulp:
    """Calculate what is declared for the client of a toekenning.

    Raises:
        NotFound: It does not exist or is not in view.

    Bron: [declaraties] §2.
    """
    toekenning = get_toekenning(toekenning_id, voor=voor)
    perioden = _perioden(_van_client(toekenning))
    maanden = declareer(perioden, regels=load_declaratieregels(op))
    return Declaratiehulp(
        toekenning,
        tuple(
            maand
            for maand in maanden
            if any(regel.kenmerk == toekenning.kenmerk for regel in maand.declaraties)
        ),
    )


def _van_client(toekenning: Toekenning) -> Sequence[Toekenning]:
    """Give what this aanbieder declares for the client; another aanbieder declares its own days."""
    return db.session.scalars(
        sa.select(Toekenning)
        .where(
            Toekenning.client_id == toekenning.client_id,
            Toekenning.aanbieder_id == toekenning.aanbieder_id,
            Toekenning.einde >= Toekenning.ingang,
            is_bevestigd(),
        )
        .options(*GEHEIM)
        .order_by(Toekenning.ingang, Toekenning.id)
    ).all()


def _perioden(toekenningen: Iterable[Toekenning]) -> list[Periode]:
    return [deel for rij in toekenningen for deel in _perioden_van(rij)]


def _perioden_van(toekenning: Toekenning) -> Iterable[Periode]:
    """Give the first year apart when eenmalige context posts are paid in it."""
    later, vanaf = toekenning.etmaalbedrag_later_cent, tweede_jaar(toekenning.ingang)
    laatste = toekenning.einde if later is None else min(toekenning.einde, vanaf - EEN_DAG)
    yield _periode(toekenning, toekenning.ingang, laatste, toekenning.etmaalbedrag_cent)
    if later is not None and toekenning.einde >= vanaf:
        yield _periode(toekenning, vanaf, toekenning.einde, later)


def _periode(toekenning: Toekenning, van: date, tot_en_met: date, cent: int) -> Periode:
    return Periode(
        kenmerk=toekenning.kenmerk, van=van, tot_en_met=tot_en_met, etmaalbedrag=Euro(cent * CENT)
    )
