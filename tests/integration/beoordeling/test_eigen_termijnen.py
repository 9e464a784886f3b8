"""The terms that a zorgkantoor chose itself hold for its besluiten."""

from datetime import date

import pytest

from portal.beoordeling.models import Besluit
from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from portal.toegang.models import Instelling
from tests.besluitstappen import TOEKENNEN, adres
from tests.factories.aanvraag import S01
from tests.factories.besluit import ALLES_VOLDOET, BESLUIT_OP


@pytest.fixture
def kies(app, wereld):
    """Give a function that chooses a value for the zorgkantoor."""

    def kies(sleutel, waarde):
        with app.app_context():
            keuze = Instelling(organisatie_id=wereld["zorgkantoor"], sleutel=sleutel)
            keuze.waarde, keuze.van, keuze.op = waarde, date(2026, 1, 1), BESLUIT_OP
            keuze.door_id = wereld.gebruiker(Rol.BEHEERDER_ZORGKANTOOR)
            db.session.add(keuze)
            db.session.commit()

    return kies


@pytest.fixture
def getoetst(maak_getoetst):
    return maak_getoetst(S01, ALLES_VOLDOET)


def test_de_voorgestelde_antwoorddatum_volgt_de_eigen_termijn(kies, als, getoetst):
    kies("antwoordtermijn_dagen", 21)
    formulier = als(Rol.BEOORDELAAR).open(adres(getoetst)).formulier(met="antwoorddatum")
    assert formulier.velden["antwoorddatum"] == ["06-05-2026"]


@pytest.mark.parametrize(
    ("werkdagen", "dag", "status"),
    [
        (0, "15-04-2026", 200),
        (0, "16-04-2026", 422),
        (2, "17-04-2026", 200),
        (2, "20-04-2026", 422),
    ],
)
def test_de_brief_gaat_niet_later_dan_het_zorgkantoor_koos(
    kies, stappen, getoetst, werkdagen, dag, status
):
    kies("verzenden_werkdagen", werkdagen)
    stappen.bereid_voor(getoetst, TOEKENNEN | {"verzenddatum": dag})
    stappen.lees_brief(getoetst, status=status)
    assert [rij.verzenddatum.strftime("%d-%m-%Y") for rij in stappen.rijen(Besluit)] == [dag]


def test_de_pagina_zegt_tot_welke_dag_de_brief_later_kan(kies, als, getoetst):
    kies("verzenden_werkdagen", 2)
    assert "Later kan tot en met 17 april 2026." in als(Rol.BEOORDELAAR).open(adres(getoetst)).tekst
