"""What the slice of bezwaar tells the slices below it: where a bezwaar is open.

Aanvraag, beoordeling and toekenning know nothing of bezwaar. Whoever does registers here when the
application is built.
"""

import uuid
from collections.abc import Collection, Iterable
from typing import Protocol

from flask import Flask, current_app

from portal.domain.procedure import BESLIST, Toestand

MET_BESLUIT = BESLIST | {Toestand.BIJSTELLEN_GEVRAAGD}
"""Toestanden in which there can be a besluit to lodge a bezwaar against."""
_SLEUTEL = "bezwaarbron"


class Bezwaarbron(Protocol):
    """Says where a bezwaar is open; never a toestand, always derived."""

    def is_bestreden(self, besluit_id: uuid.UUID) -> bool:
        """Say whether a bezwaar is open against a besluit."""

    def aanvragen(self, aanvraag_ids: Collection[uuid.UUID]) -> frozenset[uuid.UUID]:
        """Give which aanvragen have one against a besluit; of a group also against a client's."""

    def toekenningen(self, toekenning_ids: Collection[uuid.UUID]) -> frozenset[uuid.UUID]:
        """Give which toekenningen have one, against their besluit or one about them."""


def registreer_bezwaren(app: Flask, bron: Bezwaarbron) -> None:
    """Say who tells of bezwaren in an application."""
    app.extensions[_SLEUTEL] = bron


def aanvragen_met_bezwaar(
    rijen: Iterable[tuple[uuid.UUID, Toestand]],
) -> frozenset[uuid.UUID]:
    """Give which aanvragen of a list have an open bezwaar; asks nothing where none can be."""
    kan = [nr for nr, toestand in rijen if toestand in MET_BESLUIT]
    return bezwaarbron().aanvragen(kan) if kan else frozenset()


def bezwaarbron() -> Bezwaarbron:
    """Give who tells of bezwaren in this application."""
    bron: Bezwaarbron = current_app.extensions[_SLEUTEL]
    return bron
