"""What people, or their organisation for their role, chose for a kind of message."""

import uuid
from collections.abc import Collection, Mapping

import sqlalchemy as sa

from portal.berichten.models import Rolvoorkeur, Voorkeur
from portal.domain.berichten import Keuze
from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from portal.toegang.models import Gebruiker

STERKSTE = (Keuze.DIRECT, Keuze.DIGEST, Keuze.PORTAAL)
"""Of several roles that somebody has, the choice that tells soonest counts."""


def lees_voorkeuren(mensen: Collection[Gebruiker], code: str) -> Mapping[uuid.UUID, Keuze]:
    """Give per person what was chosen for one kind of message; nobody chose: not in it.

    Bron: [berichten] Kanalen.
    """
    eigen = dict(
        db.session.execute(
            sa.select(Voorkeur.gebruiker_id, Voorkeur.keuze).where(
                Voorkeur.code == code, Voorkeur.gebruiker_id.in_([mens.id for mens in mensen])
            )
        ).all()
    )
    organisaties = {mens.organisatie_id for mens in mensen}
    rollen = db.session.scalars(
        sa.select(Rolvoorkeur).where(
            Rolvoorkeur.code == code, Rolvoorkeur.organisatie_id.in_(organisaties)
        )
    ).all()
    for mens in mensen:
        van_rol = {
            rij.keuze
            for rij in rollen
            if rij.organisatie_id == mens.organisatie_id and rij.rol in mens.rol_set
        }
        if mens.id not in eigen and van_rol:
            eigen[mens.id] = min(van_rol, key=STERKSTE.index)
    return eigen


def list_eigen(gebruiker: Gebruiker) -> Mapping[str, Keuze]:
    """Give what a person chose, by code."""
    vraag = sa.select(Voorkeur.code, Voorkeur.keuze).where(Voorkeur.gebruiker_id == gebruiker.id)
    return dict(db.session.execute(vraag).all())


def list_van_rol(organisatie_id: uuid.UUID, rol: Rol) -> Mapping[str, Keuze]:
    """Give what an organisation chose for a role, by code."""
    vraag = sa.select(Rolvoorkeur.code, Rolvoorkeur.keuze).where(
        Rolvoorkeur.organisatie_id == organisatie_id, Rolvoorkeur.rol == rol
    )
    return dict(db.session.execute(vraag).all())


def list_van_rollen(gebruiker: Gebruiker) -> Mapping[str, Keuze]:
    """Give what the organisation chose for the roles of a person; what tells soonest counts."""
    vraag = sa.select(Rolvoorkeur.code, Rolvoorkeur.keuze).where(
        Rolvoorkeur.organisatie_id == gebruiker.organisatie_id,
        Rolvoorkeur.rol.in_(gebruiker.rol_set),
    )
    gevonden: dict[str, Keuze] = {}
    for code, keuze in db.session.execute(vraag):
        gevonden[code] = min(gevonden.get(code, keuze), keuze, key=STERKSTE.index)
    return gevonden
