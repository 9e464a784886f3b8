"""The national report of a demonstration: one zorgkantoor hands in figures, one is counted."""

from datetime import date, datetime

from portal.demo.gegevens import lees
from portal.demo.organisaties import Bezetting
from portal.domain.bevoegdheid import Rol
from portal.domain.statistiek import Periode
from portal.monitoring.actions.deelnemers import trek_deelnemer_in, zet_deelnemer
from portal.monitoring.actions.opgave import Opgaveinhoud, leg_opgave_vast
from portal.monitoring.actions.rapport import maak_rapport
from portal.monitoring.models import Deelnamewijze
from portal.monitoring.queries.definities import OPGEGEVEN
from portal.platform import clock


def bouw_monitor(bezetting: Bezetting, nu: datetime) -> None:
    """Hand in what `monitor.toml` says, on this year, and make the first report on it."""
    jaar = clock.local_day(nu).year
    beheerder = bezetting.wie("portaal", Rol.MONITORBEHEERDER)
    bestand = lees("monitor")
    kantoor = bezetting.organisaties[bestand.tekst("zorgkantoor")]
    fout = zet_deelnemer(kantoor, Deelnamewijze.OPGAVE, date(jaar, 7, 1), door=beheerder, op=nu)
    trek_deelnemer_in(fout, bestand.tekst("vergissing"), door=beheerder, op=nu)
    zet_deelnemer(kantoor, Deelnamewijze.OPGAVE, date(jaar, 1, 1), door=beheerder, op=nu)
    cijfers = {
        groep: {maat: bestand.deel(groep).getal_of_niets(maat) for maat in OPGEGEVEN}
        for groep in ("thuis", "instelling")
    }
    inhoud = Opgaveinhoud(cijfers, bestand.tekst("opmerking"))
    leg_opgave_vast(kantoor, Periode(jaar), inhoud, door=beheerder, op=nu)
    maak_rapport(Periode(jaar), nu, "", door=beheerder, op=nu)
