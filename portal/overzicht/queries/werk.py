"""Whose work can be handed over: the people one leads, with what each of them has open."""

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from werkzeug.exceptions import NotFound

from portal.aanvraag.queries.driehoeken import tel_driehoeken
from portal.beoordeling.queries.werklast import tel_dossiers
from portal.bezwaar.queries.werklast import tel_bezwaren
from portal.domain.bevoegdheid import DRIEHOEK, OrganisatieSoort, Rol
from portal.toegang.models import Gebruiker
from portal.toegang.queries import list_gebruikers


@dataclass(frozen=True, slots=True)
class Werk:
    """What one person has open."""

    gebruiker: Gebruiker
    aantal: int


def list_werk(*, voor: Gebruiker) -> Sequence[Werk]:
    """Give everybody who has work, the most first; also those whose account is blocked."""
    zorgkantoor = voor.organisatie.soort is OrganisatieSoort.ZORGKANTOOR
    aantallen = (
        Counter(tel_dossiers(voor=voor)) + Counter(tel_bezwaren(voor=voor))
        if zorgkantoor
        else Counter(tel_driehoeken(voor=voor))
    )
    werk = [Werk(mens, aantallen[mens.id]) for mens in _mensen(voor)]
    met = [deel for deel in werk if deel.aantal]
    return sorted(met, key=lambda deel: (-deel.aantal, deel.gebruiker.naam))


def get_werk(gebruiker_id: uuid.UUID, *, voor: Gebruiker) -> Werk:
    """Give the work of one person.

    Raises:
        NotFound: He has none, or is not of the own organisation.
    """
    for werk in list_werk(voor=voor):
        if werk.gebruiker.id == gebruiker_id:
            return werk
    raise NotFound


def list_opvolgers(werk: Werk, *, voor: Gebruiker) -> Sequence[Gebruiker]:
    """Give who can take the work over: account in use, and a role in common."""
    return [
        mens
        for mens in _mensen(voor)
        if mens.id != werk.gebruiker.id
        and mens.geblokkeerd_op is None
        and mens.rol_set & werk.gebruiker.rol_set & _rollen(voor)
    ]


def _mensen(voor: Gebruiker) -> Sequence[Gebruiker]:
    rollen = _rollen(voor)
    return [mens for mens in list_gebruikers(voor=voor) if mens.rol_set & rollen]


def _rollen(voor: Gebruiker) -> frozenset[Rol]:
    if voor.organisatie.soort is OrganisatieSoort.ZORGKANTOOR:
        return frozenset({Rol.BEOORDELAAR, Rol.BEZWAARBEHANDELAAR})
    return frozenset(DRIEHOEK)
