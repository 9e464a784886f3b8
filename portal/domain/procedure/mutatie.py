"""Changes in a group that has meerzorg: who leaves, moves or joins, and whom that touches."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from portal.domain.fouten import DomeinFout
from portal.domain.termijnen import EEN_DAG, Maandgrens, laatste_dag_looptijd, tel_maanden

MUTATIE, INSTROOM = "mutatie", "instroom"
"""Herkomst and aanleiding of the aanvraag for who joins a group that has meerzorg."""


class Mutatiesoort(StrEnum):
    """What changes in a group."""

    VERTREK = "vertrek"
    VERPLAATSING = "verplaatsing"


class Mutatiestand(StrEnum):
    """Where a mutatie is."""

    AANGEVRAAGD = "aangevraagd"
    VASTGESTELD = "vastgesteld"
    NIET_DOORGEGAAN = "niet_doorgegaan"


class Lidgevolg(StrEnum):
    """What a mutatie does to the toekenning of one member."""

    EINDIGT = "eindigt"
    GAAT_OVER = "gaat_over"
    OVERBLIJVER = "overblijver"
    ONGEWIJZIGD = "ongewijzigd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Groepstoekenning:
    """The toekenning of one member of a group: its days, both inclusive."""

    id: UUID
    ingang: date
    einde: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorgevolg:
    """What a mutatie means for one member.

    Attributes:
        id: The toekenning.
        gevolg: What happens to it.
        einde: Last day after the mutatie.
    """

    id: UUID
    gevolg: Lidgevolg
    einde: date

    @property
    def raakt(self) -> bool:
        """The member gets a besluit."""
        return self.gevolg is not Lidgevolg.ONGEWIJZIGD


def bepaal_gevolgen(
    leden: Collection[Groepstoekenning],
    weg: Collection[UUID],
    eerste_dag: date,
    *,
    soort: Mutatiesoort,
    maanden: int,
) -> tuple[Voorgevolg, ...]:
    """Say for each member what a mutatie does.

    Args:
        leden: Toekenningen of the group that are in force on `eerste_dag` or the day before.
        weg: Toekenningen of who leave or move.
        eerste_dag: First day outside the group.
        soort: Leave, or move to another group.
        maanden: How long the toekenning of one who stays alone runs on, from `eerste_dag`.

    Returns:
        In the order of `leden`. Who goes ends the day before, also when that was so already by a
        verhuizing on the same day. When exactly one stays that one
        runs on for at most `maanden`, or until the own last day when that is earlier.

    Raises:
        DomeinFout: `niemand_gekozen`; `mutatie_buiten_looptijd` with `ingang` and `einde`.

    Bron: [processen] H3, H4; [procedure] §3 K06.
    """
    if not weg:
        raise DomeinFout("niemand_gekozen", veld="leden")
    blijvers = [lid for lid in leden if lid.id not in weg and lid.einde >= eerste_dag]
    alleen = blijvers[0].id if is_te_klein(len(blijvers)) else None
    tot = laatste_dag_looptijd(eerste_dag, maanden)
    return tuple(
        _gevolg(lid, weg, eerste_dag, soort, min(lid.einde, tot) if lid.id == alleen else lid.einde)
        for lid in leden
    )


def laatste_dag_in_groep(ingang: date, maanden: int, groep_tot: date | None) -> date:
    """Return the last day of who joins a group: never after that of the group.

    Args:
        ingang: First day.
        maanden: Whole months, >= 1.
        groep_tot: Last day of the toekenningen of the group; None for any other aanvraag.

    Raises:
        DomeinFout: `looptijd_te_kort` for fewer than one month.

    Bron: [processen] H3; [procedure] §3 K06.
    """
    laatste = laatste_dag_looptijd(ingang, maanden)
    return laatste if groep_tot is None else min(laatste, groep_tot)


def maanden_in_groep(ingang: date, groep_tot: date, grens: Maandgrens) -> int:
    """Return for how many months who joins a group has meerzorg; a part of a month counts as one.

    Args:
        ingang: First day.
        groep_tot: Last day of the toekenningen of the group.
        grens: Fewest and most months for who joins: shorter than the group's for VG7-plus.

    Raises:
        DomeinFout: `instroom_na_groep` when the group has no meerzorg on the first day.

    Bron: [processen] H3; [procedure] §3 K06.
    """
    if ingang > groep_tot:
        raise DomeinFout("instroom_na_groep", veld="ingang", einde=groep_tot)
    return min(tel_maanden(ingang, groep_tot), grens.maximum)


def eis_eigen_context(herkomst: str, *, heeft_context: bool) -> None:
    """Refuse context for who joins a group: its context was granted to those who are in it.

    Args:
        herkomst: How the aanvraag began.
        heeft_context: Context hours or means are asked.

    Raises:
        DomeinFout: `instroom_zonder_context`.

    Bron: [processen] H3; [procedure] §3 K06.
    """
    if herkomst == MUTATIE and heeft_context:
        raise DomeinFout("instroom_zonder_context")


def is_te_klein(blijvers: int) -> bool:
    """Say whether one client stays, who alone is no group any more (VH4).

    Nobody left needs no new aanvraag.

    Bron: [processen] H1, H4; [verhuisformulier] VH4.
    """
    return blijvers == 1


def _gevolg(
    lid: Groepstoekenning,
    weg: Collection[UUID],
    eerste_dag: date,
    soort: Mutatiesoort,
    blijft_tot: date,
) -> Voorgevolg:
    if lid.id not in weg:
        ingekort = blijft_tot < lid.einde
        gevolg = Lidgevolg.OVERBLIJVER if ingekort else Lidgevolg.ONGEWIJZIGD
        return Voorgevolg(id=lid.id, gevolg=gevolg, einde=blijft_tot)
    if not lid.ingang <= eerste_dag <= lid.einde + EEN_DAG:
        raise DomeinFout(
            "mutatie_buiten_looptijd", veld="datum", ingang=lid.ingang, einde=lid.einde
        )
    vertrek = soort is Mutatiesoort.VERTREK
    gevolg = Lidgevolg.EINDIGT if vertrek else Lidgevolg.GAAT_OVER
    return Voorgevolg(id=lid.id, gevolg=gevolg, einde=eerste_dag - EEN_DAG)
