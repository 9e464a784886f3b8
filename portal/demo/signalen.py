"""What clients, naasten and professionals signalled in a demonstration."""

from datetime import datetime, timedelta

from portal.demo.gegevens import lees
from portal.demo.organisaties import Bezetting
from portal.domain.bevoegdheid import Rol
from portal.domain.gegevens import Lezer
from portal.monitoring.actions.signalen import (
    Signaalgegevens,
    handel_signaal_af,
    registreer_signaal,
)
from portal.platform import clock


def bouw_signalen(bezetting: Bezetting, nu: datetime) -> None:
    """Register everything in `signalen.toml`, and deal with what the file says."""
    for deel in lees("signalen").delen("signaal"):
        _registreer(bezetting, deel, nu)


def _registreer(bezetting: Bezetting, deel: Lezer, nu: datetime) -> None:
    door = bezetting.wie(deel.tekst("zorgkantoor"), Rol.BEOORDELAAR)
    op = nu - timedelta(days=deel.getal("geleden"))
    gegevens = Signaalgegevens(
        dag=clock.local_day(op),
        van_wie=deel.tekst("van_wie"),
        thema=deel.tekst("thema"),
        leveringsvorm=deel.tekst("leveringsvorm"),
        omschrijving=deel.tekst("tekst"),
    )
    rij = registreer_signaal(gegevens, door=door, op=op)
    gedaan = deel.tekst_of_niets("gedaan")
    if gedaan:
        klaar = nu - timedelta(days=deel.getal("afgehandeld"))
        handel_signaal_af(rij, clock.local_day(klaar), gedaan, door=door, op=klaar)
