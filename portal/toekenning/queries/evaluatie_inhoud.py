"""The content of an eindevaluatie: what is fixed and, read back, what both sides see."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from itertools import groupby

from portal.aanvraag.queries.stand.inhoud import canoniek
from portal.domain.evaluatie import (
    Afspraakregel,
    Evaluatievraag,
    Inzeteenheid,
    Inzetregel,
    Veldsoort,
    lees_inzet,
)
from portal.domain.waarden import breuk_als_tekst, centen
from portal.platform import clock
from portal.platform.encrypted import JsonWaarde
from portal.platform.web.texts import euro, uren_getal
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Evaluatie
from portal.toekenning.queries.evaluatie import Evaluatiedossier
from portal.toekenning.queries.evaluatieteksten import evaluatietekst
from portal.toekenning.queries.volgen import Planstand, get_planstand, list_metingen

SCHEMA = 1
Inhoud = Mapping[str, JsonWaarde]


def schrijf_getal(regel: Inzetregel, waarde: Fraction | None = None) -> str:
    """Write a granted or deployed number with its unit."""
    getal = regel.toegekend if waarde is None else waarde
    if regel.eenheid is Inzeteenheid.EURO_JAAR:
        return f"{euro(centen(getal))} per jaar"
    return f"{uren_getal(getal)} {evaluatietekst('eenheid', regel.eenheid.value)}"


def maak_inhoud(
    dossier: Evaluatiedossier, rij: Evaluatie, *, door: Gebruiker, op: datetime
) -> bytes:
    """Give the canonical JSON that is fixed.

    Returns:
        UTF-8 bytes: granted beside deployed, every answer with its question, what was confirmed
        of the plan, and the tussenmetingen. No name of the client.
    """
    toekenning = dossier.toekenning
    return canoniek(
        {
            "schema": SCHEMA,
            "kader": rij.kaderversie,
            "vorm": rij.vorm.value,
            "nr": rij.nr,
            "reden": rij.reden,
            "toekenning": {
                "nummer": toekenning.nummer,
                "kenmerk": toekenning.kenmerk,
                "soort": toekenning.soort,
                "clientcode": toekenning.clientcode,
                "aanbieder": toekenning.aanbieder.naam,
                "locatie": toekenning.locatie.naam,
                "zorgkantoor": toekenning.zorgkantoor.naam,
                "ingang": toekenning.ingang.isoformat(),
                "laatste_dag": toekenning.laatste_dag.isoformat(),
                "einde": toekenning.einde.isoformat(),
                "einde_reden": toekenning.einde_reden,
            },
            "onderdelen": list(list_onderdelen(dossier)),
            "inzet": _inzet(dossier),
            "antwoorden": _antwoorden(dossier),
            "plan": _plan(get_planstand(toekenning, clock.local_day(op))),
            "metingen": _metingen(dossier),
            "vastgelegd": {"op": op.isoformat(), "naam": door.naam},
        }
    )


def list_onderdelen(dossier: Evaluatiedossier) -> Iterator[dict[str, JsonWaarde]]:
    """Give the parts with, per doel or line, what was agreed and every answer."""
    titels = {deel.id: deel.titel for deel in dossier.kader.onderdelen}
    for onderdeel, van_onderdeel in groupby(dossier.vragen, key=lambda vraag: vraag.onderdeel):
        groepen = groupby(van_onderdeel, key=lambda vraag: vraag.over)
        yield {
            "id": onderdeel,
            "titel": titels[onderdeel],
            "groepen": [_groep(dossier, over, list(vragen)) for over, vragen in groepen],
        }


def _groep(
    dossier: Evaluatiedossier,
    over: Afspraakregel | Inzetregel | None,
    vragen: Sequence[Evaluatievraag],
) -> JsonWaarde:
    antwoorden: list[JsonWaarde] = [[v.veld.label, _antwoord(dossier, v)] for v in vragen]
    return {
        "naam": over.naam if over else "",
        "afgesproken": afgesproken(over),
        "regels": antwoorden,
    }


def afgesproken(over: Afspraakregel | Inzetregel | None) -> str:
    """Write what was agreed or granted."""
    if isinstance(over, Inzetregel):
        return schrijf_getal(over)
    return over.afgesproken if over else ""


def _antwoord(dossier: Evaluatiedossier, vraag: Evaluatievraag) -> str:
    """Write an answer as people read it: a choice by its text, a number with its unit."""
    tekst = dossier.antwoorden.get(vraag.naam, "").strip()
    if vraag.veld.soort is Veldsoort.KEUZE:
        return dossier.kader.opties.get(tekst, tekst)
    if isinstance(vraag.over, Inzetregel):
        gelezen = lees_inzet([vraag], dossier.antwoorden)
        return schrijf_getal(vraag.over, gelezen[0][1]) if gelezen else tekst
    return tekst


def _antwoorden(dossier: Evaluatiedossier) -> JsonWaarde:
    """Give what was answered to the questions that are asked now, as typed."""
    gegeven = dossier.antwoorden
    return {v.naam: gegeven[v.naam] for v in dossier.vragen if v.naam in gegeven}


def _inzet(dossier: Evaluatiedossier) -> JsonWaarde:
    return [
        {
            "id": regel.id,
            "naam": regel.naam,
            "eenheid": regel.eenheid.value,
            "toegekend": breuk_als_tekst(regel.toegekend),
            "ingezet": breuk_als_tekst(ingezet),
        }
        for regel, ingezet in lees_inzet(dossier.vragen, dossier.antwoorden)
    ]


def _plan(plan: Planstand) -> JsonWaarde:
    return {
        "bevestigd": plan.bevestiging.dag.isoformat() if plan.bevestiging else None,
        "uiterlijk": plan.uiterlijk.isoformat(),
        "te_laat": plan.is_te_laat,
    }


def _metingen(dossier: Evaluatiedossier) -> JsonWaarde:
    return [
        {
            "dag": meting.rij.dag.isoformat(),
            "doelen": [
                [stand.naam, dossier.kader.meetstanden.get(stand.stand, stand.stand), stand.gemeten]
                for stand in meting.standen
            ],
            "bijstelling": meting.rij.bijstelling,
        }
        for meting in reversed(list_metingen(dossier.toekenning))
    ]


def lees_inhoud(rij: Evaluatie) -> Inhoud:
    """Read what was fixed."""
    inhoud: Inhoud = json.loads(rij.inhoud)
    return inhoud
