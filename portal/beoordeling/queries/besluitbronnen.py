"""Rows beside the toetsing that the letter of a besluit is gathered from."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.clienten.models import Vertegenwoordiger
from portal.domain.fouten import DomeinFout
from portal.platform.database import db
from portal.toegang.instellingen import get_ja_nee
from portal.toegang.models import Briefhoofd, Locatie
from portal.toegang.queries import find_briefhoofd


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefbronnen:
    """Sender, place, and who speaks for the client."""

    briefhoofd: Briefhoofd
    locatie: Locatie
    vertegenwoordiger: Vertegenwoordiger | None
    bijstellen_is_besluit: bool


def lees_briefbronnen(aanvraag: Aanvraag, op: date) -> Briefbronnen:
    """Read what a letter needs.

    Raises:
        DomeinFout: `briefhoofd_ontbreekt` while the beheerder has not filled it in.
    """
    briefhoofd = find_briefhoofd(aanvraag.zorgkantoor_id)
    if briefhoofd is None:
        raise DomeinFout("briefhoofd_ontbreekt")
    return Briefbronnen(
        briefhoofd=briefhoofd,
        locatie=aanvraag.locatie,
        vertegenwoordiger=_vertegenwoordiger(aanvraag, op),
        bijstellen_is_besluit=get_ja_nee("bijstellen_is_besluit", aanvraag.zorgkantoor_id, op),
    )


def _vertegenwoordiger(aanvraag: Aanvraag, op: date) -> Vertegenwoordiger | None:
    """Give who speaks for the client on a day; of several the one who began last."""
    vraag = (
        sa.select(Vertegenwoordiger)
        .where(
            Vertegenwoordiger.client_id == aanvraag.client_id,
            Vertegenwoordiger.van <= op,
            sa.or_(Vertegenwoordiger.tot.is_(None), Vertegenwoordiger.tot >= op),
        )
        .order_by(Vertegenwoordiger.van.desc(), Vertegenwoordiger.id)
        .limit(1)
    )
    return db.session.scalar(vraag)
