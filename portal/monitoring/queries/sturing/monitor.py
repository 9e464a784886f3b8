"""The measures of the national report for the own zorgkantoor, exact."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from portal.domain.statistiek import mediaan, percentiel
from portal.monitoring.queries.definities import (
    OPGEGEVEN,
    SIGNALEN,
    Definities,
    get_definities,
)
from portal.monitoring.queries.sturing.keuze import Sturingkeuze
from portal.monitoring.queries.sturing.tabel import Cijfertabel, Rij, maak_tabel, sturingtekst
from portal.monitoring.queries.tellen import (
    Doorlooptijd,
    Telraam,
    Telsleutel,
    meet_doorlooptijden,
    tel_halfjaren,
)
from portal.platform import clock
from portal.platform.web import texts
from portal.toegang.models import Gebruiker

NEGENTIG = Fraction(9, 10)


def list_monitor(keuze: Sturingkeuze, voor: Gebruiker, op: date) -> Sequence[Cijfertabel]:
    """Count the period for the own zorgkantoor, per group of leveringsvormen, as known now.

    Bron: [processen] D1 and D2.
    """
    del op
    definities, periode = get_definities(), keuze.periode
    nu, kantoor = clock.now(), voor.organisatie_id
    ramen = [Telraam(deel, nu, kantoor) for deel in periode.helften or (periode,)]
    geteld: Counter[Telsleutel] = Counter()
    for teller in tel_halfjaren(ramen, definities).values():
        geteld.update(teller)
    gemeten = meet_doorlooptijden(Telraam(periode, nu, kantoor), definities)
    duren = {groep: duur for (groep, van), duur in gemeten.items() if van == str(kantoor)}
    return [
        maak_tabel("monitor", [_rij(maat, geteld, definities, voor) for maat in MATEN]),
        maak_tabel("monitor_doorlooptijd", _duren(duren, definities)),
        maak_tabel("definities", [(rij.naam, rij.uitleg) for rij in definities.maten]),
    ]


MATEN = (*OPGEGEVEN, SIGNALEN)


def _rij(maat: str, geteld: Counter[Telsleutel], definities: Definities, voor: Gebruiker) -> Rij:
    namen = {rij.id: rij.naam for rij in definities.maten}
    cellen = [geteld[groep.id, voor.organisatie_id, maat] for groep in definities.groepen]
    return namen[maat], *cellen, sum(cellen)


def _duren(duren: dict[str, Doorlooptijd], definities: Definities) -> list[Rij]:
    uit: list[Rij] = []
    for groep in definities.groepen:
        duur = duren.get(groep.id)
        if duur is not None:
            uit.append(
                (
                    sturingtekst("groep", groep.id),
                    duur.aantal,
                    mediaan(duur.dagen),
                    percentiel(duur.dagen, NEGENTIG),
                    duur.binnen,
                    texts.procent(Fraction(duur.binnen, duur.aantal)),
                    duur.stil.total(),
                    mediaan(duur.stil),
                )
            )
    return uit
