"""Find toekenningen: in view of somebody, or of one person at any aanbieder."""

import uuid
from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import defer

from portal.aanvraag.models import Aanvraag, Driehoeklid
from portal.beoordeling.models import Besluit, Toekenning
from portal.clienten.queries.zoeken import dezelfde_persoon
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.platform.database import db
from portal.toegang.bereik import Tenantkolommen, Voorwaarde, bepaal_bereik, dossiers_voor
from portal.toegang.models import Gebruiker

_KOLOMMEN = Tenantkolommen(
    aanbieder_id=Toekenning.aanbieder_id,
    locatie_id=Toekenning.locatie_id,
    zorgkantoor_id=Toekenning.zorgkantoor_id,
    regio_id=Toekenning.regio_id,
)
GEHEIM = tuple(defer(getattr(Toekenning, naam), raiseload=False) for naam in Toekenning.geheimen())
"""What lists leave unread."""
AFLOOPWEKEN = 12
"""From how many weeks before its end a toekenning is called to mind."""


def toekenningen_voor(voor: Gebruiker) -> Voorwaarde:
    """Give the condition under which a toekenning is in view for a user.

    At the aanbieder: own locations, and where the user is in the driehoek of its aanvraag; one
    from before the portal only when two people of the zorgkantoor confirmed it. At the
    zorgkantoor: own regions.
    """
    bereik = bepaal_bereik(voor)
    eigen = sa.exists().where(
        Besluit.id == Toekenning.besluit_id,
        Aanvraag.id == Besluit.aanvraag_id,
        Driehoeklid.aanvraag_id.in_((Aanvraag.id, Aanvraag.groepsaanvraag_id)),
        Driehoeklid.gebruiker_id == voor.id,
    )
    voorwaarde = dossiers_voor(bereik, _KOLOMMEN, ook=eigen)
    if bereik.soort is OrganisatieSoort.ZORGKANTOOR:
        return voorwaarde
    return sa.and_(voorwaarde, is_bevestigd())


def is_bevestigd() -> Voorwaarde:
    """Give the condition of a toekenning that does not wait for a second person."""
    return Toekenning.bevestigd_op.is_not(None)


def is_van_kracht(dag: date) -> Voorwaarde:
    """Give the condition of a toekenning that is in force on a day."""
    return sa.and_(is_bevestigd(), Toekenning.ingang <= dag, Toekenning.einde >= dag)


def van_persoon(client_id: uuid.UUID, zorgkantoor_id: uuid.UUID) -> Voorwaarde:
    """Give the condition of what one zorgkantoor granted one person, at any aanbieder.

    The reviewer may know: the same zorgkantoor decided on all of them. No aanbieder sees it.

    Bron: [procedure] §9.3.
    """
    return sa.and_(
        Toekenning.zorgkantoor_id == zorgkantoor_id,
        is_bevestigd(),
        sa.or_(
            Toekenning.client_id == client_id,
            Toekenning.client_id.in_(dezelfde_persoon(client_id, zorgkantoor_id)),
        ),
    )


def list_van_persoon(aanvraag: Aanvraag) -> Sequence[Toekenning]:
    """Give what the zorgkantoor of an aanvraag granted its client, in the order of fixing."""
    return db.session.scalars(
        sa.select(Toekenning)
        .where(van_persoon(aanvraag.persoon_id, aanvraag.zorgkantoor_id))
        .options(*GEHEIM)
        .order_by(Toekenning.geregistreerd_op, Toekenning.id)
    ).all()
