"""Signals on contextmiddelen."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from portal.domain.toetsingskader.signalen.signaal import ONBEKEND, UIT, Bevinding, als

if TYPE_CHECKING:
    from portal.domain.toetsingskader.drempels import Drempels
    from portal.domain.toetsingskader.signalen.feiten import Signaalfeiten

_WOORD = re.compile(r"[^\W_]+")


def drempel(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-CONTEXT-DREMPEL: the contextmiddelen are more than the drempel; equal is off.

    Bron: [rekentool] par. 2.9; [toetsingskader] §7 Contextmiddelen.
    """
    context = feiten.context
    if context.totaal is None or context.drempel is None:
        return ONBEKEND
    return als(
        context.totaal > context.drempel,
        totaal=context.totaal,
        drempel=context.drempel,
        boven=context.boven,
    )


def verbouwing(feiten: Signaalfeiten, drempels: Drempels) -> Bevinding:
    """SG-VERBOUWING: more than the richtgrens; exactly it is off.

    Bron: [toetsingskader] §7 Contextmiddelen.
    """
    return _soort_boven(feiten, "verbouwing", drempels.verbouwing_euro)


def inventaris(feiten: Signaalfeiten, drempels: Drempels) -> Bevinding:
    """SG-INVENTARIS: more than the richtgrens; exactly it is off.

    Bron: [toetsingskader] §7 Contextmiddelen.
    """
    return _soort_boven(feiten, "inventaris", drempels.inventaris_euro)


def _soort_boven(feiten: Signaalfeiten, soort: str, grens: Fraction) -> Bevinding:
    posten = feiten.context.posten
    if posten is None:
        return ONBEKEND
    som = sum((post.bedrag for post in posten if post.soort == soort), Fraction(0))
    return als(som > grens, som=som, grens=grens)


def herhaald(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-CONTEXT-HERHAALD: the same kind of post for the same doel as in the vorige toekenning.

    Bron: [toetsingskader] §7 Her-aanvraag.
    """
    if not feiten.aanvraag.is_heraanvraag:
        return UIT
    posten = feiten.context.posten
    if posten is None or feiten.vorige is None:
        return ONBEKEND
    eerder = {(post.soort, post.doel_id) for post in feiten.vorige.posten if post.doel_id}
    dubbel = tuple(post.omschrijving for post in posten if (post.soort, post.doel_id) in eerder)
    return als(dubbel, posten=dubbel)


def uitgesloten_woord(feiten: Signaalfeiten, drempels: Drempels) -> Bevinding:
    """SG-CONTEXT-WOORD: the description holds a word of the list of excluded posts.

    Short words count only as a whole word; extra overleg and intervisie are looked past.

    Bron: [toetsingskader] §7 Contextmiddelen; [regeling] §6 Financiering.
    """
    posten = feiten.context.posten
    if posten is None:
        return ONBEKEND
    gevonden = tuple(
        dict.fromkeys(
            woord for post in posten for woord in _uitgesloten(post.omschrijving, drempels)
        )
    )
    return als(gevonden, woorden=gevonden)


def _uitgesloten(omschrijving: str, drempels: Drempels) -> tuple[str, ...]:
    tekst = " ".join(omschrijving.casefold().split())
    for toegestaan in drempels.toegestane_delen:
        tekst = tekst.replace(toegestaan, " ")
    woorden = set(_WOORD.findall(tekst))
    return tuple(woord for woord in drempels.uitgesloten_woorden if woord in woorden) + tuple(
        deel for deel in drempels.uitgesloten_delen if deel in tekst
    )
