"""An attack on figures that were shown: every cell, every nested pair, every period and version.

The attacker knows the most that anybody can: which figures were corrected between two versions, and
in which direction.
"""

import itertools

from tests.terugrekenaar import Terugrekenaar

HELFTEN, JAAR, SAMEN = ("2026-H1", "2026-H2"), "2026", "samen"
THEMA = "signalen:"
"""What begins with this is a part of the total as the zorgkantoren are."""
MINIMUM, GENOEG, ZEER_VEEL = 10, 5, 1000


def geef_sommen(echt):
    """Give the sums that everybody knows: over zorgkantoren, over themes and over halves.

    A total of the year without a zorgkantoor that is in a half is no sum of its halves.
    """
    for (versie, deel, naam), aantal in echt.items():
        if naam == SAMEN:
            delen = [cel for cel in echt if cel[:2] == (versie, deel) and cel[2] != SAMEN]
            per_thema = [cel for cel in delen if cel[2].startswith(THEMA)]
            for som in (per_thema, [cel for cel in delen if cel not in per_thema]):
                if som:
                    yield (versie, deel, SAMEN), tuple(som)
        helften = tuple((versie, helft, naam) for helft in HELFTEN)
        if deel == JAAR and sum(echt.get(helft, ZEER_VEEL) for helft in helften) == aantal:
            yield (versie, deel, naam), helften


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


def val_aan(echt, getoond):
    """Give everything that comes out and should not, to each of the two attackers.

    Args:
        echt: By version, period and name: the count.
        getoond: The same, but what was shown.
    """
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
