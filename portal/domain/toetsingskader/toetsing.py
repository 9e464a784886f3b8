"""Which criteria are scored, with what oordeel, and which does one button cover?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from portal.domain.voorwaarden import SOORT, Antwoorden, Velden, is_zichtbaar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from portal.domain.toetsingskader.kader import Criterium, Toetsingskader
    from portal.domain.toetsingskader.signalen.signaal import Signaal


class Oordeelwaarde(StrEnum):
    """What the reviewer finds of one criterium."""

    VOLDOET = "voldoet"
    VOLDOET_DEELS = "voldoet_deels"
    VOLDOET_NIET = "voldoet_niet"
    NVT = "nvt"


class Herkomst(StrEnum):
    """Scored apart, by the button of the whole onderdeel, or taken over from a version before."""

    ZELF = "zelf"
    ONDERDEEL = "onderdeel"
    VORIGE_VERSIE = "vorige_versie"


ONVOLDAAN = frozenset({Oordeelwaarde.VOLDOET_DEELS, Oordeelwaarde.VOLDOET_NIET})


@dataclass(frozen=True, slots=True, kw_only=True)
class Oordeel:
    """One oordeel.

    Args:
        criterium_id: The criterium.
        waarde: What the reviewer finds.
        toelichting: Why; required unless it is `voldoet`.
        motivering: Why toekennen is right all the same.
        herkomst: Scored apart, by the button, or taken over.
        meekijken: Form of looking along, where the criterium asks one.
        client: Code of one member of a group, None for everybody.
    """

    criterium_id: str
    waarde: Oordeelwaarde
    toelichting: str = ""
    motivering: str = ""
    herkomst: Herkomst = Herkomst.ZELF
    meekijken: str | None = None
    client: str | None = None

    @property
    def mist_toelichting(self) -> bool:
        """The oordeel needs a toelichting and has none.

        Bron: [procedure] §2.1; [processen] A12.
        """
        return self.waarde is not Oordeelwaarde.VOLDOET and not self.toelichting.strip()


def zichtbare_criteria(
    kader: Toetsingskader,
    velden: Velden,
    antwoorden: Antwoorden,
    vragen: AbstractSet[str],
) -> tuple[Criterium, ...]:
    """Give the criteria that belong to an aanvraag, in order.

    Args:
        kader: The framework.
        velden: Values of the fields, as for the vragenlijst; for a group those of one member.
        antwoorden: Answers by id of the question.
        vragen: Ids of the questions that are visible in this aanvraag.

    Returns:
        Criteria of the soort whose conditions hold and that have something to look at: a visible
        question, a number, a node of the check or a signal.

    Bron: [toetsingskader] §3-§7; [procedure] §2.1.
    """
    return tuple(
        criterium
        for groep in kader.groepen
        if velden.get(SOORT) in groep.soorten
        and is_zichtbaar(groep.zichtbaarheid, velden, antwoorden)
        for criterium in groep.criteria
        if is_zichtbaar(criterium.zichtbaarheid, velden, antwoorden)
        and _heeft_grondslag(criterium, vragen)
    )


def _heeft_grondslag(criterium: Criterium, vragen: AbstractSet[str]) -> bool:
    vast = criterium.rekenregels or criterium.check or criterium.signalen
    return bool(vast) or not vragen.isdisjoint(criterium.vragen)


def geen_bijzonderheden(
    groep_id: str,
    criteria: Sequence[Criterium],
    signalen: Sequence[Signaal],
    oordelen: Sequence[Oordeel],
) -> tuple[Criterium, ...]:
    """Give the criteria of a group that its button scores as `voldoet`.

    Args:
        groep_id: The group.
        criteria: The visible criteria of the aanvraag.
        signalen: The computed signals, of every member of a group.
        oordelen: What was scored already.

    Returns:
        Those that are not kern, have no active signal of ernst let-op or stop, and no oordeel.

    Bron: [procedure] §2.1.
    """
    aandacht = {signaal.id for signaal in signalen if signaal.vraagt_aandacht}
    gescoord = {oordeel.criterium_id for oordeel in oordelen}
    return tuple(
        criterium
        for criterium in criteria
        if criterium.groep_id == groep_id
        and not criterium.kern
        and criterium.id not in gescoord
        and aandacht.isdisjoint(criterium.signalen)
    )
