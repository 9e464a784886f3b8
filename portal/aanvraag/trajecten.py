"""What the slice of ontwikkeltrajecten tells the slices below it: which were finished for whom.

Aanvraag and beoordeling know nothing of trajecten. Whoever does registers here when the
application is built.
"""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from flask import Flask, current_app

_SLEUTEL = "trajectbron"


@dataclass(frozen=True, slots=True, kw_only=True)
class BekendTraject:
    """A finished traject that counts for a client.

    Attributes:
        clientcode: Of the client, or of the group that it was for.
        afgerond_op: Day on which it was finished.
        bijeenkomsten: Days on which was met, in order.
        themas: Names of what was discussed; none of what another aanbieder discussed.
    """

    id: uuid.UUID
    clientcode: str
    afgerond_op: date
    bijeenkomsten: Sequence[date]
    themas: Sequence[str]


class Trajectbron(Protocol):
    """Says which ontwikkeltrajecten were finished; who may know is the caller's."""

    def laatste(self, client_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, date]:
        """Give by client when the last one was finished; who has none is left out.

        Of the same person at another aanbieder too, where one zorgkantoor granted both meerzorg.
        """

    def afgerond(
        self, client_ids: Collection[uuid.UUID]
    ) -> Mapping[uuid.UUID, Sequence[BekendTraject]]:
        """Give by client what was finished, newest first; who has none is left out.

        Also before the client moved with a toekenning from another aanbieder: of that the days.
        """


def registreer_trajecten(app: Flask, bron: Trajectbron) -> None:
    """Say who tells of ontwikkeltrajecten in an application."""
    app.extensions[_SLEUTEL] = bron


def trajectbron() -> Trajectbron:
    """Give who tells of ontwikkeltrajecten in this application."""
    bron: Trajectbron = current_app.extensions[_SLEUTEL]
    return bron
