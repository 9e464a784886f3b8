"""Count everything of the report, grouped in the database."""

from collections import Counter
from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, AanvraagVersie, Gebeurtenis
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.doorlooptijden import GEHEEL
from portal.domain.procedure import GebeurtenisSoort
from portal.domain.uitkomst import Uitkomst
from portal.monitoring.models import Signaalmelding
from portal.monitoring.queries.definities import SIGNALEN, Definities
from portal.monitoring.queries.tellen.bezwaren import tel_bezwaren
from portal.monitoring.queries.tellen.raam import Groeprij, Telraam, Telsleutel
from portal.monitoring.queries.tellen.stroom import tel_stroom
from portal.platform.database import db


def tel_halfjaren(
    ramen: Iterable[Telraam], definities: Definities
) -> Mapping[str, Counter[Telsleutel]]:
    """Count per period, as known at the peilmoment; the same moment gives the same counts.

    Args:
        ramen: What to count; no two of the same period.
        definities: Which leveringsvorm belongs to which group.

    Returns:
        By period, how many of each measure; what is not there is 0.

    Bron: [processen] D1 and D2.
    """
    return {str(raam.periode): _tel(raam, definities) for raam in ramen}


def _tel(raam: Telraam, definities: Definities) -> Counter[Telsleutel]:
    geteld: Counter[Telsleutel] = Counter()
    for deel in (_ingediend, _besluiten, _signalen):
        for kantoor, vorm, maat, aantal in deel(raam):
            geteld[definities.groep_van(vorm), kantoor, maat] += aantal
    return geteld + tel_bezwaren(raam, definities) + tel_stroom(raam, definities)


def _ingediend(raam: Telraam) -> Iterable[Groeprij]:
    """Count what was submitted, by what the client had then: a next version moves it nowhere."""
    toen = sa.func.coalesce(AanvraagVersie.leveringsvorm, Aanvraag.leveringsvorm)
    eerste = sa.and_(AanvraagVersie.aanvraag_id == Aanvraag.id, AanvraagVersie.nr == 1)
    vraag = (
        sa.select(Aanvraag.zorgkantoor_id, toen, sa.func.count())
        .join(Gebeurtenis, Gebeurtenis.aanvraag_id == GEHEEL)
        .outerjoin(AanvraagVersie, eerste)
        .where(
            Aanvraag.client_id.is_not(None),
            raam.op_moment(Aanvraag.ontvangen_op),
            Gebeurtenis.soort == GebeurtenisSoort.INGEDIEND.value,
            Gebeurtenis.op <= raam.peilmoment,
            *raam.van_kantoor(Aanvraag.zorgkantoor_id),
        )
        .group_by(Aanvraag.zorgkantoor_id, toen)
    )
    for kantoor, vorm, aantal in db.session.execute(vraag):
        yield kantoor, vorm, "ingediend", aantal


def _besluiten(raam: Telraam) -> Iterable[Groeprij]:
    """Count first besluiten on the content, not what repairs or replaces one."""
    volledig = sa.and_(Besluit.uitkomst == Uitkomst.TOEKENNEN, sa.not_(Besluit.deels))
    maat = sa.case((volledig, "volledig"), else_="deels")
    groep = (Aanvraag.zorgkantoor_id, Aanvraag.leveringsvorm, maat)
    vraag = (
        sa.select(*groep, sa.func.count())
        .select_from(Besluit)
        .join(Aanvraag, Aanvraag.id == Besluit.aanvraag_id)
        .where(
            Aanvraag.client_id.is_not(None),
            Besluit.herstelt_id.is_(None),
            sa.not_(Besluit.na_bezwaar),
            Besluit.uitkomst.in_((Uitkomst.TOEKENNEN, Uitkomst.AFWIJZEN)),
            raam.op_moment(Besluit.vastgesteld_op),
            *raam.van_kantoor(Aanvraag.zorgkantoor_id),
        )
        .group_by(*groep)
    )
    for rij in db.session.execute(vraag):
        yield rij[0], rij[1], rij[2], rij[3]


def _signalen(raam: Telraam) -> Iterable[Groeprij]:
    """Count signalen, together and per theme."""
    groep = (Signaalmelding.zorgkantoor_id, Signaalmelding.leveringsvorm, Signaalmelding.thema)
    vraag = (
        sa.select(*groep, sa.func.count())
        .where(
            Signaalmelding.dag.between(raam.periode.eerste, raam.periode.laatste),
            Signaalmelding.op <= raam.peilmoment,
            *raam.van_kantoor(Signaalmelding.zorgkantoor_id),
        )
        .group_by(*groep)
    )
    for kantoor, vorm, thema, aantal in db.session.execute(vraag):
        yield kantoor, vorm, SIGNALEN, aantal
        yield kantoor, vorm, f"{SIGNALEN}:{thema}", aantal
