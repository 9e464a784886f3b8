"""Finish a traject with everything that follows from it, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from portal.beoordeling.letters.volledig import bevat_bsn
from portal.domain.fouten import DomeinFout
from portal.ontwikkeltraject.actions.beurten import vernieuw_beurten_van
from portal.ontwikkeltraject.actions.einde import rond_traject_af
from portal.ontwikkeltraject.actions.melden import meld_leesbaar
from portal.ontwikkeltraject.letters.leesbaar import schrijf_leesbaar
from portal.ontwikkeltraject.letters.verslag import schrijf_verslag
from portal.ontwikkeltraject.models import Traject, Trajectverslag
from portal.platform import audit, clock
from portal.platform.database import db
from portal.platform.pdf import maak_brief
from portal.toegang.audit import audit_regel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from portal.clienten.models import Client
    from portal.platform.pdf import Document
    from portal.toegang.models import Gebruiker

VERSLAG, LEESBAAR = "B16", "B19"
SJABLOON = "traject-1"
GEMAAKT = "traject.verslag_gemaakt"


@dataclass(frozen=True, slots=True)
class _Geschreven:
    soort: str
    document: Document
    client: Client | None = None


def rond_af(traject: Traject, *, door: Gebruiker, op: datetime) -> Sequence[Trajectverslag]:
    """Finish a traject, make its reports, and renew when its clients are due.

    Returns:
        The B16, and a B19 for each client for whom it counts.

    Raises:
        DomeinFout: As `rond_traject_af`, or `bsn_in_brief`.

    Bron: [processen] G3 and G4; [brieven] B16 and B19.
    """
    dag = clock.local_day(op)
    clienten = rond_traject_af(traject, door=door, op=op)
    nummers = count(1)
    verslagen = [
        _bewaar(traject, next(nummers), stuk, door=door, op=op)
        for stuk in _schrijf(traject, clienten, cce=door.organisatie.naam, dag=dag)
    ]
    vernieuw_beurten_van([client.id for client in clienten], dag)
    meld_leesbaar(traject, op=op)
    return verslagen


def _schrijf(
    traject: Traject, clienten: Sequence[Client], *, cce: str, dag: date
) -> Iterator[_Geschreven]:
    yield _Geschreven(VERSLAG, schrijf_verslag(traject, cce=cce, dag=dag))
    for client in clienten:
        leesbaar = schrijf_leesbaar(traject, client, cce=cce, dag=dag)
        yield _Geschreven(LEESBAAR, leesbaar, client)


def _bewaar(
    traject: Traject, nr: int, stuk: _Geschreven, *, door: Gebruiker, op: datetime
) -> Trajectverslag:
    if bevat_bsn(stuk.document):
        raise DomeinFout("bsn_in_brief")
    gemaakt, client_id = (
        maak_brief(stuk.document, SJABLOON),
        stuk.client.id if stuk.client else None,
    )
    rij = Trajectverslag(
        traject=traject,
        nr=nr,
        soort=stuk.soort,
        client_id=client_id,
        dag=stuk.document.datum,
        brief=gemaakt.inhoud,
        brief_sha256=gemaakt.inhoud_sha256,
        pdf=gemaakt.pdf,
        pdf_sha256=gemaakt.pdf_sha256,
        sjabloonversie=gemaakt.sjabloonversie,
        door_id=door.id,
        op=op,
    )
    db.session.add(rij)
    db.session.flush()
    audit.leg_vast(
        audit_regel(GEMAAKT, door=door, over=rij, client_id=client_id, kenmerk=stuk.soort.lower())
    )
    return rij
