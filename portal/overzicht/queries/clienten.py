"""The aanvragen and besluiten of a client, for the client pages."""

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.aanvraag.queries.groep import vraagt_als_groep
from portal.aanvraag.queries.stand.indiening import NIET_OPEN
from portal.beoordeling.models import Besluit, Toekenning
from portal.beoordeling.queries.evaluatie import duur_van
from portal.beoordeling.queries.toekenningen import GEHEIM, is_bevestigd, toekenningen_voor
from portal.clienten.dossiers import Clientdossier, Vervolg, Verwijzing, ZonderAanvraag
from portal.domain.procedure import Publiek
from portal.domain.procedure.heraanvraag import is_na_preventief, mogelijke_aanleidingen
from portal.overzicht.adressen import Lijst, Plek
from portal.overzicht.queries.besluiten import list_van_besluiten, list_verstuurd
from portal.overzicht.queries.groepen import AanvragenVanGroepen
from portal.overzicht.queries.trajecten import TrajectenVanClienten
from portal.overzicht.queries.woorden import statuswoord
from portal.overzicht.teksten import overzichttekst
from portal.platform.database import db
from portal.platform.framework_data import get_toetsingskader
from portal.toegang.models import Gebruiker


class AanvragenVanClienten(TrajectenVanClienten, AanvragenVanGroepen):
    """Tells the client pages of aanvragen that are in view of a user of the aanbieder."""

    def open_aanvragen(
        self, client_ids: Collection[uuid.UUID], *, voor: Gebruiker
    ) -> Mapping[uuid.UUID, Verwijzing]:
        """Give the open aanvraag of each client that has one, in one query."""
        vraag = (
            sa.select(Aanvraag)
            .where(
                zichtbaar_voor(voor),
                Aanvraag.client_id.in_(client_ids),
                Aanvraag.toestand.not_in(NIET_OPEN),
            )
            .order_by(Aanvraag.jaar, Aanvraag.volgnummer)
        )
        return {
            rij.persoon_id: Verwijzing(rij.nummer, Plek.AANVRAAG.van(rij.id))
            for rij in db.session.scalars(vraag)
        }

    def list_dossiers(self, client_id: uuid.UUID, *, voor: Gebruiker) -> Sequence[Clientdossier]:
        """Give every aanvraag of one client, newest first, each with its sent besluiten."""
        aanvragen = db.session.scalars(
            sa.select(Aanvraag)
            .where(zichtbaar_voor(voor), Aanvraag.client_id == client_id)
            .order_by(Aanvraag.jaar.desc(), Aanvraag.volgnummer.desc())
        ).all()
        besluiten = list_verstuurd([rij.id for rij in aanvragen])
        toegekend = {rij.besluit_id: rij for rij in list_van_besluiten([b.id for b in besluiten])}
        return [
            _dossier(rij, [b for b in besluiten if b.aanvraag_id == rij.id], toegekend)
            for rij in aanvragen
        ]

    def list_zonder_aanvraag(
        self, client_id: uuid.UUID, *, voor: Gebruiker
    ) -> Sequence[ZonderAanvraag]:
        """Give every toekenning of one client that no aanvraag in the portal led to, last first."""
        vraag = (
            sa.select(Toekenning)
            .where(
                toekenningen_voor(voor),
                is_bevestigd(),
                Toekenning.client_id == client_id,
                Toekenning.besluit_id.is_(None),
                Toekenning.einde >= Toekenning.ingang,
            )
            .options(*GEHEIM)
            .order_by(Toekenning.einde.desc(), Toekenning.id)
        )
        return [
            ZonderAanvraag(
                nummer=rij.nummer,
                url=Plek.TOEKENNING.van(rij.id),
                looptijd=(rij.ingang, rij.einde),
                in_groep=rij.groep_id is not None,
            )
            for rij in db.session.scalars(vraag)
        ]

    def begin_aanvraag(self, client_id: uuid.UUID) -> str:
        """Give the address where an aanvraag for a client begins."""
        return f"{Lijst.NIEUWE_AANVRAAG}?{urlencode({'client': client_id})}"

    def find_vervolg(self, client_id: uuid.UUID, *, voor: Gebruiker, op: date) -> Vervolg | None:
        """Give the toekenning in view that a her-aanvraag may follow on, the last to end.

        One within a group only when the client is not in that group any more, or it can no longer
        ask: else the whole group asks.

        Bron: [preventief] PV6.
        """
        drempels = get_toetsingskader(op=op).drempels
        groep_vraagt = vraagt_als_groep(
            Toekenning.groep_id, Toekenning.client_id, op=op, minimum=drempels.groep_minimum
        )
        vraag = (
            sa.select(Toekenning)
            .where(
                toekenningen_voor(voor),
                is_bevestigd(),
                Toekenning.client_id == client_id,
                sa.or_(Toekenning.groep_id.is_(None), sa.not_(groep_vraagt)),
            )
            .options(*GEHEIM)
            .order_by(Toekenning.einde.desc(), Toekenning.id)
        )
        for rij in db.session.scalars(vraag):
            if mogelijke_aanleidingen(duur_van(rij), soort=rij.soort, dag=op):
                maanden = drempels.na_preventief_maanden
                verplicht = is_na_preventief(
                    soort=rij.soort, einde=rij.einde, dag=op, maanden=maanden
                )
                return Vervolg(rij.nummer, Plek.HER_AANVRAAG.van(rij.id), verplicht)
        return None


def _dossier(
    aanvraag: Aanvraag,
    besluiten: Sequence[Besluit],
    toegekend: Mapping[uuid.UUID | None, Toekenning],
) -> Clientdossier:
    geldend = _geldend(toegekend[besluit.id] for besluit in besluiten if besluit.id in toegekend)
    return Clientdossier(
        nummer=aanvraag.nummer,
        url=Plek.AANVRAAG.van(aanvraag.id),
        soort=overzichttekst("soort", aanvraag.soort),
        woord=statuswoord(aanvraag, Publiek.AANBIEDER),
        is_open=aanvraag.toestand not in NIET_OPEN,
        begonnen_op=aanvraag.gestart_op,
        ontvangen_op=aanvraag.ontvangen_op,
        besluiten=[
            Verwijzing(
                f"{overzichttekst('uitkomst', besluit.uitkomst)} ({besluit.nummer})",
                Plek.BESCHIKKING.van(besluit.id),
            )
            for besluit in besluiten
        ],
        looptijd=(geldend.ingang, geldend.einde) if geldend else None,
        bedrag_cent=geldend.jaarbedrag_cent if geldend else None,
    )


def _geldend(toekenningen: Iterable[Toekenning]) -> Toekenning | None:
    """Give the last one that was in force on a day: one that was repaired never was."""
    geldend = [rij for rij in toekenningen if rij.einde >= rij.ingang]
    return geldend[-1] if geldend else None
