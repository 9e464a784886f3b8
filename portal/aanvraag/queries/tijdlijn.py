"""What happened to an aanvraag, as one side may read it: newest first, with who did it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Gebeurtenis
from portal.aanvraag.queries.verloop import PER_CLIENT
from portal.domain.bevoegdheid import Rol, Uitkomst
from portal.domain.procedure import GebeurtenisSoort, Publiek
from portal.platform.database import db
from portal.toegang.models import Gebruiker

_S = GebeurtenisSoort

ALLEEN_AANBIEDER = frozenset(
    {
        _S.GESTART,
        _S.CHECK_DOORLOPEN,
        _S.INTERN_AFGEWEZEN,
        _S.HEROPEND,
        _S.ONDERTEKEND,
        _S.ONDERTEKENING_INGETROKKEN,
        _S.VERVALLEN,
    }
)
"""What the aanbieder does by itself; the zorgkantoor sees what was submitted."""
ALLEEN_ZORGKANTOOR = frozenset(
    {
        _S.TOEGEWEZEN,
        _S.BESLUIT_VOORBEREID,
        _S.BESLUIT_TERUGGENOMEN,
        _S.AANGEBODEN,
        _S.TERUGGESTUURD,
        _S.HERSTELBESLUIT_VOORBEREID,
    }
)
"""The aanbieder never sees that a besluit is being prepared or checked."""
VERBORGEN = {Publiek.AANBIEDER: ALLEEN_ZORGKANTOOR, Publiek.ZORGKANTOOR: ALLEEN_AANBIEDER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorval:
    """One event as the timeline shows it.

    Attributes:
        wie: Who did it; None for the system itself.
        rol: In which role; None for the system itself.
        uitkomst: Outcome that the event names, if any.
        versie: Number of the version that was submitted, if any.
        dagen: Days that the event names, by key.
    """

    nr: int
    soort: GebeurtenisSoort
    op: datetime
    wie: Gebruiker | None
    rol: Rol | None
    uitkomst: Uitkomst | None
    versie: int | None
    dagen: dict[str, date]


def list_voorvallen(aanvraag: Aanvraag, *, publiek: Publiek) -> Sequence[Voorval]:
    """List the events of an aanvraag in view that one side may see, newest first.

    What happened to a group happened to each of its clients, but for the besluit that each of
    them gets apart. Two queries, whatever the number of events.
    """
    verborgen = [soort.value for soort in VERBORGEN[publiek]]
    alle = db.session.scalars(
        sa.select(Gebeurtenis)
        .where(
            Gebeurtenis.aanvraag_id.in_((aanvraag.id, aanvraag.geheel_id)),
            Gebeurtenis.soort.not_in(verborgen),
        )
        .order_by(Gebeurtenis.op.desc(), Gebeurtenis.nr.desc())
    )
    rijen = [
        rij
        for rij in alle
        if rij.aanvraag_id == aanvraag.id
        or geldt_voor_leden(rij)
        or rij.gegevens.get("lid") == str(aanvraag.id)
    ]
    mensen = _mensen({rij.door_id for rij in rijen if rij.door_id is not None})
    return [_voorval(rij, mensen) for rij in rijen]


def geldt_voor_leden(rij: Gebeurtenis) -> bool:
    """Say whether an event of a group counts for its clients: not the besluit on each of them."""
    if rij.soort == GebeurtenisSoort.BESLUIT_NA_BEZWAAR:
        return False
    return rij.soort != GebeurtenisSoort.VASTGESTELD or rij.gegevens.get("uitkomst") not in {
        uitkomst.value for uitkomst in PER_CLIENT
    }


def _mensen(ids: set[uuid.UUID]) -> dict[uuid.UUID, Gebruiker]:
    vraag = sa.select(Gebruiker).where(Gebruiker.id.in_(ids))
    return {rij.id: rij for rij in db.session.scalars(vraag)}


def _voorval(rij: Gebeurtenis, mensen: dict[uuid.UUID, Gebruiker]) -> Voorval:
    gegevens = rij.gegevens
    uitkomst, versie = gegevens.get("uitkomst"), gegevens.get("versie")
    return Voorval(
        nr=rij.nr,
        soort=GebeurtenisSoort(rij.soort),
        op=rij.op,
        wie=mensen[rij.door_id] if rij.door_id is not None else None,
        rol=Rol(rij.rol) if rij.door_id is not None else None,
        uitkomst=Uitkomst(str(uitkomst)) if uitkomst is not None else None,
        versie=versie if isinstance(versie, int) else None,
        dagen=_dagen(gegevens),
    )


def _dagen(gegevens: dict[str, object]) -> dict[str, date]:
    sleutels = ("hersteldatum", "antwoorddatum", "nieuwe_datum", "van", "tot_en_met")
    return {naam: date.fromisoformat(str(gegevens[naam])) for naam in sleutels if naam in gegevens}
