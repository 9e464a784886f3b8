"""The aanvragen of a group, for the group pages."""

import uuid
from collections.abc import Collection, Mapping, Sequence

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import is_geheel, zichtbaar_voor
from portal.aanvraag.queries.stand.indiening import NIET_OPEN
from portal.beoordeling.models import Toekenning
from portal.clienten.dossiers import Groepsdossier, Verwijzing
from portal.clienten.models import Groep
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.domain.procedure import Publiek
from portal.overzicht.adressen import Plek
from portal.overzicht.queries.woorden import statuswoord
from portal.platform.database import db
from portal.toegang.bereik import Tenantkolommen, Voorwaarde, bepaal_bereik, dossiers_voor
from portal.toegang.models import Gebruiker

_TOEKENNING = Tenantkolommen(
    aanbieder_id=Toekenning.aanbieder_id,
    locatie_id=Toekenning.locatie_id,
    zorgkantoor_id=Toekenning.zorgkantoor_id,
    regio_id=Toekenning.regio_id,
)


class AanvragenVanGroepen:
    """Tells the group pages of aanvragen and toekenningen that are in view."""

    def heeft_groepsdossier(self, voor: Gebruiker) -> Voorwaarde:
        """Give the condition under which a group has an aanvraag or toekenning in view."""
        return sa.or_(
            sa.exists().where(Aanvraag.groep_id == Groep.id, zichtbaar_voor(voor)),
            sa.exists().where(
                Toekenning.groep_id == Groep.id, dossiers_voor(bepaal_bereik(voor), _TOEKENNING)
            ),
        )

    def open_groepsaanvragen(
        self, groep_ids: Collection[uuid.UUID], *, voor: Gebruiker
    ) -> Mapping[uuid.UUID, Verwijzing]:
        """Give the open aanvraag of each group that has one, in one query."""
        vraag = (
            sa.select(Aanvraag)
            .where(
                zichtbaar_voor(voor),
                is_geheel(),
                Aanvraag.groep_id.in_(groep_ids),
                Aanvraag.toestand.not_in(NIET_OPEN),
            )
            .order_by(Aanvraag.jaar, Aanvraag.volgnummer)
        )
        return {
            rij.groep_id: Verwijzing(rij.nummer, Plek.AANVRAAG.van(rij.id))
            for rij in db.session.scalars(vraag)
            if rij.groep_id is not None
        }

    def list_groepsdossiers(
        self, groep_id: uuid.UUID, *, voor: Gebruiker
    ) -> Sequence[Groepsdossier]:
        """Give every aanvraag of one group in view, newest first."""
        vraag = (
            sa.select(Aanvraag)
            .where(zichtbaar_voor(voor), is_geheel(), Aanvraag.groep_id == groep_id)
            .order_by(Aanvraag.jaar.desc(), Aanvraag.volgnummer.desc())
        )
        van_kantoor = voor.organisatie.soort is OrganisatieSoort.ZORGKANTOOR
        publiek = Publiek.ZORGKANTOOR if van_kantoor else Publiek.AANBIEDER
        plek = Plek.DOSSIER if van_kantoor else Plek.AANVRAAG
        return [_dossier(rij, publiek, plek) for rij in db.session.scalars(vraag)]


def _dossier(aanvraag: Aanvraag, publiek: Publiek, plek: Plek) -> Groepsdossier:
    return Groepsdossier(
        nummer=aanvraag.nummer,
        url=plek.van(aanvraag.id),
        woord=statuswoord(aanvraag, publiek),
        is_open=aanvraag.toestand not in NIET_OPEN,
        ontvangen_op=aanvraag.ontvangen_op,
        toegekend_cent=aanvraag.toegekend_bedrag_cent,
    )
