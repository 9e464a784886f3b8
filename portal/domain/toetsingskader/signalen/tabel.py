"""Every signal and the rule that computes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.domain.toetsingskader.signalen import (
    context,
    groep,
    invoer,
    recht,
    rekening,
    verleden,
)
from portal.domain.toetsingskader.signalen.signaal import Bevinding, Signaal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from portal.domain.toetsingskader.drempels import Drempels
    from portal.domain.toetsingskader.kader import Signaalregel, Toetsingskader
    from portal.domain.toetsingskader.signalen.feiten import Signaalfeiten

REGELS: Mapping[str, Callable[[Signaalfeiten, Drempels], Bevinding]] = {
    "SG-PROFIEL-22": recht.geen_grond,
    "SG-25": recht.onder_kwart,
    "SG-CONSULT": recht.consult_geraden,
    "SG-BINNEN-PROFIEL": recht.binnen_profiel,
    "SG-ONVOLLEDIG": invoer.onvolledig,
    "SG-BSN": invoer.bsn,
    "SG-DATUMS": invoer.datums,
    "SG-TERMIJN": invoer.looptijd,
    "SG-NACHT": rekening.nacht,
    "SG-CONTEXT-DREMPEL": context.drempel,
    "SG-VERBOUWING": context.verbouwing,
    "SG-INVENTARIS": context.inventaris,
    "SG-CONTEXT-HERHAALD": context.herhaald,
    "SG-CONTEXT-WOORD": context.uitgesloten_woord,
    "SG-BEHANDELAAR-NORM": rekening.behandelaar_norm,
    "SG-MAATWERK-BOVEN": rekening.maatwerk_boven,
    "SG-MAATWERK-VOLUME": rekening.maatwerk_volume,
    "SG-MAX-ETMAAL": rekening.max_etmaal,
    "SG-VERSCHIL-VORIG": verleden.verschil_vorig,
    "SG-BOVEN-PERSPECTIEF": verleden.boven_perspectief,
    "SG-FTE": rekening.fte,
    "SG-WEEKEND": rekening.weekend,
    "SG-1OP1": rekening.een_op_een,
    "SG-GEEN-MIN": rekening.geen_min_uren,
    "SG-BHDB": invoer.behandeling_of_dagbesteding,
    "SG-WOORDEN": invoer.woorden,
    "SG-BENCHMARK": rekening.benchmark,
    "SG-CCE-36": verleden.ontwikkeltraject,
    "SG-NA-PREVENTIEF": verleden.na_preventief,
    "SG-LANGDURIG": verleden.langdurig,
    "SG-GROEP-AANTAL": groep.aantal,
    "SG-GROEP-DUURDER": groep.duurder,
    "SG-GROEP-CLIENT-ONDER": groep.client_onder,
    "SG-VG7-VERLENGING": recht.vg7plus_verlenging,
    "SG-VG7-ZESMAANDEN": recht.vg7plus_te_kort,
    "SG-LVHC-DAGWAARDE": recht.lvhc_dagwaarde,
    "SG-INTERN-AFGEWEZEN": verleden.intern_afgewezen,
    "SG-TUSSENTIJDS": verleden.tussentijds,
    "SG-EINDEVALUATIE": verleden.eindevaluatie,
}


def bereken_signalen(kader: Toetsingskader, feiten: Signaalfeiten) -> tuple[Signaal, ...]:
    """Compute every signal of the framework for one client, in its order.

    Args:
        kader: The framework with its drempels.
        feiten: What is known.

    Returns:
        One signal for each rule. Without its facts a signal is `niet te berekenen`, never off.

    Bron: [procedure] §2.1.
    """
    return tuple(
        _signaal(regel, REGELS[regel.id](feiten, kader.drempels))
        for regel in kader.signaalregels.values()
    )


def _signaal(regel: Signaalregel, bevinding: Bevinding) -> Signaal:
    return Signaal(
        id=regel.id,
        ernst=bevinding.ernst or regel.ernst,
        stand=bevinding.stand,
        gegevens=bevinding.gegevens,
        bron=regel.bron,
    )
