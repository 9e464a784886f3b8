"""S15: meerzorgplan and dialoog over two years, on the days of the scenario."""

from dataclasses import replace
from datetime import UTC, date, datetime

import sqlalchemy as sa

from portal.berichten.actions.herinneren import herinner
from portal.berichten.models import Bericht
from portal.dialoog.models import Afspraak, Plancijfer
from portal.domain.procedure.volgen import Dialoogtoestand
from portal.platform import clock
from portal.platform.database import db
from tests.dialoogstappen import BO, CC, MA, TEKST, Dialoogstappen
from tests.factories.dialoog import samenwerking
from tests.factories.plan import maak_ingediend_plan
from tests.factories.toekenning import VOORAF, maak_groepstoekenningen, maak_toekenning

LOPEND_2027 = replace(VOORAF, ingang=date(2026, 5, 1))
HULST = replace(LOPEND_2027, einde=date(2026, 12, 31))
APRIL, JUNI, VERSLAG = (
    datetime(2027, 4, 1, 8, 0, tzinfo=UTC),
    datetime(2027, 6, 3, 8, 0, tzinfo=UTC),
    datetime(2027, 6, 18, 8, 0, tzinfo=UTC),
)


def zet_grove_neer(app, wereld):
    """Give Grove 24 clients in 3 groups on 2 locations, and Hulst whose last day went by."""
    with app.app_context():
        samenwerking(wereld)
        for aantal, plek in ((2, "locatie"), (2, "locatie"), (2, "locatie_2")):
            maak_groepstoekenningen(wereld, aantal, replace(LOPEND_2027, locatie=plek))
        for _ in range(18):
            maak_toekenning(wereld, LOPEND_2027)
        maak_toekenning(wereld, HULST)
        db.session.commit()


def wie_hoort_n40(app):
    """Let the engine run on 1 April, and give who was told that no dialoog is planned."""
    with app.app_context():
        herinner(datetime(2027, 3, 31, 8, 0, tzinfo=UTC))
        herinner(APRIL)
        vraag = sa.select(Bericht.gebruiker_id).where(Bericht.code == "N40")
        return set(db.session.scalars(vraag))


def lees_plancijfers(app, wereld):
    """Submit the plan on its last day, and give its frozen figures."""
    with app.app_context(), clock.freeze(JUNI):
        plan = maak_ingediend_plan(wereld, jaar=2027, op=JUNI)
        vraag = sa.select(Plancijfer.item, Plancijfer.cijfers).where(Plancijfer.plan_id == plan.id)
        cijfers = {rij.item: rij.cijfers for rij in db.session.execute(vraag)}
        db.session.commit()
    return cijfers


def schrijf_verslag(stappen, dialoog_id):
    """Write a verslag of four points with three afspraken; offer it once the fifth is there."""
    stappen.stap(dialoog_id, "gehouden", op=VERSLAG)
    vier = {naam: tekst for naam, tekst in TEKST.items() if naam != "punt_3"}
    stappen.stap(dialoog_id, "verslag", vier, op=VERSLAG)
    for soort, wat in (("inhoud", "Overdracht"), ("geld", "Avonduren"), ("inhoud", "Scholing")):
        geld = "2 uur minder" if soort == "geld" else ""
        stappen.afspraak(dialoog_id, op=VERSLAG, soort=soort, wat=wat, resultaat_geld=geld)
    geweigerd = stappen.stap(dialoog_id, "aanbieden", op=VERSLAG, status=422)
    assert "Agendapunt 3 heeft nog geen tekst: Samenwerken met CCE" in geweigerd.tekst
    assert "Agendapunt 2" not in geweigerd.tekst
    stappen.stap(dialoog_id, "verslag", TEKST, op=VERSLAG)
    stappen.stap(dialoog_id, "aanbieden", op=VERSLAG)


def test_s15(app, wereld, als):
    stappen = Dialoogstappen(app, als, wereld)
    zet_grove_neer(app, wereld)
    assert wie_hoort_n40(app) == {wereld.gebruiker(MA), wereld.gebruiker(BO)}

    dialoog_id = stappen.plan(APRIL)
    dialoog = stappen.lees(dialoog_id)
    assert (dialoog.dag, dialoog.inleveren_op) == (date(2027, 6, 17), date(2027, 6, 3))

    cijfers = lees_plancijfers(app, wereld)
    # Hulst, whose last day was 31 December 2026, does not count.
    assert cijfers["mp-clienten"]["totaal"]["waarde"] == "24/1"
    assert cijfers["mp-groepen"]["groepen"]["waarde"] == "3/1"
    assert cijfers["mp-groepen"]["locaties"]["waarde"] == "2/1"

    schrijf_verslag(stappen, dialoog_id)
    assert TEKST["punt_3"] in als(CC).open(f"/dialogen/{dialoog_id}").tekst
    als(CC).open("/aanvragen", status=403)
    als(CC).open("/werkvoorraad", status=403)
    for wie in (MA, BO, CC):
        stappen.stap(dialoog_id, "bevestigen", wie=wie, op=VERSLAG)
    assert stappen.lees(dialoog_id).toestand is Dialoogtoestand.GEREED
    with app.app_context():
        eerste = db.session.scalars(sa.select(Afspraak).order_by(Afspraak.nr)).first()
        eerste.stand = "gehaald"
        db.session.commit()

    volgende = stappen.plan(datetime(2028, 3, 1, 8, 0, tzinfo=UTC), dag="15-06-2028")
    pagina = als(CC).open(f"/dialogen/{volgende}").tekst
    for wat, stand in (("Overdracht", "Gehaald"), ("Avonduren", "Open"), ("Scholing", "Open")):
        assert wat in pagina
        assert stand in pagina.partition(wat)[2]
