"""What a goed voorbeeld was seen in: the slices above tell whether somebody sees that.

Goede voorbeelden know nothing of toekenningen, trajecten or dialogen. Whoever does registers here
when the application is built, by the name that `GoedVoorbeeld.bron_soort` has for it.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Flask, current_app, url_for
from werkzeug.exceptions import NotFound

from portal.domain.bevoegdheid import Handeling, mag
from portal.toegang.models import Gebruiker

_SLEUTEL = "voorbeeldbronnen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Herkomst:
    """What a result was seen in, for the own organisation only.

    Attributes:
        soort: Name of the kind, at most 20 letters.
        tekst: How people of the organisation know it, with its number.
        adres: Its page.
        aanbieder_id: Whose clients it is about; their names may not be in the text either.
        zorgprofiel: Of the client, empty when there is not one.
    """

    soort: str
    id: uuid.UUID
    tekst: str
    adres: str
    aanbieder_id: uuid.UUID | None = None
    zorgprofiel: str = ""


Bron = Callable[[uuid.UUID, Gebruiker], Herkomst | None]
"""Finds what a user may see; None, or `NotFound`, when it does not exist or is not in view."""


def registreer_voorbeeldbronnen(app: Flask, *bronnen: Mapping[str, Bron]) -> None:
    """Add who knows some kinds of origin."""
    alle: dict[str, Bron] = app.extensions.setdefault(_SLEUTEL, {})
    for deel in bronnen:
        alle.update(deel)


def find_herkomst(soort: str, bron_id: uuid.UUID | None, *, voor: Gebruiker) -> Herkomst | None:
    """Give what a voorbeeld was seen in, None where there is nothing or it is not in view."""
    alle: Mapping[str, Bron] = current_app.extensions.get(_SLEUTEL, {})
    bron = alle.get(soort)
    try:
        return None if bron is None or bron_id is None else bron(bron_id, voor)
    except NotFound:
        return None


def deeladres(soort: str, bron_id: uuid.UUID, *, voor: Gebruiker) -> str:
    """Give where something is shared as goed voorbeeld; empty for who may not."""
    if not mag(voor.rol_set, Handeling.VOORBEELD_VOORDRAGEN):
        return ""
    return url_for("voorbeelden.voordragen", bron=soort, bron_id=bron_id)


def get_herkomst(soort: str, bron_id: uuid.UUID | None, *, voor: Gebruiker) -> Herkomst:
    """Give what a voorbeeld was seen in.

    Raises:
        NotFound: It does not exist or is not in view; the two look the same.
    """
    herkomst = find_herkomst(soort, bron_id, voor=voor)
    if herkomst is None:
        raise NotFound
    return herkomst
