"""The thread between aanbieder and zorgkantoor on a dossier, as one of both sides reads it."""

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.aanvraag.models import Aanvraag, AanvraagVersie, Overlegbericht
from portal.aanvraag.queries.dossiers import find_laatste_versie
from portal.aanvraag.queries.versie import lees_versie
from portal.aanvraag.queries.weergave import Item, maak_weergave
from portal.berichten.queries.berichten import tel_ongelezen_over
from portal.domain.bevoegdheid import Handeling, Rol, mag
from portal.platform.database import db
from portal.platform.framework_data import get_vragenlijst
from portal.toegang.models import Gebruiker
from portal.toegang.rolnamen import rolnaam

BERICHT, OVERLEG = "P01", "overleg"
"""Code of the message that tells of it, and what that message is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlegregel:
    """One message as the thread shows it.

    Attributes:
        wie: A colleague by name; of the other side the organisation and the role.
        client: Code of the client whose part it is about, in the thread of a group; else empty.
        onderwerp: The question of the vragenlijst it is about; empty for the dossier.
    """

    wie: str
    eigen: bool
    op: datetime
    tekst: str
    client: str
    onderwerp: str


@dataclass(frozen=True, slots=True)
class Overlegstand:
    """How many messages there are, and how many of them somebody has not read."""

    aantal: int
    ongelezen: int


def list_overleg(
    aanvraag: Aanvraag, *, voor: Gebruiker, vraag_id: str = ""
) -> Sequence[Overlegregel]:
    """Read the thread of a dossier in view, in order; a group reads those of its clients too.

    Args:
        aanvraag: The dossier, or the part of one client.
        voor: Who reads.
        vraag_id: Only what is about this question; empty for everything.
    """
    vraag = (
        sa.select(Overlegbericht, Aanvraag.clientcode)
        .join(Aanvraag, Aanvraag.id == Overlegbericht.aanvraag_id)
        .where(_van(aanvraag))
        .options(joinedload(Overlegbericht.door).joinedload(Gebruiker.organisatie))
        .order_by(Overlegbericht.op, Overlegbericht.aanvraag_id, Overlegbericht.nr)
    )
    if vraag_id:
        vraag = vraag.where(Overlegbericht.vraag_id == vraag_id)
    koppen = _koppen(aanvraag)
    return [
        Overlegregel(
            wie=_wie(rij.door, voor),
            eigen=rij.organisatie_id == voor.organisatie_id,
            op=rij.op,
            tekst=rij.tekst,
            client=code if rij.aanvraag_id != aanvraag.id else "",
            onderwerp=koppen.get(rij.vraag_id, ""),
        )
        for rij, code in db.session.execute(vraag).unique()
    ]


def get_vraag(aanvraag: Aanvraag, vraag_id: str) -> Item:
    """Give a question with its answer, from what was submitted last.

    Raises:
        NotFound: That version has no such question.
    """
    versie = find_laatste_versie(aanvraag)
    gevonden = maak_weergave(lees_versie(versie)).find_item(vraag_id) if versie else None
    if gevonden is None or not gevonden[1].is_vraag:
        raise NotFound
    return gevonden[1]


def laatste_nr(aanvraag: Aanvraag) -> int:
    """Give the number of the newest message on this dossier itself, 0 while there is none."""
    hoogste = sa.select(sa.func.max(Overlegbericht.nr))
    return db.session.scalar(hoogste.where(Overlegbericht.aanvraag_id == aanvraag.id)) or 0


def overlegstand(aanvraag: Aanvraag, *, voor: Gebruiker) -> Overlegstand:
    """Count the messages of a dossier in view, and those that this person has not read."""
    aantal = sa.select(sa.func.count()).select_from(Overlegbericht).where(_van(aanvraag))
    return Overlegstand(
        db.session.scalar(aantal) or 0,
        tel_ongelezen_over(delen_van(aanvraag), voor, code=BERICHT),
    )


def tel_per_vraag(aanvraag: Aanvraag) -> Mapping[str, int]:
    """Count the messages on each question of a dossier in view."""
    vraag = sa.select(Overlegbericht.vraag_id).where(Overlegbericht.aanvraag_id == aanvraag.id)
    return Counter(db.session.scalars(vraag))


def list_momenten(aanvraag: Aanvraag, *, voor: Gebruiker) -> Sequence[tuple[datetime, str]]:
    """Give when something was written on this dossier and by whom, without what; newest first."""
    vraag = (
        sa.select(Overlegbericht)
        .where(Overlegbericht.aanvraag_id == aanvraag.id)
        .options(joinedload(Overlegbericht.door).joinedload(Gebruiker.organisatie))
        .order_by(Overlegbericht.nr.desc())
    )
    return [(rij.op, _wie(rij.door, voor)) for rij in db.session.scalars(vraag).unique()]


def _van(aanvraag: Aanvraag) -> sa.ColumnElement[bool]:
    return Overlegbericht.aanvraag_id.in_(delen_van(aanvraag))


def delen_van(aanvraag: Aanvraag) -> sa.Select[uuid.UUID]:
    """Give the ids of a dossier and, of a group, of the part of each client."""
    return sa.select(Aanvraag.id).where(
        sa.or_(Aanvraag.id == aanvraag.id, Aanvraag.groepsaanvraag_id == aanvraag.id)
    )


def _koppen(aanvraag: Aanvraag) -> Mapping[str, str]:
    """Give the questions of the vragenlijst with which the dossier was submitted."""
    versie = db.session.scalar(
        sa.select(AanvraagVersie.vragenlijstversie)
        .where(AanvraagVersie.aanvraag_id == aanvraag.id)
        .order_by(AanvraagVersie.nr.desc())
        .limit(1)
    )
    vragen = get_vragenlijst(versie).vragen if versie else {}
    return {vraag_id: vraag.label for vraag_id, vraag in vragen.items()}


def _wie(wie: Gebruiker, voor: Gebruiker) -> str:
    if wie.organisatie_id == voor.organisatie_id:
        return wie.naam
    rol = next((rol for rol in Rol if rol in wie.rol_set and _schrijft(rol)), None)
    return f"{wie.organisatie.naam}, {rolnaam(rol)}" if rol else wie.organisatie.naam


def _schrijft(rol: Rol) -> bool:
    return mag({rol}, Handeling.OVERLEG_SCHRIJVEN)
