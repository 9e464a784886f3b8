"""End toekenningen of a demonstration early, each as far as the file says, by the real actions."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.beoordeling.models import Toekenning
from portal.demo.gegevens import lees
from portal.demo.organisaties import Bezetting
from portal.demo.vooraf import Oud, bevestig_oud, lees_velden, registreer_oud
from portal.domain.bevoegdheid import Rol
from portal.domain.gegevens import Lezer
from portal.domain.procedure import Eindereden
from portal.domain.procedure.einde import Einde, Eindesoort, Eindestap
from portal.platform import clock
from portal.toegang.models import Gebruiker
from portal.toekenning.actions.einde import (
    Voorstel,
    bereid_einde_voor,
    meld_einde,
    overlijd,
    zet_stap,
)
from portal.toekenning.actions.einde_vaststellen import (
    bewaar_bij,
    controleer_einde,
    stel_einde_vast,
)
from portal.toekenning.letters.einde_versturen import verstuur_afloop, verstuur_eindebesluit

LOCATIE, GELEDEN, MAANDEN = "kastanjeveld-hoeve", 10, 36
VOOR = timedelta(minutes=3)
GEMELD, OVERLEDEN, CONTROLE = "gemeld", "overleden", "ter_controle"
STANDAARD = {"soort": "individueel", "behandeling": "ja", "dagbesteding": "ja", "tarief": "96"}


@dataclass(frozen=True, slots=True)
class Mensen:
    """Who report, prepare and fix."""

    manager: Gebruiker
    beoordelaar: Gebruiker
    teamleider: Gebruiker


def bouw_einden(bezetting: Bezetting, op: datetime) -> None:
    """Register everything in `einden.toml`, and end it; no later than now, so that it is known."""
    for deel in lees("einden").delen("einde"):
        velden = {**lees_velden(deel), **STANDAARD}
        rij = registreer_oud(velden, Oud(LOCATIE, GELEDEN, MAANDEN), bezetting, op - VOOR)
        bevestig_oud(rij, bezetting, op - VOOR)
        _beeindig(rij, deel, bezetting, op)


def _beeindig(rij: Toekenning, deel: Lezer, bezetting: Bezetting, op: datetime) -> None:
    mensen = _mensen(rij, bezetting)
    dag = clock.local_day(op) + timedelta(days=deel.getal("over"))
    reden, tekst, tot = Eindereden(deel.tekst("reden")), deel.tekst("tekst"), deel.tekst("tot")
    if tot in {GEMELD, OVERLEDEN}:
        einde = Einde(reden=reden, laatste_dag=dag, ingestemd=True)
        meld_einde(rij, einde, tekst, door=mensen.manager, op=op)
    if tot == OVERLEDEN:
        for geeindigd in overlijd(rij, dag, door=mensen.manager, op=op):
            verstuur_afloop(geeindigd, door=None, op=op)
    if tot in {GEMELD, OVERLEDEN}:
        return
    soort = Eindesoort.INTREKKEN if reden is Eindereden.INGETROKKEN else Eindesoort.BEEINDIGEN
    daarna = deel.tekst("daarna", "")
    voorstel = Voorstel(soort=soort, reden=reden, dag=dag, motivering=tekst, daarna=daarna)
    _besluit(rij, voorstel, mensen, op=op, vast=tot != CONTROLE)


def _besluit(
    rij: Toekenning, voorstel: Voorstel, mensen: Mensen, *, op: datetime, vast: bool
) -> None:
    besluit = bereid_einde_voor(rij, voorstel, door=mensen.beoordelaar, op=op)
    zet_stap(besluit, Eindestap.AANBIEDEN, door=mensen.beoordelaar, op=op)
    if vast:
        functie = controleer_einde(besluit, door=mensen.teamleider, op=op)
        stel_einde_vast(besluit, door=mensen.teamleider, op=op)
        door = mensen.teamleider
        bewaar_bij(besluit, verstuur_eindebesluit(besluit, functie=functie, door=door, op=op))


def _mensen(rij: Toekenning, bezetting: Bezetting) -> Mensen:
    aanbieder = bezetting.sleutel_van(rij.aanbieder)
    zorgkantoor = bezetting.sleutel_van(rij.zorgkantoor)
    return Mensen(
        manager=bezetting.wie(aanbieder, Rol.MANAGER),
        beoordelaar=bezetting.wie(zorgkantoor, Rol.BEOORDELAAR),
        teamleider=bezetting.wie(zorgkantoor, Rol.TEAMLEIDER, 1),
    )
