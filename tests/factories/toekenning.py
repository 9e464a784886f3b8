"""Toekenningen for tests, as rows: running, ended, preventief, VG7-plus, and of a group.

Every function adds rows to the session and flushes them; the caller commits. What a besluit really
granted comes from `maak_getoetste_aanvraag` and the steps of the zorgkantoor instead.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from fractions import Fraction
from itertools import count

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.actions.doeldatums import leg_doeldatums_vast
from portal.beoordeling.models import Besluit, Toekenning
from portal.clienten.models import Client, Groep, Groepslid
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Eindereden, Herkomst, Toestand
from portal.domain.rekentool import Rekeninvoer, bereken, uitkomst_als_gegevens
from portal.domain.termijnen import laatste_dag_looptijd
from portal.platform.database import db
from portal.platform.reference_data import get_referentietabel
from portal.toegang.models import Locatie
from tests.factories.beoordeling import Rij, maak_rij
from tests.factories.besluit import maak_besluit
from tests.factories.clienten import VG7, Zorg, maak_client
from tests.factories.toegang import EERSTE
from tests.factories.wereld import Wereld

TOEGEKEND = datetime(2026, 4, 15, 9, 0, tzinfo=UTC)
DOEL_ID = "6f9c1d54-0d1b-4f0e-9f5e-0b6f4b7a2c11"
DOEL = {
    "doel_id": DOEL_ID,
    "korte_naam": "Rustig opstaan",
    "specifiek": "Opstaan zonder spanning",
    "beginstand": "Elke ochtend spanning",
    "streefstand": "Hoogstens een keer per week",
    "einddatum": "2027-12-31",
    "tussenmeting": "2027-01-15",
}
AFGESPROKEN = {
    "perspectief": "Bij de volgende aanvraag hoogstens meerzorgprofiel 3.",
    "afspraken": "Na zes maanden een begeleider minder.",
    "voorwaarden": "",
    "doelen": [DOEL],
    "max_profiel": "Meerzorgprofiel 3",
}
VG7PLUS_ZORG = Zorg(zzp="VG7+")
_volgnummer, _groep = count(1), count(EERSTE)


@dataclass(frozen=True, kw_only=True)
class Toekenningwens:
    """What differs from the toekenning of S01: 24 months from 1 May 2026, profiel 4.

    Attributes:
        einde: Last day in force, when it ended before its laatste dag; with `einde_reden`.
        laatste_dag: Other than the calendar gives.
        bezwaar_tot: Last day for bezwaar against its besluit.
        bevestigd: False for one from before the portal that waits for a second person.
        met_besluit: False for one from before the portal: without aanvraag and besluit.
    """

    soort: str = "individueel"
    zorgprofiel: str = "VG7"
    zorg: Zorg = VG7
    locatie: str = "locatie"
    ingang: date = date(2026, 5, 1)
    maanden: int = 24
    laatste_dag: date | None = None
    einde: date | None = None
    einde_reden: Eindereden | None = None
    meerzorgprofiel: str = "Meerzorgprofiel 4"
    jaarbedrag_cent: int = 10_487_817
    etmaalbedrag_cent: int = 28_734
    bezwaar_tot: date = date(2026, 5, 27)
    bevestigd: bool = True
    met_besluit: bool = True


LOPEND = Toekenningwens()
AFGELOPEN = Toekenningwens(ingang=date(2024, 5, 1))
TOEKOMSTIG = Toekenningwens(ingang=date(2027, 5, 1))
BEEINDIGD = Toekenningwens(einde=date(2026, 9, 30), einde_reden=Eindereden.AFBOUW)
PREVENTIEF = Toekenningwens(soort="preventief", maanden=6)
VG7PLUS = Toekenningwens(
    zorgprofiel="VG7+",
    zorg=VG7PLUS_ZORG,
    maanden=12,
    meerzorgprofiel="",
    jaarbedrag_cent=11_060_364,
    etmaalbedrag_cent=30_302,
)
VOORAF = Toekenningwens(met_besluit=False)


def maak_toekenning(
    wereld: Wereld, wens: Toekenningwens = LOPEND, *, client: Client | None = None
) -> Toekenning:
    """Make a toekenning with, unless it is from before the portal, its aanvraag and besluit.

    The clock of the tests stands at 20 November 2026: LOPEND runs then.
    """
    client = client or maak_client(db.session.get_one(Locatie, wereld[wens.locatie]), wens.zorg)
    if not wens.met_besluit:
        return _maak(wereld, wens, client, None)
    rij = Rij(
        toestand=Toestand.TOEGEKEND,
        soort=wens.soort,
        zorgprofiel=wens.zorgprofiel,
        locatie=wens.locatie,
        bedrag_cent=wens.jaarbedrag_cent,
        ontvangen_op=datetime(2026, 3, 10, 9, 0, tzinfo=UTC),
        behandelaar=wereld.gebruiker(Rol.BEOORDELAAR),
    )
    return _maak(wereld, wens, client, _besluit(maak_rij(wereld, rij, client=client), wens))


def maak_groepstoekenningen(
    wereld: Wereld, aantal: int = 3, wens: Toekenningwens = LOPEND
) -> tuple[Groep, Sequence[Toekenning]]:
    """Make a group at a location whose members all have a toekenning out of one aanvraag."""
    locatie = db.session.get_one(Locatie, wereld[wens.locatie])
    groep = Groep(
        aanbieder_id=locatie.aanbieder_id,
        locatie_id=locatie.id,
        code=f"GROEP-{next(_groep)}",
        naam="De Voorbeeldgroep",
        aangemaakt_op=TOEGEKEND,
    )
    db.session.add(groep)
    db.session.flush()
    hoofd = maak_rij(wereld, Rij(toestand=Toestand.TOEGEKEND))
    hoofd.soort, hoofd.client_id, hoofd.client = "groep", None, None
    hoofd.groep_id, hoofd.clientcode = groep.id, groep.code
    db.session.flush()
    hoofdbesluit = _besluit(hoofd, wens)
    wens = replace(wens, soort="groep")
    toekenningen = []
    for lidnr in range(1, aantal + 1):
        client = maak_client(locatie, wens.zorg)
        db.session.add(Groepslid(groep_id=groep.id, client_id=client.id, van=wens.ingang))
        besluit = _besluit(_deel(hoofd, client, lidnr), wens)
        besluit.groepsbesluit_id = hoofdbesluit.id
        toekenningen.append(_maak(wereld, wens, client, besluit))
    db.session.flush()
    db.session.expire(groep, ["leden"])
    return groep, toekenningen


def _deel(hoofd: Aanvraag, client: Client, lidnr: int) -> Aanvraag:
    """Make the part of one client in the aanvraag of a group."""
    eigen = {"client_id": client.id, "clientcode": client.clientcode, "lidnr": lidnr}
    gelijk = {
        kolom.name: getattr(hoofd, kolom.name)
        for kolom in Aanvraag.__table__.c
        if kolom.computed is None and kolom.name not in {"id", "versie", *eigen}
    }
    deel = Aanvraag(**gelijk, **eigen)
    deel.groepsaanvraag_id = hoofd.id
    db.session.add(deel)
    db.session.flush()
    return deel


def _besluit(aanvraag: Aanvraag, wens: Toekenningwens) -> Besluit:
    besluit = maak_besluit(aanvraag, laatste_dag=_laatste_dag(wens), bezwaar_tot=wens.bezwaar_tot)
    besluit.ingangsdatum, besluit.maanden = wens.ingang, wens.maanden
    besluit.meerzorgprofiel, besluit.jaarbedrag_cent = wens.meerzorgprofiel, wens.jaarbedrag_cent
    besluit.etmaalbedrag_cent, besluit.prijspeil = wens.etmaalbedrag_cent, wens.ingang.year
    db.session.flush()
    return besluit


def _laatste_dag(wens: Toekenningwens) -> date:
    return wens.laatste_dag or laatste_dag_looptijd(wens.ingang, wens.maanden)


def _maak(
    wereld: Wereld, wens: Toekenningwens, client: Client, besluit: Besluit | None
) -> Toekenning:
    locatie = db.session.get_one(Locatie, wereld[wens.locatie])
    nr, laatste = next(_volgnummer), _laatste_dag(wens)
    wie = "ander" if wens.locatie.endswith("ander") else "eigen"
    door = wereld.gebruiker(Rol.BEOORDELAAR, wie)
    toekenning = Toekenning(
        jaar=2026,
        volgnummer=50_000 + nr,
        **_plek(locatie),
        client_id=client.id,
        clientcode=client.clientcode,
        groep_id=besluit.aanvraag.groep_id if besluit else None,
        besluit_id=besluit.id if besluit else None,
        herkomst=Herkomst.BESLUIT if besluit else Herkomst.VOORAF,
        kenmerk=besluit.nummer if besluit else f"ZK-{nr:05d}",
        soort=wens.soort,
        zorgprofiel=wens.zorgprofiel,
        ingang=wens.ingang,
        maanden=wens.maanden,
        laatste_dag=laatste,
        einde=wens.einde or laatste,
        einde_reden=wens.einde_reden.value if wens.einde_reden else "",
        meerzorgprofiel=wens.meerzorgprofiel,
        jaarbedrag_cent=wens.jaarbedrag_cent,
        etmaalbedrag_cent=wens.etmaalbedrag_cent,
        jaarbedrag_100_cent=wens.jaarbedrag_cent * 100 // 96,
        prijspeil=wens.ingang.year,
        **AFGESPROKEN,
        **_berekend(besluit),
        geregistreerd_door_id=door,
        geregistreerd_op=TOEGEKEND,
        bevestigd_door_id=door if wens.bevestigd else None,
        bevestigd_op=TOEGEKEND if wens.bevestigd else None,
    )
    db.session.add(toekenning)
    db.session.flush()
    leg_doeldatums_vast(toekenning)
    return toekenning


def _plek(locatie: Locatie) -> dict[str, object]:
    return {
        "aanbieder_id": locatie.aanbieder_id,
        "zorgkantoor_id": locatie.regio.zorgkantoor_id,
        "regio_id": locatie.regio_id,
        "locatie_id": locatie.id,
    }


def _berekend(besluit: Besluit | None) -> dict[str, object]:
    """Give what the rekentool granted in S01; from before the portal it is not known."""
    if besluit is None:
        return {"meerzorguren": "", "tarief": "", "invoer": None}
    uur = Fraction
    invoer = Rekeninvoer(
        zzp="VG7",
        dagbesteding_ja=True,
        behandeling_ja=True,
        tarief=Fraction(96, 100),
        wonen=uur(60),
        dagbesteding=uur(14),
        nachtzorg=uur(4),
        behandelaren=Fraction(5, 2),
        min_uren=uur(0),
        context_uren_jaar=uur(52),
        context_totaal=Fraction(6000),
    )
    gegevens = uitkomst_als_gegevens(bereken(invoer, get_referentietabel(2026)[0]))
    return {"meerzorguren": gegevens["meerzorguren"], "tarief": "24/25", "invoer": gegevens}
