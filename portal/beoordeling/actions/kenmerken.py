"""What mandaat and vier ogen look at in a besluit, also where it has a besluit per client."""

from dataclasses import replace
from typing import TYPE_CHECKING

from portal.beoordeling.actions.besluitinhoud import Voorbereiding, is_vg7plus_verlenging
from portal.beoordeling.actions.groepsinhoud import is_per_client
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.vier_ogen import kenmerken_van
from portal.domain.bevoegdheid import Besluitkenmerken

if TYPE_CHECKING:
    from portal.domain.uitkomst import Uitkomst


def kenmerken(besluit: Besluit, voorbereiding: Voorbereiding) -> tuple[Besluitkenmerken, ...]:
    """Give what is weighed: one for an aanvraag, for a group the heaviest of each uitkomst.

    The limits of mandaat and vier ogen are per toekenning, and a toekenning is of one client [K]:
    what the clients of a group get together is not weighed. Maatwerk or a next period of VG7-plus
    of any client counts for all with that uitkomst.

    Bron: [procedure] §2.3 and §3.
    """
    if not is_per_client(besluit.uitkomst, voorbereiding):
        verlenging = is_vg7plus_verlenging(voorbereiding.stand)
        return (kenmerken_van(besluit, vg7plus_verlenging=verlenging),)
    zwaarste: dict[Uitkomst, Besluitkenmerken] = {}
    for lid in voorbereiding.leden:
        if lid.besluit is None:
            continue
        verlenging = is_vg7plus_verlenging(lid.voorbereiding.stand)
        eigen = kenmerken_van(lid.besluit, vg7plus_verlenging=verlenging)
        eerder = zwaarste.get(eigen.uitkomst)
        zwaarste[eigen.uitkomst] = _zwaarste(eerder, eigen) if eerder else eigen
    return tuple(zwaarste.values())


def _zwaarste(een: Besluitkenmerken, ander: Besluitkenmerken) -> Besluitkenmerken:
    bedragen = [deel.jaarbedrag for deel in (een, ander) if deel.jaarbedrag is not None]
    return replace(
        een,
        jaarbedrag=max(bedragen, default=None),
        maatwerk=een.maatwerk or ander.maatwerk,
        vg7plus_verlenging=een.vg7plus_verlenging or ander.vg7plus_verlenging,
    )
