"""What of a dialoog is reminded of: on which day, to whom, and when no longer (N40-N43, N48)."""

import re
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.berichten.actions.herinneren import herinner
from portal.berichten.models import Bericht
from portal.dialoog.models import Afspraak, Dialoog
from portal.dialoog.queries.herinneringen import afspraken, zonder_verslag
from portal.dialoog.queries.volglijst import list_volgregels
from portal.domain.berichten import Venster
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.domain.procedure.volgen import Afspraakstand, Dialoogtoestand
from portal.platform.calendar_data import load_kalender
from portal.platform.database import db
from portal.platform.message_data import load_berichtsoorten
from portal.toegang.instellingen import vergeet_keuzes
from portal.toegang.models import AanbiederZorgkantoor, Instelling, Organisatie
from tests.dialoogstappen import BO, CC, MA
from tests.factories.dialoog import dien_plan_in, maak_dialoog, samenwerking
from tests.factories.plan import maak_dialoogrij
from tests.factories.toegang import maak_organisatie, maak_samenwerking
from tests.factories.toekenning import LOPEND, VOORAF, maak_toekenning
from tests.factories.wereld import EIGEN
from tests.sql import luister

BEGIN = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
DAG = date(2027, 6, 17)
BEIDE = {MA, BO}
DRIE = {MA, BO, CC}


@pytest.fixture
def loop(app, wereld):
    """Give a function that lets the engine run over some days, and gives who got what."""
    rol_van = {nr: rol for (rol, wie), nr in wereld.gebruikers.items() if wie == EIGEN}

    def doe(van, tot):
        with app.app_context():
            herinner(datetime.combine(van, BEGIN.timetz()))
            herinner(datetime.combine(tot, BEGIN.timetz()))
            gevonden = defaultdict(set)
            codes = ("N40", "N41", "N42", "N43", "N48")
            for rij in db.session.scalars(sa.select(Bericht).where(Bericht.code.in_(codes))):
                gevonden[rij.code, rij.dag, rij.trede].add(rol_van[rij.gebruiker_id])
            return dict(gevonden)

    return doe


def met_dialoog(app, wereld, toestand=Dialoogtoestand.GEPLAND):
    """Plan a dialoog of 17 June, and put it in a toestand."""
    with app.app_context():
        dialoog = maak_dialoog(wereld, DAG, op=BEGIN)
        dialoog.toestand = toestand
        db.session.commit()


def test_zonder_dialoog_horen_beide_kanten_het(app, wereld, loop):
    with app.app_context():
        samenwerking(wereld)
        db.session.commit()

    assert loop(date(2027, 6, 29), date(2027, 7, 2)) == {("N40", date(2027, 7, 1), 0): BEIDE}


def test_van_een_paar_wordt_niets_van_andere_paren_gelezen(app, wereld):
    with app.app_context():
        paar = samenwerking(wereld)
        db.session.commit()
        waar = AanbiederZorgkantoor.aanbieder_id == paar.aanbieder_id
        with luister(app) as opdrachten:
            (regel,) = list_volgregels(2027, op=DAG, waar=waar)
    gelezen = [tekst for tekst in opdrachten if re.search(r"FROM (toekenning|dialoog) ", tekst)]
    assert (regel.ontbreekt, len(gelezen)) == (True, 2)
    assert all("aanbieder_zorgkantoor.aanbieder_id = " in tekst for tekst in gelezen)


def test_met_meer_zorgkantoren_wordt_niet_vaker_gelezen(app, wereld):
    tellingen = []
    with app.app_context():
        partijen = [db.session.get_one(Organisatie, wereld[wie]) for wie in ("aanbieder", "cce")]
        for aantal in (1, 5):
            for nr in range(aantal):
                kantoor = maak_organisatie(
                    OrganisatieSoort.ZORGKANTOOR, f"Zorgkantoor {aantal}-{nr}"
                )
                maak_samenwerking(partijen[0], kantoor, cce=partijen[1])
            db.session.commit()
            vergeet_keuzes()
            waar = AanbiederZorgkantoor.aanbieder_id == wereld["aanbieder"]
            with luister(app) as opdrachten:
                regels = list_volgregels(2027, op=DAG, waar=waar)
            tellingen.append((len(regels), len(opdrachten)))
    assert [regels for regels, _ in tellingen] == [2, 7]
    assert len({vragen for _, vragen in tellingen}) == 1, tellingen


def test_met_een_dialoog_niets(app, wereld, loop):
    met_dialoog(app, wereld, Dialoogtoestand.GEREED)

    assert loop(date(2027, 9, 29), date(2027, 10, 4)) == {}


def test_na_afzeggen_telt_de_dialoog_niet(app, wereld, loop):
    met_dialoog(app, wereld, Dialoogtoestand.AFGEZEGD)

    assert ("N40", date(2027, 4, 1), 0) in loop(date(2027, 3, 31), date(2027, 4, 2))


@pytest.mark.parametrize(("clienten", "verwacht"), [(1, False), (2, True)])
def test_de_instelling_nieuw_of_groot_telt_de_clienten(app, wereld, loop, clienten, verwacht):
    """A toekenning from before the portal counts once a second person confirmed it."""
    with app.app_context():
        samenwerking(wereld)
        maak_toekenning(wereld, replace(VOORAF, ingang=date(2027, 1, 1), bevestigd=False))
        for _ in range(clienten):
            maak_toekenning(wereld, replace(LOPEND, ingang=date(2027, 1, 1)))
        keuze = Instelling(organisatie_id=wereld["zorgkantoor"], sleutel="dialoog_bereik")
        keuze.van, keuze.waarde = date(2027, 1, 1), "nieuw-of-groot"
        keuze.door_id, keuze.op = wereld.gebruiker(BO), BEGIN
        db.session.add(keuze)
        db.session.commit()

    assert (("N40", date(2027, 4, 1), 0) in loop(date(2027, 3, 31), date(2027, 4, 2))) is verwacht


def test_rond_een_geplande_dialoog(app, wereld, loop):
    met_dialoog(app, wereld)

    assert loop(DAG - timedelta(days=8), DAG + timedelta(days=8)) == {
        ("N41", DAG, -7): {MA},
        ("N42", DAG, 7): {BO},
        ("N48", DAG, -7): DRIE,
    }


def test_met_een_ingediend_plan_en_een_aangeboden_verslag_niets_meer(app, wereld, loop):
    met_dialoog(app, wereld, Dialoogtoestand.TER_BEVESTIGING)
    with app.app_context():
        dien_plan_in(wereld, 2027, op=BEGIN)
        db.session.commit()

    assert loop(DAG - timedelta(days=8), DAG + timedelta(days=8)) == {}


def test_het_overzicht_leest_van_elke_soort_niet_meer_dan_het_toont(app, wereld):
    with app.app_context():
        for jaar in (2026, 2027):
            rij = maak_dialoogrij(wereld, jaar)
        rij.toestand = Dialoogtoestand.GEREED
        rij.afspraken = [maak_afspraak(nr, date(2027, 9, nr)) for nr in (1, 2)]
        maak_dialoogrij(wereld, 2028)
        db.session.commit()
        venster = Venster(
            van=date(2026, 1, 1),
            tot_en_met=date(2028, 12, 31),
            soorten=load_berichtsoorten(DAG),
            kalender=load_kalender(),
            aandacht=True,
            hoogstens=1,
        )

        assert [rij.dag.year for rij in zonder_verslag(venster, None)] == [2026]
        assert [rij.dag for rij in afspraken(venster, None)] == [date(2027, 9, 1)]


def maak_afspraak(nr, dag):
    """Give an afspraak of the CCE that nobody in particular owns."""
    leeg = dict.fromkeys(("inhoud", "geld", "toelichting"), "")
    return Afspraak(
        nr=nr,
        soort="inhoud",
        partij="cce",
        wat="Wat",
        wie="Wie",
        wanneer=dag,
        stand=Afspraakstand.OPEN,
        **leeg,
    )


def test_de_eigenaar_hoort_van_zijn_afspraak(app, wereld, loop):
    met_dialoog(app, wereld, Dialoogtoestand.GEREED)
    with app.app_context():
        dialoog_id = db.session.scalars(sa.select(Dialoog.id)).one()
        for nr, (rol, partij, stand) in enumerate(
            [(CC, "cce", "open"), (MA, "aanbieder", "bezig"), (BO, "zorgkantoor", "gehaald")], 1
        ):
            rij = maak_afspraak(nr, date(2027, 9, 15))
            rij.dialoog_id, rij.partij, rij.stand = dialoog_id, partij, Afspraakstand(stand)
            rij.eigenaar_id = wereld.gebruiker(rol)
            db.session.add(rij)
        db.session.commit()

    assert loop(date(2027, 9, 14), date(2027, 9, 16)) == {("N43", date(2027, 9, 15), 0): {CC, MA}}
