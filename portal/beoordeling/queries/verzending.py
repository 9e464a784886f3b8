"""Who writes to whom, and the letters about the procedure that were sent."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.beoordeling.models import Poststuk
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.database import db
from portal.platform.pdf import Briefhoofd
from portal.platform.rows import een_of_404, volgend_nr
from portal.toegang.briefhoofd import als_briefhoofd
from portal.toegang.models import Gebruiker
from portal.toegang.queries import find_briefhoofd


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzending:
    """Who writes about which aanvraag, on which day, under which reference; values only.

    Attributes:
        briefhoofd: Sender as on paper.
        gezag: In whose name.
        ondertekenaar: Name and title of who writes.
        geadresseerde: Lines of the address.
        kenmerk: Reference of the letter; never a BSN.
        ontvangen: Dutch calendar day on which the aanvraag came in.
    """

    briefhoofd: Briefhoofd
    gezag: str
    telefoon: str
    ondertekenaar: tuple[str, str]
    geadresseerde: tuple[str, ...]
    kenmerk: str
    nummer: str
    clientcode: str
    ontvangen: date
    dag: date


def bepaal_verzending(aanvraag: Aanvraag, *, door: Gebruiker, dag: date) -> Verzending:
    """Give what every letter about an aanvraag needs, with the next reference.

    Raises:
        DomeinFout: `briefhoofd_ontbreekt` while the zorgkantoor has no letterhead.
    """
    hoofd = find_briefhoofd(aanvraag.zorgkantoor_id)
    if hoofd is None:
        raise DomeinFout("briefhoofd_ontbreekt")
    assert aanvraag.ontvangen_op is not None
    locatie = aanvraag.locatie
    plaats = f"{locatie.postcode} {locatie.plaats}"
    nr = volgend_nr(Poststuk.nr, Poststuk.aanvraag_id == aanvraag.id)
    return Verzending(
        briefhoofd=als_briefhoofd(hoofd),
        gezag=hoofd.gezag_verblijf,
        telefoon=hoofd.telefoon,
        ondertekenaar=(door.naam, door.functietitel),
        geadresseerde=(aanvraag.aanbieder.naam, locatie.naam, locatie.straat, plaats),
        kenmerk=f"{aanvraag.nummer}-P{nr}",
        nummer=aanvraag.nummer,
        clientcode=aanvraag.clientcode,
        ontvangen=clock.local_day(aanvraag.ontvangen_op),
        dag=dag,
    )


def list_poststukken(aanvraag: Aanvraag) -> Sequence[Poststuk]:
    """Give the letters of an aanvraag in view, newest first."""
    vraag = sa.select(Poststuk).where(Poststuk.aanvraag_id == aanvraag.id)
    return db.session.scalars(vraag.order_by(Poststuk.nr.desc())).all()


def get_poststuk(poststuk_id: uuid.UUID, *, voor: Gebruiker) -> Poststuk:
    """Give a letter about an aanvraag in view.

    Raises:
        NotFound: It does not exist or is not in view.
    """
    vraag = (
        sa.select(Poststuk)
        .join(Poststuk.aanvraag)
        .where(Poststuk.id == poststuk_id, zichtbaar_voor(voor))
        .options(joinedload(Poststuk.aanvraag))
    )
    return een_of_404(vraag)
