"""Which zorgkantoren are expected in a report, and how their figures come."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager

from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.domain.statistiek import Periode
from portal.monitoring.models import GELDIG, Deelnamewijze, Monitordeelnemer, Opgave
from portal.platform import clock
from portal.platform.database import db
from portal.platform.rows import een_of_404
from portal.toegang.models import Gebruiker, Organisatie


@dataclass(frozen=True, slots=True)
class Deelnemer:
    """A zorgkantoor in a period.

    A year of which a half is handed in is `opgave` too. Without an opgave on the year itself it is
    the sum of `helften`, and only where both are known.
    """

    zorgkantoor_id: uuid.UUID
    naam: str
    periode: Periode
    wijze: Deelnamewijze
    opgave: Opgave | None = None
    helften: tuple["Deelnemer", ...] = ()

    @property
    def ontbreekt(self) -> bool:
        """Say whether its figures are to be handed in and were not."""
        if self.opgave is not None:
            return False
        if self.helften:
            return any(helft.ontbreekt for helft in self.helften)
        return self.wijze is Deelnamewijze.OPGAVE

    @property
    def opmerkingen(self) -> tuple[str, ...]:
        """Give the remarks with the figures that count, each once."""
        eigen = (self.opgave.opmerking,) if self.opgave else ()
        van_helften = (tekst for helft in self.helften for tekst in helft.opmerkingen)
        return tuple(dict.fromkeys(filter(None, eigen or van_helften)))


def list_zorgkantoren(*, voor: Gebruiker | None) -> Sequence[Organisatie]:
    """List the zorgkantoren of which this user handles figures: all, or the own one.

    None is the system, which sees them all.
    """
    vraag = sa.select(Organisatie).where(*_in_zicht(voor))
    return db.session.scalars(vraag.order_by(Organisatie.naam, Organisatie.id)).all()


def list_gezegd(*, voor: Gebruiker) -> Sequence[Monitordeelnemer]:
    """List what was said about the zorgkantoren in view, with what was taken back; by name."""
    orde = (Organisatie.naam, Organisatie.id, Monitordeelnemer.van, Monitordeelnemer.op)
    return db.session.scalars(_gezegd_over(voor).order_by(*orde)).all()


def get_gezegd(deelnemer_id: uuid.UUID, *, voor: Gebruiker) -> Monitordeelnemer:
    """Give one thing that was said about a zorgkantoor.

    Raises:
        NotFound: There is none, or the zorgkantoor is not in view.
    """
    return een_of_404(_gezegd_over(voor).where(Monitordeelnemer.id == deelnemer_id))


def list_deelnemers(
    periode: Periode, *, voor: Gebruiker | None, peilmoment: datetime | None = None
) -> Sequence[Deelnemer]:
    """List who is expected in a period with the opgaven that count; by name.

    Args:
        periode: The year or half-year.
        voor: Who asks; None is the system.
        peilmoment: As known then: who was there, what was said, and opgaven; None is now.

    Bron: [processen] D4.
    """
    gezegd = _gezegd(peilmoment)
    opgaven = _laatste_opgaven(periode, peilmoment)

    def deelnemer(rij: Organisatie, deel: Periode) -> Deelnemer:
        helften = tuple(deelnemer(rij, helft) for helft in deel.helften)
        wijzen = {helft.wijze for helft in helften} or {
            _wijze(gezegd[rij.id], clock.local_day(rij.aangemaakt_op), deel)
        }
        wijze = _samen(*wijzen)
        opgave = opgaven.get((rij.id, str(deel))) if wijze is Deelnamewijze.OPGAVE else None
        return Deelnemer(rij.id, rij.naam, deel, wijze, opgave, helften)

    return [
        deelnemer(rij, periode)
        for rij in list_zorgkantoren(voor=voor)
        if peilmoment is None or rij.aangemaakt_op <= peilmoment
    ]


def _in_zicht(voor: Gebruiker | None) -> Sequence[sa.ColumnElement[bool]]:
    zorgkantoor = Organisatie.soort == OrganisatieSoort.ZORGKANTOOR
    if voor is None or Rol.MONITORBEHEERDER in voor.rol_set:
        return (zorgkantoor,)
    return (zorgkantoor, Organisatie.id == voor.organisatie_id)


def _gezegd_over(voor: Gebruiker) -> sa.Select[Monitordeelnemer]:
    return (
        sa.select(Monitordeelnemer)
        .join(Monitordeelnemer.zorgkantoor)
        .options(contains_eager(Monitordeelnemer.zorgkantoor))
        .where(*_in_zicht(voor))
    )


def _gezegd(peilmoment: datetime | None) -> Mapping[uuid.UUID, Sequence[Monitordeelnemer]]:
    """Give per zorgkantoor what was said about it, in the order of the days."""
    rijen: dict[uuid.UUID, list[Monitordeelnemer]] = defaultdict(list)
    vraag = sa.select(Monitordeelnemer).order_by(Monitordeelnemer.van)
    if peilmoment is None:
        vraag = vraag.where(GELDIG)
    else:
        later = Monitordeelnemer.ingetrokken_op > peilmoment
        vraag = vraag.where(Monitordeelnemer.op <= peilmoment, sa.or_(GELDIG, later))
    for rij in db.session.scalars(vraag):
        rijen[rij.zorgkantoor_id].append(rij)
    return rijen


def _wijze(gezegd: Sequence[Monitordeelnemer], sinds: date, helft: Periode) -> Deelnamewijze:
    """Give how the figures of a half-year come: what the portal counts in part is handed in.

    Where nothing was said, the portal counts: no half of which the zorgkantoor was not in it from
    the first day on, and nothing before the day of which it was said that the counting begins.
    """
    begint_later = bool(gezegd) and gezegd[0].wijze is Deelnamewijze.PORTAAL
    niet_geteld = begint_later or sinds > helft.eerste
    wijzen = [Deelnamewijze.OPGAVE if niet_geteld else Deelnamewijze.PORTAAL]
    wijzen += [rij.wijze for rij in gezegd if rij.van <= helft.eerste]
    tijdens = [rij.wijze for rij in gezegd if helft.eerste < rij.van <= helft.laatste]
    return _samen(wijzen[-1], *tijdens)


def _samen(*wijzen: Deelnamewijze) -> Deelnamewijze:
    """Give how a whole comes of which these are the parts."""
    return Deelnamewijze.OPGAVE if Deelnamewijze.OPGAVE in wijzen else Deelnamewijze.PORTAAL


def _laatste_opgaven(
    periode: Periode, peilmoment: datetime | None
) -> Mapping[tuple[uuid.UUID, str], Opgave]:
    namen = [str(deel) for deel in (periode, *periode.helften)]
    vraag = sa.select(Opgave).where(Opgave.periode.in_(namen)).order_by(Opgave.nr)
    if peilmoment is not None:
        vraag = vraag.where(Opgave.op <= peilmoment)
    return {(rij.zorgkantoor_id, rij.periode): rij for rij in db.session.scalars(vraag)}
