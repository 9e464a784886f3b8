"""An outage on the last day of a term: nobody is blamed, and who it concerns is told."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.aanvraag.actions.systeem import verwerk_verstreken_termijnen
from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit
from portal.berichten.actions.bereikbaarheid import zet_bereikbaarheid
from portal.berichten.actions.melden import Melding, meld
from portal.berichten.actions.storing import leg_storing_vast
from portal.berichten.models import Bericht, Storing
from portal.berichten.queries.storingen import stoorde, uiterste_dag
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.beoordeling import Rij, maak_ingediende_aanvraag, maak_rij
from tests.factories.besluit import maak_besluit
from tests.factories.bezwaar import maak_bestreden_besluit, maak_bezwaar
from tests.factories.verloop import Gevraagd, vraag_aanvulling
from tests.postbus import leeg_postbus, lees_post, lees_taken

LAATSTE = date(2026, 11, 20)
BEGIN = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
EINDE = datetime(2026, 11, 20, 22, 0, tzinfo=UTC)
VRIJDAGAVOND = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
ZATERDAG = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
MAANDAG = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DINSDAG = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
STORING = {
    "van_dag": "20-11-2026",
    "van_tijd": "13.00",
    "tot_dag": "20-11-2026",
    "tot_tijd": "23:00",
}


@pytest.fixture
def gestoord(app, wereld):
    """Record the outage of Friday afternoon."""

    def leg_vast(van=BEGIN, tot=EINDE):
        with app.app_context():
            door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.FUNCTIONEEL_BEHEERDER))
            leg_storing_vast(van, tot, door=door, op=VRIJDAGAVOND)
            db.session.commit()

    return leg_vast


@pytest.fixture
def gevraagd(app, wereld):
    """Ask for an aanvulling until that Friday."""
    with app.app_context(), clock.freeze(BEGIN - timedelta(days=14)):
        aanvraag = maak_ingediende_aanvraag(wereld, op=clock.now())
        door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
        vraag_aanvulling(
            aanvraag, [Gevraagd("gg-driehoek")], hersteldatum=LAATSTE, door=door, op=clock.now()
        )
        aanvraag.behandelaar_id = door.id
        db.session.commit()
        aanvraag_id = aanvraag.id
    leeg_postbus(app)
    return aanvraag_id


def vul_in(als, velden, *, adres="/storingen", status=303, wie=Rol.FUNCTIONEEL_BEHEERDER):
    browser = als(wie)
    pagina = browser.open(adres)
    formulier = pagina.formulier(met=next(iter(velden)))
    return browser.vul_in(pagina, velden, formulier=formulier, status=status)


def storingen(app):
    with app.app_context():
        rijen = db.session.scalars(sa.select(Storing).order_by(Storing.van))
        return [(rij.van, rij.tot) for rij in rijen]


def test_een_storing_die_voorbij_is_staat_er_met_begin_en_einde(app, als):
    with clock.freeze(MAANDAG):
        vul_in(als, STORING)
        tekst = als(Rol.FUNCTIONEEL_BEHEERDER).open("/storingen").tekst
    assert storingen(app) == [(BEGIN, EINDE)]
    assert "20 november 2026, 13.00 uur 20 november 2026, 23.00 uur 0" in tekst
    with app.app_context():
        codes = sa.select(AuditRegel.code).where(AuditRegel.code.startswith("storing"))
        assert db.session.scalars(codes).all() == ["storing.vastgelegd"]


def test_een_storing_die_nog_duurt_krijgt_later_een_einde(app, als):
    with clock.freeze(VRIJDAGAVOND):
        vul_in(als, STORING | {"tot_dag": "", "tot_tijd": ""})
        pagina = als(Rol.FUNCTIONEEL_BEHEERDER).open("/storingen")
        adres = next(link for link in pagina.document.links if link.endswith("/einde"))
        vul_in(als, {"tot_dag": "20-11-2026", "tot_tijd": "23.00"}, adres=adres)
        assert "Zij eindigde" in als(Rol.FUNCTIONEEL_BEHEERDER).open(adres).tekst
    assert storingen(app) == [(BEGIN, EINDE)]


@pytest.mark.parametrize(
    ("anders", "tekst"),
    [
        ({"van_dag": "21-11-2026"}, "Vul een moment in dat al geweest is."),
        ({"tot_tijd": "12.00"}, "Het einde van de storing kan niet voor het begin liggen."),
        ({"tot_dag": "21-11-2026"}, "Vul een moment in dat al geweest is."),
        ({"van_tijd": "25.00"}, "Vul een tijd in, zoals 14.30."),
        ({"van_tijd": ""}, "Vul een tijd in, zoals 14.30."),
        ({"tot_tijd": ""}, "Vul een tijd in, zoals 14.30."),
    ],
)
def test_een_storing_die_niet_kan(app, als, anders, tekst):
    with clock.freeze(VRIJDAGAVOND):
        assert tekst in vul_in(als, STORING | anders, status=422).tekst
    assert storingen(app) == []


@pytest.mark.parametrize("rol", [Rol.BEHEERDER_ZORGKANTOOR, Rol.TEAMLEIDER, Rol.MANAGER])
def test_alleen_de_functioneel_beheerder(als, rol):
    als(rol).open("/storingen", status=403)


def test_een_oude_bladzijde_beeindigt_niet_nog_eens(app, als, gestoord):
    gestoord(tot=None)
    with app.app_context():
        adres = f"/storingen/{db.session.scalars(sa.select(Storing.id)).one()}/einde"
    velden = {"tot_dag": "20-11-2026", "tot_tijd": "23.00"}
    with clock.freeze(VRIJDAGAVOND):
        browser = als(Rol.FUNCTIONEEL_BEHEERDER)
        oud = browser.open(adres)
        vul_in(als, velden, adres=adres)
        formulier = oud.formulier(met="tot_dag")
        browser.vul_in(oud, velden | {"tot_tijd": "22.00"}, formulier=formulier, status=409)
    assert storingen(app) == [(BEGIN, EINDE)]


@pytest.mark.parametrize(
    ("van", "tot", "dag", "gestoord_op"),
    [
        (BEGIN, EINDE, LAATSTE, True),
        (BEGIN, EINDE, date(2026, 11, 21), False),
        (BEGIN, EINDE + timedelta(hours=2), date(2026, 11, 21), True),
        (BEGIN, EINDE, date(2026, 11, 19), False),
        (BEGIN, None, date(2026, 11, 23), True),
    ],
)
def test_een_storing_telt_op_de_nederlandse_dag(app, gestoord, van, tot, dag, gestoord_op):
    gestoord(van, None if tot is None or tot > VRIJDAGAVOND else tot)
    with app.app_context(), clock.freeze(MAANDAG):
        if tot is not None:
            db.session.scalars(sa.select(Storing)).one().tot = tot
        assert stoorde(dag) is gestoord_op


def test_de_termijn_schuift_naar_de_eerste_werkdag_zonder_storing(app, gestoord):
    with app.app_context():
        assert uiterste_dag(LAATSTE) == LAATSTE
    gestoord()
    with app.app_context(), clock.freeze(MAANDAG):
        assert uiterste_dag(LAATSTE) == MAANDAG.date()
        assert uiterste_dag(date(2026, 11, 19)) == date(2026, 11, 19)


def test_na_een_storing_verstrijkt_de_hersteldatum_pas_na_de_eerste_werkdag(
    app, gestoord, gevraagd
):
    gestoord()
    gedaan = []
    for op in (ZATERDAG, MAANDAG, DINSDAG):
        with app.app_context(), clock.freeze(op):
            gedaan.append(verwerk_verstreken_termijnen(op))
            gedaan.append(db.session.get_one(Aanvraag, gevraagd).toestand)
    gevraagd_ = Toestand.AANVULLING_GEVRAAGD
    assert gedaan == [0, gevraagd_, 0, gevraagd_, 1, Toestand.INGEDIEND]


def test_zonder_storing_verstrijkt_zij_de_dag_erna(app, gevraagd):
    with app.app_context(), clock.freeze(ZATERDAG):
        assert verwerk_verstreken_termijnen(ZATERDAG) == 1


def test_wie_het_betreft_hoort_het_als_de_storing_voorbij_is(app, gestoord, gevraagd):
    gestoord()
    assert lees_post(app) == [
        ("N17", "aanvraag", mens, "direct", True)
        for mens in ["begeleider.eigen", "behandelaar.eigen", "beoordelaar.eigen", "manager.eigen"]
    ]
    with app.app_context():
        rij = db.session.scalars(sa.select(Bericht)).first()
        assert (rij.object_id, rij.dag, rij.gegevens["termijn"]) == (
            gevraagd,
            LAATSTE,
            "aanvulling",
        )


def test_zolang_de_storing_duurt_hoort_niemand_iets(app, gestoord, gevraagd):
    gestoord(tot=None)
    assert lees_post(app) == []
    assert gevraagd


def test_de_laatste_dag_voor_bezwaar_en_voor_beslissen_tellen_ook(app, wereld, gestoord):
    with app.app_context(), clock.freeze(BEGIN):
        besluit = maak_besluit(maak_rij(wereld), bezwaar_tot=LAATSTE)
        besluit_id = besluit.id
        behandelaar = wereld.gebruiker(Rol.BEOORDELAAR)
        rij = Rij(toestand=Toestand.IN_TOETSING, behandelaar=behandelaar, beslisdatum=LAATSTE)
        maak_rij(wereld, rij)
        db.session.commit()
    gestoord()
    assert lees_post(app) == [
        ("N17", "aanvraag", "beoordelaar.eigen", "direct", True),
        ("N17", "besluit", "manager.eigen", "direct", True),
        ("N17", "besluit", "manager.tweede", "direct", True),
    ]
    with app.app_context():
        assert db.session.get_one(Besluit, besluit_id).bezwaar_tot == LAATSTE


@pytest.mark.parametrize(("dag", "tijdig"), [(MAANDAG, True), (DINSDAG, False)])
def test_bezwaar_op_de_eerste_werkdag_na_de_storing_is_op_tijd(app, wereld, gestoord, dag, tijdig):
    gestoord()
    with app.app_context(), clock.freeze(dag):
        bezwaar = maak_bezwaar(
            wereld, besluit_id=maak_bestreden_besluit(wereld, tot=LAATSTE).id, op=dag
        )
        assert (bezwaar.bezwaar_tot, bezwaar.is_tijdig) == (LAATSTE, tijdig)


def test_wat_de_wet_over_een_bezwaar_meldt_gaat_zo_nodig_per_brief(app, wereld):
    with app.app_context(), clock.freeze(MAANDAG):
        bezwaar = maak_bezwaar(wereld, op=MAANDAG)
        beheerder = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEHEERDER_AANBIEDER))
        zet_bereikbaarheid(elektronisch=False, door=beheerder, op=MAANDAG)
        melding = Melding(
            code="N38",
            object_soort="bezwaar",
            object_id=bezwaar.id,
            kenmerk=bezwaar.nummer,
            moment="1",
        )
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        meld(melding, [manager], op=MAANDAG)
        db.session.commit()
    assert ("N38", "bezwaar", "manager.eigen", "wettelijk", False) in lees_post(app)
    (taak,) = [rij for rij in lees_taken(app) if rij.code == "N38"]
    assert (taak.soort, taak.rol, taak.organisatie_id) == (
        "per_brief",
        Rol.BEZWAARBEHANDELAAR,
        wereld["zorgkantoor"],
    )
