"""The plan that is confirmed (A29), tussenmetingen (A30), and where a missing evaluation shows."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Voorganger
from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.evaluatie import zonder_eindevaluatie
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Eindereden, Toestand
from portal.platform import clock
from portal.platform.database import db
from portal.toekenning.models import Planbevestiging, Tussenmeting
from tests.factories.beoordeling import Rij, maak_rij
from tests.factories.toekenning import (
    AFGELOPEN,
    BEEINDIGD,
    LOPEND,
    PREVENTIEF,
    VOORAF,
    maak_toekenning,
)
from tests.factories.wereld import ANDER

ALLES = ["doelen", "afspraken", "contextmiddelen", "behandeluren"]


def dag(jaar: int, maand: int, dag_: int) -> datetime:
    """Give a moment in the middle of a day."""
    return datetime(jaar, maand, dag_, 11, 0, tzinfo=UTC)


@pytest.fixture
def op_tijd():
    """Hold the clock on the last day to confirm the plan of a toekenning from 1 May 2026."""
    with clock.freeze(dag(2026, 6, 12)):
        yield


@pytest.fixture
def maak(app, wereld):
    """Make a toekenning; gives the address of its page and its id."""

    def doe(wens=LOPEND):
        with app.app_context():
            rij = maak_toekenning(wereld, wens)
            db.session.commit()
            return f"/toekenningen/{rij.id}", rij.id

    return doe


def bevestig(browser, plek, status=303, **velden):
    """Tick what stands in the plan and send."""
    pagina = browser.open(f"{plek}/plan-bevestigen")
    form = pagina.formulier(met="dag")
    gegevens = {"punten": ALLES, "dag": "1-6-2026"} | velden
    return browser.vul_in(pagina, gegevens, formulier=form, status=status)


def meet(browser, plek, status=303, **velden):
    """Fill in a tussenmeting and send."""
    pagina = browser.open(f"{plek}/tussenmetingen")
    form = pagina.formulier(met="dag")
    gegevens = {"dag": "10-6-2026", "stand-1": "op_koers", "bijstelling": "Vaker oefenen."}
    return browser.vul_in(pagina, gegevens | velden, formulier=form, status=status)


def test_plan_bevestigen_op_de_laatste_dag(app, als, maak, op_tijd):
    plek, toekenning_id = maak()
    manager = als(Rol.MANAGER)
    assert "uiterlijk op 12 juni 2026" in manager.open(plek).tekst
    bevestig(manager, plek)
    with app.app_context():
        rij = db.session.scalars(sa.select(Planbevestiging)).one()
        assert (rij.toekenning_id, rij.punten, rij.dag) == (
            toekenning_id,
            ALLES,
            date(2026, 6, 1),
        )
    for rol in (Rol.MANAGER, Rol.BEOORDELAAR):
        tekst = als(rol).open(plek).tekst
        assert "Bevestigd op 12 juni 2026" in tekst
        assert "na de uiterste dag" not in tekst


def test_plan_dat_niet_klopt_wordt_niet_bevestigd(app, als, maak, op_tijd):
    plek, _ = maak()
    manager = als(Rol.MANAGER)
    tekst = bevestig(manager, plek, punten=ALLES[:3], status=422).tekst
    assert "Vink alles aan." in tekst
    assert "na vandaag" in bevestig(manager, plek, dag="13-6-2026", status=422).tekst
    with app.app_context():
        assert db.session.scalars(sa.select(Planbevestiging)).all() == []


def test_plan_te_laat_blijft_een_merk(als, maak):
    plek, _ = maak()
    with clock.freeze(dag(2026, 6, 13)):
        manager = als(Rol.MANAGER)
        assert "niet bevestigd dat de afspraken" in als(Rol.BEOORDELAAR).open(plek).tekst
        bevestig(manager, plek)
        assert "Dat was na de uiterste dag, 12 juni 2026" in manager.open(plek).tekst


def test_plan_van_een_afgelopen_toekenning(als, maak):
    plek, _ = maak(AFGELOPEN)
    tekst = als(Rol.MANAGER).open(f"{plek}/plan-bevestigen").tekst
    assert "Bevestigen kan niet meer" in tekst


def test_tussenmeting_staat_bij_de_toekenning(app, als, maak, op_tijd):
    plek, toekenning_id = maak()
    meet(als(Rol.BEHANDELAAR), plek, **{"gemeten-1": "Drie keer per week"})
    with app.app_context():
        rij = db.session.scalars(sa.select(Tussenmeting)).one()
        assert (rij.toekenning_id, rij.nr, rij.dag) == (toekenning_id, 1, date(2026, 6, 10))
        assert rij.standen == [
            {"naam": "Rustig opstaan", "stand": "op_koers", "gemeten": "Drie keer per week"}
        ]
        assert rij.bijstelling == "Vaker oefenen."
    tekst = als(Rol.BEOORDELAAR).open(plek).tekst
    assert "Op koers. Drie keer per week" in tekst
    meet(als(Rol.BEGELEIDER), plek, bijstelling="")
    assert "Geen" in als(Rol.BEGELEIDER).open(f"{plek}/tussenmetingen").tekst


@pytest.mark.parametrize("buiten", ["30-4-2026", "13-6-2026"])
def test_tussenmeting_buiten_de_looptijd(als, maak, op_tijd, buiten):
    plek, _ = maak()
    antwoord = meet(als(Rol.BEHANDELAAR), plek, dag=buiten, status=422)
    assert "Kies een dag van 1 mei 2026 tot en met 12 juni 2026." in antwoord.tekst
    assert "Vaker oefenen." in antwoord.tekst


def test_tussenmeting_vraagt_een_stand_per_doel(als, maak, op_tijd):
    plek, _ = maak()
    antwoord = meet(als(Rol.BEHANDELAAR), plek, **{"stand-1": ""}, status=422)
    assert "Kies de stand van doel 1." in antwoord.tekst


def test_tussenmeting_als_de_toekenning_net_is_beeindigd(app, als, maak, op_tijd):
    plek, toekenning_id = maak()
    browser = als(Rol.BEHANDELAAR)
    pagina = browser.open(f"{plek}/tussenmetingen")
    with app.app_context():
        rij = db.session.get_one(Toekenning, toekenning_id)
        rij.einde, rij.einde_reden = date(2026, 6, 1), Eindereden.AFBOUW.value
        db.session.commit()
    gegevens = {"dag": "10-6-2026", "stand-1": "op_koers"}
    form = pagina.formulier(met="dag")
    antwoord = browser.vul_in(pagina, gegevens, formulier=form, status=422)
    assert "zolang de toekenning loopt" in antwoord.tekst


def test_preventief_vraagt_halverwege_een_tussenstand(als, maak):
    """Of 184 days from 1 May 2026: half is 92 days later, 1 August."""
    plek, _ = maak(PREVENTIEF)
    with clock.freeze(dag(2026, 7, 31)):
        assert "De tussenstand is op 1 augustus 2026" in als(Rol.MANAGER).open(plek).tekst
    with clock.freeze(dag(2026, 8, 1)):
        behandelaar = als(Rol.BEHANDELAAR)
        assert "De tussenstand ontbreekt nog" in behandelaar.open(plek).tekst
        meet(behandelaar, plek, dag="1-8-2026")
        assert "De tussenstand ontbreekt nog" not in behandelaar.open(plek).tekst


def test_andere_rollen_en_organisaties(als, maak, op_tijd):
    plek, _ = maak()
    als(Rol.BEGELEIDER).open(f"{plek}/plan-bevestigen", status=403)
    als(Rol.BEOORDELAAR).open(f"{plek}/tussenmetingen", status=403)
    als(Rol.MANAGER, ANDER).open(f"{plek}/plan-bevestigen", status=404)
    als(Rol.BEHANDELAAR, ANDER).open(f"{plek}/tussenmetingen", status=404)


def test_sg_eindevaluatie_noemt_wat_niet_is_geevalueerd(app, wereld):
    """Ended and asked: named. Evaluated, with a terugblik, or not asked: not named."""
    ontvangen = date(2026, 11, 20)
    overleden = replace(BEEINDIGD, einde_reden=Eindereden.OVERLIJDEN)
    oud = replace(VOORAF, ingang=date(2022, 1, 1))
    with app.app_context():
        gemist, gedaan, terugblik = (maak_toekenning(wereld, BEEINDIGD) for _ in range(3))
        anders = [maak_toekenning(wereld, wens) for wens in (overleden, oud, LOPEND)]
        gedaan.geevalueerd_op = date(2026, 10, 10)
        aanvraag = maak_rij(wereld, Rij(toestand=Toestand.INGEDIEND), client=terugblik.client)
        db.session.add(Voorganger(aanvraag_id=aanvraag.id, toekenning_id=terugblik.id, gegevens={}))
        db.session.flush()
        alle = [gemist, gedaan, terugblik, *anders]
        assert zonder_eindevaluatie(alle, ontvangen) == (gemist.nummer,)
        assert zonder_eindevaluatie([gedaan], ontvangen) == ()
        assert zonder_eindevaluatie(alle, gemist.einde) == ()


def test_het_overzicht_telt_wat_open_staat(als, maak):
    maak(BEEINDIGD)
    with clock.freeze(dag(2026, 10, 27)):
        tekst = als(Rol.MANAGER).open("/").tekst
        assert "Er staat 1 eindevaluatie open." in tekst
        assert "eindevaluatie te laat" not in als(Rol.BEOORDELAAR).open("/").tekst
    with clock.freeze(dag(2026, 10, 28)):
        assert "Daarvan is er 1 te laat." in als(Rol.MANAGER).open("/").tekst
        assert "eindevaluatie te laat" in als(Rol.BEOORDELAAR).open("/").tekst
