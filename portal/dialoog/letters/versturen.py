"""Write a letter about a dialoog, set it, and keep its bytes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import reportlab

from portal.dialoog.actions.brieven import bewaar_brief
from portal.dialoog.letters import uitnodiging, verslag
from portal.dialoog.models import Dialoogbrief
from portal.dialoog.queries.brieven import volgend_nr
from portal.dialoog.queries.context import find_spiegeljaar
from portal.dialoog.queries.deelnemers import list_deelnemers
from portal.dialoog.queries.verslag import find_plan
from portal.dialoog.queries.vorige import list_vorige
from portal.platform import clock
from portal.platform.pdf import canonieke_json, maak_pdf

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
    """
    bron = uitnodiging.Uitnodiging(
        dialoog=dialoog,
        deelnemers=list_deelnemers(dialoog),
        vorige=list_vorige(dialoog),
        spiegeljaar=find_spiegeljaar(dialoog),
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
    inhoud, pdf = canonieke_json(document), maak_pdf(document)
    return bewaar_brief(
        Dialoogbrief(
            dialoog=dialoog,
            nr=volgend_nr(dialoog),
            soort=soort,
            dag=clock.local_day(op),
            brief=inhoud,
            brief_sha256=hashlib.sha256(inhoud).hexdigest(),
            pdf=pdf,
            pdf_sha256=hashlib.sha256(pdf).hexdigest(),
            sjabloonversie=f"{SJABLOON}/reportlab-{reportlab.__version__}",
            door_id=door.id if door else None,
            op=op,
        )
    )
