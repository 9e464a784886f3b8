"""What stands in the way of a besluit?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from portal.domain.toetsingskader.kader import Blokkeert
from portal.domain.toetsingskader.toetsing import ONVOLDAAN, Oordeel, Oordeelwaarde
from portal.domain.uitkomst import Uitkomst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from portal.domain.toetsingskader.kader import Criterium
    from portal.domain.toetsingskader.signalen.signaal import Signaal

GEEN_MET_REDEN = "geen, met reden"


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluitconcept:
    """A besluit in the making.

    Args:
        uitkomst: What is decided.
        onderbouwing: Summary of the reasons.
        ingangsdatum: First day of a toekenning.
        maanden: Months of a toekenning.
        heeft_bedrag: The calculation of the granted input has an amount.
        perspectief: What is expected at the next aanvraag.
        zonder_reden: Lines that are granted otherwise than asked, without a reason.
        antwoorddatum: Last day to answer when something must be changed.
        eerder_bijgesteld: The aanvraag was sent back before.
        teamleider_akkoord: The teamleider agrees with a second time.
        andere_hulp: What other help fits, at afwijzen.
        open_punten: Points that stayed open, at buiten behandeling laten.
    """

    uitkomst: Uitkomst
    onderbouwing: str = ""
    ingangsdatum: date | None = None
    maanden: int | None = None
    heeft_bedrag: bool = False
    perspectief: str = ""
    zonder_reden: tuple[str, ...] = ()
    antwoorddatum: date | None = None
    eerder_bijgesteld: bool = False
    teamleider_akkoord: bool = False
    andere_hulp: str = ""
    open_punten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Toetsing:
    """What was found.

    Args:
        criteria: The visible criteria.
        oordelen: What was scored.
        signalen: The computed signals.
        gronden: Ids of the gronden that hold.
        clienten: Codes of the members of a group, empty for one client.
    """

    criteria: Sequence[Criterium]
    oordelen: Sequence[Oordeel]
    signalen: Sequence[Signaal] = ()
    gronden: AbstractSet[str] = frozenset()
    clienten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Belemmering:
    """One thing that must be done first.

    Args:
        code: What is missing.
        criterium_id: At which criterium, None for the besluit as a whole.
        detail: Code of the client, or the line; None when there is none.
    """

    code: str
    criterium_id: str | None = None
    detail: str | None = None


def belemmeringen(besluit: Besluitconcept, toetsing: Toetsing | None) -> tuple[Belemmering, ...]:
    """Name everything that stands in the way of a besluit; empty means it can be made.

    Args:
        besluit: What is being decided.
        toetsing: What was found. None after bezwaar: everything is weighed anew, and the reasons
            stand in the besluit and in the beslissing op bezwaar.

    Returns:
        Codes with their criterium. At toekennen every visible criterium has an oordeel, no
        blocking one is unmet, and each doubt has a motivering of its own. Afwijzen and bijstellen
        rest on at least one criterium that is not (wholly) met. Buiten behandeling laten needs no
        oordeel.

    Bron: [procedure] §2.1 and §2.2; [processen] A10-A15.
    """
    return tuple(_PER_UITKOMST[besluit.uitkomst](besluit, toetsing))


def _eisen(*eisen: tuple[str, object]) -> Iterator[Belemmering]:
    yield from (Belemmering(code) for code, vervuld in eisen if not vervuld)


def _toekennen(besluit: Besluitconcept, toetsing: Toetsing | None) -> Iterator[Belemmering]:
    yield from _eisen(
        ("onderbouwing_ontbreekt", besluit.onderbouwing.strip()),
        ("ingangsdatum_ontbreekt", besluit.ingangsdatum),
        ("maanden_ontbreken", besluit.maanden),
        ("bedrag_ontbreekt", besluit.heeft_bedrag),
        ("perspectief_ontbreekt", besluit.perspectief.strip()),
    )
    yield from (Belemmering("reden_ontbreekt", None, regel) for regel in besluit.zonder_reden)
    if toetsing is None:
        return
    for criterium in toetsing.criteria:
        yield from _ongescoord(criterium, toetsing)
        for oordeel in toetsing.oordelen:
            if oordeel.criterium_id == criterium.id:
                yield from _bij_toekennen(criterium, oordeel, toetsing)


def _ongescoord(criterium: Criterium, toetsing: Toetsing) -> Iterator[Belemmering]:
    gescoord = {
        oordeel.client for oordeel in toetsing.oordelen if oordeel.criterium_id == criterium.id
    }
    if None in gescoord:
        return
    if not criterium.per_client or not gescoord:
        yield Belemmering("oordeel_ontbreekt", criterium.id)
        return
    for client in toetsing.clienten:
        if client not in gescoord:
            yield Belemmering("oordeel_ontbreekt", criterium.id, client)


def _bij_toekennen(
    criterium: Criterium, oordeel: Oordeel, toetsing: Toetsing
) -> Iterator[Belemmering]:
    plek = (criterium.id, oordeel.client)
    if oordeel.mist_toelichting:
        yield Belemmering("toelichting_ontbreekt", *plek)
    if _mist_meekijken(criterium, oordeel):
        yield Belemmering("meekijken_ontbreekt", *plek)
    if _blokkeert(criterium, oordeel, toetsing.gronden):
        yield Belemmering("criterium_blokkeert", *plek)
    if _vraagt_motivering(criterium, oordeel, toetsing) and not oordeel.motivering.strip():
        yield Belemmering("motivering_ontbreekt", *plek)


def _mist_meekijken(criterium: Criterium, oordeel: Oordeel) -> bool:
    if not criterium.meekijken or oordeel.waarde is Oordeelwaarde.NVT:
        return False
    zonder_reden = oordeel.meekijken == GEEN_MET_REDEN and not oordeel.toelichting.strip()
    return oordeel.meekijken not in criterium.meekijken or zonder_reden


def _blokkeert(criterium: Criterium, oordeel: Oordeel, gronden: AbstractSet[str]) -> bool:
    return (
        criterium.blokkeert is Blokkeert.JA
        and oordeel.waarde is Oordeelwaarde.VOLDOET_NIET
        and gronden.isdisjoint(criterium.geen_blokkade_bij_grond)
    )


def _vraagt_motivering(criterium: Criterium, oordeel: Oordeel, toetsing: Toetsing) -> bool:
    if criterium.blokkeert is Blokkeert.MOTIVERING and oordeel.waarde in ONVOLDAAN:
        return True
    actief = {signaal.id for signaal in toetsing.signalen if signaal.actief}
    return not actief.isdisjoint(criterium.motivering_bij_signaal)


def _rust_op(toetsing: Toetsing | None) -> Iterator[Belemmering]:
    if toetsing is None:
        return
    onvoldaan = [oordeel for oordeel in toetsing.oordelen if oordeel.waarde in ONVOLDAAN]
    if not onvoldaan:
        yield Belemmering("geen_criterium_onvoldaan")
    for oordeel in onvoldaan:
        if oordeel.mist_toelichting:
            yield Belemmering("toelichting_ontbreekt", oordeel.criterium_id, oordeel.client)


def _afwijzen(besluit: Besluitconcept, toetsing: Toetsing | None) -> Iterator[Belemmering]:
    yield from _eisen(
        ("onderbouwing_ontbreekt", besluit.onderbouwing.strip()),
        ("andere_hulp_ontbreekt", besluit.andere_hulp.strip()),
    )
    yield from _rust_op(toetsing)


def _bijstellen(besluit: Besluitconcept, toetsing: Toetsing | None) -> Iterator[Belemmering]:
    yield from _eisen(
        ("onderbouwing_ontbreekt", besluit.onderbouwing.strip()),
        ("antwoorddatum_ontbreekt", besluit.antwoorddatum),
        ("al_bijgesteld", not besluit.eerder_bijgesteld or besluit.teamleider_akkoord),
    )
    yield from _rust_op(toetsing)


def _buiten_behandeling(besluit: Besluitconcept, _: Toetsing | None) -> Iterator[Belemmering]:
    yield from _eisen(("open_punten_ontbreken", besluit.open_punten))


_Regel: TypeAlias = "Callable[[Besluitconcept, Toetsing | None], Iterator[Belemmering]]"
_PER_UITKOMST: Mapping[Uitkomst, _Regel] = {
    Uitkomst.TOEKENNEN: _toekennen,
    Uitkomst.AFWIJZEN: _afwijzen,
    Uitkomst.BIJSTELLEN: _bijstellen,
    Uitkomst.BUITEN_BEHANDELING: _buiten_behandeling,
}
