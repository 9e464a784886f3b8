"""What stands at point 4: the figures of the submitted plan, and the spiegelinformatie in short."""

from collections.abc import Sequence

from portal.dialoog.models import Dialoog, Meerzorgplan
from portal.dialoog.queries.context import BIJ_PUNT_4
from portal.dialoog.queries.planbeeld import Cijferbeeld, beeld_van
from portal.dialoog.queries.plancijfers import kader_van, lees_cijfers
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.spiegel import Dimensie
from portal.spiegel.queries.spiegel import lees_spiegel
from portal.spiegel.queries.weergave import Maattabel, maak_tabellen
from portal.toegang.models import Gebruiker


def list_plancijfers(plan: Meerzorgplan | None) -> Sequence[Cijferbeeld]:
    """Give the figures of a plan that was submitted, in words; nothing without one."""
    if plan is None or plan.ingediend_op is None:
        return ()
    cijfers = lees_cijfers(plan)
    return [
        beeld_van(plan, item, cijfers[item.id])
        for item in kader_van(plan).items
        if item.id in BIJ_PUNT_4 and item.id in cijfers
    ]


def list_spiegel(dialoog: Dialoog, jaar: int | None, *, voor: Gebruiker) -> Sequence[Maattabel]:
    """Give the totals of the spiegelinformatie of a year, for who may read it; never the CCE."""
    if jaar is None or not mag(voor.rol_set, Handeling.SPIEGEL_LEZEN):
        return ()
    beeld = lees_spiegel(dialoog.aanbieder_id, dialoog.zorgkantoor_id, jaar, voor=voor)
    return maak_tabellen(beeld, Dimensie.TOTAAL) if beeld else ()
