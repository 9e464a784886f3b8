"""What changed for a criterium between two versions, so that an old oordeel may no longer hold?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from portal.domain.toetsingskader.kader import Criterium
    from portal.domain.toetsingskader.signalen.signaal import Signaal


class Inhoudsoort(StrEnum):
    """What a criterium shows, by kind."""

    CRITERIUM = "criterium"
    ANTWOORD = "antwoord"
    CIJFER = "cijfer"
    SIGNAAL = "signaal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toetsinhoud:
    """What one version shows to whoever scores it.

    Args:
        criteria: The visible criteria.
        antwoorden: What is shown of each question and node of the check, by id; what is not shown
            is absent.
        cijfers: Numbers of the rekentool as shown, by rekenregel; absent without a number.
        signalen: The computed signals.
    """

    criteria: Sequence[Criterium]
    antwoorden: Mapping[str, object]
    cijfers: Mapping[str, str]
    signalen: Sequence[Signaal]


@dataclass(frozen=True, slots=True)
class Verandering:
    """One thing that a criterium shows otherwise than before.

    Args:
        soort: The kind.
        id: Id of the question, node, rekenregel, signal or criterium.
    """

    soort: Inhoudsoort
    id: str


def bepaal_veranderingen(
    criterium_id: str, *, vorig: Toetsinhoud, nu: Toetsinhoud
) -> tuple[Verandering, ...]:
    """Name everything that a criterium shows otherwise on a later version.

    Args:
        criterium_id: A criterium that is visible on the later version.
        vorig: What the earlier version showed.
        nu: What the later version shows.

    Returns:
        Changes in the order of the page; empty means that an oordeel on the earlier version rests
        on the same content. A criterium that was not visible, or has other words or rules, is
        itself the change. A signal counts only while it is on.

    Bron: [procedure] §2.1; [processen] A10-A15.
    """
    oud, nieuw = _vind(vorig, criterium_id), _vind(nu, criterium_id)
    if nieuw is None or oud != nieuw:
        return (Verandering(Inhoudsoort.CRITERIUM, criterium_id),)
    return tuple(_verschillen(nieuw, vorig, nu))


def _vind(inhoud: Toetsinhoud, criterium_id: str) -> Criterium | None:
    return next((deel for deel in inhoud.criteria if deel.id == criterium_id), None)


def _verschillen(
    criterium: Criterium, vorig: Toetsinhoud, nu: Toetsinhoud
) -> Iterator[Verandering]:
    antwoorden = (*criterium.check, *criterium.vragen)
    for id_ in _anders(antwoorden, vorig.antwoorden, nu.antwoorden):
        yield Verandering(Inhoudsoort.ANTWOORD, id_)
    for id_ in _anders(criterium.rekenregels, vorig.cijfers, nu.cijfers):
        yield Verandering(Inhoudsoort.CIJFER, id_)
    signalen = (*criterium.signalen, *criterium.motivering_bij_signaal)
    for id_ in _anders(signalen, _actief(vorig.signalen), _actief(nu.signalen)):
        yield Verandering(Inhoudsoort.SIGNAAL, id_)


def _anders(
    ids: Sequence[str], was: Mapping[str, object], wordt: Mapping[str, object]
) -> Iterator[str]:
    return (id_ for id_ in dict.fromkeys(ids) if was.get(id_) != wordt.get(id_))


def _actief(signalen: Sequence[Signaal]) -> dict[str, Signaal]:
    return {signaal.id: signaal for signaal in signalen if signaal.actief}
