"""Write a letter about a dialoog, set it, and keep its bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.beoordeling.letters.volledig import bevat_bsn
from portal.dialoog.actions.brieven import bewaar_brief
from portal.dialoog.letters import uitnodiging, verslag
from portal.dialoog.models import Dialoogbrief
from portal.dialoog.queries.context import find_spiegeljaar
from portal.dialoog.queries.deelnemers import list_deelnemers
from portal.dialoog.queries.verslag import find_plan
from portal.dialoog.queries.vorige import list_vorige
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.pdf import maak_brief
from portal.platform.rows import volgend_nr

if TYPE_CHECKING:
    from datetime import date, datetime

    from portal.dialoog.models import Dialoog
    from portal.platform.pdf import Document
    from portal.toegang.models import Gebruiker

SJABLOON = "dialoog-1"


def verstuur_uitnodiging(
    dialoog: Dialoog, *, was: date | None, door: Gebruiker, op: datetime
) -> Dialoogbrief:
    """Send the invitation to a dialoog as it is planned now.

    Args:
        dialoog: The dialoog.
        was: The day that it takes the place of; None for a first invitation.
        door: Who invites.
        op: The moment, UTC.

    Raises:
        DomeinFout: `bsn_in_brief`.
    """
    bron = uitnodiging.Uitnodiging(
        dialoog=dialoog,
        deelnemers=list_deelnemers(dialoog),
        vorige=list_vorige(dialoog),
        spiegeljaar=find_spiegeljaar(dialoog.jaar),
        was=was,
        door=door,
    )
    document = uitnodiging.schrijf_uitnodiging(bron, dag=clock.local_day(op))
    return _bewaar(dialoog, uitnodiging.SOORT, document, door, op)


def verstuur_verslag(dialoog: Dialoog, *, door: Gebruiker | None, op: datetime) -> Dialoogbrief:
    """Keep the verslag of a dialoog that is ready.

    Args:
        dialoog: The dialoog.
        door: Whose akkoord made it ready; None: the time to answer was over.
        op: The moment, UTC.

    Raises:
        DomeinFout: `bsn_in_brief`.
    """
    bron = verslag.Verslagbron(
        dialoog=dialoog,
        deelnemers=list_deelnemers(dialoog),
        vorige=list_vorige(dialoog),
        plan=find_plan(dialoog),
    )
    document = verslag.schrijf_verslag(bron, dag=clock.local_day(op))
    return _bewaar(dialoog, verslag.SOORT, document, door, op)


def _bewaar(
    dialoog: Dialoog, soort: str, document: Document, door: Gebruiker | None, op: datetime
) -> Dialoogbrief:
    if bevat_bsn(document):
        raise DomeinFout("bsn_in_brief")
    gemaakt = maak_brief(document, SJABLOON)
    return bewaar_brief(
        Dialoogbrief(
            dialoog=dialoog,
            nr=volgend_nr(Dialoogbrief.nr, Dialoogbrief.dialoog_id == dialoog.id),
            soort=soort,
            dag=clock.local_day(op),
            brief=gemaakt.inhoud,
            brief_sha256=gemaakt.inhoud_sha256,
            pdf=gemaakt.pdf,
            pdf_sha256=gemaakt.pdf_sha256,
            sjabloonversie=gemaakt.sjabloonversie,
            door_id=door.id if door else None,
            op=op,
        )
    )
