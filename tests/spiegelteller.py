"""Spiegelinformatie counted in another way: every row in Python, one figure at a time.

Written from the definitions in config/spiegel, not from the code that makes them.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Gebeurtenis, Voorganger
from portal.beoordeling.models import Besluit, Toekenning
from portal.platform.database import db
from tests.stilstand import stille_dagen

Cel = tuple[str, str, str]
"""Measure, dimension, value."""
DELEN = {
    "groep": ("groep", "niet"),
    "uitkomsten": ("volledig", "deels", "afgewezen", "bijstellen"),
    "afgebouwd": ("minder", "niet_minder"),
}


@dataclass(frozen=True)
class Rij:
    """One client on the last day, or one besluit about a client.

    Attributes:
        clienten: Whom it is about: all of a group where there is one besluit on the whole.
        deel: By measure, in which part it falls.
        getal: By measure, its value.
    """

    aanbieder: object
    kantoor: object
    clienten: tuple[object, ...]
    plaatsen: Mapping[str, str]
    deel: Mapping[str, str]
    getal: Mapping[str, int]


def lees_rijen(jaar: int) -> list[Rij]:
    """Read everything of a year."""
    return [*_clienten(date(jaar, 12, 31)), *_besluiten(jaar)]


def tel_cellen(rijen: list[Rij], wie: Callable[[Rij], object]) -> dict[tuple[object, Cel], dict]:
    """Give the exact figures of every holder."""
    per_cel: dict[tuple[object, Cel], list[Rij]] = {}
    for rij in rijen:
        for dimensie, waarde in rij.plaatsen.items():
            for maat in {**rij.deel, **rij.getal}:
                if not (maat == "groep" and dimensie == "soort"):
                    per_cel.setdefault((wie(rij), (maat, dimensie, waarde)), []).append(rij)
    return {sleutel: _cijfers(sleutel[1][0], gevonden) for sleutel, gevonden in per_cel.items()}


def tel_personen(rijen: list[Rij]) -> dict[tuple[str, ...], Counter]:
    """Give of every count, and of every part, how often it has each client of each aanbieder."""
    tellers: dict[tuple[str, ...], Counter] = {}
    for rij in rijen:
        for dimensie, waarde in rij.plaatsen.items():
            for maat, deel in rij.deel.items():
                if not (maat == "groep" and dimensie == "soort"):
                    for welk in {"", deel}:
                        cel = (maat, dimensie, waarde, welk)
                        tellers.setdefault(cel, Counter()).update(_wie(rij))
    return tellers


def tel_bij_mediaan(rijen: list[Rij]) -> dict[Cel, Counter]:
    """Give of every median the same: whose values it is made of."""
    tellers: dict[Cel, Counter] = {}
    for rij in rijen:
        for dimensie, waarde in rij.plaatsen.items():
            for maat in rij.getal:
                tellers.setdefault((maat, dimensie, waarde), Counter()).update(_wie(rij))
    return tellers


def _wie(rij: Rij) -> list[tuple[object, object, object]]:
    return [(rij.aanbieder, rij.kantoor, client) for client in rij.clienten]


def kwartiel(getallen: list[int], deel: Fraction) -> int:
    """Give the smallest value with at least this share at or below it."""
    gesorteerd = sorted(getallen)
    return gesorteerd[max(0, math.ceil(len(gesorteerd) * deel) - 1)]


def _cijfers(maat: str, rijen: list[Rij]) -> dict:
    getallen = [rij.getal[maat] for rij in rijen if maat in rij.getal]
    if getallen:
        kwarten = {"q1": Fraction(1, 4), "mediaan": Fraction(1, 2), "q3": Fraction(3, 4)}
        return {"aantal": len(getallen)} | {
            naam: kwartiel(getallen, deel) for naam, deel in kwarten.items()
        }
    return {
        "aantal": len(rijen),
        "delen": {
            deel: sum(rij.deel[maat] == deel for rij in rijen) for deel in DELEN.get(maat, ())
        },
    }


def _clienten(dag: date) -> Iterator[Rij]:
    nieuwste: dict[object, Toekenning] = {}
    for rij in db.session.scalars(sa.select(Toekenning)):
        if rij.bevestigd_op is None or not rij.ingang <= dag <= rij.einde:
            continue
        eerder = nieuwste.get(rij.client_id)
        if eerder is None or rij.geregistreerd_op > eerder.geregistreerd_op:
            nieuwste[rij.client_id] = rij
    for rij in nieuwste.values():
        uren = round(Fraction(rij.meerzorguren) * 3600) if rij.meerzorguren else None
        yield Rij(
            rij.aanbieder_id,
            rij.zorgkantoor_id,
            (rij.client_id,),
            _plaatsen(rij.zorgprofiel, rij.soort, rij.leveringsvorm),
            {"clienten": "", "groep": "groep" if rij.soort == "groep" else "niet"},
            {"bedrag": rij.jaarbedrag_cent} | ({} if uren is None else {"uren": uren}),
        )


def _besluiten(jaar: int) -> Iterator[Rij]:
    namen = {"afwijzen": "afgewezen", "bijstellen": "bijstellen"}
    for besluit in db.session.scalars(sa.select(Besluit)):
        if besluit.herstelt_id or besluit.stand.value in {"concept", "ter_controle"}:
            continue
        verzonden, soort = besluit.verzenddatum, besluit.uitkomst.value
        if verzonden is None or verzonden.year != jaar:
            continue
        uitkomst = namen.get(soort) or ("deels" if besluit.deels else "volledig")
        for aanvraag in _van_een_client(besluit):
            minder = _minder(aanvraag, besluit)
            delen = {"uitkomsten": uitkomst} | ({"afgebouwd": minder} if minder else {})
            yield Rij(
                aanvraag.aanbieder_id,
                aanvraag.zorgkantoor_id,
                tuple(een.client_id for een in aanvraag.leden or [aanvraag]),
                _plaatsen(aanvraag.zorgprofiel, aanvraag.soort, aanvraag.leveringsvorm),
                {} if soort == "buiten_behandeling" else delen,
                {} if soort == "bijstellen" else _duur(besluit, aanvraag, verzonden),
            )


def _duur(besluit: Besluit, aanvraag: Aanvraag, verzonden: date) -> dict[str, int]:
    """Give the days to the sending, without those on which the term stood still."""
    feiten = db.session.scalars(
        sa.select(Gebeurtenis)
        .where(Gebeurtenis.aanvraag_id == (aanvraag.groepsaanvraag_id or aanvraag.id))
        .order_by(Gebeurtenis.nr)
    )
    assert aanvraag.ontvangen_op
    ontvangen = aanvraag.ontvangen_op.astimezone(ZoneInfo("Europe/Amsterdam")).date()
    eerder = [
        feit for feit in feiten if besluit.vastgesteld_op and feit.op <= besluit.vastgesteld_op
    ]
    stil = len(stille_dagen(eerder, verzonden) - {ontvangen})
    gevonden = {"doorlooptijd": (verzonden - ontvangen).days - stil}
    return gevonden | ({"stilstand": stil} if stil else {})


def _van_een_client(besluit: Besluit) -> list[Aanvraag]:
    aanvraag = besluit.aanvraag
    if aanvraag.client_id:
        return [aanvraag]
    if besluit.uitkomst.value == "buiten_behandeling":
        return [aanvraag]
    return aanvraag.leden if besluit.uitkomst.value == "bijstellen" else []


def _minder(aanvraag: Aanvraag, besluit: Besluit) -> str:
    nieuw = db.session.scalar(sa.select(Toekenning).where(Toekenning.besluit_id == besluit.id))
    vorige = db.session.scalar(sa.select(Voorganger).where(Voorganger.aanvraag_id == aanvraag.id))
    if nieuw is None or vorige is None or aanvraag.herkomst != "heraanvraag":
        return ""
    oud = db.session.get_one(Toekenning, vorige.toekenning_id)
    if not (oud.meerzorguren and nieuw.meerzorguren):
        return ""
    minder = Fraction(nieuw.meerzorguren) < Fraction(oud.meerzorguren)
    return "minder" if minder else "niet_minder"


def _plaatsen(profiel: str, soort: str, vorm: str) -> dict[str, str]:
    return {
        "totaal": "",
        "zorgprofiel": profiel or "onbekend",
        "soort": soort,
        "leveringsvorm": vorm or "onbekend",
    }
