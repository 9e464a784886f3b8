"""Find aanvragen: one, or lists; tenancy is part of every query."""

import uuid
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.aanvraag.models import Aanvraag, AanvraagVersie, Driehoeklid
from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.domain.procedure import Toestand
from portal.platform.database import db
from portal.platform.rows import een_of_404
from portal.toegang.bereik import Tenantkolommen, Voorwaarde, bepaal_bereik, dossiers_voor
from portal.toegang.models import Gebruiker

NIET_BIJ_ZORGKANTOOR = (Toestand.CONCEPT, Toestand.INTERN_AFGEWEZEN, Toestand.VERVALLEN)

_KOLOMMEN = Tenantkolommen(
    aanbieder_id=Aanvraag.aanbieder_id,
    locatie_id=Aanvraag.locatie_id,
    zorgkantoor_id=Aanvraag.zorgkantoor_id,
    regio_id=Aanvraag.regio_id,
)


def zichtbaar_voor(voor: Gebruiker) -> Voorwaarde:
    """Give the condition under which an aanvraag is in view for a user.

    At the aanbieder: own locations, and dossiers in whose driehoek the user is; the parts of a
    group go with the whole. At the
    zorgkantoor: own regions, and only what was ever submitted.
    """
    bereik = bepaal_bereik(voor)
    eigen = sa.exists().where(
        Driehoeklid.aanvraag_id.in_((Aanvraag.id, Aanvraag.groepsaanvraag_id)),
        Driehoeklid.gebruiker_id == voor.id,
    )
    voorwaarde = dossiers_voor(bereik, _KOLOMMEN, ook=eigen)
    if bereik.soort is OrganisatieSoort.ZORGKANTOOR:
        return sa.and_(voorwaarde, Aanvraag.toestand.not_in(NIET_BIJ_ZORGKANTOOR))
    return voorwaarde


def is_geheel() -> Voorwaarde:
    """Give the condition of an aanvraag as lists show it: not the part of one client in a group."""
    return Aanvraag.groepsaanvraag_id.is_(None)


def get_aanvraag(aanvraag_id: uuid.UUID, *, voor: Gebruiker) -> Aanvraag:
    """Give one aanvraag with its parties.

    Raises:
        NotFound: It does not exist or is not in view; the two look the same.
    """
    vraag = (
        sa.select(Aanvraag)
        .where(Aanvraag.id == aanvraag_id, zichtbaar_voor(voor))
        .options(
            joinedload(Aanvraag.aanbieder),
            joinedload(Aanvraag.zorgkantoor),
            joinedload(Aanvraag.locatie),
            joinedload(Aanvraag.client),
            joinedload(Aanvraag.behandelaar),
            joinedload(Aanvraag.groep),
            joinedload(Aanvraag.groepsaanvraag),
        )
    )
    return een_of_404(vraag)


def is_bewerker(aanvraag: Aanvraag, gebruiker: Gebruiker) -> bool:
    """Say whether somebody who sees an aanvraag may work on it: manager or in its driehoek."""
    if Rol.MANAGER in gebruiker.rol_set:
        return True
    vraag = sa.exists().where(
        Driehoeklid.aanvraag_id == aanvraag.geheel_id, Driehoeklid.gebruiker_id == gebruiker.id
    )
    return bool(db.session.scalar(sa.select(vraag)))


def list_versies(aanvraag: Aanvraag) -> Sequence[AanvraagVersie]:
    """Give the submitted versions of an aanvraag that is in view, oldest first."""
    vraag = sa.select(AanvraagVersie).where(AanvraagVersie.aanvraag_id == aanvraag.id)
    return db.session.scalars(vraag.order_by(AanvraagVersie.nr)).all()


def get_versie(aanvraag: Aanvraag, nr: int) -> AanvraagVersie:
    """Give one submitted version of an aanvraag that is in view.

    Raises:
        NotFound: There is no version with this number.
    """
    return een_of_404(
        sa.select(AanvraagVersie).where(
            AanvraagVersie.aanvraag_id == aanvraag.id, AanvraagVersie.nr == nr
        )
    )


def find_laatste_versie(aanvraag: Aanvraag) -> AanvraagVersie | None:
    """Give the newest submitted version, None while nothing was submitted."""
    vraag = sa.select(AanvraagVersie).where(AanvraagVersie.aanvraag_id == aanvraag.id)
    return db.session.scalar(vraag.order_by(AanvraagVersie.nr.desc()).limit(1))
