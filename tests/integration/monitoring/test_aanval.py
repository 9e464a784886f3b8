"""A differencing attack on the reports: every cell, every nested pair, every period and version.

Each leveringsvorm group and measure is a world of its own with three zorgkantoren; no sum ties two
of them together, so that one series of reports holds them all. The attacker knows the most that
anybody can: which figures were corrected between two versions, and in which direction.
"""

import itertools
import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.domain.statistiek import Periode
from portal.monitoring.actions import rapport as rapportactie
from portal.monitoring.actions.deelnemers import zet_deelnemer
from portal.monitoring.actions.opgave import Opgaveinhoud, leg_opgave_vast
from portal.monitoring.models import Deelnamewijze
from portal.monitoring.queries.deelnemers import list_zorgkantoren
from portal.monitoring.queries.definities import OPGEGEVEN, get_definities
from portal.platform import clock
from portal.platform.database import db
from portal.platform.statistics_data import load_bescherming
from portal.toegang.models import Gebruiker
from tests.cijferaanval import HELFTEN, JAAR, SAMEN, val_aan
from tests.factories.toegang import maak_organisatie

NU = datetime(2027, 1, 20, 9, 0, tzinfo=UTC)
KANTOREN = ("Noord", "Oost", "West")
ALLES = (*HELFTEN, JAAR)
OP_VOLGORDE = (0, 1, 2)

# Per version the count of Noord, Oost and West in the first and the second half; None: not yet.
GEKOZEN = [
    # 42 and 9 make 51; then one bezwaar more in the small half, and again one.
    [[(42, 9), (60, 70), (80, 95)], [(42, 10), (60, 70), (80, 95)], [(42, 11), (60, 70), (80, 95)]],
    # One more at a count that is just shown, where rounding leaves three values.
    [[(10, 30), (25, 31), (44, 12)], [(11, 30), (25, 31), (44, 12)], [(12, 30), (25, 31), (44, 12)]],
    # S09, where one besluit more falls in the hidden cell and one elsewhere.
    [[(21, 40), (9, 14), (48, 7)], [(21, 40), (10, 14), (49, 7)], [(21, 41), (10, 14), (50, 8)]],
    # A zorgkantoor that hands in later, with few.
    [[(12, 13), (30, 4), None], [(12, 13), (30, 4), (7, 3)], [(12, 13), (30, 5), (7, 3)]],
    # A correction downwards, and back.
    [[(33, 14), (7, 9), (26, 18)], [(33, 14), (7, 9), (21, 18)], [(33, 14), (6, 9), (26, 18)]],
    # Counts that only grow: who knows that they do has every version to calculate with.
    [[(5, 9), (13, 9), (4, 1)], [(6, 11), (16, 16), (4, 4)], [(6, 11), (18, 16), (10, 4)]],
    [[(58, 49), (2, 31), (0, 33)], [(58, 55), (2, 31), (0, 34)], [(64, 59), (2, 32), (2, 40)]],
    # Each hidden cell is safe, and all of them together were not.
    [[(21, 6), (13, 19), (17, 1)], [(21, 6), (14, 19), (17, 1)], [(22, 7), (14, 19), (18, 7)]],
    # Only one zorgkantoor: every total is its own figure.
    [[(12, 0), None, None], [(12, 1), None, None], [(13, 1), (2, 3), None]],
    # A zorgkantoor of which only one half is known, in no total of the year until the other is.
    [[(12, 13), (30, 4), (7, None)], [(12, 13), (30, 4), (7, 3)], [(12, 13), (30, 5), (7, 3)]],
]  # fmt: skip


def verzin(nr):
    """Draw a world: small and larger counts, and in later versions a few more here and there."""
    worp = random.Random(nr)
    hoog = worp.choice((14, 30, 60))
    versies = [[(worp.randint(0, hoog), worp.randint(0, hoog)) for _ in KANTOREN]]
    for _later in range(2):
        vorige = [list(paar) for paar in versies[-1]]
        for _een in range(worp.choice((1, 1, 2, 4))):
            paar, helft = worp.choice(vorige), worp.randint(0, 1)
            erbij = worp.choice((1, 1, 2, 6) if nr % 2 else (1, 1, 2, 6, -3))
            paar[helft] = max(0, paar[helft] + erbij)
        versies.append([tuple(paar) for paar in vorige])
    if nr % 3 == 0:
        versies[0][2] = None
    return versies


def geef_werelden(begin):
    """Give every group and measure a world."""
    plekken = [(groep.id, maat) for groep in get_definities().groepen for maat in OPGEGEVEN]
    werelden = [*GEKOZEN, *(verzin(begin + nr) for nr in range(len(plekken) - len(GEKOZEN)))]
    return dict(zip(plekken, werelden, strict=True))


@pytest.fixture
def maak_rapporten(app, wereld):
    """Give a function that hands in worlds and gives all that is shown: per world, per cell."""

    def doe(werelden, volgorde=ALLES, opgegeven=ALLES, versies=OP_VOLGORDE):
        getoond = {plek: {} for plek in werelden}
        with app.app_context(), clock.freeze(NU + timedelta(days=9)):
            door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MONITORBEHEERDER))
            kantoren = [maak_organisatie(OrganisatieSoort.ZORGKANTOOR, naam) for naam in KANTOREN]
            for kantoor in list_zorgkantoren(voor=None):
                zet_deelnemer(kantoor, Deelnamewijze.OPGAVE, date(2026, 1, 1), door=door, op=NU)
            namen = {str(kantoor.id): kantoor.naam for kantoor in kantoren} | {"": SAMEN}
            for versie, (nr, kantoor), deel in itertools.product(
                OP_VOLGORDE, enumerate(kantoren), opgegeven
            ):
                stap = {"door": door, "op": peilmoment(versie)}
                geef_op(kantoor, deel, lees_opgave(werelden, versie, nr, deel), stap)
            for uren, versie in enumerate(versies):
                stap = {"door": door, "op": clock.now() + timedelta(hours=uren)}
                gemaakt = (cel for deel in volgorde for cel in maak(deel, versie, stap))
                for plek, deel, kantoor, shown in gemaakt:
                    if plek in werelden and kantoor in namen:
                        getoond[plek][versie, deel, namen[kantoor]] = shown
        return getoond

    return doe


def peilmoment(versie):
    return NU + timedelta(days=versie)


def lees_opgave(werelden, versie, nr, deel):
    """Give the figures of one zorgkantoor in all worlds."""
    cijfers = {groep.id: {} for groep in get_definities().groepen}
    for (groep, maat), versies in werelden.items():
        cijfers[groep][maat] = tel(versies[versie][nr], deel)
    return cijfers


def geef_op(kantoor, deel, cijfers, stap):
    leg_opgave_vast(kantoor, Periode.uit_tekst(deel), Opgaveinhoud(cijfers), **stap)


def maak(deel, versie, stap):
    """Make the report and give each cell that it shows."""
    over = Periode.uit_tekst(deel), peilmoment(versie), "Verbeterd."
    rij = rapportactie.maak_rapport(*over, **stap)
    for groep, kantoor, maat, soort, waarde in rij.getoond["cellen"]:
        yield (groep, maat), deel, kantoor, (soort, waarde)


def tel(paar, deel):
    """Count a half or the year of one zorgkantoor."""
    if deel == JAAR:
        return None if paar is None or None in paar else sum(paar)
    return None if paar is None else paar[HELFTEN.index(deel)]


def lees_echt(versies):
    """Count every cell of a world again, apart from the portal."""
    echt = {}
    for (versie, rij), deel in itertools.product(enumerate(versies), (*HELFTEN, JAAR)):
        per = {naam: tel(paar, deel) for naam, paar in zip(KANTOREN, rij, strict=True)}
        gegeven = {naam: aantal for naam, aantal in per.items() if aantal is not None}
        for naam, aantal in {**gegeven, SAMEN: sum(gegeven.values())}.items():
            echt[versie, deel, naam] = aantal
    return echt


@pytest.mark.parametrize(
    ("begin", "hoe"),
    [
        (0, (ALLES, ALLES)),
        (100, ((JAAR, *HELFTEN), HELFTEN)),
        (0, (ALLES, ALLES, (2, 1, 0))),
        (100, (ALLES, HELFTEN, (2, 0, 1))),
    ],
)
def test_geen_cel_onder_het_minimum(maak_rapporten, begin, hoe):
    """A year that was handed in itself, or that is the sum of its halves.

    A version may be made for an earlier moment than the one before: the reader of all of them puts
    them in the order of those moments.
    """
    werelden = geef_werelden(begin)
    getoond = maak_rapporten(werelden, *hoe)
    vondsten = {
        plek: gevonden
        for plek, versies in werelden.items()
        if (gevonden := list(val_aan(lees_echt(versies), getoond[plek])))
    }
    assert vondsten == {}
    getallen = [soort for cellen in getoond.values() for soort, _ in cellen.values()]
    assert getallen.count("getal") > len(getallen) / 4, "hiding everything is no protection"


@pytest.mark.parametrize(
    ("uit", "soorten"),
    [
        ({"grens_clienten": 0, "mogelijke_waarden": 1}, ("shown", "difference")),
        ({"mogelijke_waarden": 1}, ("hidden", "difference")),
    ],
)
def test_zonder_bescherming_vindt_de_aanval_het_wel(maak_rapporten, monkeypatch, uit, soorten):
    """The rules in force are dated data: here versions that hide nothing, or only small counts."""
    regels = replace(load_bescherming(NU.date()), **uit)
    monkeypatch.setattr(rapportactie, "load_bescherming", lambda _dag: regels)
    werelden = geef_werelden(0)
    getoond = maak_rapporten(werelden)
    vondsten = [
        een for plek in werelden for een in val_aan(lees_echt(werelden[plek]), getoond[plek])
    ]
    for soort in soorten:
        assert [vondst for vondst in vondsten if vondst.startswith(soort)] != []
