"""Write a letter about a bezwaar, set it, and keep it with what it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.beoordeling.letters.besluit import SJABLOON
from portal.bezwaar.actions.brieven import Brief, bewaar_brief
from portal.bezwaar.letters.opbouw import Inhoud, maak_document
from portal.bezwaar.queries.briefbronnen import Briefbron, lees_briefbron
from portal.platform import clock
from portal.platform.pdf import maak_brief

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from portal.bezwaar.models import Bezwaar, Bezwaarbrief
    from portal.toegang.models import Gebruiker


def verstuur(
    bezwaar: Bezwaar, schrijf: Callable[[Briefbron], Inhoud], *, door: Gebruiker, op: datetime
) -> Bezwaarbrief:
    """Send a letter about a bezwaar today.

    Args:
        bezwaar: The one it is about.
        schrijf: Writes its content from what the letter is gathered from.
        door: Who signs.
        op: The moment, UTC.

    Raises:
        DomeinFout: `briefhoofd_ontbreekt` or `bsn_in_brief`.
    """
    dag = clock.local_day(op)
    bron = lees_briefbron(bezwaar, dag=dag)
    inhoud = schrijf(bron)
    document = maak_document(bron, inhoud, ondertekenaar=(door.naam, door.functietitel), dag=dag)
    brief = Brief(
        soort=inhoud.soort, nr=bron.nr, gemaakt=maak_brief(document, SJABLOON), verzonden=dag
    )
    return bewaar_brief(bezwaar, brief, door=door, op=op)
