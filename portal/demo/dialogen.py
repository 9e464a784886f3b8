"""Plan, hold and confirm the dialogen of a demonstration, by the real actions."""

from datetime import UTC, date, datetime, time, timedelta

from portal.demo.gegevens import eerste_van_maand, lees
from portal.demo.meerzorgplannen import dien_plan_in
from portal.demo.organisaties import Bezetting
from portal.dialoog.actions.afspraken import Inhoud, voeg_toe, werk_stand_bij
from portal.dialoog.actions.bevestigen import bevestig
from portal.dialoog.actions.melden import meld_uitnodiging
from portal.dialoog.actions.plannen import Genodigde, Planning, plan
from portal.dialoog.actions.verslag import Tekst, bied_aan, leg_gehouden_vast, schrijf_verslag
from portal.dialoog.letters.versturen import verstuur_uitnodiging, verstuur_verslag
from portal.dialoog.models import Dialoog
from portal.dialoog.queries.verslag import VELDEN
from portal.domain.bevoegdheid import Rol
from portal.domain.gegevens import Lezer
from portal.domain.procedure.dialoogverslag import PUNTEN
from portal.domain.procedure.volgen import Afspraaksoort, Afspraakstand, Dialoogpartij, Ervaring
from portal.platform import clock
from portal.toegang.models import Gebruiker
from portal.toegang.queries import find_samenwerking

VOORAF, INLEVEREN = timedelta(days=60), timedelta(days=20)
WERKDAGEN = 5
GEREED, GEPLAND = "gereed", "gepland"
Mensen = dict[Dialoogpartij, Gebruiker]


def bouw_dialogen(bezetting: Bezetting, nu: datetime) -> None:
    """Make everything in `dialogen.toml`."""
    for deel in lees("dialogen").delen("dialoog"):
        _bouw(deel, bezetting, nu)


def _bouw(deel: Lezer, bezetting: Bezetting, nu: datetime) -> None:
    dag = _dag(deel, clock.local_day(nu))
    mensen = {
        Dialoogpartij.AANBIEDER: bezetting.wie(deel.tekst("aanbieder"), Rol.MANAGER),
        Dialoogpartij.ZORGKANTOOR: bezetting.wie(deel.tekst("zorgkantoor"), Rol.BEOORDELAAR),
        Dialoogpartij.CCE: bezetting.wie("cce", Rol.CCE_COORDINATOR),
    }
    gepland = min(_moment(dag) - VOORAF, nu)
    with clock.freeze(gepland):
        dialoog = _plan(deel, dag, mensen, gepland)
    if deel.tekst("stand") == GEPLAND:
        return
    vooraf = max(_moment(dag) - INLEVEREN, _moment(date(dag.year, 1, 2)))
    with clock.freeze(vooraf):
        dien_plan_in(dialoog, door=mensen[Dialoogpartij.AANBIEDER], op=vooraf)
    daarna = _moment(dag) + timedelta(days=1)
    with clock.freeze(daarna):
        _schrijf(dialoog, mensen, daarna)
        bevestig(dialoog, door=mensen[Dialoogpartij.CCE], op=daarna)
    if deel.tekst("stand") == GEREED:
        with clock.freeze(daarna):
            _maak_gereed(dialoog, mensen, daarna)
        with clock.freeze(nu):
            _werk_bij(dialoog, mensen, nu)


def _plan(deel: Lezer, dag: date, mensen: Mensen, op: datetime) -> Dialoog:
    door = mensen[Dialoogpartij.ZORGKANTOOR]
    samenwerking = find_samenwerking(
        mensen[Dialoogpartij.AANBIEDER].organisatie_id, door.organisatie_id
    )
    assert samenwerking is not None
    planning = Planning(
        dag=dag,
        begin=time(13, 0),
        einde=time(15, 0),
        plaats=deel.tekst("plaats"),
        ervaring=deel.een_van("ervaring", Ervaring),
        genodigden=[
            Genodigde(partij=partij, gebruiker_id=mens.id) for partij, mens in mensen.items()
        ],
    )
    dialoog = plan(samenwerking, planning, door=door, op=op)
    verstuur_uitnodiging(dialoog, was=None, door=door, op=op)
    meld_uitnodiging(dialoog, op=op)
    return dialoog


def _schrijf(dialoog: Dialoog, mensen: Mensen, op: datetime) -> None:
    """Hold the dialoog, write the whole verslag with its afspraken, and offer it."""
    bestand, door = lees("dialogen"), mensen[Dialoogpartij.ZORGKANTOOR]
    leg_gehouden_vast(dialoog, door=door, op=op)
    teksten = bestand.deel("tekst")
    tekst = Tekst(
        punten={nr: teksten.tekst(f"punt_{nr}") for nr in PUNTEN},
        velden={veld: teksten.tekst(veld, "") for veld in VELDEN},
    )
    schrijf_verslag(dialoog, tekst, door=door, op=op)
    for deel in bestand.delen("afspraak"):
        partij = deel.een_van("partij", Dialoogpartij)
        inhoud = Inhoud(
            soort=deel.een_van("soort", Afspraaksoort),
            wat=deel.tekst("wat"),
            partij=partij,
            wie=mensen[partij].naam,
            eigenaar_id=mensen[partij].id,
            wanneer=eerste_van_maand(dialoog.dag, deel.getal("maanden")),
            inhoud=deel.tekst("inhoud"),
            geld=deel.tekst("geld"),
        )
        voeg_toe(dialoog, inhoud, door=door, op=op)
    bied_aan(dialoog, door=door, op=op)


def _maak_gereed(dialoog: Dialoog, mensen: Mensen, op: datetime) -> None:
    bevestig(dialoog, door=mensen[Dialoogpartij.AANBIEDER], op=op)
    door = mensen[Dialoogpartij.ZORGKANTOOR]
    bevestig(dialoog, door=door, op=op)
    verstuur_verslag(dialoog, door=door, op=op)


def _werk_bij(dialoog: Dialoog, mensen: Mensen, op: datetime) -> None:
    """Say how the afspraken stand now."""
    for deel, afspraak in zip(lees("dialogen").delen("afspraak"), dialoog.afspraken, strict=True):
        stand = deel.een_van("stand", Afspraakstand)
        if stand is not Afspraakstand.OPEN:
            door = mensen[afspraak.partij]
            werk_stand_bij(afspraak, stand, deel.tekst("toelichting"), door=door, op=op)


def _dag(deel: Lezer, vandaag: date) -> date:
    """Give the day of a dialoog, on a working day."""
    if "dagen" in deel.gegevens:
        dag = vandaag + timedelta(days=deel.getal("dagen"))
    else:
        dag = date(vandaag.year + deel.getal("jaar"), deel.getal("maand"), deel.getal("dag"))
    return dag - timedelta(days=max(0, dag.weekday() - WERKDAGEN + 1))


def _moment(dag: date) -> datetime:
    return datetime.combine(dag, time(15, 0), UTC)
