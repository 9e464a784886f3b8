"""Tell goede voorbeelden of the dialoog in which a result was told."""

import uuid

from flask import url_for

from portal.dialoog.models import Dialoog
from portal.dialoog.queries.dialogen import get_dialoog, kenmerk_van
from portal.domain.procedure.volgen import Dialoogtoestand
from portal.toegang.models import Gebruiker
from portal.voorbeelden import bronnen
from portal.voorbeelden.bronnen import Herkomst

SOORT = "dialoog"


def find_dialoog(dialoog_id: uuid.UUID, voor: Gebruiker) -> Herkomst | None:
    """Give a dialoog in view whose verslag is ready as the origin of a goed voorbeeld."""
    rij = get_dialoog(dialoog_id, voor=voor)
    if rij.toestand is not Dialoogtoestand.GEREED:
        return None
    return Herkomst(
        soort=SOORT,
        id=rij.id,
        tekst=f"Meerzorgdialoog {kenmerk_van(rij)}",
        adres=url_for("dialoog.dialoog", dialoog_id=rij.id),
        aanbieder_id=rij.aanbieder_id,
    )


def deeladres(dialoog: Dialoog, *, voor: Gebruiker) -> str:
    """Give where a dialoog is shared as goed voorbeeld; empty for who may not, or not yet."""
    gereed = dialoog.toestand is Dialoogtoestand.GEREED
    return bronnen.deeladres(SOORT, dialoog.id, voor=voor) if gereed else ""


VOORBEELDBRONNEN = {SOORT: find_dialoog}
