"""What of the exact figures is shown: protected against everything that was told before."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from fractions import Fraction

from portal.domain.statistiek import (
    Bescherming,
    Getoond,
    Periode,
    Toonsoort,
    bescherm,
    mag_vergelijken,
    mediaan,
    percentiel,
    rond,
)
from portal.monitoring.models import Monitorrapport
from portal.monitoring.queries.tellen import Clienten, Doorlooptijd
from portal.monitoring.queries.telling import Cellen, Celsleutel
from portal.monitoring.queries.verband import groei, niet_opgegeven, totalen, tussen_versies

NEGEN_TIENDEN = Fraction(9, 10)
PROCENT_RASTER = 5


def toon(
    cellen: Cellen,
    periode: Periode,
    peilmoment: datetime,
    regels: Bescherming,
    eerder: Sequence[Monitorrapport],
) -> Mapping[Celsleutel, Getoond]:
    """Protect the figures of a period, its year and its halves, beside every earlier report.

    Args:
        cellen: Exact figures of now.
        periode: The period of the report.
        peilmoment: The moment of the report; an earlier report may be on a later one.
        regels: Numbers in force.
        eerder: Reports on the same year that were made before.

    Returns:
        What is shown of the figures of the period itself.
    """
    alles = dict(cellen)
    momenten = dict.fromkeys((cel[0] for cel in cellen), peilmoment)
    verteld: dict[Celsleutel, Getoond] = {}
    relaties = totalen(cellen)
    for rapport in eerder:
        toen = lees_cellen(rapport)
        alles |= toen
        momenten[_naam(rapport)] = rapport.peilmoment
        verteld |= lees_getoond(rapport)
        relaties += totalen(toen)
    relaties += tussen_versies(alles, periode.heel_jaar) + groei(alles, momenten)
    rest, erbij = niet_opgegeven(alles, periode.heel_jaar)
    verteld |= dict.fromkeys(rest, Getoond(Toonsoort.GEEN_OPGAVE))
    getoond = bescherm({**alles, **rest}, [*relaties, *erbij], regels, eerder=verteld)
    return {cel: getoond[cel] for cel in cellen if cel[0] == str(periode)}


def lees_cellen(rapport: Monitorrapport) -> Cellen:
    """Read the exact figures of an earlier report, under its own number."""
    rijen: list[tuple[str, str, str, int | None]] = json.loads(rapport.geteld)["cellen"]
    naam = _naam(rapport)
    return {(naam, groep, kantoor, maat): aantal for groep, kantoor, maat, aantal in rijen}


def lees_getoond(rapport: Monitorrapport) -> dict[Celsleutel, Getoond]:
    """Read what an earlier report showed, under its own number."""
    naam = _naam(rapport)
    cellen = rapport.getoond["cellen"]
    assert isinstance(cellen, list)
    return {
        (naam, groep, kantoor, maat): Getoond(Toonsoort(soort), waarde)
        for groep, kantoor, maat, soort, waarde in cellen
    }


def _naam(rapport: Monitorrapport) -> str:
    return f"{rapport.periode}#{rapport.nr}"


def toon_doorlooptijden(
    metingen: Mapping[tuple[str, str], Doorlooptijd], regels: Bescherming
) -> list[list[object]]:
    """Give median, 90th percentile, stopped days and share in time, of groups that are large.

    A group is large when enough clients of enough aanbieders are in it, however many besluiten; for
    the stopped days those of whom the term stood still. Each is rounded, so that one more besluit
    cannot be read from it. The share is never nearer to all than a small number allows: it is then
    given as at least.
    """
    return [
        [groep, kantoor, *_toon_meting(meting, regels)]
        for (groep, kantoor), meting in sorted(metingen.items())
        if mag_vergelijken(meting.clienten, regels)
    ]


def _toon_meting(meting: Doorlooptijd, regels: Bescherming) -> Iterable[int | bool | None]:
    def op_raster(dagen: int | None) -> int | None:
        return None if dagen is None else rond(max(dagen, 0), regels.afronding)

    stil = mediaan(meting.stil) if mag_vergelijken(meting.stilgelegd, regels) else None
    aandeel, minstens = _aandeel(meting, regels)
    return (
        op_raster(mediaan(meting.dagen)),
        op_raster(percentiel(meting.dagen, NEGEN_TIENDEN)),
        op_raster(stil),
        aandeel,
        minstens,
    )


def _aandeel(meting: Doorlooptijd, regels: Bescherming) -> tuple[int | None, bool]:
    """Give the share in time in whole percents, and whether it is only a lower bound.

    That bound is about besluiten: where few clients have many that came too late there is none.
    """
    grens, totaal = regels.grens_clienten, meting.aantal
    laat = totaal - meting.binnen
    if _omvang(meting.optijd) < grens or _omvang(meting.telaat) < grens <= laat:
        return None, False
    if laat < grens:
        minst = (rond(totaal, regels.afronding) - grens) * 100 // rond(totaal, regels.afronding)
        return minst // PROCENT_RASTER * PROCENT_RASTER, True
    return rond(meting.binnen * 100 // totaal, PROCENT_RASTER), False


def _omvang(clienten: Clienten) -> int:
    return sum(len(eigen) for eigen in clienten.values())
