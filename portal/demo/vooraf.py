"""Register toekenningen from before the portal for a demonstration, by the real actions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.beoordeling.models import Toekenning
from portal.demo.gegevens import eerste_van_maand, lees
from portal.demo.organisaties import Bezetting
from portal.domain.bevoegdheid import Rol
from portal.domain.gegevens import Lezer
from portal.domain.termijnen import laatste_dag_looptijd
from portal.toekenning.actions.vooraf import bevestig, registreer
from portal.toekenning.queries.vooraf import KOLOMMEN

NA = timedelta(minutes=1)
_BEREKEND = frozenset({"nza_nummer", "locatie", "ingang", "laatste_dag", "prijspeil"})


@dataclass(frozen=True, slots=True)
class Oud:
    """Where and when an old toekenning runs; months before the month of the demonstration."""

    locatie: str
    maanden_geleden: int
    maanden: int


def bouw_vooraf(bezetting: Bezetting, op: datetime) -> None:
    """Register everything in `vooraf.toml`, and confirm what the file says."""
    for deel in lees("vooraf").delen("toekenning"):
        oud = Oud(deel.tekst("locatie"), deel.getal("maanden_geleden"), deel.getal("maanden"))
        rij = registreer_oud(lees_velden(deel), oud, bezetting, op)
        if deel.vlag("bevestigd", standaard=False):
            bevestig_oud(rij, bezetting, op)


def lees_velden(deel: Lezer) -> dict[str, str]:
    """Give what the file says, by column."""
    return {naam: deel.tekst(naam, "") for naam in KOLOMMEN if naam not in _BEREKEND}


def registreer_oud(
    velden: Mapping[str, str], oud: Oud, bezetting: Bezetting, op: datetime
) -> Toekenning:
    """Register a toekenning from before the portal."""
    locatie = bezetting.locaties[oud.locatie]
    sleutel = bezetting.sleutel_van(locatie.regio.zorgkantoor)
    ingang = eerste_van_maand(op.date(), -oud.maanden_geleden)
    alles = {
        **velden,
        "nza_nummer": locatie.nza_nummer,
        "locatie": locatie.naam,
        "ingang": ingang.isoformat(),
        "laatste_dag": laatste_dag_looptijd(ingang, oud.maanden).isoformat(),
        "prijspeil": str(ingang.year),
    }
    return registreer(alles, door=bezetting.wie(sleutel, Rol.BEOORDELAAR), op=op)


def bevestig_oud(toekenning: Toekenning, bezetting: Bezetting, op: datetime) -> None:
    """Let a second person confirm it."""
    sleutel = bezetting.sleutel_van(toekenning.zorgkantoor)
    bevestig(toekenning, door=bezetting.wie(sleutel, Rol.TEAMLEIDER), op=op + NA)
