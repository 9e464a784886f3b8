"""Make the clients of a demonstration by the real actions."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import count

from portal.clienten.actions import (
    Indicatiebesluit,
    Persoon,
    Verblijfplaats,
    Vertegenwoordiging,
    leg_indicatie_vast,
    leg_vertegenwoordiger_vast,
    maak_client,
    plaats,
)
from portal.clienten.models import Client
from portal.demo.gegevens import lees
from portal.demo.organisaties import Bezetting
from portal.domain.bevoegdheid import Rol
from portal.domain.gegevens import Lezer
from portal.domain.waarden import voldoet_elfproef
from portal.toegang.models import Gebruiker

EERSTE_BSN = 999_990_030
ZONDER_DAGBESTEDING = frozenset({"6VG"})
JAAR = timedelta(days=365)


def bouw_clienten(bezetting: Bezetting, op: datetime) -> dict[str, Client]:
    """Make everybody in `clienten.toml`; give the clients by surname.

    Args:
        bezetting: The organisations.
        op: The moment on which they are made.
    """
    nummers = _test_bsns()
    return {
        deel.tekst("naam"): _maak(deel, bezetting, next(nummers), op)
        for deel in lees("clienten").delen("client")
    }


def _maak(deel: Lezer, bezetting: Bezetting, bsn: str, op: datetime) -> Client:
    locatie = bezetting.locaties[deel.tekst("locatie")]
    door = bezetting.wie(bezetting.sleutel_van(locatie.aanbieder), Rol.MANAGER)
    leeg = deel.vlag("zonder_bsn", standaard=False)
    persoon = Persoon(
        achternaam=deel.tekst("naam"),
        voornamen=deel.tekst("voornamen"),
        tussenvoegsel=deel.tekst("tussenvoegsel", ""),
        bsn="" if leeg else deel.tekst("bsn", bsn),
        geboortedatum=deel.datum("geboren"),
        geslacht="vmx"[int(bsn[-1]) % 3],
    )
    client = maak_client(persoon, door=door, op=op)
    vanaf = _vanaf(deel, op.date())
    plek = Verblijfplaats(
        locatie_id=locatie.id,
        leveringsvorm=deel.tekst("leveringsvorm", "verblijf"),
        van=vanaf,
        opnamedatum=vanaf,
    )
    plaats(client, plek, door=door)
    leg_indicatie_vast(client, _besluit(deel, vanaf), door=door, op=op)
    _vertegenwoordig(client, deel, vanaf, door)
    return client


def _vanaf(deel: Lezer, vandaag: date) -> date:
    """Let everybody live there since about three years."""
    return vandaag - 3 * JAAR - timedelta(days=deel.datum("geboren").day)


def _besluit(deel: Lezer, vanaf: date) -> Indicatiebesluit:
    doelgroep = deel.tekst("lvhc", "")
    return Indicatiebesluit(
        zorgprofiel=deel.tekst("profiel"),
        behandeling=True,
        dagbesteding=deel.tekst("profiel") not in ZONDER_DAGBESTEDING,
        van=vanaf,
        lvhc_doelgroep=doelgroep,
        lvhc_levering="REC" if doelgroep else "",
    )


def _vertegenwoordig(client: Client, deel: Lezer, vanaf: date, door: Gebruiker) -> None:
    wettelijk = deel.tekst("vertegenwoordiger", "")
    if not wettelijk:
        return
    wie = Vertegenwoordiging(
        naam=f"M. {deel.tekst('naam')}",
        adres="Verzonnenstraat 1\n9999 ZZ Nergenshuizen",
        relatie="ouder" if wettelijk == "ouder met gezag" else "zus",
        wettelijk=wettelijk,
        van=vanaf,
    )
    leg_vertegenwoordiger_vast(client, wie, door=door)


def _test_bsns() -> Iterator[str]:
    """Give test numbers that pass the elfproef, in order."""
    return (str(getal) for getal in count(EERSTE_BSN) if voldoet_elfproef(str(getal)))
