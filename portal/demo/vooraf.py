"""Register toekenningen from before the portal for a demonstration, by the real actions."""

from datetime import datetime, timedelta

from portal.demo.gegevens import eerste_van_maand, lees
from portal.demo.organisaties import Bezetting
from portal.domain.bevoegdheid import Rol
from portal.domain.gegevens import Lezer
from portal.domain.termijnen import laatste_dag_looptijd
from portal.toekenning.actions.vooraf import bevestig, registreer
from portal.toekenning.queries.vooraf import KOLOMMEN

NA = timedelta(hours=1)
_BEREKEND = frozenset({"nza_nummer", "locatie", "ingang", "laatste_dag", "prijspeil"})


def bouw_vooraf(bezetting: Bezetting, op: datetime) -> None:
    """Register everything in `vooraf.toml`, and confirm what the file says."""
    for deel in lees("vooraf").delen("toekenning"):
        _registreer(deel, bezetting, op)


def _registreer(deel: Lezer, bezetting: Bezetting, op: datetime) -> None:
    locatie = bezetting.locaties[deel.tekst("locatie")]
    sleutel = bezetting.sleutel_van(locatie.regio.zorgkantoor)
    ingang = eerste_van_maand(op.date(), -deel.getal("maanden_geleden"))
    velden = {naam: deel.tekst(naam, "") for naam in KOLOMMEN if naam not in _BEREKEND}
    velden |= {
        "nza_nummer": locatie.nza_nummer,
        "locatie": locatie.naam,
        "ingang": ingang.isoformat(),
        "laatste_dag": laatste_dag_looptijd(ingang, deel.getal("maanden")).isoformat(),
        "prijspeil": str(ingang.year),
    }
    toekenning = registreer(velden, door=bezetting.wie(sleutel, Rol.BEOORDELAAR), op=op)
    if deel.vlag("bevestigd", standaard=False):
        bevestig(toekenning, door=bezetting.wie(sleutel, Rol.TEAMLEIDER), op=op + NA)
