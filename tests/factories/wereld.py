"""A small world with every kind of organisation and somebody in every role, twice."""

import uuid
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, TypeVar

import sqlalchemy as sa

from portal.domain.bevoegdheid import ROLLEN_PER_SOORT, OrganisatieSoort, Rol, Uitkomst
from portal.platform.database import Base, db
from portal.toegang.models import Locatie, Organisatie, Regio
from tests.factories.toegang import (
    maak_briefhoofd,
    maak_gebruiker,
    maak_locatie,
    maak_mandaat,
    maak_organisatie,
    maak_regio,
    maak_samenwerking,
    maak_tariefafspraak,
)

EIGEN = "eigen"
TWEEDE = "tweede"
ANDER = "ander"
ZORGTEAM = {Rol.BEGELEIDER, Rol.BEHANDELAAR}

Rijen = list[tuple[sa.Table, list[dict[str, Any]]]]
Rij = TypeVar("Rij", Organisatie, Regio, Locatie)


@dataclass
class Wereld:
    """Ids of what exists; rows are looked up anew in the context of each test.

    Organisations, regions and locations go by short names: `aanbieder` and `zorgkantoor` belong
    together through `locatie` (in `regio`) and `locatie_2` (in `regio_2`); `aanbieder_ander`,
    `zorgkantoor_ander`, `regio_ander` and `locatie_ander` stand apart from them.
    """

    ids: dict[str, uuid.UUID] = field(default_factory=dict)
    gebruikers: dict[tuple[Rol, str], uuid.UUID] = field(default_factory=dict)
    emails: dict[tuple[Rol, str], str] = field(default_factory=dict)

    def gebruiker(self, rol: Rol, wie: str = EIGEN) -> uuid.UUID:
        """Give the user with a role: of the own organisation, a second one, or of the other."""
        return self.gebruikers[rol, wie]

    def email(self, rol: Rol, wie: str = EIGEN) -> str:
        """Give the user name of the user with a role."""
        return self.emails[rol, wie]

    def __getitem__(self, naam: str) -> uuid.UUID:
        """Give the id of an organisation, region or location."""
        return self.ids[naam]


@dataclass
class _Plek:
    organisatie: Organisatie
    locaties: tuple[Locatie, ...] = ()


_KIEKJE: list[tuple[Wereld, Rijen]] = []


def zet_wereld_neer() -> Wereld:
    """Fill an empty database with the wereld, in the current application context, and commit.

    The rows are made once per run and written in batches after that. They are not secret, so that
    no row depends on the keys of an application.
    """
    if _KIEKJE:
        wereld, rijen = _KIEKJE[0]
        for tabel, gevonden in rijen:
            db.session.execute(sa.insert(tabel), gevonden)
        db.session.commit()
    else:
        assert not _lees_rijen(), "what is not of the wereld would come back in every test"
        wereld = bouw_wereld()
        _KIEKJE.append((wereld, _lees_rijen()))
    return deepcopy(wereld)


def _lees_rijen() -> Rijen:
    alle = ((tabel, db.session.execute(sa.select(tabel))) for tabel in Base.metadata.sorted_tables)
    lijst = ((tabel, [dict(rij) for rij in rijen.mappings()]) for tabel, rijen in alle)
    return [(tabel, rijen) for tabel, rijen in lijst if rijen]


def bouw_wereld() -> Wereld:
    """Make every row anew, in the current application context, and commit."""
    wereld = Wereld()
    zorgkantoor = _organisatie(wereld, "zorgkantoor", "Zorgkantoor Voorbeeldland")
    zorgkantoor_ander = _organisatie(wereld, "zorgkantoor_ander", "Zorgkantoor Elders")
    aanbieder = _organisatie(wereld, "aanbieder", "Zorghuis Voorbeeld")
    aanbieder_ander = _organisatie(wereld, "aanbieder_ander", "Woonzorg Elders")
    cce, portaal = _organisatie(wereld, "cce", "CCE"), _organisatie(wereld, "portaal", "Portaal")
    regio = _onthoud(wereld, "regio", maak_regio(zorgkantoor))
    regio_2 = _onthoud(wereld, "regio_2", maak_regio(zorgkantoor))
    regio_ander = _onthoud(wereld, "regio_ander", maak_regio(zorgkantoor_ander))
    locatie = _onthoud(wereld, "locatie", maak_locatie(aanbieder, regio, "De Es"))
    locatie_2 = _onthoud(wereld, "locatie_2", maak_locatie(aanbieder, regio_2, "De Wilg"))
    locatie_ander = _onthoud(wereld, "locatie_ander", maak_locatie(aanbieder_ander, regio_ander))
    for plek in (_Plek(aanbieder, (locatie,)), _Plek(zorgkantoor), _Plek(cce), _Plek(portaal)):
        _bemens(wereld, plek, EIGEN)
    for plek in (_Plek(aanbieder, (locatie_2,)), _Plek(zorgkantoor)):
        _bemens(wereld, plek, TWEEDE)
    for plek in (_Plek(aanbieder_ander, (locatie_ander,)), _Plek(zorgkantoor_ander)):
        _bemens(wereld, plek, ANDER)
    maak_briefhoofd(zorgkantoor)
    paar = maak_samenwerking(aanbieder, zorgkantoor, cce=cce)
    # What is not about dialogen need not be reminded of one; tests/factories/dialoog expects it.
    paar.dialoog_in_bereik = False
    maak_tariefafspraak(aanbieder, zorgkantoor)
    db.session.commit()
    return wereld


def _organisatie(wereld: Wereld, sleutel: str, naam: str) -> Organisatie:
    soort = OrganisatieSoort(sleutel.removesuffix("_ander"))
    return _onthoud(wereld, sleutel, maak_organisatie(soort, naam))


def _onthoud(wereld: Wereld, sleutel: str, rij: Rij) -> Rij:
    wereld.ids[sleutel] = rij.id
    return rij


def _bemens(wereld: Wereld, plek: _Plek, wie: str) -> None:
    """Put one user in every role of an organisation; assessors get a mandate."""
    for rol in ROLLEN_PER_SOORT[plek.organisatie.soort]:
        sleutel = (rol, _wie(rol, plek.organisatie.soort, wie))
        if sleutel in wereld.gebruikers:
            continue
        gebruiker = maak_gebruiker(
            plek.organisatie,
            rol,
            naam=f"{rol.value.replace('_', ' ').capitalize()} {wie}",
            email=f"{rol.value}.{sleutel[1]}@voorbeeld.example",
            locaties=plek.locaties if rol in ZORGTEAM else (),
        )
        wereld.gebruikers[sleutel] = gebruiker.id
        wereld.emails[sleutel] = gebruiker.email
        if rol is Rol.BEOORDELAAR:
            maak_mandaat(
                gebruiker, Uitkomst.TOEKENNEN, Uitkomst.BIJSTELLEN, maximum_cent=10_000_000
            )
        if rol is Rol.TEAMLEIDER:
            maak_mandaat(gebruiker, functietitel="Teamleider")


def _wie(rol: Rol, soort: OrganisatieSoort, wie: str) -> str:
    """Name the auditors of aanbieder and zorgkantoor by their kind; the portal's own is EIGEN."""
    ander = rol is Rol.AUDITOR and soort is not OrganisatieSoort.PORTAAL
    return soort.value if ander else wie
