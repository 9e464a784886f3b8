"""Which figures are asked for, and the tenancy that every count of them carries."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Toekenning
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.domain.statistiek import Periode
from portal.monitoring.models import Afdoening
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde, bepaal_bereik, beperkt_tot
from portal.toegang.models import Gebruiker, Regio

ONBEKEND = "onbekend"
"""A leveringsvorm that is not known is stored as an empty text."""
JAREN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Sturingkeuze:
    """The filters of the page.

    Attributes:
        regio: None for all regions in view.
        leveringsvorm: A code or `onbekend`; empty for all.
        per_kwartaal: Lead times per quarter, else per month.
        periode: Over which outcomes are counted.
    """

    periode: Periode
    regio: uuid.UUID | None = None
    leveringsvorm: str = ""
    per_kwartaal: bool = field(default=False)


def list_regios(*, voor: Gebruiker) -> Sequence[tuple[uuid.UUID, str]]:
    """Give the regions in view of a user of a zorgkantoor, by name."""
    bereik = bepaal_bereik(voor)
    vraag = sa.select(Regio.id, Regio.naam).where(
        Regio.zorgkantoor_id == bereik.organisatie_id, beperkt_tot(Regio.id, bereik.regios)
    )
    return [(rij.id, rij.naam) for rij in db.session.execute(vraag.order_by(Regio.naam))]


def list_periodes(op: date) -> Sequence[Periode]:
    """Give the years and halves to choose from, the newest first."""
    jaren = [Periode(op.year - nr) for nr in range(JAREN)]
    alle = [deel for jaar in jaren for deel in (jaar, *reversed(jaar.helften))]
    return [periode for periode in alle if periode.eerste <= op]


def in_keuze(
    soort: type[Aanvraag] | type[Afdoening] | type[Toekenning],
    keuze: Sturingkeuze,
    voor: Gebruiker,
) -> Voorwaarde:
    """Give the condition that a row is of the own zorgkantoor, in view, and chosen."""
    bereik = bepaal_bereik(voor)
    if bereik.soort is not OrganisatieSoort.ZORGKANTOOR:
        return sa.false()
    delen: list[Voorwaarde] = [
        soort.zorgkantoor_id == bereik.organisatie_id,
        beperkt_tot(soort.regio_id, bereik.regios),
    ]
    if keuze.regio is not None:
        delen.append(soort.regio_id == keuze.regio)
    if keuze.leveringsvorm:
        vorm = "" if keuze.leveringsvorm == ONBEKEND else keuze.leveringsvorm
        delen.append(_van_vorm(soort, vorm))
    return sa.and_(*delen)


def _van_vorm(soort: type[Aanvraag] | type[Afdoening] | type[Toekenning], vorm: str) -> Voorwaarde:
    """Give the condition of a leveringsvorm; a group has those of its clients."""
    if soort is not Aanvraag:
        return soort.leveringsvorm == vorm
    lid = aliased(Aanvraag)
    van_lid = sa.exists().where(lid.groepsaanvraag_id == Aanvraag.id, lid.leveringsvorm == vorm)
    zonder_groep = sa.and_(Aanvraag.client_id.is_not(None), Aanvraag.leveringsvorm == vorm)
    return sa.or_(zonder_groep, sa.and_(Aanvraag.client_id.is_(None), van_lid))
