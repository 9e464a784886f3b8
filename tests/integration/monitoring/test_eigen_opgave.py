"""On the page of the own zorgkantoor "geen opgave" is no 0, as in the report."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.domain.bevoegdheid import Rol
from portal.domain.statistiek import Periode
from portal.monitoring.actions.deelnemers import zet_deelnemer
from portal.monitoring.actions.eigentellingen import tel_zorgkantoren
from portal.monitoring.actions.opgave import Opgaveinhoud, leg_opgave_vast
from portal.monitoring.models import Deelnamewijze, Signaalmelding
from portal.monitoring.queries.sturing import Sturingkeuze, maak_deel
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Organisatie
from tests.factories.toekenning import Toekenningwens, maak_toekenning

NU = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
GEEN = "geen opgave"
NIETS, TIJDEN = (GEEN,) * 4, [(GEEN,) * 7] * 3
UITLEG = "Uw zorgkantoor geeft de cijfers van deze periode, of van een halfjaar daarvan, zelf op."


@pytest.fixture
def kantoor(app, wereld):
    """Give a zorgkantoor that handed in the first half: 3 besluiten and a signaal in the second."""
    with app.app_context(), clock.freeze(NU):
        for nr in range(3):
            besluit = maak_toekenning(wereld, Toekenningwens(ingang=date(2026, 11, 1))).besluit
            besluit.vastgesteld_op = datetime(2026, 10, 5 + nr, 9, 0, tzinfo=UTC)
            besluit.aanvraag.leveringsvorm = "pgb"
        door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MONITORBEHEERDER))
        eigen = db.session.get_one(Organisatie, wereld["zorgkantoor"])
        for wijze, van in (("opgave", date(2026, 1, 1)), ("portaal", date(2026, 7, 1))):
            zet_deelnemer(eigen, Deelnamewijze(wijze), van, door=door, op=NU)
        for dag in (date(2026, 3, 2), date(2026, 9, 2)):
            rij = Signaalmelding(
                zorgkantoor_id=eigen.id, dag=dag, van_wie="naaste", thema="uitleg",
                leveringsvorm="pgb", door_id=door.id, op=NU,
            )  # fmt: skip
            rij.omschrijving, rij.afhandeling = "Iets.", ""
            db.session.add(rij)
        db.session.commit()
        tel_zorgkantoren(NU)
        yield eigen


def toon(wereld, periode):
    """Give the counts by their names, the lead times, and what is explained."""
    voor = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.TEAMLEIDER))
    keuze = Sturingkeuze(periode=Periode.uit_tekst(periode))
    aantallen, duren, uitleg = maak_deel("monitor", keuze, voor=voor, op=NU.date())
    gevonden = {rij[0]: tuple(rij[1:]) for rij in aantallen.rijen}
    return gevonden, [tuple(rij[1:]) for rij in duren.rijen], dict(uitleg.rijen), aantallen


@pytest.mark.parametrize(("periode", "signalen"), [("2026-H1", 1), ("2026", 2)])
def test_zonder_opgave_staat_er_geen_nul(kantoor, wereld, periode, signalen):
    """Not in the half that it hands in, and not in the year of which the other half is counted."""
    aantallen, duren, uitleg, tabel = toon(wereld, periode)
    assert aantallen.pop("Signalen") == (signalen, 0, 0, signalen)
    assert set(aantallen.values()) == {NIETS}
    assert duren == TIJDEN
    assert uitleg["Opgave van uw zorgkantoor"].startswith(UITLEG)
    assert tabel.definitie.startswith(UITLEG)


def test_wat_is_opgegeven_staat_er_en_het_jaar_is_de_som(kantoor, wereld):
    """Handed in 40 and counted 3 is 43, as in the report; a half that is counted is as it was."""
    door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MONITORBEHEERDER))
    inhoud = Opgaveinhoud({"thuis": {"volledig": 40, "deels": 0}})
    leg_opgave_vast(kantoor, Periode(2026, 1), inhoud, door=door, op=NU)
    half = toon(wereld, "2026-H1")[0]
    assert half["Volledig toegekend"] == (40, GEEN, GEEN, 40)
    assert half["Deels toegekend of afgewezen"] == (0, GEEN, GEEN, 0), "a 0 that was given"
    assert half["Ingediend"] == NIETS
    jaar = toon(wereld, "2026")[0]
    assert jaar["Volledig toegekend"] == (43, GEEN, GEEN, 43)
    aantallen, duren, uitleg, _ = toon(wereld, "2026-H2")
    assert aantallen["Volledig toegekend"] == (3, 0, 0, 3)
    assert GEEN not in {cel for rij in (*aantallen.values(), *duren) for cel in rij}
    assert "Opgave van uw zorgkantoor" not in uitleg


def test_op_de_pagina_en_in_het_bestand(als, kantoor):
    del kantoor
    with clock.freeze(NU):
        browser = als(Rol.TEAMLEIDER)
        pagina = browser.open("/monitor/eigen?periode=2026-H1").tekst
        assert f"Volledig toegekend {' '.join(NIETS)}" in pagina
        assert UITLEG in pagina
        adres = "/stuurinformatie/bestand?deel=monitor&periode=2026-H1&soort=csv"
        regels = browser.bekijk(adres).antwoord.data.decode("utf-8-sig").splitlines()
    naam = "Cijfers van uw zorgkantoor"
    assert f"{naam};Ingediend;{';'.join(NIETS)}" in [regel.rstrip(";") for regel in regels]
    assert f"{naam};Signalen;1;0;0;1" in [regel.rstrip(";") for regel in regels]


def test_wie_alles_opgeeft_ziet_geen_nullen(app, wereld):
    """Nothing but a signaal is counted of a zorgkantoor outside the portal."""
    with app.app_context(), clock.freeze(NU):
        door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MONITORBEHEERDER))
        eigen = db.session.get_one(Organisatie, wereld["zorgkantoor"])
        zet_deelnemer(eigen, Deelnamewijze.OPGAVE, date(2025, 1, 1), door=door, op=NU)
        db.session.commit()
        tel_zorgkantoren(NU)
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Signaalmelding)) == 0
        for periode in ("2025", "2026-H1", "2026-H2", "2026"):
            aantallen, duren, _, _ = toon(wereld, periode)
            assert aantallen.pop("Signalen") == (0, 0, 0, 0)
            assert (set(aantallen.values()), duren) == ({NIETS}, TIJDEN)
