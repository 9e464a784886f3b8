"""Write what a traject is about: every part can be saved unfinished, as often as needed."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.ontwikkeltraject import LEEREFFECT, LEESBAAR, controleer_komende_dag
from portal.ontwikkeltraject.actions.verloop import Stap, voer_uit
from portal.ontwikkeltraject.models import Traject, Trajectactie
from portal.ontwikkeltraject.queries.invulling import EIGEN
from portal.platform import clock
from portal.platform.database import db
from portal.platform.encrypted import JsonWaarde
from portal.platform.traject_data import load_trajectregels
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Standtekst:
    """What is discussed: themes, how things are now with each, and what stands in the way."""

    themas: Sequence[str]
    huidige_stand: Mapping[str, str]
    knelpunten: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actierij:
    """One actie as written.

    Attributes:
        nr: Of the actie that it changes; None makes a new one.
    """

    wat: str
    eigenaar: str
    dag: date
    nr: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Afspraaktekst:
    """When and how is looked back, what goes into the plans, and what others can learn."""

    evaluatiedatum: date | None
    evaluatiewijze: str
    ondersteuningsplan: str
    meerzorgplan: str
    leereffect: Mapping[str, str]
    jaargrensreden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leesbaartekst:
    """The readable report; in a group also a text of its own for each client."""

    delen: Mapping[str, str]
    eigen: Mapping[uuid.UUID, str] = field(default_factory=dict)


def schrijf_stand(traject: Traject, wat: Standtekst, *, door: Gebruiker, op: datetime) -> None:
    """Write themes, how things are now and knelpunten.

    Raises:
        DomeinFout: `thema_onbekend`, or as `voer_uit`.
    """
    bekend = load_trajectregels().themas
    if not set(wat.themas) <= set(bekend):
        raise DomeinFout("thema_onbekend", veld="themas")
    _leg_vast(traject, "stand", door, op)
    traject.themas = [code for code in bekend if code in wat.themas]
    traject.huidige_stand = _gevuld(wat.huidige_stand)
    traject.knelpunten = wat.knelpunten.strip()


def schrijf_acties(
    traject: Traject, rijen: Sequence[Actierij], *, door: Gebruiker, op: datetime
) -> None:
    """Write every actie; one that is not named any more is gone.

    The goal that an actie serves was chosen for what it said: with other words it stays, and the
    aanbieder is asked to look again. The CCE knows of no goal, so it cannot be asked.

    Raises:
        DomeinFout: `actiedag_te_ver`, `actie_onbekend`, or as `voer_uit`.
    """
    for rij in rijen:
        controleer_komende_dag(rij.dag, vandaag=clock.local_day(op), code="actiedag_te_ver")
    eerder = {actie.nr: actie for actie in traject.acties}
    if not {rij.nr for rij in rijen if rij.nr is not None} <= set(eerder):
        raise DomeinFout("actie_onbekend")
    _leg_vast(traject, "acties", door, op)
    for actie in [eerder[nr] for nr in set(eerder) - {rij.nr for rij in rijen}]:
        traject.acties.remove(actie)
        db.session.delete(actie)
    db.session.flush()
    volgend = max(eerder, default=0) + 1
    for rij in rijen:
        gevonden = eerder.get(rij.nr or 0)
        if gevonden is None:
            gevonden = Trajectactie(id=uuid.uuid4(), nr=volgend)
            traject.acties.append(gevonden)
            volgend += 1
        if gevonden.doel_id and gevonden.wat != rij.wat.strip():
            gevonden.herschreven_op = clock.local_day(op)
        gevonden.wat, gevonden.eigenaar = rij.wat.strip(), rij.eigenaar.strip()
        gevonden.dag = rij.dag


def schrijf_afspraken(
    traject: Traject, wat: Afspraaktekst, *, door: Gebruiker, op: datetime
) -> None:
    """Write the evaluation, what goes into the plans, and the leereffect.

    Raises:
        DomeinFout: `evaluatiedag_te_ver`, or as `voer_uit`.
    """
    if wat.evaluatiedatum is not None:
        controleer_komende_dag(
            wat.evaluatiedatum,
            vandaag=clock.local_day(op),
            code="evaluatiedag_te_ver",
            veld="evaluatiedatum",
        )
    _leg_vast(traject, "afspraken", door, op)
    traject.evaluatiedatum = wat.evaluatiedatum
    traject.evaluatiewijze = wat.evaluatiewijze.strip()
    traject.ondersteuningsplan = wat.ondersteuningsplan.strip()
    traject.meerzorgplan = wat.meerzorgplan.strip()
    traject.jaargrensreden = wat.jaargrensreden.strip() or traject.jaargrensreden
    traject.leereffect = _gevuld({deel: wat.leereffect.get(deel, "") for deel in LEEREFFECT})


def schrijf_leesbaar(
    traject: Traject, wat: Leesbaartekst, *, door: Gebruiker, op: datetime
) -> None:
    """Write the readable report in plain words.

    Raises:
        DomeinFout: As `voer_uit`.
    """
    _leg_vast(traject, "leesbaar", door, op)
    delen = _gevuld({deel: wat.delen.get(deel, "") for deel in LEESBAAR})
    eigen = _gevuld({str(client_id): tekst for client_id, tekst in wat.eigen.items()})
    traject.leesbaar = {**delen, EIGEN: eigen} if eigen else delen


def _leg_vast(traject: Traject, deel: str, door: Gebruiker, op: datetime) -> None:
    stap = Stap(handeling=Handeling.TRAJECT_SCHRIJVEN, door=door, op=op, gegevens={"deel": deel})
    voer_uit(traject, stap)


def _gevuld(teksten: Mapping[str, str]) -> dict[str, JsonWaarde]:
    return {code: tekst.strip() for code, tekst in teksten.items() if tekst.strip()}
