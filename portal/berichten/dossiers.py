"""Which dossier a message is about: the slices above tell who treats it, and where.

Messages know nothing of aanvragen or besluiten. Whoever does registers here when the application
is built, by the name that `Bericht.object_soort` has for it.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Flask, current_app

from portal.domain.bevoegdheid import Rol

_SLEUTEL = "berichtdossiers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossierplek:
    """Between whom a dossier is, and who treats it.

    Attributes:
        regio_id: None when the whole zorgkantoor treats it.
        behandelaar_id: None while nobody took it.
        team: Role that sees to what could not be told electronically.
        nummer: Number that people know it by; empty where the message has it.
    """

    aanbieder_id: uuid.UUID
    zorgkantoor_id: uuid.UUID
    regio_id: uuid.UUID | None = None
    behandelaar_id: uuid.UUID | None = None
    nummer: str = ""
    team: Rol = Rol.BEOORDELAAR


Wijzer = Callable[[uuid.UUID], Dossierplek | None]
"""Finds the dossier of a row; None when the row does not exist."""


def registreer_wijzers(app: Flask, *wijzers: Mapping[str, Wijzer]) -> None:
    """Add who knows the dossiers of some kinds of object."""
    alle: dict[str, Wijzer] = app.extensions.setdefault(_SLEUTEL, {})
    for deel in wijzers:
        alle.update(deel)


def find_dossierplek(object_soort: str, object_id: uuid.UUID) -> Dossierplek | None:
    """Give the dossier of what a message is about, None where nobody knows it."""
    alle: Mapping[str, Wijzer] = current_app.extensions.get(_SLEUTEL, {})
    wijzer = alle.get(object_soort)
    return wijzer(object_id) if wijzer else None
