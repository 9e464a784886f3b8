"""A year of following and learning, walked through its pages by the three parties."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import expect

from portal.domain.bevoegdheid import Rol
from portal.ontwikkeltraject.actions.beurten import vernieuw_beurten
from portal.platform import clock
from portal.platform.database import db
from tests.dialoogstappen import PLANNING, TEKST
from tests.factories.dialoog import samenwerking
from tests.factories.plan import TELEFOON
from tests.factories.toegang import WACHTZIN
from tests.factories.toekenning import VOORAF, maak_toekenning
from tests.factories.wereld import bouw_wereld
from tests.venster import open_venster, serveer
from tests.wandeling import Wandelaar

APRIL = datetime(2027, 4, 1, 8, 0, tzinfo=UTC)
JUNI = datetime(2027, 6, 18, 8, 0, tzinfo=UTC)
SEPTEMBER = datetime(2027, 9, 15, 8, 0, tzinfo=UTC)
MENSEN = {
    "mensen_aanbieder": Rol.MANAGER,
    "mensen_zorgkantoor": Rol.BEOORDELAAR,
    "mensen_cce": Rol.CCE_COORDINATOR,
}
AFSPRAAK = {
    "wat": "De overdracht met beeld doen",
    "partij": "aanbieder",
    "wanneer": "1-12-2027",
}
PLAN = {"telefoon": TELEFOON, "email": "meerzorg@voorbeeld.example", "contactpersoon": "An Alder"}
BIJEENKOMST = {"aanwezigen": "Familie en team", "besproken": "De ochtend duurt lang."}
ACTIE = {
    "acties-0-wat": "Een vast ochtendrooster maken",
    "acties-0-eigenaar": "Teamleider van de woning",
    "acties-0-dag": "1-11-2027",
}
STAND = {"themas": "dag", "stand_dag": "De ochtend duurt lang.", "knelpunten": "Weinig rust."}
AFSPRAKEN = {
    "evaluatiedatum": "1-12-2027",
    "evaluatiewijze": "Een gesprek met familie en team.",
    "ondersteuningsplan": "Het rooster komt in het ondersteuningsplan.",
    "meerzorgplan": "Vaste roosters op elke woning.",
    "wat": "Vaste gezichten.",
    "voor_wie": "Alle woningen.",
    "hoe": "Op de teamdag.",
}
LEESBAAR = dict.fromkeys(("besproken", "verandert", "wie", "gekeken", "contact"), "Kort verteld.")

LogIn = Callable[[Rol, str], Wandelaar]


@pytest.fixture
def wereld(app):
    with app.app_context():
        gemaakt = bouw_wereld()
        samenwerking(gemaakt)
        maak_toekenning(gemaakt, replace(VOORAF, ingang=date(2026, 5, 1)))
        db.session.commit()
        db.session.remove()
    return gemaakt


@pytest.fixture(params=[True, False], ids=["met-javascript", "zonder-javascript"])
def op_dag(request, app, wereld, chromium):
    """Give a context of one moment, in which anybody signs in with a window of their own."""
    stand = {"java_script_enabled": request.param}
    with serveer(app) as adres:

        @contextmanager
        def begin(moment: datetime) -> Iterator[LogIn]:
            with ExitStack() as open_, clock.freeze(moment):

                def log_in(rol: Rol, pad: str) -> Wandelaar:
                    venster = open_.enter_context(open_venster(chromium, adres, **stand))
                    iemand = Wandelaar(venster.page, request.param, PLAN)
                    iemand.log_in(wereld.email(rol), WACHTZIN)
                    iemand.page.goto(pad)
                    return iemand

                yield log_in

        yield begin


def schrijf_plan(manager: Wandelaar) -> None:
    """Begin the plan, write every part of it and submit it."""
    manager.klik("Meerzorgplan beginnen")
    manager.page.locator("main [name=zorgkantoor]").select_option(label="Zorgkantoor Voorbeeldland")
    manager.vul({"jaar": "2027"})
    manager.klik("Plan beginnen")
    manager.klik("Teksten schrijven")
    while "/schrijven/" in manager.page.url:
        manager.vul_alles()
        manager.klik("Opslaan en verder")
    manager.klik("Controleren en indienen")
    manager.klik("Meerzorgplan indienen")
    expect(manager.page.locator("main")).to_contain_text("De cijfers staan vast sinds")


def plan_dialoog(manager: Wandelaar, wereld) -> None:
    """Invite one person of each party."""
    manager.klik("Dialoog plannen")
    manager.klik("Zorgkantoor Voorbeeldland")
    mensen = {naam: str(wereld.gebruiker(rol)) for naam, rol in MENSEN.items()}
    manager.vul(PLANNING | mensen)
    manager.klik("Uitnodiging versturen")


def schrijf_verslag(beoordelaar: Wandelaar) -> None:
    """Record the talk, write five points and two afspraken, and offer it to the others."""
    beoordelaar.klik("Het gesprek is geweest")
    beoordelaar.klik("Vastleggen")
    verslag = beoordelaar.page.url
    beoordelaar.vul(TEKST)
    for soort in ("inhoud", "geld"):
        beoordelaar.klik("Opslaan en afspraak toevoegen")
        beoordelaar.vul(AFSPRAAK | {"soort": soort})
        beoordelaar.page.locator("main [name=eigenaar]").select_option(index=1)
        beoordelaar.klik("Afspraak opslaan")
        beoordelaar.page.goto(verslag)
    beoordelaar.klik("Opslaan en naar aanbieden")
    beoordelaar.klik("Verslag aanbieden")


def test_van_plan_tot_akkoord_van_drie(op_dag, wereld):
    with op_dag(APRIL) as log_in:
        schrijf_plan(log_in(Rol.MANAGER, "/meerzorgplannen"))
        plan_dialoog(log_in(Rol.MANAGER, "/dialogen"), wereld)
    with op_dag(JUNI) as log_in:
        beoordelaar = log_in(Rol.BEOORDELAAR, "/dialogen?stapel=alles")
        beoordelaar.klik(", 2027")
        dialoog = beoordelaar.page.url
        schrijf_verslag(beoordelaar)
        for rol in MENSEN.values():
            iemand = log_in(rol, dialoog)
            iemand.klik("Akkoord geven")
            iemand.klik("Akkoord geven")
        beeld = iemand.page.locator("main")
        for tekst in ("Gereed", TEKST["punt_3"], AFSPRAAK["wat"]):
            expect(beeld).to_contain_text(tekst)


def bewaar(iemand: Wandelaar, knop: str = "Bewaren") -> None:
    """Press the button that keeps; the way back may have the same word in it."""
    iemand.druk(iemand.page.get_by_role("button", name=knop, exact=True))


def vul_in(iemand: Wandelaar, stap: str, velden: Mapping[str, str], knop: str = "Bewaren") -> None:
    """Open a step of the traject, fill it in and keep it."""
    traject = iemand.page.url
    iemand.klik(stap)
    iemand.vul(velden)
    bewaar(iemand, knop)
    iemand.page.goto(traject)


def plan_traject(cce: Wandelaar) -> str:
    """Plan the traject of the client of the list, and give its address."""
    cce.klik("Plannen")
    cce.vul({"dag_1": "15-9-2027", "dag_2": "16-9-2027"})
    bewaar(cce)
    return cce.page.url


def test_van_aan_de_beurt_tot_verslag_in_gewone_taal(app, op_dag):
    with app.app_context():
        vernieuw_beurten(SEPTEMBER)
    with op_dag(SEPTEMBER) as log_in:
        cce = log_in(Rol.CCE_COORDINATOR, "/ontwikkeltrajecten/aan-de-beurt?wanneer=alles")
        traject = plan_traject(cce)
        vul_in(cce, "Bijeenkomst 1", {"dag": "15-9-2027"} | BIJEENKOMST, "Bijeenkomst vastleggen")
        vul_in(cce, "Thema’s en knelpunten", STAND)
        vul_in(cce, "Acties", ACTIE)
        vul_in(cce, "Evaluatie, plannen en leren", AFSPRAKEN)
        vul_in(cce, "Verslag in gewone taal", LEESBAAR)
    with op_dag(SEPTEMBER + timedelta(days=1)) as log_in:
        cce = log_in(Rol.CCE_COORDINATOR, traject)
        vul_in(cce, "Bijeenkomst 2", {"dag": "16-9-2027"} | BIJEENKOMST, "Bijeenkomst vastleggen")
        cce.klik("Traject afronden")
        cce.klik("Traject afronden")
        manager = log_in(Rol.MANAGER, traject)
        manager.klik("In gewone taal")
        expect(manager.page.locator("main")).to_contain_text("Kort verteld.")
