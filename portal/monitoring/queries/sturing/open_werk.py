"""How old the open work is, how long it may still take, and of which leveringsvorm it is."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.models.dossier import OPEN_BIJ_ZORGKANTOOR
from portal.beoordeling.queries.werkvoorraad.voorwaarden import is_open
from portal.domain.procedure import Toestand
from portal.monitoring.queries.sturing.keuze import Sturingkeuze, in_keuze
from portal.monitoring.queries.sturing.tabel import (
    Cijfertabel,
    Rij,
    grenzen,
    maak_tabel,
    sturingtekst,
)
from portal.platform import clock
from portal.platform.calendar_data import load_kalender
from portal.platform.database import db
from portal.toegang.models import Gebruiker

TE_LAAT, STIL = "te_laat", "stil"
Combinatie = tuple[Toestand, int, str, str, int]


def list_open_werk(keuze: Sturingkeuze, voor: Gebruiker, op: date) -> Sequence[Cijfertabel]:
    """Count the open dossiers by toestand and age, by time left, and by leveringsvorm.

    One query: the database gives one row per combination.
    """
    leeftijd, over = _leeftijdsklasse(op), _overklasse(op)
    vorm = sa.case(
        (Aanvraag.client_id.is_(None), "groep"),
        (Aanvraag.leveringsvorm == "", "onbekend"),
        else_=Aanvraag.leveringsvorm,
    )
    vraag = (
        sa.select(Aanvraag.toestand, leeftijd, over, vorm, sa.func.count())
        .where(is_open(), in_keuze(Aanvraag, keuze, voor))
        .group_by(Aanvraag.toestand, leeftijd, over, vorm)
    )
    rijen: list[Combinatie] = [(*rij,) for rij in db.session.execute(vraag)]
    return [
        maak_tabel("leeftijd", _per_toestand(rijen), samen=True),
        maak_tabel("over", _per_klasse(rijen, 2, _overklassen()), staven=1),
        maak_tabel("open_vorm", _per_klasse(rijen, 3, _vormen(rijen))),
    ]


def _leeftijdsklasse(op: date) -> sa.ColumnElement[int]:
    """Give the class of age of an aanvraag: the place in the list of limits."""
    stappen = [
        (Aanvraag.ontvangen_op >= clock.begin_of_day(op - timedelta(days=dagen)), nr)
        for nr, dagen in enumerate(grenzen()["leeftijd_dagen"])
    ]
    return sa.case(*stappen, else_=len(stappen))


def _overklasse(op: date) -> sa.ColumnElement[str]:
    """Give the class of time left; while the term stands still nobody knows."""
    kalender = load_kalender()
    stappen = [
        (Aanvraag.beslisdatum <= kalender.na_werkdagen(op, dagen), f"t{dagen}")
        for dagen in grenzen()["over_werkdagen"]
    ]
    return sa.case(
        (Aanvraag.termijn_stil.is_(True), STIL),
        (Aanvraag.beslisdatum < op, TE_LAAT),
        *stappen,
        else_="meer",
    )


def _per_toestand(rijen: Sequence[Combinatie]) -> list[Rij]:
    aantal = len(grenzen()["leeftijd_dagen"]) + 1
    geteld: Counter[tuple[str, int]] = Counter()
    for toestand, leeftijd, _over, _vorm, hoeveel in rijen:
        geteld[str(toestand), leeftijd] += hoeveel
    uit: list[Rij] = []
    for toestand in OPEN_BIJ_ZORGKANTOOR:
        cellen = [geteld[toestand.value, nr] for nr in range(aantal)]
        uit.append((sturingtekst("toestand", toestand.value), *cellen, sum(cellen)))
    kolommen = [
        sum(geteld[toestand.value, nr] for toestand in OPEN_BIJ_ZORGKANTOOR) for nr in range(aantal)
    ]
    return [*uit, (sturingtekst("woord", "samen"), *kolommen, sum(kolommen))]


def _overklassen() -> list[tuple[str, str]]:
    vorige, uit = 0, [(TE_LAAT, sturingtekst("over", TE_LAAT))]
    for dagen in grenzen()["over_werkdagen"]:
        woord = sturingtekst("over", "tussen", van=vorige, tot=dagen)
        uit.append((f"t{dagen}", woord))
        vorige = dagen + 1
    uit.append(("meer", sturingtekst("over", "meer", van=vorige)))
    return [*uit, (STIL, sturingtekst("over", STIL))]


def _vormen(rijen: Sequence[Combinatie]) -> list[tuple[str, str]]:
    gezien = {str(rij[3]) for rij in rijen}
    woorden = dict.fromkeys(("verblijf", "deeltijdverblijf", "vpt", "mpt", "pgb", "groep"))
    return [(code, sturingtekst("vorm", code)) for code in (*woorden, "onbekend") if code in gezien]


def _per_klasse(
    rijen: Sequence[Combinatie], plek: int, klassen: Sequence[tuple[str, str]]
) -> list[Rij]:
    geteld: Counter[str] = Counter()
    for rij in rijen:
        geteld[str(rij[plek])] += rij[4]
    return [(woord, geteld[code]) for code, woord in klassen]
