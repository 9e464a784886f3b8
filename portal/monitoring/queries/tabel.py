"""What of the exact figures is shown: protected against everything that was told before."""

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from portal.domain.statistiek import (
    Bescherming,
    Getoond,
    Periode,
    Relatie,
    Toonsoort,
    bescherm,
    mag_vergelijken,
    mediaan,
    percentiel,
    rond,
)
from portal.monitoring.models import Monitorrapport
from portal.monitoring.queries.definities import LANDELIJK, SIGNALEN
from portal.monitoring.queries.tellen import Doorlooptijd
from portal.monitoring.queries.telling import Cellen, Celsleutel

NEGEN_TIENDEN = Fraction(9, 10)
PROCENT_RASTER = 5
Relaties = list[Relatie[Celsleutel]]


def toon(
    cellen: Cellen, periode: Periode, regels: Bescherming, eerder: Sequence[Monitorrapport]
) -> Mapping[Celsleutel, Getoond]:
    """Protect the figures of a period, its year and its halves, beside every earlier report.

    Args:
        cellen: Exact figures of now.
        periode: The period of the report.
        regels: Numbers in force.
        eerder: Reports on the same year that were made before.

    Returns:
        What is shown of the figures of the period itself.
    """
    alles = dict(cellen)
    verteld: dict[Celsleutel, Getoond] = {}
    relaties = _totalen(cellen)
    for rapport in eerder:
        toen = lees_cellen(rapport)
        alles |= toen
        verteld |= lees_getoond(rapport)
        relaties += _totalen(toen)
    relaties += tussen_versies(alles, periode.heel_jaar)
    getoond = bescherm(alles, relaties, regels, eerder=verteld)
    return {cel: getoond[cel] for cel in cellen if cel[0] == str(periode)}


def _totalen(cellen: Cellen) -> Relaties:
    """Give the sums over zorgkantoren, and over the themes of signalen."""
    per_totaal: dict[Celsleutel, list[Celsleutel]] = {}
    themas: dict[Celsleutel, list[Celsleutel]] = {}
    for cel in cellen:
        periode, groep, kantoor, maat = cel
        if kantoor != LANDELIJK:
            per_totaal.setdefault((periode, groep, LANDELIJK, maat), []).append(cel)
        elif ":" in maat:
            themas.setdefault((periode, groep, LANDELIJK, SIGNALEN), []).append(cel)
    gevonden = (*per_totaal.items(), *themas.items())
    return [Relatie(totaal, tuple(delen)) for totaal, delen in gevonden]


def tussen_versies(alles: Cellen, jaar: Periode) -> Relaties:
    """Tie the versions of a figure that are the same, and every year that is the sum of halves.

    Two old versions too: a reader calculates with each of them, also when a later correction
    changed the figure. Figures handed in on a year and on its halves need not agree.
    """
    gezien: dict[Celsleutel, dict[int, Celsleutel]] = {}
    relaties: Relaties = []
    for cel, aantal in alles.items():
        if aantal is not None:
            per_aantal = gezien.setdefault((cel[0].partition("#")[0], *cel[1:]), {})
            if per_aantal.setdefault(aantal, cel) != cel:
                relaties.append(Relatie(per_aantal[aantal], (cel,)))
    for (periode, groep, kantoor, maat), totalen in gezien.items():
        if periode == str(jaar):
            eerste, tweede = (
                gezien.get((str(helft), groep, kantoor, maat), {}) for helft in jaar.helften
            )
            relaties += [
                Relatie(totaal, (deel, tweede[aantal - deel_aantal]))
                for aantal, totaal in totalen.items()
                for deel_aantal, deel in eerste.items()
                if aantal - deel_aantal in tweede
            ]
    return relaties


def lees_cellen(rapport: Monitorrapport) -> Cellen:
    """Read the exact figures of an earlier report, under its own number."""
    rijen: list[tuple[str, str, str, int | None]] = json.loads(rapport.geteld)["cellen"]
    naam = f"{rapport.periode}#{rapport.nr}"
    return {(naam, groep, kantoor, maat): aantal for groep, kantoor, maat, aantal in rijen}


def lees_getoond(rapport: Monitorrapport) -> dict[Celsleutel, Getoond]:
    """Read what an earlier report showed, under its own number."""
    naam = f"{rapport.periode}#{rapport.nr}"
    cellen = rapport.getoond["cellen"]
    assert isinstance(cellen, list)
    return {
        (naam, groep, kantoor, maat): Getoond(Toonsoort(soort), waarde)
        for groep, kantoor, maat, soort, waarde in cellen
    }


def toon_doorlooptijden(
    metingen: Mapping[tuple[str, str], Doorlooptijd], regels: Bescherming
) -> list[list[object]]:
    """Give median, 90th percentile, stopped days and share in time, of groups that are large.

    Each is rounded, so that one more besluit cannot be read from it. The share is never nearer to
    all than a small number allows: it is then given as at least.
    """
    return [
        [groep, kantoor, *_toon_meting(meting, regels)]
        for (groep, kantoor), meting in sorted(metingen.items())
        if mag_vergelijken(meting.aanbieders, regels)
    ]


def _toon_meting(meting: Doorlooptijd, regels: Bescherming) -> Iterable[int | bool | None]:
    def op_raster(dagen: int | None) -> int | None:
        return None if dagen is None else rond(max(dagen, 0), regels.afronding)

    stil = mediaan(meting.stil) if meting.stil.total() >= regels.grens_clienten else None
    aandeel, minstens = _aandeel(meting, regels)
    return (
        op_raster(mediaan(meting.dagen)),
        op_raster(percentiel(meting.dagen, NEGEN_TIENDEN)),
        op_raster(stil),
        aandeel,
        minstens,
    )


def _aandeel(meting: Doorlooptijd, regels: Bescherming) -> tuple[int | None, bool]:
    """Give the share in time in whole percents, and whether it is only a lower bound."""
    grens, totaal = regels.grens_clienten, meting.aantal
    if meting.binnen < grens:
        return None, False
    if totaal - meting.binnen < grens:
        minst = (rond(totaal, regels.afronding) - grens) * 100 // rond(totaal, regels.afronding)
        return minst // PROCENT_RASTER * PROCENT_RASTER, True
    return rond(meting.binnen * 100 // totaal, PROCENT_RASTER), False


def als_kantoor(tekst: str) -> uuid.UUID | None:
    """Give the id of a zorgkantoor in a stored row; None for all together."""
    return uuid.UUID(tekst) if tekst else None
