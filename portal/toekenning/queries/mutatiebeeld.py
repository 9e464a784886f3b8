"""What a mutatie does to each member of a group, before it is confirmed and after."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from portal.beoordeling.models import Toekenning
from portal.domain.procedure.mutatie import (
    Lidgevolg,
    Mutatiesoort,
    Voorgevolg,
    bepaal_gevolgen,
    is_te_klein,
)
from portal.domain.waarden import centen
from portal.platform.moving_data import load_verhuisregels
from portal.toegang.models import Gebruiker
from portal.toekenning.queries.mutatie import als_groepstoekenning, list_groepstoekenningen
from portal.toekenning.queries.overname import bepaal_overname

CENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Lidbeeld:
    """One member before and after.

    Attributes:
        etmaal_na_cent: Amount per etmaal after it, in cents; None when nothing is left.
    """

    toekenning: Toekenning
    gevolg: Lidgevolg
    einde: date
    etmaal_na_cent: int | None

    @property
    def raakt(self) -> bool:
        """The member gets a besluit."""
        return self.gevolg is not Lidgevolg.ONGEWIJZIGD


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutatiebeeld:
    """The group before and after.

    Attributes:
        te_klein: One client stays: an individual aanvraag is needed (H4).
    """

    leden: Sequence[Lidbeeld]
    te_klein: bool

    @property
    def geraakt(self) -> Sequence[Lidbeeld]:
        """Give whom it touches."""
        return [lid for lid in self.leden if lid.raakt]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wijziging:
    """A change as it is asked.

    Attributes:
        weg: Toekenningen of who leave or move.
        eerste_dag: First day outside the group.
    """

    groep_id: uuid.UUID
    soort: Mutatiesoort
    eerste_dag: date
    weg: Collection[uuid.UUID]


def maak_mutatiebeeld(wijziging: Wijziging, *, voor: Gebruiker | None = None) -> Mutatiebeeld:
    """Work out what a change does to each member, without changing anything.

    Raises:
        DomeinFout: As `bepaal_gevolgen`, or as `bepaal_overname` for who moves.

    Bron: [processen] H3, H4; [procedure] §3 K06.
    """
    dag = wijziging.eerste_dag
    rijen = list_groepstoekenningen(wijziging.groep_id, dag, ook=wijziging.weg, voor=voor)
    gevolgen = bepaal_gevolgen(
        [als_groepstoekenning(rij) for rij in rijen],
        wijziging.weg,
        dag,
        soort=wijziging.soort,
        maanden=load_verhuisregels(dag).overblijver_maanden,
    )
    blijvers = sum(rij.einde >= dag and rij.id not in wijziging.weg for rij in rijen)
    return Mutatiebeeld(
        leden=[_beeld(rij, gevolg) for rij, gevolg in zip(rijen, gevolgen, strict=True)],
        te_klein=is_te_klein(blijvers),
    )


def _beeld(rij: Toekenning, gevolg: Voorgevolg) -> Lidbeeld:
    na: int | None = rij.etmaalbedrag_cent
    if gevolg.gevolg is Lidgevolg.EINDIGT:
        na = None
    elif gevolg.gevolg is Lidgevolg.GAAT_OVER:
        overname = bepaal_overname(rij, tarief=rij.tarief, meerzorguren=rij.meerzorguren)
        na = int(centen(overname.bedragen.etmaalbedrag) * CENT)
    return Lidbeeld(toekenning=rij, gevolg=gevolg.gevolg, einde=gevolg.einde, etmaal_na_cent=na)
