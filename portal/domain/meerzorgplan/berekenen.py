"""All figures of one meerzorgplan from its rows.

Bron: [meerzorgplan] items met soort berekend.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.domain.meerzorgplan.peildag import (
    bereken_gemiddeld,
    bereken_totaal,
    tel_clienten,
    tel_groepen,
    tel_lvhc,
)
from portal.domain.meerzorgplan.stand import stand_op
from portal.domain.meerzorgplan.terugblik import (
    bereken_realisatie,
    tel_doelen,
    tel_evaluaties,
    tel_trajecten,
)
from portal.domain.meerzorgplan.verloop import tel_afgebouwd
from portal.domain.meerzorgplan.vragen import tel_intern, tel_nieuw

if TYPE_CHECKING:
    from collections.abc import Mapping

    from portal.domain.meerzorgplan.cijfer import Cijfer, Planmoment
    from portal.domain.meerzorgplan.kader import Planregels
    from portal.domain.meerzorgplan.rijen import Planrijen


def bereken_cijfers(
    rijen: Planrijen, moment: Planmoment, regels: Planregels
) -> Mapping[str, Cijfer]:
    """Give every figure of the plan by the id of its item.

    Args:
        rijen: What is counted.
        moment: The days of the plan.
        regels: Numbers in the definitions.

    Bron: [meerzorgplan] items met soort berekend.
    """
    dagen = (moment.peildag, moment.vorige)
    nu, vorig = (stand_op(rijen.toekenningen, dag) for dag in dagen)
    return {
        "mp-clienten": tel_clienten(nu, vorig),
        "mp-groepen": tel_groepen(nu, regels),
        "mp-gemiddeld-groep": bereken_gemiddeld(nu, vorig, dagen, regels),
        "mp-nieuw": tel_nieuw(rijen.aanvragen, moment),
        "mp-afgebouwd": tel_afgebouwd(rijen.toekenningen, moment, regels),
        "mp-lvhc-vg7": tel_lvhc(nu, rijen.lvhc, moment.peildag),
        "mp-bedrag-totaal": bereken_totaal(nu, vorig, dagen, rijen.tarieven, regels),
        "mp-intern": tel_intern(rijen.intern, rijen.aanvragen, moment),
        "mp-ontwikkeltraject": tel_trajecten(
            nu,
            (*rijen.toekenningen, *rijen.eerder),
            rijen.trajecten,
            moment.peildag,
            regels,
        ),
        "mp-doelen": tel_doelen(rijen.doelen, moment),
        "mp-evaluaties": tel_evaluaties(rijen.evaluaties),
        "mp-realisatie": bereken_realisatie(rijen.realisaties),
    }
