"""What was decided in a period, per zorgprofiel and per leveringsvorm."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from portal.clienten.vormen import ONBEKEND
from portal.domain.uitkomst import Uitkomst
from portal.monitoring.models import Afdoening
from portal.monitoring.queries.sturing.keuze import Sturingkeuze, in_keuze
from portal.monitoring.queries.sturing.tabel import Cijfertabel, Rij, maak_tabel, sturingtekst
from portal.platform.database import db
from portal.toegang.models import Gebruiker

VOLLEDIG, DEELS, AFGEWEZEN, BUITEN = range(4)
Telling = Counter[tuple[str, int]]


def list_uitkomsten(keuze: Sturingkeuze, voor: Gebruiker, op: date) -> Sequence[Cijfertabel]:
    """Count the besluiten of a period by outcome; one query."""
    del op
    groep = (Afdoening.zorgprofiel, Afdoening.leveringsvorm, Afdoening.uitkomst, Afdoening.deels)
    vraag = (
        sa.select(*groep, sa.func.count())
        .where(
            in_keuze(Afdoening, keuze, voor),
            Afdoening.verzonden.between(keuze.periode.eerste, keuze.periode.laatste),
        )
        .group_by(*groep)
    )
    profielen: Telling = Counter()
    vormen: Telling = Counter()
    for profiel, vorm, uitkomst, deels, aantal in db.session.execute(vraag):
        kolom = _kolom(uitkomst, deels=deels)
        profielen[profiel or sturingtekst("vorm", ONBEKEND), kolom] += aantal
        vormen[sturingtekst("vorm", vorm or ONBEKEND), kolom] += aantal
    return [
        maak_tabel("per_profiel", _rijen(profielen), staven=1, samen=True),
        maak_tabel("per_vorm", _rijen(vormen), samen=True),
    ]


def _kolom(uitkomst: Uitkomst, *, deels: bool) -> int:
    if uitkomst is Uitkomst.TOEKENNEN:
        return DEELS if deels else VOLLEDIG
    return AFGEWEZEN if uitkomst is Uitkomst.AFWIJZEN else BUITEN


def _rijen(geteld: Telling) -> list[Rij]:
    namen = sorted({naam for naam, _ in geteld})
    rijen = [(naam, [geteld[naam, kolom] for kolom in range(4)]) for naam in namen]
    if not rijen:
        return []
    samen = [sum(cellen[nr] for _, cellen in rijen) for nr in range(4)]
    alle = [*rijen, (sturingtekst("woord", "samen"), samen)]
    return [(naam, sum(cellen), *cellen) for naam, cellen in alle]
