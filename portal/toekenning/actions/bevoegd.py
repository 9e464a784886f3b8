"""Who may fix what happens to a toekenning: role, mandaat and, where it is asked, a teamleider."""

import uuid
from collections.abc import Collection
from datetime import datetime
from decimal import Decimal

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.vier_ogen import list_mandaten, regels_van
from portal.domain.bevoegdheid import (
    Besluitkenmerken,
    Vaststelling,
    controleer_vaststelling,
    mandaat_dekt,
)
from portal.domain.fouten import DomeinFout
from portal.domain.uitkomst import Uitkomst
from portal.domain.waarden import Euro
from portal.platform import clock
from portal.toegang.models import Gebruiker

CENT = 100


def eis_mandaat(
    toekenning: Toekenning,
    *,
    door: Gebruiker,
    op: datetime,
    betrokkenen: Collection[uuid.UUID] = (),
) -> str:
    """Check that somebody may fix a besluit on a toekenning, as on the besluit that granted it.

    Args:
        toekenning: The one that begins, or that changes.
        door: Who fixes it, of its zorgkantoor.
        op: The moment, UTC.
        betrokkenen: Who prepared it; not the second person where one is asked.

    Returns:
        The functietitel under which this user signs.

    Raises:
        DomeinFout: `mandaat_ontbreekt`; `teamleider_tekent` where a second person is needed and
            this user is no teamleider, or `zelf_betrokken`.

    Bron: [procedure] §2.3.
    """
    cent, dag = toekenning.jaarbedrag_100_cent, clock.local_day(op)
    kenmerken = Besluitkenmerken(
        uitkomst=Uitkomst.TOEKENNEN,
        jaarbedrag=None if cent is None else Euro(Decimal(cent) / CENT),
        maatwerk=toekenning.maatwerk,
    )
    mandaten = list_mandaten(door.id)
    vaststelling = Vaststelling(
        door=door.id,
        rollen=door.rol_set,
        mandaten=[mandaat for mandaat, _ in mandaten],
        betrokkenen=betrokkenen,
        besluit=kenmerken,
        dag=dag,
    )
    try:
        controleer_vaststelling(vaststelling, regels_van(toekenning.zorgkantoor_id, dag))
    except DomeinFout as fout:
        if fout.code == "vier_ogen_vereist":
            raise DomeinFout("teamleider_tekent") from fout
        raise
    return next(
        titel
        for mandaat, titel in mandaten
        if mandaat_dekt([mandaat], kenmerken.uitkomst, kenmerken.jaarbedrag, dag)
    )
