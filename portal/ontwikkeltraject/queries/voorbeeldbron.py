"""Tell goede voorbeelden of the finished traject in which a result was seen."""

import uuid

from flask import url_for

from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.procedure.volgen import Trajecttoestand
from portal.ontwikkeltraject.models import Traject
from portal.ontwikkeltraject.queries.trajecten import get_traject
from portal.toegang.models import Gebruiker
from portal.voorbeelden import bronnen
from portal.voorbeelden.bronnen import Herkomst

SOORT = "traject"


def find_traject(traject_id: uuid.UUID, voor: Gebruiker) -> Herkomst | None:
    """Give a finished traject in view as the origin of a goed voorbeeld."""
    if not mag(voor.rol_set, Handeling.TRAJECT_LEZEN):
        return None
    rij = get_traject(traject_id, voor=voor)
    if rij.toestand is not Trajecttoestand.AFGEROND:
        return None
    return Herkomst(
        soort=SOORT,
        id=rij.id,
        tekst=f"Ontwikkeltraject {rij.clientcode}",
        adres=url_for("ontwikkeltraject.traject", traject_id=rij.id),
        aanbieder_id=rij.aanbieder_id,
    )


def deeladres(traject: Traject, *, voor: Gebruiker) -> str:
    """Give where a traject is shared as goed voorbeeld; empty for who may not, or not yet."""
    af = traject.toestand is Trajecttoestand.AFGEROND
    return bronnen.deeladres(SOORT, traject.id, voor=voor) if af else ""


VOORBEELDBRONNEN = {SOORT: find_traject}
