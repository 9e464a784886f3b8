"""Which sums hold between the counts of spiegelinformatie: what a reader can calculate with."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from portal.domain.spiegel.feiten import Dimensie
from portal.domain.spiegel.tellen import (
    DELEN,
    GROEP,
    NIET_GROEP,
    OVERIG,
    TOEGEKEND,
    TOEKENNINGEN,
    Maat,
    Sleutel,
)
from portal.domain.statistiek import Relatie

Som = Relatie[Sleutel]


def maak_vergelijkingen(sleutels: Collection[Sleutel]) -> list[Som]:
    """Give every sum between these counts.

    A dimension adds up to the total; parts add up to their whole; the clients of groepsmeerzorg
    are those with soort groep; granted besluiten are fewer hours, not fewer, or neither.

    Args:
        sleutels: Counts that are not zero.

    Bron: [processen] D3.
    """
    bekend = frozenset(sleutels)
    alle = [
        *_over_dimensies(sleutels),
        *_over_delen(sleutels),
        *_groep_is_soort(),
    ]
    beperkt = (
        Relatie(som.totaal, tuple(deel for deel in som.delen if deel in bekend))
        for som in alle
        if som.totaal in bekend
    )
    return sorted({som for som in beperkt if som.delen}, key=lambda som: (som.totaal, som.delen))


def _over_dimensies(sleutels: Collection[Sleutel]) -> Iterator[Som]:
    per_totaal: dict[tuple[Sleutel, Dimensie], list[Sleutel]] = defaultdict(list)
    for sleutel in sorted(sleutels):
        if sleutel.dimensie is not Dimensie.TOTAAL:
            totaal = sleutel._replace(dimensie=Dimensie.TOTAAL, waarde="")
            per_totaal[totaal, sleutel.dimensie].append(sleutel)
    for (totaal, _), delen in per_totaal.items():
        yield Relatie(totaal, tuple(delen))


def _over_delen(sleutels: Collection[Sleutel]) -> Iterator[Som]:
    for sleutel in sleutels:
        if sleutel.deel:
            continue
        for delen in (DELEN.get(sleutel.maat, ()),):
            yield Relatie(sleutel, tuple(sleutel._replace(deel=deel) for deel in delen))
        if sleutel.maat is Maat.GROEP:
            yield Relatie(sleutel, (sleutel._replace(maat=Maat.CLIENTEN),))
        if sleutel.maat is Maat.UITKOMSTEN:
            toegekend = sleutel._replace(deel=TOEGEKEND)
            minder = sleutel._replace(maat=Maat.AFGEBOUWD)
            yield Relatie(toegekend, tuple(sleutel._replace(deel=deel) for deel in TOEKENNINGEN))
            yield Relatie(toegekend, (minder, minder._replace(deel=OVERIG)))


def _groep_is_soort() -> Iterator[Som]:
    totaal = Sleutel(Maat.GROEP, Dimensie.TOTAAL, "")
    soort = Sleutel(Maat.CLIENTEN, Dimensie.SOORT, "")
    anders = ("individueel", "preventief")
    yield Relatie(totaal._replace(deel=GROEP), (soort._replace(waarde="groep"),))
    yield Relatie(
        totaal._replace(deel=NIET_GROEP), tuple(soort._replace(waarde=naam) for naam in anders)
    )
