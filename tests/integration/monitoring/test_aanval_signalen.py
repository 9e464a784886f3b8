"""The attack on signalen: counted in the portal, and a total of two kinds of parts at once.

Who signalled is hidden per zorgkantoor and per theme; both add up to the same total, in each half
and in the year. What versions give away is attacked in `test_aanval.py`.
"""

import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.domain.statistiek import Periode
from portal.monitoring.actions import rapport as rapportactie
from portal.monitoring.actions.deelnemers import zet_deelnemer
from portal.monitoring.models import Deelnamewijze, Signaalmelding
from portal.monitoring.queries.deelnemers import list_zorgkantoren
from portal.monitoring.queries.signaalteksten import list_woorden
from portal.platform import clock
from portal.platform.database import db
from portal.platform.statistics_data import load_bescherming
from portal.toegang.models import Gebruiker
from tests.cijferaanval import HELFTEN, JAAR, SAMEN, THEMA, val_aan
from tests.factories.toegang import maak_organisatie

NU = datetime(2027, 1, 20, 9, 0, tzinfo=UTC)
KANTOREN = ("Noord", "Oost", "West")
BUITEN = "Oost"
"""Hands in its figures, and signalen from there are written down in the portal all the same."""
THEMAS = ("uitleg", "bedrag", "personeel")
DAGEN = dict(zip(HELFTEN, (date(2026, 3, 2), date(2026, 9, 1)), strict=True))
VORMEN = {"thuis": "pgb", "instelling": "vpt", "onbekend": ""}
DELEN = (*HELFTEN, JAAR)

# How many come in at each zorgkantoor, about a theme, in a half: 42 and 9 make 51, as themes and
# as halves of a zorgkantoor.
GEKOZEN = {
    ("Noord", "uitleg", HELFTEN[0]): 30, ("West", "uitleg", HELFTEN[0]): 12,
    ("Noord", "bedrag", HELFTEN[0]): 9, ("West", "bedrag", HELFTEN[1]): 40,
}  # fmt: skip


def verzin(nr):
    """Draw what comes in: many here, none or a few there."""
    worp = random.Random(nr)
    plekken = [(een, thema, helft) for een in KANTOREN for thema in THEMAS for helft in HELFTEN]
    return {plek: worp.choice((0, 1, 4, 9, 13, 22)) for plek in plekken}


WERELDEN = {"thuis": GEKOZEN, "instelling": verzin(1), "onbekend": verzin(2)}


@pytest.fixture
def maak_rapporten(app, wereld):
    """Give a function that lets signalen come in and gives all that is shown: per group, per cell."""

    def doe():
        getoond = {groep: {} for groep in WERELDEN}
        with app.app_context(), clock.freeze(NU):
            door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MONITORBEHEERDER))
            kantoren = {
                naam: maak_organisatie(OrganisatieSoort.ZORGKANTOOR, naam) for naam in KANTOREN
            }
            zet_deelnemer(
                kantoren[BUITEN], Deelnamewijze.OPGAVE, date(2026, 1, 1), door=door, op=NU
            )
            namen = {str(rij.id): rij.naam for rij in list_zorgkantoren(voor=None)} | {"": SAMEN}
            for groep, aantallen in WERELDEN.items():
                for plek, aantal in aantallen.items():
                    db.session.add_all(meld(kantoren, groep, plek, door, aantal))
            for deel in DELEN:
                for groep, naam, shown in maak(deel, namen, door):
                    getoond[groep][0, deel, naam] = shown
        return getoond

    return doe


def meld(kantoren, groep, plek, door, aantal):
    naam, thema, helft = plek
    for _ in range(aantal):
        rij = Signaalmelding(
            zorgkantoor_id=kantoren[naam].id, dag=DAGEN[helft], van_wie="naaste", thema=thema,
            leveringsvorm=VORMEN[groep], door_id=door.id, op=NU,
        )  # fmt: skip
        rij.omschrijving, rij.afhandeling = "Iets.", ""
        yield rij


def maak(deel, namen, door):
    """Make the report and give each cell of signalen that it shows."""
    periode = Periode.uit_tekst(deel)
    rij = rapportactie.maak_rapport(periode, NU, "", door=door, op=NU)
    for groep, kantoor, maat, soort, waarde in rij.getoond["cellen"]:
        if groep in WERELDEN and maat.startswith("signalen"):
            yield groep, maat if maat.startswith(THEMA) else namen[kantoor], (soort, waarde)


def lees_echt(aantallen, namen):
    """Count again, apart from the portal; nothing is 0."""
    geteld = Counter()
    for (kantoor, thema, helft), aantal in aantallen.items():
        for deel in (helft, JAAR):
            geteld.update({(deel, naam): aantal for naam in (kantoor, f"{THEMA}{thema}", SAMEN)})
    return {(0, deel, naam): geteld[deel, naam] for deel in DELEN for naam in namen}


def val_alles_aan(getoond):
    """Give what comes out per group; everybody knows every zorgkantoor and every theme."""
    for groep, aantallen in WERELDEN.items():
        namen = {naam for _, _, naam in getoond[groep]}
        yield groep, list(val_aan(lees_echt(aantallen, namen), getoond[groep]))


def test_signalen_verraden_niemand(maak_rapporten):
    getoond = maak_rapporten()
    themas = {f"{THEMA}{code}" for code, _ in list_woorden("thema")}
    assert {naam for _, _, naam in getoond["thuis"]} >= {*KANTOREN, SAMEN, *themas}
    assert dict(val_alles_aan(getoond)) == {groep: [] for groep in WERELDEN}
    for groep, cellen in getoond.items():
        getallen = [soort for soort, _ in cellen.values()].count("getal")
        assert getallen >= 5, f"hiding everything is no protection: {groep}"


def test_zonder_bescherming_vindt_de_aanval_het_wel(maak_rapporten, monkeypatch):
    regels = replace(load_bescherming(NU.date()), mogelijke_waarden=1)
    monkeypatch.setattr(rapportactie, "load_bescherming", lambda _dag: regels)
    vondsten = [vondst for _, gevonden in val_alles_aan(maak_rapporten()) for vondst in gevonden]
    assert [vondst for vondst in vondsten if vondst.startswith("hidden") and THEMA in vondst] != []
