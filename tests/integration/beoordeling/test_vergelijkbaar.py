"""Comparable decisions in the toetsing: which count, when they change, and when there are too few."""

import math
import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.signaalfeiten import verleden
from portal.beoordeling.queries.toetsing.vergelijkbaar import list_vergelijkbaar
from portal.domain.bevoegdheid import Rol
from portal.domain.spiegel.vergelijkbaar import hele_kwartalen, vergelijk
from portal.platform import clock
from portal.platform.database import db
from portal.platform.statistics_data import load_bescherming
from portal.toegang.models import Instelling
from tests.aanvaller import Regel, is_groot
from tests.factories.jaarcijfers import maak_jaarcijfers
from tests.factories.toetsing import maak_in_toetsing
from tests.sql import luister

OP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
BAND, SOORT = "Meerzorgprofiel 4", "individueel"


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def dossier(app, wereld):
    """Give the id of an aanvraag in toetsing: VG7, profiel 4, individueel, as S01."""
    with app.app_context():
        maak_jaarcijfers(wereld)
        aanvraag = maak_in_toetsing(wereld)
        db.session.commit()
        return aanvraag.id


def paneel(als, dossier, pagina="toetsing/mv"):
    """Give the cells of the panel, or the sentence that stands in their place."""
    html = als(Rol.BEOORDELAAR).open(f"/dossiers/{dossier}/{pagina}").antwoord.text
    deel = html.partition("Vergelijkbare besluiten")[2].partition("</details>")[0]
    cellen = [" ".join(re.sub("<[^>]+>", "", c).split()) for c in re.findall("<td>.*?</td>", deel)]
    return cellen or deel[deel.index("Er zijn te weinig") :].partition("<")[0]


def rijen_van(welke):
    """Collect the newest toekenning of each client in the window, in Python."""
    van, tot = datetime(2024, 9, 30, 22, tzinfo=UTC), datetime(2026, 9, 30, 22, tzinfo=UTC)
    per_client = {}
    for rij in db.session.scalars(sa.select(Toekenning).order_by(Toekenning.geregistreerd_op)):
        past = (rij.zorgprofiel, rij.meerzorgprofiel, rij.soort) == welke
        if past and rij.besluit_id and rij.meerzorguren and van <= rij.geregistreerd_op < tot:
            per_client[rij.client_id] = rij
    return list(per_client.values())


def kwartielen(getallen, raster):
    gesorteerd = sorted(getallen)
    return [
        raster
        * int(Fraction(gesorteerd[math.ceil(len(gesorteerd) * deel) - 1], raster) + Fraction(1, 2))
        for deel in (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))
    ]


def zet_alles_op_een_band(app):
    """Let what was granted be comparable, so that there is enough of it."""
    with app.app_context():
        anders = {"zorgprofiel": "VG7", "meerzorgprofiel": BAND, "soort": SOORT}
        db.session.execute(sa.update(Toekenning).values(anders))
        db.session.commit()


def test_mediaan_en_spreiding_van_gelijke_besluiten(app, als, dossier):
    zet_alles_op_een_band(app)
    with app.app_context():
        rijen = rijen_van(("VG7", BAND, SOORT))
        uren = kwartielen([round(Fraction(rij.meerzorguren) * 3600) for rij in rijen], 3600)
        euro = kwartielen([rij.jaarbedrag_cent for rij in rijen], 100_000)
    u, e = [n // 3600 for n in uren], [f"€ {n // 100:,}".replace(",", ".") for n in euro]
    assert [cel.replace("\xa0", " ") for cel in paneel(als, dossier)[1:3]] == [
        f"{u[1]} uur",
        f"{u[0]} uur tot {u[2]} uur",
    ]
    assert [cel.replace("\xa0", " ") for cel in paneel(als, dossier)[4:]] == [
        e[1],
        f"{e[0]} tot {e[2]}",
    ]


def test_een_nieuw_besluit_verandert_het_paneel_niet(app, als, dossier):
    zet_alles_op_een_band(app)
    voor = paneel(als, dossier)
    with app.app_context():
        nieuw = db.session.scalars(sa.select(Toekenning).where(Toekenning.besluit_id.is_not(None)))
        for nr, rij in enumerate(nieuw):
            rij.einde = rij.ingang - timedelta(days=1)
            if nr == 0:
                rij.geregistreerd_op = OP
        bench = verleden.maak_benchmark(verleden.vergelijkbare("VG7"))
        db.session.rollback()
        db.session.execute(sa.update(Toekenning).values(einde=date(2024, 1, 1)))
        db.session.commit()
        assert verleden.maak_benchmark(verleden.vergelijkbare("VG7")).percentiel_90 > 0
    assert bench.percentiel_90.denominator == 1
    assert paneel(als, dossier) == voor


def test_te_weinig_om_te_tonen_en_een_strenger_zorgkantoor(app, als, wereld, dossier):
    te_weinig = "Er zijn te weinig cliënten of aanbieders om te tonen."
    assert paneel(als, dossier) == te_weinig
    zet_alles_op_een_band(app)
    assert paneel(als, dossier) != te_weinig
    with app.app_context():
        db.session.add(
            Instelling(
                organisatie_id=wereld["zorgkantoor"],
                sleutel="benchmark_minimum",
                waarde=1000,
                van=date(2026, 1, 1),
                door_id=wereld.gebruiker(Rol.BEHEERDER_ZORGKANTOOR),
                op=OP,
            )
        )
        db.session.commit()
    assert paneel(als, dossier) == te_weinig


def test_hetzelfde_paneel_waar_de_uren_worden_toegekend_met_een_vraag(app, als, dossier):
    zet_alles_op_een_band(app)
    with luister(app) as vragen:
        bij_uren = paneel(als, dossier, "toekenning")
    assert (len(bij_uren), bij_uren) == (6, paneel(als, dossier))
    assert sum("toekenning.meerzorgprofiel =" in vraag for vraag in vragen) == 1


def test_alleen_bij_het_onderdeel_over_geld(als, dossier):
    pagina = als(Rol.BEOORDELAAR).open(f"/dossiers/{dossier}/toetsing/al")
    assert "Vergelijkbare besluiten" not in pagina.tekst


def test_aanval_op_alle_panelen_en_kwartalen(app, dossier):
    """Every panel of every quarter is about enough; two quarters never show a difference of few."""
    with app.app_context():
        soorten = db.session.execute(
            sa.select(
                Toekenning.zorgprofiel, Toekenning.meerzorgprofiel, Toekenning.soort
            ).distinct()
        ).all()
        regels, niets = load_bescherming(OP.date()), 0
        for welke in [*soorten, *((profiel, BAND, SOORT) for profiel, *_ in soorten)]:
            for kwartaal in range(8):
                van, tot = hele_kwartalen(date(2025, 3, 1) + timedelta(days=91 * kwartaal))
                rijen = list_vergelijkbaar(tuple(welke), van, tot)
                getoond = vergelijk(rijen, regels)
                groot = is_groot(Counter((*rij.plek, rij.client_id) for rij in rijen), Regel())
                assert (getoond is not None) == groot
                niets += bool(rijen) and getoond is None
        assert niets > 0
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Aanvraag)) > 100
