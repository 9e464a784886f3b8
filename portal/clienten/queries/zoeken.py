"""Find clients exactly, by BSN or achternaam, through blind indexes."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from portal.clienten.models import ZoekIndex
from portal.domain.anoniem import normaliseer
from portal.platform.database import db
from portal.platform.encrypted import blinde_index

Clienten = Collection[uuid.UUID] | sa.Select[uuid.UUID]
"""The ids of some clients, or a selection of them for more than a page."""
BSN, ACHTERNAAM, ACHTERNAAM_GEBOORTEDATUM = "bsn", "achternaam", "achternaam_geboortedatum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoekvraag:
    """What somebody searches for: a BSN, or else an achternaam with or without geboortedatum."""

    bsn: str = ""
    achternaam: str = ""
    geboortedatum: date | None = None

    @property
    def soort(self) -> str:
        """Name the index in which to look."""
        if self.bsn:
            return BSN
        return ACHTERNAAM if self.geboortedatum is None else ACHTERNAAM_GEBOORTEDATUM

    @property
    def tekst(self) -> str:
        """Give the normalised text to look for."""
        if self.bsn:
            return self.bsn
        naam = normaliseer_naam(self.achternaam)
        return naam if self.geboortedatum is None else naam_en_datum(naam, self.geboortedatum)


def zoekwaarde(soort: str, houder_id: uuid.UUID, tekst: str) -> bytes:
    """Give the blind index of a normalised text for one organisation that searches."""
    return blinde_index(tekst, doel=f"client.{soort}.{houder_id}")


def zoekteksten(bsn: str, naam: str, geboortedatum: str) -> dict[str, str]:
    """Give what a client is found by, per index; what is not known cannot be found.

    Args:
        bsn: Nine digits, or empty.
        naam: The normalised achternaam, or empty.
        geboortedatum: ISO date, or empty.
    """
    teksten = {BSN: bsn, ACHTERNAAM: naam}
    if naam and geboortedatum:
        teksten[ACHTERNAAM_GEBOORTEDATUM] = naam_en_datum(naam, geboortedatum)
    return {soort: tekst for soort, tekst in teksten.items() if tekst}


def naam_en_datum(naam: str, geboortedatum: date | str) -> str:
    """Give the text of the index on normalised achternaam and geboortedatum together."""
    return f"{naam}|{geboortedatum}"


def normaliseer_naam(achternaam: str, tussenvoegsel: str = "") -> str:
    """Make names comparable: no case, no diacritics, no blanks, no tussenvoegsel in front."""
    zonder = achternaam.strip()
    voor = tussenvoegsel.strip()
    if voor and zonder.casefold().startswith(f"{voor.casefold()} "):
        zonder = zonder[len(voor) + 1 :]
    return normaliseer(zonder)


def client_ids_bij(soort: str, houder_id: uuid.UUID, tekst: str) -> Sequence[uuid.UUID]:
    """Give the clients that one organisation finds under an exact, normalised text."""
    waarde = zoekwaarde(soort, houder_id, tekst)
    vraag = sa.select(ZoekIndex.client_id).where(
        ZoekIndex.houder_id == houder_id, ZoekIndex.soort == soort, ZoekIndex.waarde == waarde
    )
    return db.session.scalars(vraag.order_by(ZoekIndex.client_id)).all()


def dezelfde_persoon(client_id: uuid.UUID, houder_id: uuid.UUID) -> sa.Select[uuid.UUID]:
    """Select who has the BSN of a client, at any aanbieder, as far as one organisation knows.

    The client is among them where the organisation found its BSN before.
    """
    eigen = aliased(ZoekIndex)
    return (
        sa.select(ZoekIndex.client_id)
        .join(
            eigen, sa.and_(eigen.houder_id == ZoekIndex.houder_id, eigen.soort == ZoekIndex.soort)
        )
        .where(
            ZoekIndex.houder_id == houder_id,
            ZoekIndex.soort == BSN,
            ZoekIndex.waarde == eigen.waarde,
            eigen.client_id == client_id,
        )
    )


def dezelfde_personen(
    client_ids: Clienten,
) -> sa.Select[uuid.UUID, uuid.UUID, uuid.UUID]:
    """Select who else has the BSN of some clients, at any aanbieder, by organisation that knows.

    Returns:
        `houder_id`, `client_id` and `ander_id`, one row each.
    """
    eigen, ander = aliased(ZoekIndex), aliased(ZoekIndex)
    zelfde = sa.and_(
        ander.houder_id == eigen.houder_id,
        ander.soort == eigen.soort,
        ander.waarde == eigen.waarde,
        ander.client_id != eigen.client_id,
    )
    return (
        sa.select(eigen.houder_id, eigen.client_id, ander.client_id.label("ander_id"))
        .join(ander, zelfde)
        .where(eigen.client_id.in_(client_ids), eigen.soort == BSN)
    )


def list_dezelfde_personen(
    client_ids: Collection[uuid.UUID], houder_id: uuid.UUID
) -> Sequence[tuple[uuid.UUID, uuid.UUID]]:
    """Give for some clients who else has their BSN, at any aanbieder: the client and the other."""
    paren = dezelfde_personen(client_ids).subquery()
    vraag = (
        sa.select(paren.c.client_id, paren.c.ander_id)
        .where(paren.c.houder_id == houder_id)
        .order_by(paren.c.client_id, paren.c.ander_id)
    )
    return [(client_id, ander) for client_id, ander in db.session.execute(vraag)]
