"""Signals on what went before: earlier toekenningen, ontwikkeltrajecten and evaluations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.domain.maanden import plus_maanden
from portal.domain.toetsingskader.signalen.signaal import ONBEKEND, UIT, Bevinding, als

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from portal.domain.toetsingskader.drempels import Drempels
    from portal.domain.toetsingskader.signalen.feiten import Signaalfeiten


def verschil_vorig(feiten: Signaalfeiten, drempels: Drempels) -> Bevinding:
    """SG-VERSCHIL-VORIG: another profile, or the jaarbedrag differs more than the share.

    Exactly the share is off. The previous amount is corrected for indexing beforehand; without it
    only another profile can be seen.

    Bron: [toetsingskader] §7 Meerzorgprofiel.
    """
    if not feiten.aanvraag.is_heraanvraag:
        return UIT
    vorige, nieuw = feiten.vorige, feiten.rekening
    if vorige is None:
        return ONBEKEND
    profielen = {"profiel": nieuw.profiel, "vorig_profiel": vorige.profiel}
    if vorige.jaarbedrag_100 is None or nieuw.jaarbedrag_100 is None:
        bekend = None not in profielen.values() and nieuw.profiel != vorige.profiel
        return als(True, **profielen, verschil=None) if bekend else ONBEKEND
    verschil = nieuw.jaarbedrag_100 - vorige.jaarbedrag_100
    return als(
        nieuw.profiel != vorige.profiel
        or abs(verschil) > drempels.verschil_vorig * vorige.jaarbedrag_100,
        **profielen,
        verschil=verschil,
    )


def boven_perspectief(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-BOVEN-PERSPECTIEF: more than the perspectief of the vorige beschikking allows.

    A perspectief that names neither a profile nor hours cannot be compared.

    Bron: [procedure] §2.2; [regeling] §10 Uitkomst.
    """
    if not feiten.aanvraag.is_heraanvraag:
        return UIT
    vorige, nieuw = feiten.vorige, feiten.rekening
    if vorige is None:
        return ONBEKEND
    paren = (
        (nieuw.profiel, vorige.max_profiel),
        (nieuw.meerzorguren, vorige.max_meerzorguren),
    )
    bekend = [(nu, grens) for nu, grens in paren if nu is not None and grens is not None]
    if not bekend:
        return ONBEKEND
    return als(
        any(nu > grens for nu, grens in bekend),
        max_profiel=vorige.max_profiel,
        max_meerzorguren=vorige.max_meerzorguren,
    )


def ontwikkeltraject(feiten: Signaalfeiten, drempels: Drempels) -> Bevinding:
    """SG-CCE-36: too long since the last ontwikkeltraject, or since the start without one.

    The day itself counts: finished on 14 January 2027 is due on 14 January 2030.

    Bron: [processen] G1.
    """
    verleden = feiten.geschiedenis
    if verleden is None or verleden.trajecten is None:
        return ONBEKEND
    laatste = max(verleden.trajecten, default=verleden.meerzorg_sinds)
    if laatste is None:
        return UIT
    vanaf = plus_maanden(laatste, drempels.traject_maanden)
    return als(feiten.aanvraag.peildatum >= vanaf, aan_de_beurt_op=vanaf)


def na_preventief(feiten: Signaalfeiten, drempels: Drempels) -> Bevinding:
    """SG-NA-PREVENTIEF: a preventieve toekenning ended not long ago; the last day counts.

    Bron: [processen] I4.
    """
    verleden = feiten.geschiedenis
    if verleden is None:
        return ONBEKEND
    maanden = drempels.na_preventief_maanden
    return _kort_geleden(feiten, "preventief_tot", verleden.preventief_tot, maanden)


def langdurig(feiten: Signaalfeiten, drempels: Drempels) -> Bevinding:
    """SG-LANGDURIG: meerzorg without a break for longer than the limit; exactly it is off.

    Bron: [toetsingskader] §7 Her-aanvraag.
    """
    verleden = feiten.geschiedenis
    if verleden is None:
        return ONBEKEND
    sinds = verleden.meerzorg_sinds
    if sinds is None:
        return UIT
    grens = plus_maanden(sinds, drempels.langdurig_maanden)
    return als(feiten.aanvraag.peildatum > grens, sinds=sinds)


def intern_afgewezen(feiten: Signaalfeiten, drempels: Drempels) -> Bevinding:
    """SG-INTERN-AFGEWEZEN: the aanbieder itself kept the case back not long ago.

    Bron: [regeling] §5.
    """
    verleden = feiten.geschiedenis
    if verleden is None:
        return ONBEKEND
    maanden = drempels.intern_afgewezen_maanden
    return _kort_geleden(feiten, "op", verleden.intern_afgewezen, maanden)


def _kort_geleden(
    feiten: Signaalfeiten, naam: str, dagen: Collection[date], maanden: int
) -> Bevinding:
    """Say whether the last of these days lies at most so many months back; none is off."""
    laatste = max(dagen, default=None)
    if laatste is None:
        return UIT
    tot = plus_maanden(laatste, maanden)
    return als(feiten.aanvraag.peildatum <= tot, **{naam: laatste})


def tussentijds(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-TUSSENTIJDS: asked while the vorige toekenning still runs; its last day counts.

    Bron: [processen] A27.
    """
    aanvraag = feiten.aanvraag
    if not aanvraag.is_heraanvraag or aanvraag.aanleiding != "tussentijds":
        return UIT
    if feiten.vorige is None:
        return ONBEKEND
    laatste_dag = feiten.vorige.laatste_dag
    return als(
        laatste_dag >= aanvraag.peildatum,
        laatste_dag=laatste_dag,
        vervangen_vanaf=aanvraag.ingangsdatum,
    )


def eindevaluatie(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-EINDEVALUATIE: an earlier toekenning ended and was never evaluated.

    Bron: [processen] A25.
    """
    verleden = feiten.geschiedenis
    if verleden is None or verleden.zonder_eindevaluatie is None:
        return ONBEKEND
    zonder = verleden.zonder_eindevaluatie
    return als(zonder, toekenningen=zonder)
