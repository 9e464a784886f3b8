"""What the slices above tell of clients and groups: the aanvragen and besluiten on their pages.

Clients know nothing of aanvragen. Whoever does registers here when the application is built.
"""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from flask import Flask, current_app

from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker

_SLEUTEL = "clientdossiers"


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A link with its text."""

    tekst: str
    url: str


@dataclass(frozen=True, slots=True)
class Vervolg:
    """The toekenning on which the next aanvraag of a client follows.

    Attributes:
        nummer: Of the toekenning.
        url: Where the her-aanvraag begins.
        verplicht: A new aanvraag is not possible: it would be the vervolg of preventieve meerzorg.
    """

    nummer: str
    url: str
    verplicht: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Clientdossier:
    """One aanvraag of a client as the client page shows it.

    Attributes:
        soort: Kind of aanvraag in words.
        woord: Status in the one word that the aanbieder sees.
        is_open: It still waits for somebody.
        begonnen_op: When it was started.
        ontvangen_op: When it was first submitted, None for a concept.
        besluiten: Letters that were sent.
        looptijd: First and last day that were granted, None without a toekenning.
        bedrag_cent: What was granted per year.
    """

    nummer: str
    url: str
    soort: str
    woord: str
    is_open: bool
    begonnen_op: datetime
    ontvangen_op: datetime | None
    besluiten: Sequence[Verwijzing]
    looptijd: tuple[date, date] | None
    bedrag_cent: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZonderAanvraag:
    """A toekenning without an aanvraag in the portal, such as one from before it.

    Attributes:
        url: Page of the toekenning.
        looptijd: First and last day in force.
        in_groep: It was granted within a group, which asks again as a whole.
    """

    nummer: str
    url: str
    looptijd: tuple[date, date]
    in_groep: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Groepsdossier:
    """One aanvraag of a group as the group page shows it.

    Attributes:
        woord: Status in the one word that the side of the user sees.
        is_open: It still waits for somebody.
        ontvangen_op: When it was first submitted, None for a concept.
        toegekend_cent: What was granted per year to all members, None without a besluit.
    """

    nummer: str
    url: str
    woord: str
    is_open: bool
    ontvangen_op: datetime | None
    toegekend_cent: int | None


@dataclass(frozen=True, slots=True)
class Trajectblok:
    """The ontwikkeltrajecten of a client or a group, as their pages show them.

    Attributes:
        trajecten: Newest first, each with how it stands.
        vraag_url: Where one is asked for; empty when this user cannot, or one is open.
    """

    trajecten: Sequence[tuple[Verwijzing, str]]
    vraag_url: str


class Dossierbron(Protocol):
    """Tells of the aanvragen of clients that are in view."""

    def open_aanvragen(
        self, client_ids: Collection[uuid.UUID], *, voor: Gebruiker
    ) -> Mapping[uuid.UUID, Verwijzing]:
        """Give the open aanvraag of each client that has one, in one query."""

    def list_dossiers(self, client_id: uuid.UUID, *, voor: Gebruiker) -> Sequence[Clientdossier]:
        """Give every aanvraag of one client, newest first."""

    def list_zonder_aanvraag(
        self, client_id: uuid.UUID, *, voor: Gebruiker
    ) -> Sequence[ZonderAanvraag]:
        """Give every toekenning of one client that no aanvraag in the portal led to, last first."""

    def begin_aanvraag(self, client_id: uuid.UUID) -> str:
        """Give the address where an aanvraag for a client begins."""

    def find_vervolg(self, client_id: uuid.UUID, *, voor: Gebruiker, op: date) -> Vervolg | None:
        """Give the toekenning in view that a her-aanvraag may follow on, the last to end."""

    def heeft_groepsdossier(self, voor: Gebruiker) -> Voorwaarde:
        """Give the condition under which a group has a dossier that is in view."""

    def open_groepsaanvragen(
        self, groep_ids: Collection[uuid.UUID], *, voor: Gebruiker
    ) -> Mapping[uuid.UUID, Verwijzing]:
        """Give the open aanvraag of each group that has one, in one query."""

    def list_groepsdossiers(
        self, groep_id: uuid.UUID, *, voor: Gebruiker
    ) -> Sequence[Groepsdossier]:
        """Give every aanvraag of one group, newest first."""

    def find_trajecten(
        self, *, client: uuid.UUID | None = None, groep: uuid.UUID | None = None, voor: Gebruiker
    ) -> Trajectblok | None:
        """Give the trajecten of a client or of a group; None for who may not see them."""

    def begin_groepsaanvraag(self, groep_id: uuid.UUID) -> str:
        """Give the address where an aanvraag for a group begins."""

    def begin_mutatie(self, groep_id: uuid.UUID, *, voor: Gebruiker, op: date) -> str:
        """Give the address where a change in a group begins.

        Empty when no toekenning of it runs on or after a day.
        """


def registreer_dossiers(app: Flask, bron: Dossierbron) -> None:
    """Say who tells of the aanvragen of clients in an application."""
    app.extensions[_SLEUTEL] = bron


def dossierbron() -> Dossierbron:
    """Give who tells of the aanvragen of clients in this application."""
    bron: Dossierbron = current_app.extensions[_SLEUTEL]
    return bron
