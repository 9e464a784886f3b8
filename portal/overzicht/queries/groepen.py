"""The aanvragen of a group, for the group pages."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import is_geheel, zichtbaar_voor
from portal.aanvraag.queries.stand.indiening import NIET_OPEN
from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import toekenningen_voor
from portal.clienten.dossiers import Groepsdossier, Verwijzing
from portal.clienten.models import Groep
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.domain.procedure import Publiek
from portal.overzicht.adressen import Lijst, Plek, mutatie
from portal.overzicht.queries.woorden import statuswoord
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker


class AanvragenVanGroepen:
    """Tells the group pages of aanvragen and toekenningen that are in view."""

    def heeft_groepsdossier(self, voor: Gebruiker) -> Voorwaarde:
        """Give the condition under which a group has an aanvraag or toekenning in view."""
        return sa.or_(
            sa.exists().where(Aanvraag.groep_id == Groep.id, zichtbaar_voor(voor)),
            sa.exists().where(Toekenning.groep_id == Groep.id, toekenningen_voor(voor)),
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

    def begin_groepsaanvraag(self, groep_id: uuid.UUID) -> str:
        """Give the address where an aanvraag for a group begins: who of it takes part."""
        return f"{Lijst.NIEUWE_GROEPSAANVRAAG}?{urlencode({'groep': groep_id})}"

    def begin_mutatie(self, groep_id: uuid.UUID, *, voor: Gebruiker, op: date) -> str:
        """Give the address where a change in a group begins.

        Empty when no toekenning of it runs on or after a day.
        """
        loopt = sa.exists().where(
            Toekenning.groep_id == groep_id,
            Toekenning.einde >= op,
            Toekenning.einde >= Toekenning.ingang,
            toekenningen_voor(voor),
        )
        return mutatie(groep_id) if db.session.scalar(sa.select(loopt)) else ""


def _dossier(aanvraag: Aanvraag, publiek: Publiek, plek: Plek) -> Groepsdossier:
    return Groepsdossier(
        nummer=aanvraag.nummer,
        url=plek.van(aanvraag.id),
        woord=statuswoord(aanvraag, publiek),
        is_open=aanvraag.toestand not in NIET_OPEN,
        ontvangen_op=aanvraag.ontvangen_op,
        toegekend_cent=aanvraag.toegekend_bedrag_cent,
    )
