"""Which figures are asked for, and the tenancy that every count of them carries."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.vormen import heeft_vorm
from portal.beoordeling.models import Toekenning
from portal.clienten.vormen import opgeslagen
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.domain.statistiek import Periode
from portal.monitoring.models import Afdoening
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde, bepaal_bereik, beperkt_tot
from portal.toegang.models import Gebruiker, Regio


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
        delen.append(_van_vorm(soort, keuze.leveringsvorm))
    return sa.and_(*delen)


def _van_vorm(soort: type[Aanvraag] | type[Afdoening] | type[Toekenning], vorm: str) -> Voorwaarde:
    """Give the condition of a leveringsvorm; a group has those of its clients."""
    return heeft_vorm(vorm) if soort is Aanvraag else soort.leveringsvorm == opgeslagen(vorm)
