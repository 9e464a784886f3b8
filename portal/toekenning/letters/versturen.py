"""Write a letter about a toekenning, set it, and keep it with what it tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from portal.beoordeling.actions.vaststellen import bepaal_bezwaar_tot
from portal.beoordeling.letters.besluit import SJABLOON
from portal.platform import clock
from portal.platform.pdf import Document, maak_brief
from portal.toekenning.actions.brieven import Brief, bewaar_brief
from portal.toekenning.letters.opbouw import Verzending
from portal.toekenning.queries.briefbronnen import Briefbron, lees_briefbron

if TYPE_CHECKING:
    from datetime import datetime

    from portal.beoordeling.models import Toekenning
    from portal.toegang.models import Gebruiker
    from portal.toekenning.models import Toekenningsbrief

Schrijver = Callable[[Briefbron, Verzending], Document]


def verstuur(
    toekenning: Toekenning,
    soort: str,
    schrijf: Schrijver,
    *,
    functie: str,
    door: Gebruiker,
    op: datetime,
) -> Toekenningsbrief:
    """Send a besluit on a toekenning today.

    Args:
        toekenning: The one it is about.
        soort: Kind of letter.
        schrijf: Writes its content.
        functie: Functietitel under which it is signed.
        door: Who signs.
        op: The moment, UTC.

    Raises:
        DomeinFout: `briefhoofd_ontbreekt`, `brief_onvolledig` or `bsn_in_brief`.
    """
    dag = clock.local_day(op)
    bron = lees_briefbron(toekenning, dag=dag)
    verzending = Verzending(
        ondertekenaar=(door.naam, functie), verzonden=dag, bezwaar_tot=bepaal_bezwaar_tot(dag)
    )
    brief = Brief(
        soort=soort,
        nr=bron.nr,
        gemaakt=maak_brief(schrijf(bron, verzending), SJABLOON),
        verzonden=dag,
        bezwaar_tot=verzending.bezwaar_tot,
    )
    return bewaar_brief(toekenning, brief, door=door, op=op)
