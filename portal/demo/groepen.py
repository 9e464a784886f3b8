"""Make the groups of a demonstration by the real actions."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from portal.clienten.actions import beeindig_lidmaatschap, maak_groep, voeg_lid_toe
from portal.clienten.models import Client, Groep
from portal.demo.gegevens import lees
from portal.demo.organisaties import Bezetting
from portal.domain.bevoegdheid import Rol
from portal.domain.gegevens import Lezer

SINDS = timedelta(days=730)
VERTROKKEN = timedelta(days=90)


def bouw_groepen(
    bezetting: Bezetting, clienten: Mapping[str, Client], op: datetime
) -> dict[str, Groep]:
    """Make every group in `clienten.toml`; give them by name.

    Args:
        bezetting: The organisations.
        clienten: The clients by surname.
        op: The moment on which the groups are made.
    """
    return {
        deel.tekst("naam"): _maak(deel, bezetting, clienten, op)
        for deel in lees("clienten").delen("groep")
    }


def _maak(deel: Lezer, bezetting: Bezetting, clienten: Mapping[str, Client], op: datetime) -> Groep:
    locatie = bezetting.locaties[deel.tekst("locatie")]
    door = bezetting.wie(bezetting.sleutel_van(locatie.aanbieder), Rol.MANAGER)
    groep = maak_groep(deel.tekst("naam"), locatie_id=locatie.id, door=door, op=op)
    van = op.date() - SINDS
    for naam in deel.teksten("leden"):
        voeg_lid_toe(groep, clienten[naam], van=van, door=door)
    for naam in deel.teksten("vertrokken"):
        lid = voeg_lid_toe(groep, clienten[naam], van=van, door=door)
        beeindig_lidmaatschap(lid, tot=op.date() - VERTROKKEN, door=door)
    return groep
