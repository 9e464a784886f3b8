"""Tell goede voorbeelden of the toekenning in which a result was seen."""

import uuid

from flask import url_for

from portal.clienten.queries import find_keuze
from portal.domain.bevoegdheid import Handeling, mag
from portal.platform import clock
from portal.toegang.models import Gebruiker
from portal.toekenning.queries.toekenning import get_toekenning
from portal.voorbeelden.bronnen import Herkomst

SOORT = "toekenning"


def find_toekenning(toekenning_id: uuid.UUID, voor: Gebruiker) -> Herkomst | None:
    """Give a toekenning in view as the origin of a goed voorbeeld."""
    if not mag(voor.rol_set, Handeling.TOEKENNING_LEZEN):
        return None
    rij = get_toekenning(toekenning_id, voor=voor)
    return Herkomst(
        soort=SOORT,
        id=rij.id,
        tekst=f"Toekenning {rij.nummer}",
        adres=url_for("toekenning.toekenning", toekenning_id=rij.id),
        aanbieder_id=rij.aanbieder_id,
        zorgprofiel=find_keuze(rij.zorgprofiel, op=clock.today()),
    )


VOORBEELDBRONNEN = {SOORT: find_toekenning}
