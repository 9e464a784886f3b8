"""What the page of one dossier at the zorgkantoor shows beside the dossier itself."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Aanvulverzoek, Aanvulvraag, Bestand
from portal.aanvraag.queries.dossiers import is_geheel, zichtbaar_voor
from portal.beoordeling.models import Notitie
from portal.beoordeling.queries.werkvoorraad import list_van_clienten
from portal.beoordeling.queries.werkvoorraad.regel import Regel
from portal.beoordeling.queries.werkvoorraad.voorwaarden import is_open
from portal.clienten.models import Client
from portal.clienten.queries import BSN, client_ids_bij
from portal.domain.procedure import Toestand
from portal.platform.database import db
from portal.platform.rows import een_of_404
from portal.toegang.models import Gebruiker

AAN_ZET = (Toestand.INGEDIEND, Toestand.IN_TOETSING, Toestand.BESLUIT_KLAARZETTEN)
MEESTE_ELDERS = 20
BEANTWOORD = "beantwoord"


@dataclass(frozen=True, slots=True)
class Notitieregel:
    """A note and the name of who wrote it."""

    notitie: Notitie
    door: str


def list_vergrendeld(ids: Sequence[uuid.UUID], *, voor: Gebruiker) -> Sequence[Aanvraag]:
    """Give dossiers in view by number, each locked until the transaction ends."""
    vraag = (
        sa.select(Aanvraag)
        .where(Aanvraag.id.in_(ids), zichtbaar_voor(voor), is_geheel())
        .order_by(Aanvraag.jaar, Aanvraag.volgnummer)
        .with_for_update(of=Aanvraag)
    )
    return db.session.scalars(vraag).all()


def find_volgend_dossier(*, voor: Gebruiker, behalve: uuid.UUID | None) -> uuid.UUID | None:
    """Give the most urgent dossier that waits: first of one's own, else of nobody yet."""
    van_mij = Aanvraag.behandelaar_id == voor.id
    vraag = (
        sa.select(Aanvraag.id)
        .where(
            zichtbaar_voor(voor),
            is_open(),
            Aanvraag.toestand.in_(AAN_ZET),
            sa.or_(van_mij, Aanvraag.behandelaar_id.is_(None)),
        )
        .order_by(
            sa.case((van_mij, 0), else_=1), Aanvraag.voorrang, Aanvraag.beslisdatum, Aanvraag.id
        )
        .limit(1)
    )
    if behalve is not None:
        vraag = vraag.where(Aanvraag.id != behalve)
    return db.session.scalar(vraag)


def list_notities(aanvraag: Aanvraag, *, voor: Gebruiker) -> Sequence[Notitieregel]:
    """Give the private notes of the own zorgkantoor on a dossier in view, newest first."""
    vraag = (
        sa.select(Notitie, Gebruiker.naam)
        .join(Gebruiker, Gebruiker.id == Notitie.door_id)
        .where(Notitie.aanvraag_id == aanvraag.id, Notitie.zorgkantoor_id == voor.organisatie_id)
        .order_by(Notitie.op.desc(), Notitie.id)
    )
    return [Notitieregel(rij, naam) for rij, naam in db.session.execute(vraag)]


def list_aanvulverzoeken(aanvraag: Aanvraag) -> Sequence[Aanvulverzoek]:
    """Give the aanvulverzoeken of a dossier in view with their questions, newest first."""
    vraag = sa.select(Aanvulverzoek).where(Aanvulverzoek.aanvraag_id == aanvraag.id)
    return db.session.scalars(vraag.order_by(Aanvulverzoek.nr.desc())).all()


def get_ingediend_bestand(aanvraag: Aanvraag, bestand_id: uuid.UUID) -> Bestand:
    """Give a file that came with an aanvulling of a dossier in view.

    Raises:
        NotFound: There is none, or the aanbieder has not sent it (yet).
    """
    vraag = (
        sa.select(Bestand)
        .join(Aanvulvraag, Aanvulvraag.id == Bestand.vraag_id)
        .join(Aanvulverzoek, Aanvulverzoek.id == Aanvulvraag.verzoek_id)
        .where(
            Bestand.id == bestand_id,
            Aanvulverzoek.aanvraag_id == aanvraag.id,
            Aanvulverzoek.stand == BEANTWOORD,
        )
    )
    return een_of_404(vraag)


def find_open_verzoek(aanvraag: Aanvraag) -> Aanvulverzoek | None:
    """Give the aanvulverzoek that waits for an answer."""
    verzoeken = list_aanvulverzoeken(aanvraag)
    return next((verzoek for verzoek in verzoeken if verzoek.stand == "open"), None)


def list_elders(aanvraag: Aanvraag, client: Client, *, voor: Gebruiker) -> Sequence[Regel]:
    """Give the open dossiers in view of the same person at another aanbieder.

    Only a zorgkantoor asks this: it finds the same BSN through its own blind index.
    """
    anderen = set(client_ids_bij(BSN, voor.organisatie_id, client.bsn)) - {client.id}
    return list_van_clienten(
        sorted(anderen),
        voor=voor,
        hoogstens=MEESTE_ELDERS,
        elders_dan=aanvraag.aanbieder_id,
    )
