"""The aanvragen and besluiten of a client, for the client pages."""

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from urllib.parse import urlencode

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.aanvraag.queries.stand.indiening import NIET_OPEN
from portal.beoordeling.models import Besluit
from portal.clienten.dossiers import Clientdossier, Verwijzing
from portal.domain.bevoegdheid import Uitkomst
from portal.domain.procedure import BesluitToestand, Publiek, woord
from portal.overzicht.adressen import Lijst, Plek
from portal.overzicht.queries.besluiten import list_verstuurd
from portal.overzicht.teksten import overzichttekst
from portal.platform.database import db
from portal.toegang.models import Gebruiker


class AanvragenVanClienten:
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
        return [
            _dossier(rij, [b for b in besluiten if b.aanvraag_id == rij.id]) for rij in aanvragen
        ]

    def begin_aanvraag(self, client_id: uuid.UUID) -> str:
        """Give the address where an aanvraag for a client begins."""
        return f"{Lijst.NIEUWE_AANVRAAG}?{urlencode({'client': client_id})}"


def statuswoord(aanvraag: Aanvraag, publiek: Publiek) -> str:
    """Give the word that one side sees for an aanvraag."""
    gevraagd, toegekend = aanvraag.gevraagd_bedrag_cent, aanvraag.toegekend_bedrag_cent
    deels = gevraagd is not None and toegekend is not None and toegekend < gevraagd
    return woord(aanvraag.toestand, publiek, deels=deels) or ""


def _dossier(aanvraag: Aanvraag, besluiten: Sequence[Besluit]) -> Clientdossier:
    geldend = _geldend(besluiten)
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
        looptijd=(geldend.ingangsdatum, geldend.laatste_dag)
        if geldend and geldend.ingangsdatum and geldend.laatste_dag
        else None,
        bedrag_cent=geldend.jaarbedrag_cent if geldend else None,
    )


def _geldend(besluiten: Iterable[Besluit]) -> Besluit | None:
    """Give the toekenning that holds: a besluit that was repaired does not."""
    toegekend = (
        besluit
        for besluit in besluiten
        if besluit.uitkomst is Uitkomst.TOEKENNEN and besluit.stand is BesluitToestand.VASTGESTELD
    )
    return next(toegekend, None)
