"""The figures at point 4: of the submitted plan for all, spiegelinformatie not for the CCE."""

from portal.dialoog.queries.plancijfers import bereken, maak_rijen
from portal.dialoog.queries.planhulp import SPIEGEL as BIJ_SPIEGEL
from portal.dialoog.queries.planhulp import list_hulp
from portal.platform import clock
from portal.platform.database import db
from portal.spiegel.actions.maken import maak_spiegel
from portal.toegang.models import Gebruiker
from tests.dialoogstappen import BO, CC, MA, TEKST
from tests.factories.dialoog import dien_plan_in
from tests.factories.jaarcijfers import JAAR, maak_jaarcijfers
from tests.integration.dialoog.test_dialoog import DAARNA, GEPLAND, OP_DE_DAG

PLAN, SPIEGEL = "Cijfers uit het meerzorgplan", f"Spiegelinformatie over {JAAR}"


def test_cijfers_staan_bij_punt_4(app, als, wereld, stappen):
    nr = stappen.plan(GEPLAND)
    with app.app_context():
        plan = dien_plan_in(wereld, 2027, op=GEPLAND)
        for rij in maak_rijen(bereken(plan, GEPLAND.date())):
            rij.plan_id = plan.id
            db.session.add(rij)
        maak_jaarcijfers(wereld)
        maak_spiegel(JAAR, op=GEPLAND)
        db.session.commit()
        plan_pad = f"/meerzorgplannen/{plan.id}"
    for rol, spiegel in ((MA, True), (BO, True), (CC, False)):
        with clock.freeze(GEPLAND):
            vooraf = als(rol).open(f"/dialogen/{nr}").tekst
        assert (PLAN in vooraf, SPIEGEL in vooraf) == (True, spiegel)
    stappen.stap(nr, "gehouden", op=OP_DE_DAG)
    stappen.stap(nr, "verslag", TEKST, op=DAARNA)
    stappen.afspraak(nr, op=DAARNA, resultaat_geld="2 uur per week minder")
    stappen.stap(nr, "aanbieden", op=DAARNA)

    with clock.freeze(DAARNA):
        for rol, met in ((MA, "zorgkantoor"), (BO, "aanbieder"), (CC, "")):
            browser = als(rol)
            pagina = browser.open(f"/dialogen/{nr}")
            assert (PLAN in pagina.tekst, SPIEGEL in pagina.tekst) == (True, bool(met))
            assert plan_pad in pagina.document.links
            naar = [
                link for link in pagina.document.links if link.startswith("/spiegelinformatie?")
            ]
            assert naar == ([f"/spiegelinformatie?jaar={JAAR}&met={wereld[met]}"] if met else [])
            assert all(f"/dialogen/{nr}" in browser.open(adres).document.links for adres in naar)
        schrijven = als(BO).open(f"/dialogen/{nr}/verslag").tekst
    assert (PLAN in schrijven, SPIEGEL in schrijven) == (True, True)


def test_het_plan_toont_de_spiegel_van_het_laatste_afgesloten_jaar(app, wereld):
    """The year before the plan has none until March of the year of the plan."""
    with app.app_context():
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(MA))
        plan = dien_plan_in(wereld, JAAR + 2, op=GEPLAND)
        assert list_hulp(plan, [BIJ_SPIEGEL], voor=manager) == {}
        maak_jaarcijfers(wereld)
        maak_spiegel(JAAR, op=GEPLAND)
        db.session.commit()

        regels = list_hulp(plan, [BIJ_SPIEGEL], voor=manager)[BIJ_SPIEGEL]

        assert regels
        assert all(f" in {JAAR}: u " in regel for regel in regels)
        plan.jaar = JAAR
        assert list_hulp(plan, [BIJ_SPIEGEL], voor=manager) == {}
