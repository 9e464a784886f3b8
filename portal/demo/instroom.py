"""Let clients of a demonstration join a group that has meerzorg, by the real actions."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from portal.clienten.actions import voeg_lid_toe
from portal.clienten.models import Client, Groep
from portal.demo.gegevens import lees
from portal.demo.groepsaanvragen import momenten_van, speel_af, zet_driehoek
from portal.demo.organisaties import Bezetting
from portal.demo.werk import Werk
from portal.domain.bevoegdheid import Rol
from portal.domain.gegevens import Lezer
from portal.platform import clock
from portal.toekenning.actions.instroom import laat_instromen

TOT_INGANG = timedelta(days=14)


def bouw_instroom(
    bezetting: Bezetting, groepen: Mapping[str, Groep], clienten: Mapping[str, Client], nu: datetime
) -> None:
    """Make the aanvragen under `instroom` in `groepsaanvragen.toml`, each on its own days."""
    for deel in lees("groepsaanvragen").delen("instroom"):
        groep, client = groepen[deel.tekst("groep")], clienten[deel.tekst("client")]
        _stroom_in(deel, bezetting, groep, client, nu)


def _stroom_in(
    deel: Lezer, bezetting: Bezetting, groep: Groep, client: Client, nu: datetime
) -> None:
    vandaag, geleden = clock.local_day(nu), deel.getal("dagen")
    momenten = momenten_van(vandaag, geleden)
    ingang = vandaag - timedelta(days=geleden) + TOT_INGANG
    werk = Werk(wens=deel, client=client, bezetting=bezetting, ingang=ingang)
    op, door = next(momenten), werk.bij_aanbieder(Rol.MANAGER)
    with clock.freeze(op):
        voeg_lid_toe(groep, client, van=ingang, door=door)
        werk.gemaakt = laat_instromen(groep, {client.id}, ingang, door=door, op=op)
        groepswerk = zet_driehoek(werk, op)
    speel_af(groepswerk, momenten)
