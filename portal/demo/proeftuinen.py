"""The old experiments of a demonstration."""

from datetime import datetime

from portal.demo.gegevens import lees
from portal.demo.organisaties import Bezetting
from portal.domain.bevoegdheid import Rol
from portal.monitoring.actions.proeftuinen import Proeftuingegevens, registreer_proeftuin


def bouw_proeftuinen(bezetting: Bezetting, nu: datetime) -> None:
    """Register everything in `proeftuinen.toml`."""
    for deel in lees("proeftuinen").delen("proeftuin"):
        gegevens = Proeftuingegevens(
            aanbieder_id=bezetting.organisaties[deel.tekst("aanbieder")].id,
            locatie_id=bezetting.locaties[deel.tekst("locatie")].id,
            naam=deel.tekst("naam"),
            van=deel.datum("van"),
            tot=deel.datum("tot"),
            geleerd=deel.tekst("geleerd"),
        )
        door = bezetting.wie(deel.tekst("zorgkantoor"), Rol.TEAMLEIDER)
        registreer_proeftuin(gegevens, door=door, op=nu)
