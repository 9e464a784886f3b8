"""S14: an ontwikkeltraject of a group with bijeenkomsten on both sides of New Year."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Antwoord
from portal.beoordeling.models import Toekenning
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.domain.procedure.volgen import Trajecttoestand
from portal.ontwikkeltraject.actions.beurten import vernieuw_beurten
from portal.ontwikkeltraject.models import Traject, Trajectbeurt
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Locatie
from tests.factories.clienten import maak_kale_groep
from tests.factories.toekenning import VOORAF, maak_toekenning
from tests.invullen import vul

SINDS, BEURT = date(2024, 3, 1), date(2027, 3, 1)
EERSTE, TWEEDE = date(2026, 11, 26), date(2027, 1, 14)
VOLGENDE = date(2030, 1, 14)
START = "/ontwikkeltrajecten"
PLANNING = {"dag_1": "26-11-2026", "dag_2": "14-1-2027", "plaats_1": "De Es"}
REDEN = "De familie kan in december niet."
STAND = {"themas": ["dag"], "stand_dag": "De ochtend duurt lang.", "knelpunten": "Weinig rust."}
ACTIE = {
    "acties-0-wat": "Een vast ochtendrooster maken",
    "acties-0-eigenaar": "Teamleider De Es",
    "acties-0-dag": "1-3-2027",
}
AFSPRAKEN = {
    "evaluatiedatum": "1-7-2027",
    "evaluatiewijze": "Een gesprek met familie en team.",
    "ondersteuningsplan": "Het rooster komt in het ondersteuningsplan.",
    "meerzorgplan": "Vaste roosters op elke woning.",
    "wat": "Vaste gezichten.",
    "voor_wie": "Alle woningen.",
    "hoe": "Op de teamdag.",
}
LEESBAAR = dict.fromkeys(("besproken", "verandert", "wie", "gekeken", "contact"), "Kort verteld.")


def op(dag):
    """Stop the clock in the morning of a day."""
    return clock.freeze(datetime(dag.year, dag.month, dag.day, 9, 0, tzinfo=UTC))


@pytest.fixture
def groep(app, wereld):
    """Make the group of four with meerzorg since Friday 1 March 2024; gives its id."""
    with app.app_context(), op(date(2026, 11, 20)):
        wens = replace(VOORAF, ingang=SINDS, maanden=36)
        clienten = [maak_toekenning(wereld, wens).client for _ in range(4)]
        locatie = db.session.get_one(Locatie, wereld["locatie"])
        groep_id = maak_kale_groep(locatie, *clienten, van=SINDS).id
        db.session.commit()
        db.session.remove()
        vernieuw_beurten(clock.now())
        return groep_id


def beurten(app):
    """Give on which days who has meerzorg is due."""
    with app.app_context():
        return list(db.session.scalars(sa.select(Trajectbeurt.dag)))


@pytest.fixture
def gepland(app, als, groep):
    """Let the CCE plan both bijeenkomsten, with the reason; gives the address of the traject."""
    with op(date(2026, 11, 20)):
        cce = als(Rol.CCE_COORDINATOR)
        plan = f"{START}/plannen/groep/{groep}"
        zonder = vul(cce, cce.open(plan), PLANNING, status=422)
        assert "De bijeenkomsten liggen in twee kalenderjaren." in zonder.tekst
        return vul(cce, cce.open(plan), {**PLANNING, "reden": REDEN}).naar


def houd(als, adres, nr, dag):
    """Record a bijeenkomst on its day."""
    with op(dag):
        cce = als(Rol.CCE_COORDINATOR)
        pagina = cce.open(f"{adres}/bijeenkomst/{nr}")
        velden = {
            "dag": f"{dag.day}-{dag.month}-{dag.year}",
            "aanwezigen": "Familie en team",
            "besproken": "De ochtend.",
        }
        vul(cce, pagina, velden)


def schrijf(cce, adres):
    """Fill in what finishing asks."""
    for deel, velden in (
        ("stand", STAND),
        ("acties", ACTIE),
        ("afspraken", AFSPRAKEN),
        ("leesbaar", LEESBAAR),
    ):
        vul(cce, cce.open(f"{adres}/verslag/{deel}"), velden)


@pytest.fixture
def afgerond(als, gepland):
    """Let the CCE hold both bijeenkomsten and finish on Thursday 14 January 2027."""
    houd(als, gepland, 1, EERSTE)
    with op(EERSTE):
        cce = als(Rol.CCE_COORDINATOR)
        schrijf(cce, gepland)
        te_vroeg = cce.open(f"{gepland}/afronden")
        assert "Er zijn nog geen twee bijeenkomsten vastgelegd." in te_vroeg.tekst
        assert not [
            form for form in te_vroeg.document.formulieren if form.actie.endswith("afronden")
        ]
    houd(als, gepland, 2, TWEEDE)
    with op(TWEEDE):
        cce = als(Rol.CCE_COORDINATOR)
        vul(cce, cce.open(f"{gepland}/afronden"), {})
    return gepland


def test_zonder_traject_staat_de_beurt_op_1_maart_2027(app, als, groep):
    assert beurten(app) == [BEURT] * 4
    with op(date(2026, 11, 20)):
        assert als(Rol.MANAGER).open(f"{START}/aan-de-beurt").tekst.count("1 mrt 2027") == 4


def test_over_de_jaargrens_plannen_kan_met_reden_en_waarschuwing(als, gepland):
    with op(date(2026, 11, 20)):
        tekst = als(Rol.CCE_COORDINATOR).open(gepland).tekst
    assert "De bijeenkomsten zijn in twee kalenderjaren" in tekst
    assert f"Reden: {REDEN}" in tekst


def test_na_een_bijeenkomst_kan_het_niet_worden_afgerond(app, als, gepland):
    houd(als, gepland, 1, EERSTE)
    with op(EERSTE):
        cce = als(Rol.CCE_COORDINATOR)
        schrijf(cce, gepland)
        assert (
            "Er zijn nog geen twee bijeenkomsten vastgelegd."
            in cce.open(f"{gepland}/afronden").tekst
        )
    with app.app_context():
        rij = db.session.get_one(Traject, uuid.UUID(gepland.rsplit("/", 1)[-1]))
        assert (rij.toestand, rij.afgerond_op) == (Trajecttoestand.LOPEND, None)
    assert beurten(app) == [BEURT] * 4


def test_het_telt_voor_alle_vier_en_de_afspraken_staan_klaar(app, als, afgerond):
    assert beurten(app) == [VOLGENDE] * 4
    with app.app_context():
        rij = db.session.get_one(Traject, uuid.UUID(afgerond.rsplit("/", 1)[-1]))
        assert (rij.toestand, rij.afgerond_op) == (Trajecttoestand.AFGEROND, TWEEDE)
        assert [lid.afgerond_op for lid in rij.leden] == [TWEEDE] * 4
    with op(TWEEDE):
        tekst = als(Rol.MANAGER).open(afgerond).tekst
        assert AFSPRAKEN["ondersteuningsplan"] in tekst
        assert AFSPRAKEN["meerzorgplan"] in tekst
        lijst = als(Rol.MANAGER).open(f"{START}/aan-de-beurt").tekst
    assert (lijst.count("14 jan 2027"), lijst.count("14 jan 2030")) == (4, 4)


def test_een_nieuwe_aanvraag_vult_ja_in(app, als, afgerond):
    with app.app_context():
        toekenning_id = db.session.scalars(sa.select(Toekenning.id).limit(1)).one()
    with op(date(2027, 1, 15)):
        manager = als(Rol.MANAGER)
        keuze = {
            "aanleiding": "einde looptijd",
            "soort": "individueel",
            "maanden": "12",
            "ingang": "1-3-2027",
        }
        vul(manager, manager.open(f"/toekenningen/{toekenning_id}/her-aanvraag"), keuze)
        with app.app_context():
            vraag = sa.select(Aanvraag.id).where(Aanvraag.toestand == Toestand.CONCEPT)
            aanvraag_id = db.session.scalars(vraag).first()
            extern = db.session.scalars(
                sa.select(Antwoord).where(Antwoord.vraag_id == "ha-extern")
            ).one()
            assert extern.waarde == (
                "CCE-ontwikkeltraject, afgerond op 14 januari 2027. Bijeenkomsten op "
                "26 november 2026 en 14 januari 2027. Thema's: Dagprogramma en zinvolle dag."
            )
        tekst = manager.open(f"/aanvragen/{aanvraag_id}/gegevens").tekst
    assert (
        "CCE betrokken in de afgelopen 3 jaar ja, ontwikkeltraject afgerond op 14 januari 2027"
        in tekst
    )


def test_het_cce_ziet_geen_knop_om_te_beoordelen(als, afgerond):
    with op(TWEEDE):
        cce = als(Rol.CCE_COORDINATOR)
        for adres in ("/", START, f"{START}/agenda", f"{START}/aan-de-beurt", afgerond):
            pagina = cce.open(adres)
            paden = ("/aanvragen", "/dossiers", "/werkvoorraad", "/beschikkingen", "/toekenningen")
            assert [link for link in pagina.document.links if link.startswith(paden)] == []
            assert "beoordelen" not in pagina.tekst.lower().replace("heeft geen rol bij de", "")
        for pad in ("/aanvragen", "/werkvoorraad", "/toekenningen", "/dossiers"):
            cce.open(pad, status=403)
