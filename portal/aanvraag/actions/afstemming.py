"""Record how the aanvraag was discussed, and what is declared with it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from portal.aanvraag.actions.antwoorden import vergrendel
from portal.aanvraag.actions.bewerken import bewerk
from portal.aanvraag.models import Aanvraag, Afstemming, Verklaring
from portal.aanvraag.queries.stand import verklaringen_van
from portal.aanvraag.queries.stand.indiening import DATUM_VAN
from portal.aanvraag.queries.taken import AFSTEMMING, VERKLARINGEN
from portal.domain.bevoegdheid import DRIEHOEK
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.database import db
from portal.platform.framework_data import get_verklaringen
from portal.toegang.models import Gebruiker
from portal.toegang.rolnamen import rolnaam


@dataclass(frozen=True, slots=True, kw_only=True)
class Gesprek:
    """The talk with the client or the vertegenwoordiger; each part may still be empty."""

    met_wie: str
    hoe: str
    datum: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verklaard:
    """What a page of declarations posts.

    Attributes:
        getoond: Declarations that were ticked when the page was shown.
        aangevinkt: Declarations that are ticked now.
        datums: Day of the paper, by declaration that speaks of one.
    """

    getoond: Collection[str]
    aangevinkt: Collection[str]
    datums: Mapping[str, date | None]


def bewaar_afstemming(
    aanvraag: Aanvraag, gesprek: Gesprek, versie: int, *, door: Gebruiker, op: datetime
) -> None:
    """Write with whom, how and when the aanvraag was discussed.

    Raises:
        DomeinFout: `verouderd`, `datum_in_toekomst`, or as `bewerk`.
    """
    rij = _vergrendeld(aanvraag, versie, door)
    _eis_niet_later(gesprek.datum, "datum", op)
    rij.met_wie, rij.hoe, rij.datum = gesprek.met_wie.strip(), gesprek.hoe.strip(), gesprek.datum
    bewerk(aanvraag, AFSTEMMING, door=door, op=op)


def bewaar_verklaringen(
    aanvraag: Aanvraag, verklaard: Verklaard, versie: int, *, door: Gebruiker, op: datetime
) -> None:
    """Tick and untick what changed, and keep the days of the papers.

    Raises:
        DomeinFout: `verouderd`, `datum_in_toekomst`, or as `bewerk`.
    """
    rij = _vergrendeld(aanvraag, versie, door)
    for verklaring_id, datum in verklaard.datums.items():
        _eis_niet_later(datum, f"{verklaring_id}-datum", op)
        setattr(rij, DATUM_VAN[verklaring_id], datum)
    weg = set(verklaard.getoond) - set(verklaard.aangevinkt)
    _wis(aanvraag, weg)
    nieuw = set(verklaard.aangevinkt) - set(verklaard.getoond)
    _vink_aan(aanvraag, nieuw, door, op)
    bewerk(aanvraag, VERKLARINGEN, door=door, op=op)


def vraag_verklaringen_opnieuw(aanvraag: Aanvraag) -> None:
    """Forget every declaration, for bijstellen; the day of the machtiging stays.

    In a group also those of every client.
    """
    for deel in (aanvraag, *aanvraag.leden):
        _wis(deel, None)
        rij = _find(deel)
        if rij is not None:
            rij.getekend_datum = None


def _vergrendeld(aanvraag: Aanvraag, versie: int, door: Gebruiker) -> Afstemming:
    vergrendel(aanvraag, door=door)
    rij = _find(aanvraag)
    if versie != (rij.versie if rij is not None else 0):
        raise DomeinFout("verouderd")
    if rij is None:
        rij = Afstemming(aanvraag_id=aanvraag.id, met_wie="", hoe="")
        db.session.add(rij)
    return rij


def _find(aanvraag: Aanvraag) -> Afstemming | None:
    vraag = sa.select(Afstemming).where(Afstemming.aanvraag_id == aanvraag.id)
    return db.session.scalar(vraag.execution_options(populate_existing=True))


def _eis_niet_later(datum: date | None, veld: str, op: datetime) -> None:
    if datum is not None and datum > clock.local_day(op):
        raise DomeinFout("datum_in_toekomst", veld=veld)


def _wis(aanvraag: Aanvraag, ids: Collection[str] | None) -> None:
    """Remove declarations; None removes all."""
    weg = sa.delete(Verklaring).where(Verklaring.aanvraag_id == aanvraag.id)
    if ids is not None:
        weg = weg.where(Verklaring.verklaring_id.in_(sorted(ids)))
    db.session.execute(weg)


def _vink_aan(aanvraag: Aanvraag, ids: Collection[str], door: Gebruiker, op: datetime) -> None:
    teksten = get_verklaringen(op=clock.local_day(op))
    bestaand = set(
        db.session.scalars(
            sa.select(Verklaring.verklaring_id).where(Verklaring.aanvraag_id == aanvraag.id)
        )
    )
    for verklaring in verklaringen_van(teksten, aanvraag):
        if verklaring.id in ids and verklaring.id not in bestaand:
            rij = Verklaring(
                aanvraag_id=aanvraag.id,
                verklaring_id=verklaring.id,
                tekstversie=teksten.versie,
                door_id=door.id,
                functie=door.functietitel or _rol(door),
                op=op,
            )
            db.session.add(rij)


def _rol(door: Gebruiker) -> str:
    return next(rolnaam(rol) for rol in DRIEHOEK if rol in door.rol_set)
