"""One goal from the first concept to the last evaluatie, and how it stands now."""

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from portal.clienten.geschiedenis import Maand, Tijdlijnpunt
from portal.overzicht.queries.doelen.momenten import Doelmoment, list_momenten
from portal.overzicht.queries.geschiedenis.feiten import lees_feiten
from portal.overzicht.teksten import geschiedenistekst
from portal.platform.framework_data import get_evaluatiekader
from portal.platform.paging import lees_uuid
from portal.platform.web.texts import maand
from portal.toegang.models import Gebruiker

CONCEPT, ONBEKEND = "doel_concept", "onbekend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doeldraad:
    """One goal with everything that is known of it in view of a user.

    Attributes:
        stand: How it stands now, in words.
        laatste: The last day on which something happened to it, until today.
        volgt_op: Id and name of the goal that it took the place of; None for none.
        opgevolgd: Id and name of each goal that took its place.
        maanden: What happened and what is planned, newest first, in words.
    """

    doel_id: str
    naam: str
    stand: str
    laatste: date
    volgt_op: tuple[str, str] | None
    opgevolgd: Sequence[tuple[str, str]]
    maanden: Sequence[Maand]


def lees_draden(
    client_ids: Collection[uuid.UUID], *, voor: Gebruiker, op: date
) -> Sequence[Doeldraad]:
    """Give every goal of one person as far as it is in view, the last changed first.

    Bron: [procedure] §11 (a goal lives on over aanvragen); [processen] A18, A25-A30.
    """
    per_doel: dict[str, list[Doelmoment]] = {}
    for doel_id, moment in list_momenten(lees_feiten(client_ids, voor=voor, op=op)):
        per_doel.setdefault(doel_id, []).append(moment)
    namen = {doel_id: _naam(momenten) for doel_id, momenten in per_doel.items()}
    draden = [
        _draad(doel_id, sorted(momenten, key=lambda m: m.dag), per_doel, namen, op)
        for doel_id, momenten in per_doel.items()
        if namen[doel_id] and lees_uuid(doel_id) is not None
    ]
    return sorted(draden, key=lambda draad: (draad.laatste, draad.naam), reverse=True)


def _draad(
    doel_id: str,
    momenten: Sequence[Doelmoment],
    per_doel: Mapping[str, Sequence[Doelmoment]],
    namen: Mapping[str, str],
    op: date,
) -> Doeldraad:
    vorige = next((m.volgt_op for m in momenten if m.volgt_op), "")
    na = [ander for ander, rij in per_doel.items() if any(m.volgt_op == doel_id for m in rij)]
    gebeurd = [moment for moment in momenten if moment.dag <= op] or [momenten[0]]
    return Doeldraad(
        doel_id=doel_id,
        naam=namen[doel_id],
        stand=_stand(gebeurd, op),
        laatste=gebeurd[-1].dag,
        volgt_op=(vorige, namen[vorige]) if namen.get(vorige) else None,
        opgevolgd=[(ander, namen[ander]) for ander in na],
        maanden=_per_maand(reversed(momenten), op),
    )


def _naam(momenten: Iterable[Doelmoment]) -> str:
    """Give the newest name that a goal was given."""
    met_naam = sorted((m for m in momenten if m.naam), key=lambda moment: moment.dag)
    return met_naam[-1].naam if met_naam else ""


def _stand(gebeurd: Sequence[Doelmoment], op: date) -> str:
    """Say how a goal stands: as last measured in its present period, else how far it came.

    A concept of the aanvraag after it changes nothing yet.
    """
    vast = [moment for moment in gebeurd if moment.code != CONCEPT]
    for moment in reversed(vast or gebeurd):
        if moment.stand:
            return _standwoord(moment.stand, op)
        woord = geschiedenistekst("doelfase", moment.code)
        if woord:
            return woord
    return geschiedenistekst("doelfase", ONBEKEND)


def _standwoord(stand: str, op: date) -> str:
    kader = get_evaluatiekader(op=op)
    woorden = {**kader.opties, **kader.meetstanden}
    return woorden.get(stand, stand.replace("_", " "))


def _per_maand(momenten: Iterable[Doelmoment], op: date) -> Sequence[Maand]:
    return [
        Maand(naam, [_punt(moment, op) for moment in samen])
        for naam, samen in groupby(momenten, key=lambda moment: maand(moment.dag))
    ]


def _punt(moment: Doelmoment, op: date) -> Tijdlijnpunt:
    gegevens = {"vervolg": "", **moment.gegevens}
    return Tijdlijnpunt(
        op=moment.dag,
        titel=geschiedenistekst("doeltitel", moment.code),
        wie=_standwoord(moment.stand, op) if moment.stand else "",
        tekst=moment.tekst,
        href=moment.url,
        linktekst=geschiedenistekst("doellink", moment.code, gegevens),
    )
