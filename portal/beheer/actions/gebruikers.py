"""Users of the own organisation: invite, change, block; organisations and their first beheerder."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort, Rol, bestaat_bij, mag
from portal.domain.fouten import DomeinFout
from portal.platform.audit import leg_vast
from portal.platform.database import db
from portal.platform.rows import ga_voor
from portal.platform.web.sessions import beeindig_sessies_van
from portal.toegang.actions import eerste_beheerder, maak_link
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker, Locatie, Organisatie, Regio, RolToekenning
from portal.toegang.queries import normaliseer

BEPERKINGEN = {"uq_gebruiker_email": "email_in_gebruik", "uq_regio_code": "regio_bezet"}
EERSTE_ROL = {
    OrganisatieSoort.AANBIEDER: Rol.BEHEERDER_AANBIEDER,
    OrganisatieSoort.ZORGKANTOOR: Rol.BEHEERDER_ZORGKANTOOR,
    OrganisatieSoort.CCE: Rol.CCE_BEHEERDER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebruikergegevens:
    """What a beheerder says about a user."""

    naam: str
    functietitel: str
    telefoon: str
    rollen: frozenset[Rol]
    locatie_ids: frozenset[uuid.UUID]
    regio_ids: frozenset[uuid.UUID]


def uitnodigen(
    email: str, gegevens: Gebruikergegevens, *, door: Gebruiker, op: datetime
) -> tuple[Gebruiker, str]:
    """Add a user to the own organisation; give the token of the one-time link.

    Raises:
        DomeinFout: `rol_past_niet`.
    """
    gebruiker = Gebruiker(organisatie_id=door.organisatie_id, email=normaliseer(email), naam="")
    gebruiker.organisatie = door.organisatie
    _vul(gebruiker, gegevens)
    db.session.add(gebruiker)
    db.session.flush()
    token = maak_link(gebruiker, door=door, op=op)
    leg_vast(audit_regel("gebruiker.uitgenodigd", door=door, over=gebruiker))
    return gebruiker, token


def wijzigen(gebruiker: Gebruiker, gegevens: Gebruikergegevens, *, door: Gebruiker) -> None:
    """Change a user; other roles or another view end the sessions.

    Raises:
        DomeinFout: `rol_past_niet`; `eigen_rol` when a beheerder would lose the own role.
    """
    if gebruiker.id == door.id and not mag(gegevens.rollen, Handeling.GEBRUIKERS_BEHEREN):
        raise DomeinFout("eigen_rol", veld="rollen")
    voor = _rechten(gebruiker)
    _vul(gebruiker, gegevens)
    ga_voor(gebruiker, "naam")
    anders = _rechten(gebruiker) != voor
    if anders:
        beeindig_sessies_van(gebruiker.id)
    code = "gebruiker.rechten_gewijzigd" if anders else "gebruiker.gewijzigd"
    leg_vast(audit_regel(code, door=door, over=gebruiker))


def nieuwe_link(gebruiker: Gebruiker, *, door: Gebruiker, op: datetime) -> str:
    """Make a new one-time link for a user; give its token."""
    token = maak_link(gebruiker, door=door, op=op)
    leg_vast(audit_regel("gebruiker.link_gemaakt", door=door, over=gebruiker))
    return token


def blokkeren(gebruiker: Gebruiker, *, door: Gebruiker, op: datetime) -> None:
    """Keep a user out from now on; blocking twice changes nothing.

    Raises:
        DomeinFout: `eigen_account`.
    """
    if gebruiker.id == door.id:
        raise DomeinFout("eigen_account")
    gebruiker.geblokkeerd_op = gebruiker.geblokkeerd_op or op
    db.session.flush()
    beeindig_sessies_van(gebruiker.id)
    leg_vast(audit_regel("gebruiker.geblokkeerd", door=door, over=gebruiker))


def deblokkeren(gebruiker: Gebruiker, *, door: Gebruiker) -> None:
    """Let a user in again."""
    gebruiker.geblokkeerd_op = None
    db.session.flush()
    leg_vast(audit_regel("gebruiker.gedeblokkeerd", door=door, over=gebruiker))


@dataclass(frozen=True, slots=True, kw_only=True)
class NieuweOrganisatie:
    """An organisation and its first beheerder."""

    soort: OrganisatieSoort
    naam: str
    kvk: str
    beheerder: str
    email: str


def organisatie_toevoegen(
    nieuw: NieuweOrganisatie, *, door: Gebruiker, op: datetime
) -> tuple[Organisatie, str]:
    """Add an organisation; give the token of the link for its first beheerder."""
    organisatie = Organisatie(soort=nieuw.soort, naam=nieuw.naam, kvk=nieuw.kvk, aangemaakt_op=op)
    beheerder = Gebruiker(
        organisatie_id=organisatie.id,
        email=normaliseer(nieuw.email),
        naam=nieuw.beheerder,
        rollen=[RolToekenning(rol=EERSTE_ROL[nieuw.soort])],
    )
    token = eerste_beheerder(organisatie, beheerder, op=op)
    leg_vast(audit_regel("organisatie.toegevoegd", door=door, over=organisatie))
    return organisatie, token


def regio_toevoegen(
    zorgkantoor: Organisatie, code: str, naam: str, *, door: Gebruiker, op: date
) -> Regio:
    """Let a zorgkantoor serve a region from a day on."""
    regio = Regio(code=code, naam=naam, zorgkantoor_id=zorgkantoor.id, van=op, tot=None)
    db.session.add(regio)
    db.session.flush()
    leg_vast(audit_regel("regio.toegevoegd", door=door, over=regio))
    return regio


def _vul(gebruiker: Gebruiker, gegevens: Gebruikergegevens) -> None:
    if not all(bestaat_bij(rol, gebruiker.organisatie.soort) for rol in gegevens.rollen):
        raise DomeinFout("rol_past_niet", veld="rollen")
    locaties = _eigen_locaties(gebruiker, gegevens.locatie_ids)
    regios = _eigen_regios(gebruiker, gegevens.regio_ids)
    gebruiker.naam = gegevens.naam
    gebruiker.functietitel = gegevens.functietitel
    gebruiker.telefoon = gegevens.telefoon
    huidig = {toekenning.rol: toekenning for toekenning in gebruiker.rollen}
    gebruiker.rollen = [
        huidig.get(rol) or RolToekenning(rol=rol) for rol in sorted(gegevens.rollen)
    ]
    gebruiker.locaties, gebruiker.regios = locaties, regios


def _rechten(gebruiker: Gebruiker) -> tuple[frozenset[object], ...]:
    return (
        gebruiker.rol_set,
        frozenset(locatie.id for locatie in gebruiker.locaties),
        frozenset(regio.id for regio in gebruiker.regios),
    )


def _eigen_locaties(gebruiker: Gebruiker, ids: Collection[uuid.UUID]) -> list[Locatie]:
    eigen = Locatie.aanbieder_id == gebruiker.organisatie_id
    return list(db.session.scalars(sa.select(Locatie).where(eigen, Locatie.id.in_(ids))))


def _eigen_regios(gebruiker: Gebruiker, ids: Collection[uuid.UUID]) -> list[Regio]:
    eigen = Regio.zorgkantoor_id == gebruiker.organisatie_id
    return list(db.session.scalars(sa.select(Regio).where(eigen, Regio.id.in_(ids))))
