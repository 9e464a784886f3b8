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
from portal.monitoring.actions.opgave import leg_opgave_vast, zet_deelnemer
from portal.monitoring.queries.deelnemers import list_zorgkantoren
from portal.monitoring.queries.definities import OPGEGEVEN, get_definities
from portal.platform import clock
from portal.platform.database import db
from portal.platform.statistics_data import load_bescherming
from portal.toegang.models import Gebruiker
from tests.factories.toegang import maak_organisatie
from tests.terugrekenaar import Terugrekenaar

NU = datetime(2027, 1, 20, 9, 0, tzinfo=UTC)
KANTOREN = ("Noord", "Oost", "West")
HELFTEN, JAAR, SAMEN = ("2026-H1", "2026-H2"), "2026", "samen"
MINIMUM, GENOEG, ZEER_VEEL = 10, 5, 1000

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
    # Only one zorgkantoor: every total is its own figure.
    [[(12, 0), None, None], [(12, 1), None, None], [(13, 1), (2, 3), None]],
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
            paar[helft] = max(0, paar[helft] + worp.choice((1, 1, 2, 6, -3)))
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

    def doe(werelden, volgorde=(*HELFTEN, JAAR)):
        getoond = {plek: {} for plek in werelden}
        with app.app_context(), clock.freeze(NU + timedelta(days=9)):
            door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MONITORBEHEERDER))
            kantoren = [maak_organisatie(OrganisatieSoort.ZORGKANTOOR, naam) for naam in KANTOREN]
            for kantoor in list_zorgkantoren(voor=None):
                zet_deelnemer(kantoor, "opgave", date(2026, 1, 1), door=door)
            namen = {str(kantoor.id): kantoor.naam for kantoor in kantoren} | {"": SAMEN}
            for versie in range(3):
                stap = {"door": door, "op": NU + timedelta(days=versie)}
                for (nr, kantoor), deel in itertools.product(enumerate(kantoren), volgorde):
                    geef_op(kantoor, deel, lees_opgave(werelden, versie, nr, deel), stap)
                for plek, deel, kantoor, shown in (c for d in volgorde for c in maak(d, stap)):
                    if plek in werelden and kantoor in namen:
                        getoond[plek][versie, deel, namen[kantoor]] = shown
        return getoond

    return doe


def lees_opgave(werelden, versie, nr, deel):
    """Give the figures of one zorgkantoor in all worlds."""
    cijfers = {groep.id: {} for groep in get_definities().groepen}
    for (groep, maat), versies in werelden.items():
        cijfers[groep][maat] = tel(versies[versie][nr], deel)
    return cijfers


def geef_op(kantoor, deel, cijfers, stap):
    leg_opgave_vast(kantoor, Periode.uit_tekst(deel), (cijfers, "", "ingevoerd"), **stap)


def maak(deel, stap):
    """Make the report and give each cell that it shows."""
    rij = rapportactie.maak_rapport(Periode.uit_tekst(deel), stap["op"], "Verbeterd.", **stap)
    for groep, kantoor, maat, soort, waarde in rij.getoond["cellen"]:
        yield (groep, maat), deel, kantoor, (soort, waarde)


def tel(paar, deel):
    """Count a half or the year of one zorgkantoor."""
    if paar is None:
        return None
    return sum(paar) if deel == JAAR else paar[HELFTEN.index(deel)]


def lees_echt(versies):
    """Count every cell of a world again, apart from the portal."""
    echt = {}
    for (versie, rij), deel in itertools.product(enumerate(versies), (*HELFTEN, JAAR)):
        per = {naam: tel(paar, deel) for naam, paar in zip(KANTOREN, rij, strict=True)}
        gegeven = {naam: aantal for naam, aantal in per.items() if aantal is not None}
        for naam, aantal in {**gegeven, SAMEN: sum(gegeven.values())}.items():
            echt[versie, deel, naam] = aantal
    return echt


def geef_sommen(echt):
    """Give the sums that everybody knows: over zorgkantoren, and over halves."""
    for versie, deel, naam in echt:
        if naam == SAMEN:
            delen = tuple((versie, deel, een) for een in KANTOREN if (versie, deel, een) in echt)
            yield (versie, deel, SAMEN), delen
        if deel == JAAR:
            yield (versie, deel, naam), tuple((versie, helft, naam) for helft in HELFTEN)


def geef_paren(echt, groeit):
    """Give nested pairs, the larger first: a part of a total, and a cell in two versions.

    Who knows only that counts grow ties every later version to an earlier one; who knows what was
    corrected ties the ones that stayed the same.
    """
    for een, ander in itertools.permutations(echt, 2):
        later = een[1:] == ander[1:] and een[0] > ander[0]
        deel_van = een[:2] == ander[:2] and een[2] == SAMEN
        if deel_van or (later and (groeit or echt[een] == echt[ander])):
            yield een, ander


def lijkt(soort, waarde, minimum):
    """Give the counts that look like this."""
    if soort == "getal":
        return max(minimum, waarde - 2), waarde + 2
    return (0, MINIMUM - 1) if soort == "verborgen_klein" else (0, ZEER_VEEL)


def val_aan(versies, getoond):
    """Give everything that comes out and should not, to each of the two attackers."""
    echt = lees_echt(versies)
    yield from (
        f"shown: {cel} is {echt[cel]}"
        for cel in echt
        if getoond[cel][0] == "getal" and echt[cel] < MINIMUM
    )
    yield from vergelijk_versies(echt, getoond)
    yield from reken_terug(echt, getoond, groeit=False)
    if all(echt[cel] <= echt.get((cel[0] + 1, *cel[1:]), ZEER_VEEL) for cel in echt):
        yield from reken_terug(echt, getoond, groeit=True)


def reken_terug(echt, getoond, *, groeit):
    """Give the hidden counts and the differences that keep too few possible values."""
    getallen = [waarde for soort, waarde in getoond.values() if soort == "getal"]
    minimum = MINIMUM if min(getallen, default=MINIMUM) >= MINIMUM else 0
    grenzen = {cel: lijkt(*getoond[cel], minimum) for cel in echt}
    sommen, verschillen = list(geef_sommen(echt)), {}
    for groter, kleiner in geef_paren(echt, groeit):
        verschil = echt[groter] - echt[kleiner]
        verschillen[groter, kleiner] = verschil
        gelijk = not groeit and groter[0] != kleiner[0]
        grenzen[groter, kleiner] = (0, 0 if gelijk else ZEER_VEEL)
        sommen.append((groter, (kleiner, (groter, kleiner))))
    rekenaar = Terugrekenaar(grenzen, sommen, echt | verschillen)
    for cel in _geheim(echt, getoond, verschillen, groeit):
        if len(waarden := rekenaar.mogelijk(cel, GENOEG)) < GENOEG:
            wat = "difference" if cel in verschillen else "hidden"
            yield f"{wat}: {cel} one of {sorted(waarden)}, {groeit=}"


def _geheim(echt, getoond, verschillen, groeit):
    """Give what has to stay unknown: hidden counts, and differences below the minimum.

    What another version shows and did not change is hidden no more.
    """
    bekend = {cel[1:]: set() for cel in echt}
    for cel, (soort, _) in getoond.items():
        if soort == "getal" and not groeit:
            bekend[cel[1:]].add(echt[cel])
    yield from (
        cel for cel in echt if getoond[cel][0] != "getal" and echt[cel] not in bekend[cel[1:]]
    )
    for paar, verschil in verschillen.items():
        if paar[0][0] == paar[1][0] and 0 < verschil < MINIMUM:
            yield paar


def vergelijk_versies(echt, getoond):
    """Give growth between two shown numbers that is small for sure, with too few values."""
    for een, ander in itertools.permutations(getoond.keys() & echt.keys(), 2):
        if een[1:] == ander[1:] and een[0] < ander[0]:
            (laag, hoog), (later_laag, later_hoog) = (
                lijkt(*getoond[cel], MINIMUM) for cel in (een, ander)
            )
            waarden = range(max(0, later_laag - hoog), later_hoog - laag + 1)
            if 0 < echt[ander] - echt[een] < MINIMUM and 0 not in waarden and len(waarden) < GENOEG:
                yield f"versions: {een} and {ander} differ by {waarden}"


@pytest.mark.parametrize(("begin", "volgorde"), [(0, (*HELFTEN, JAAR)), (100, (JAAR, *HELFTEN))])
def test_geen_cel_onder_het_minimum(maak_rapporten, begin, volgorde):
    werelden = geef_werelden(begin)
    getoond = maak_rapporten(werelden, volgorde)
    vondsten = {
        plek: gevonden
        for plek, versies in werelden.items()
        if (gevonden := list(val_aan(versies, getoond[plek])))
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
    vondsten = [een for plek in werelden for een in val_aan(werelden[plek], getoond[plek])]
    for soort in soorten:
        assert [vondst for vondst in vondsten if vondst.startswith(soort)] != []
