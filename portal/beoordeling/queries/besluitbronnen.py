"""Rows beside the toetsing that the letter of a besluit is gathered from."""

import uuid
from collections.abc import Mapping, Sequence
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


def lees_alle_briefbronnen(
    aanvragen: Sequence[Aanvraag], op: date
) -> Mapping[uuid.UUID, Briefbronnen]:
    """Read what the letters on some aanvragen of one place need, by aanvraag; few queries for all.

    Raises:
        DomeinFout: `briefhoofd_ontbreekt` while the beheerder has not filled it in.
    """
    eerste = aanvragen[0]
    briefhoofd = find_briefhoofd(eerste.zorgkantoor_id)
    if briefhoofd is None:
        raise DomeinFout("briefhoofd_ontbreekt")
    is_besluit = get_ja_nee("bijstellen_is_besluit", eerste.zorgkantoor_id, op)
    wie = _vertegenwoordigers([deel.client_id for deel in aanvragen if deel.client_id], op)
    return {
        aanvraag.id: Briefbronnen(
            briefhoofd=briefhoofd,
            locatie=eerste.locatie,
            vertegenwoordiger=wie.get(aanvraag.client_id) if aanvraag.client_id else None,
            bijstellen_is_besluit=is_besluit,
        )
        for aanvraag in aanvragen
    }


def _vertegenwoordigers(
    client_ids: Sequence[uuid.UUID], op: date
) -> Mapping[uuid.UUID, Vertegenwoordiger]:
    """Give who speaks for each client on a day; of several the one who began last."""
    vraag = (
        sa.select(Vertegenwoordiger)
        .where(
            Vertegenwoordiger.client_id.in_(client_ids),
            Vertegenwoordiger.van <= op,
            sa.or_(Vertegenwoordiger.tot.is_(None), Vertegenwoordiger.tot >= op),
        )
        .order_by(Vertegenwoordiger.van, Vertegenwoordiger.id.desc())
    )
    return {rij.client_id: rij for rij in db.session.scalars(vraag)}
