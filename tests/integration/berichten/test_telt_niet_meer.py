"""What was decided, answered, measured, confirmed or asked again is not reminded of any more."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Aanvulverzoek, Voorganger
from portal.beoordeling.models import Doeldatum, Toekenning
from portal.berichten.aanleidingen import lees_aanleidingen
from portal.berichten.models import Bericht
from portal.domain.berichten import Venster, list_vervallen
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Eindereden, Toestand
from portal.domain.procedure.heraanvraag import Aanleiding
from portal.domain.procedure.verhuizing import Verhuisstand
from portal.platform.calendar_data import load_kalender
from portal.platform.database import db
from portal.platform.message_data import load_berichtsoorten
from portal.toekenning.actions.melden import meld_eerder_einde
from portal.toekenning.actions.voortzetten import BLIJFT
from portal.toekenning.models import Planbevestiging, Tussenmeting, Verhuizing
from tests.factories.beoordeling import Rij, maak_rij
from tests.factories.herinneringen import BEGIN, maak_jaar, moment
from tests.factories.toekenning import BEEINDIGD, DOEL, LOPEND, PREVENTIEF, maak_toekenning

EINDE = BEGIN + timedelta(days=371)


def gezegd(app, tot=EINDE):
    """Give the steps that fall due per kind, all days at once."""
    soorten = load_berichtsoorten(BEGIN)
    venster = Venster(van=BEGIN, tot_en_met=tot, soorten=soorten, kalender=load_kalender())
    per_code = defaultdict(set)
    with app.app_context():
        for rij in lees_aanleidingen(venster, None):
            vervallen = list_vervallen(soorten[rij.code], rij.dag, venster, midden=rij.midden)
            per_code[rij.code] |= {deel.trede.dagen for deel in vervallen}
    return {code: sorted(treden) for code, treden in per_code.items()}


def zet(soort, **velden):
    """Change every row of a table."""
    return lambda: db.session.execute(sa.update(soort).values(**velden))


@pytest.mark.parametrize(
    ("verander", "weg"),
    [
        (
            zet(Aanvraag, toestand=Toestand.TOEGEKEND),
            {"N01", "N02", "N04", "N05", "N07", "N08", "N09", "N10", "N15", "N16"},
        ),
        (zet(Aanvraag, toestand=Toestand.VERVALLEN), {"N01", "N02"}),
        (zet(Aanvraag, termijn_stil=True), {"N08", "N09"}),
        (zet(Aanvraag, uitgang="u-preventief"), {"N02"}),
        (zet(Aanvulverzoek, stand="ingetrokken"), {"N07", "N16"}),
        (zet(Toekenning, geevalueerd_op=BEGIN), {"N20", "N24-na", "N50"}),
        (zet(Toekenning, einde_reden=Eindereden.OVERLIJDEN.value), {"N22", "N23", "N24", "N25", "N50", "N52"}),
        (zet(Toekenning, einde_reden=Eindereden.VERVANGEN.value), {"N22", "N23", "N25"}),
        (zet(Toekenning, bevestigd_op=None), {"N20", "N21", "N22", "N23", "N24", "N25", "N50", "N52"}),
        (zet(Verhuizing, stand=Verhuisstand.GESTOPT), {"N27"}),
        (zet(Bericht, gelezen_op=moment(BEGIN)), {"N12"}),
    ],
)  # fmt: skip
def test_wat_voorbij_is_wordt_niet_meer_gezegd(app, wereld, verander, weg):
    with app.app_context():
        maak_jaar(wereld)
        verander()
        db.session.commit()
    nog = gezegd(app)
    assert weg & nog.keys() == set()
    assert nog.get("N24", [0])[-1:] == [0 if "N24-na" in weg or "N24" in weg else 28]


def her_aanvraag(wereld, toekenning, aanleiding="einde looptijd", **velden):
    """Submit a her-aanvraag on a toekenning."""
    rij = maak_rij(wereld, Rij(toestand=Toestand.TOEGEKEND, herkomst="heraanvraag"))
    rij.aanleiding = aanleiding
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    voorganger = Voorganger(aanvraag_id=rij.id, toekenning_id=toekenning.id)
    voorganger.gegevens = {}
    db.session.add(voorganger)


@pytest.mark.parametrize(
    ("velden", "blijft"),
    [
        ({}, set()),
        ({"toestand": Toestand.AFGEWEZEN}, set()),
        ({"toestand": Toestand.INGETROKKEN}, {"N22", "N23"}),
        ({"aanleiding": Aanleiding.TUSSENTIJDS.value}, {"N22", "N23", "N50"}),
        ({"toestand": Toestand.CONCEPT, "ontvangen_op": None}, {"N22", "N23", "N50"}),
    ],
)
def test_na_een_her_aanvraag_houdt_het_op(app, wereld, velden, blijft):
    with app.app_context():
        toekenning = maak_toekenning(wereld, replace(LOPEND, ingang=date(2025, 10, 1)))
        her_aanvraag(wereld, toekenning, **velden)
        db.session.commit()
    assert gezegd(app).keys() & {"N22", "N23", "N50"} == blijft


def test_wie_al_een_volgende_heeft_hoeft_niet_opnieuw_te_vragen(app, wereld):
    with app.app_context():
        oud = maak_toekenning(wereld, replace(LOPEND, ingang=date(2025, 10, 1)))
        volgende = replace(LOPEND, ingang=date(2027, 10, 1), maanden=36)
        maak_toekenning(wereld, volgende, client=oud.client)
        db.session.commit()
    assert gezegd(app).keys() & {"N22", "N23"} == set()


def test_een_bevestigd_plan_wordt_niet_gevraagd(app, wereld):
    with app.app_context():
        rij = maak_toekenning(wereld, replace(LOPEND, ingang=BEGIN))
        gegevens = {"punten": ["doelen"], "dag": BEGIN, "op": moment(BEGIN)}
        db.session.add(
            Planbevestiging(**van(rij), **gegevens, door_id=wereld.gebruiker(Rol.MANAGER))
        )
        db.session.commit()
    assert "N52" not in gezegd(app, BEGIN + timedelta(days=60))


def van(rij):
    """Give the parties of a toekenning."""
    return {
        "toekenning_id": rij.id,
        "aanbieder_id": rij.aanbieder_id,
        "zorgkantoor_id": rij.zorgkantoor_id,
    }


def meet(wereld, rij, dag, stand="op_koers"):
    """Record how the goal stood on a day."""
    meting = Tussenmeting(
        **van(rij), nr=1, dag=dag, door_id=wereld.gebruiker(Rol.BEHANDELAAR), op=moment(dag)
    )
    meting.standen = [{"naam": DOEL["korte_naam"], "stand": stand, "gemeten": ""}]
    meting.bijstelling = ""
    db.session.add(meting)


@pytest.mark.parametrize(
    ("dag", "stand", "vraagt"),
    [
        (date(2027, 1, 5), "op_koers", False),
        (date(2026, 12, 18), "op_koers", False),
        (date(2026, 12, 17), "op_koers", True),
        (date(2026, 11, 1), "gehaald", False),
        (date(2026, 11, 1), "vervallen", False),
    ],
)
def test_een_gemeten_of_gesloten_doel_wordt_niet_gevraagd(app, wereld, dag, stand, vraagt):
    with app.app_context():
        rij = maak_toekenning(wereld, replace(LOPEND, ingang=date(2026, 6, 1), maanden=36))
        meet(wereld, rij, dag, stand)
        db.session.commit()
    assert ("N20" in gezegd(app, date(2027, 3, 1))) is vraagt


def test_na_een_tussenmeting_is_halverwege_gedaan(app, wereld):
    with app.app_context():
        rij = maak_toekenning(wereld, replace(PREVENTIEF, ingang=date(2026, 11, 1), maanden=6))
        meet(wereld, rij, date(2026, 12, 1))
        db.session.commit()
    assert gezegd(app)["N24"] == [-30, 28]


def test_de_dagen_van_doelen_staan_naast_de_toekenning(app, wereld):
    with app.app_context():
        rij = maak_toekenning(wereld)
        db.session.commit()
        dagen = db.session.scalars(
            sa.select(Doeldatum.dag)
            .where(Doeldatum.toekenning_id == rij.id)
            .order_by(Doeldatum.dag)
        ).all()
    assert dagen == [date(2027, 1, 15), date(2027, 12, 31)]
    assert "doelen" in BLIJFT


@pytest.mark.parametrize(
    ("reden", "gevraagd"),
    [(Eindereden.AFBOUW, True), (Eindereden.HERROEPEN, False), (Eindereden.OVERLIJDEN, False)],
)
def test_een_eerder_einde_vraagt_meteen_om_de_evaluatie(app, wereld, reden, gevraagd):
    with app.app_context():
        wens = replace(BEEINDIGD, einde_reden=reden)
        meld_eerder_einde(maak_toekenning(wereld, wens), op=moment(BEGIN))
        db.session.commit()
        codes = db.session.scalars(sa.select(Bericht.code)).all()
    assert set(codes) == ({"N50"} if gevraagd else set())
