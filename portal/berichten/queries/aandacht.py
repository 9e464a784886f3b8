"""What asks for attention: overdue, and due soon, in view of one user and for the own roles."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from portal.berichten.aanleidingen import Aanleiding, lees_aanleidingen
from portal.domain.berichten import Berichtsoort, Venster, aandachtsdag, dag_van
from portal.platform.calendar_data import load_kalender
from portal.platform.message_data import load_berichtsoorten, load_functies
from portal.toegang.models import Gebruiker

TERUG = timedelta(days=90)
"""How long something that is late stays on the list."""
HOOGSTENS = 100
OPVOLGERS: Mapping[str, str] = {"N22": "N23", "N08": "N09", "N35": "N36"}
"""Kind -> the kind that says the same in stronger words once its own days are there."""
VOORGANGERS = {sterker: zwakker for zwakker, sterker in OPVOLGERS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Aandachtregel:
    """One thing on the list.

    Attributes:
        code: N.. of config/berichten.
        dag: Day from which it is late.
        over: The day that it is about.
        is_te_laat: That day went by.
        midden: It is about the middle of a looptijd.
    """

    code: str
    dag: date
    over: date
    object_soort: str
    object_id: uuid.UUID
    kenmerk: str
    is_te_laat: bool
    midden: bool


@dataclass(frozen=True, slots=True)
class Aandachtlijst:
    """The first things by day; `meer` says that there are others after them."""

    regels: Sequence[Aandachtregel]
    meer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Aandachtvraag:
    """Which part is asked for.

    Attributes:
        dagen: How far ahead.
        code: One kind; empty for all.
        hoogstens: How many are enough.
    """

    dagen: int
    code: str = ""
    hoogstens: int = HOOGSTENS


def list_soorten(*, voor: Gebruiker, op: date) -> Mapping[str, Berichtsoort]:
    """Give the kinds of which somebody is reminded in the own roles, with only those steps."""
    functies = load_functies(op)
    eigen = {naam for naam, rollen in functies.items() if rollen & voor.rol_set}
    soorten = (
        replace(
            soort, treden=tuple(trede for trede in soort.treden if eigen.intersection(trede.aan))
        )
        for soort in load_berichtsoorten(op).values()
    )
    return {soort.code: soort for soort in soorten if soort.treden}


def list_aandacht(vraag: Aandachtvraag, *, voor: Gebruiker, op: date) -> Aandachtlijst:
    """Give what is late and what comes, by day, in a constant number of queries.

    Bron: [berichten] Kanalen; how far back and ahead is a choice.
    """
    soorten = list_soorten(voor=voor, op=op)
    if vraag.code:
        soorten = {code: soort for code, soort in soorten.items() if code == vraag.code}
    venster = Venster(
        van=op - TERUG,
        tot_en_met=op + timedelta(days=vraag.dagen),
        soorten=soorten,
        kalender=load_kalender(),
        aandacht=True,
        hoogstens=vraag.hoogstens + 1,
    )
    regels = [
        _regel(rij, soorten[rij.code], venster, op) for rij in lees_aanleidingen(venster, voor)
    ]
    regels = sorted(
        _zonder_dubbel(regels, soorten, op),
        key=lambda regel: (regel.dag, regel.kenmerk, regel.code),
    )
    return Aandachtlijst(regels[: vraag.hoogstens], meer=len(regels) > vraag.hoogstens)


def _regel(rij: Aanleiding, soort: Berichtsoort, venster: Venster, op: date) -> Aandachtregel:
    dag = aandachtsdag(soort, rij.dag, venster.kalender, midden=rij.midden)
    return Aandachtregel(
        code=rij.code,
        dag=dag,
        over=rij.dag,
        object_soort=rij.object_soort,
        object_id=rij.object_id,
        kenmerk=rij.kenmerk,
        is_te_laat=dag < op,
        midden=rij.midden,
    )


def _zonder_dubbel(
    regels: Collection[Aandachtregel], soorten: Mapping[str, Berichtsoort], op: date
) -> list[Aandachtregel]:
    """Of two kinds that say the same, leave the weaker one until the stronger one has begun."""
    per_plek = {(regel.code, regel.object_id, regel.over): regel for regel in regels}

    def is_begonnen(code: str, regel: Aandachtregel) -> bool:
        soort = soorten[code]
        return dag_van(soort, soort.treden[0], regel.over, load_kalender()) <= op

    over: list[Aandachtregel] = []
    for regel in regels:
        sterker, zwakker = OPVOLGERS.get(regel.code, ""), VOORGANGERS.get(regel.code, "")
        heeft_sterker = (sterker, regel.object_id, regel.over) in per_plek
        heeft_zwakker = (zwakker, regel.object_id, regel.over) in per_plek
        wijkt_voor_sterker = heeft_sterker and is_begonnen(sterker, regel)
        wijkt_voor_zwakker = heeft_zwakker and not is_begonnen(regel.code, regel)
        if not (wijkt_voor_sterker or wijkt_voor_zwakker):
            over.append(regel)
    return over
