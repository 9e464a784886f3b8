"""What phases out per month ahead: toekenningen that end, and when afbouw must be reached."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenning import tweede_jaar
from portal.beoordeling.queries.toekenningen import is_bevestigd
from portal.domain.maanden import plus_maanden
from portal.monitoring.queries.sturing.keuze import Sturingkeuze, in_keuze
from portal.monitoring.queries.sturing.tabel import Cijfertabel, Rij, maak_tabel
from portal.platform.database import db
from portal.platform.web import texts
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toekenninggroep:
    """Toekenningen with the same first and last day.

    Attributes:
        van: First day; of those whose amount no longer changes at least the first of this month.
        tot: Last day.
        cent: Sum of the etmaalbedragen.
        cent_later: The same after the first year; None when nothing changes.
        eerder: How many of them end before the day that was granted.
    """

    van: date
    tot: date
    cent: int
    cent_later: int | None
    clienten: int
    eerder: int

    @property
    def cent_op_laatste_dag(self) -> int:
        """Give the sum of the etmaalbedragen on the last day."""
        if self.cent_later is None or self.tot < tweede_jaar(self.van):
            return self.cent
        return self.cent_later


def loopt_vanaf(keuze: Sturingkeuze, voor: Gebruiker, vanaf: date) -> Voorwaarde:
    """Give the condition of a toekenning that is in force on some day from `vanaf` on."""
    return sa.and_(
        in_keuze(Toekenning, keuze, voor),
        Toekenning.einde >= vanaf,
        Toekenning.einde >= Toekenning.ingang,
        is_bevestigd(),
    )


def tabel_van_afloop(
    groepen: Iterable[Toekenninggroep],
    maanden: Sequence[date],
    keuze: Sturingkeuze,
    voor: Gebruiker,
) -> Cijfertabel:
    """Count per month what ends, what of it early, and which afbouw is due; empty months not."""
    einden: dict[date, Counter[str]] = {maand: Counter() for maand in maanden}
    for groep in groepen:
        vak = einden.get(groep.tot.replace(day=1))
        if vak is not None:
            vak["aantal"] += groep.clienten
            vak["eerder"] += groep.eerder
            vak["cent"] += groep.cent_op_laatste_dag
    afbouw = _afbouw(keuze, voor, maanden)
    rijen: list[Rij] = [
        (texts.maand(maand), vak["aantal"], vak["eerder"], vak["cent"] * CENT, afbouw[maand])
        for maand, vak in einden.items()
        if vak["aantal"] or afbouw[maand]
    ]
    return maak_tabel("afloop", rijen)


def _afbouw(keuze: Sturingkeuze, voor: Gebruiker, maanden: Sequence[date]) -> Counter[date]:
    """Give per month by when the agreed afbouw must have been reached."""
    vanaf, na, dag = maanden[0], plus_maanden(maanden[-1], 1), Toekenning.afgebouwd_op
    vraag = (
        sa.select(dag, sa.func.count())
        .where(loopt_vanaf(keuze, voor, vanaf), dag >= vanaf, dag < na)
        .group_by(dag)
    )
    uit: Counter[date] = Counter()
    for gevonden, aantal in db.session.execute(vraag):
        assert gevonden is not None
        uit[gevonden.replace(day=1)] += aantal
    return uit
