"""What the page of a traject shows: whom it is about, its steps, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for

from portal.domain.bevoegdheid import Handeling
from portal.domain.ontwikkeltraject import Ontbreekt, list_ontbreekt
from portal.domain.procedure.volgen import Trajecttoestand
from portal.ontwikkeltraject.actions.verloop import mag_stap
from portal.ontwikkeltraject.queries.invulling import lees_invulling
from portal.ontwikkeltraject.queries.meerzorg import list_leden
from portal.ontwikkeltraject.queries.teksten import TEKSTEN
from portal.platform import clock
from portal.platform.web import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from portal.clienten.models import Client
    from portal.ontwikkeltraject.models import Bijeenkomst, Traject
    from portal.toegang.models import Gebruiker

DELEN: Mapping[str, frozenset[Ontbreekt]] = {
    "stand": frozenset({Ontbreekt.THEMAS, Ontbreekt.HUIDIGE_STAND, Ontbreekt.KNELPUNTEN}),
    "acties": frozenset({Ontbreekt.ACTIES}),
    "afspraken": frozenset(
        {
            Ontbreekt.EVALUATIEDATUM,
            Ontbreekt.EVALUATIE_TE_VROEG,
            Ontbreekt.EVALUATIEWIJZE,
            Ontbreekt.ONDERSTEUNINGSPLAN,
            Ontbreekt.MEERZORGPLAN,
            Ontbreekt.LEEREFFECT,
            Ontbreekt.JAARGRENSREDEN,
        }
    ),
    "leesbaar": frozenset({Ontbreekt.LEESBAAR}),
}
"""Part of the record -> what is missing there; each has its own page."""
KLAAR, INVULLEN, WACHT = "klaar", "nog_invullen", "kan_nog_niet"


@dataclass(frozen=True, slots=True)
class Taak:
    """One step, as the component *takenlijst* shows it."""

    tekst: str
    stand: str
    href: str = ""
    hint: str = ""


def list_wie(traject: Traject, *, voor: Gebruiker) -> Sequence[str]:
    """Give the names of whom a traject is about; none for the CCE while it was only asked for.

    Bron: [procedure] §10.
    """
    if traject.toestand is Trajecttoestand.GEVRAAGD and mag_stap(
        traject, Handeling.TRAJECT_PLANNEN, voor
    ):
        return []
    if traject.client is not None:
        return [_naam(traject.client)]
    assert traject.groep_id is not None
    leden = list_leden(traject.groep_id, op=traject.afgerond_op or clock.today())
    return [f"{_naam(lid)} ({lid.clientcode})" for lid in leden]


def list_stappen(traject: Traject, *, voor: Gebruiker) -> Sequence[Taak]:
    """Give the steps of a traject in their order, each with how far it is."""
    mist = set(list_ontbreekt(lees_invulling(traject)))
    return [
        *(_bijeenkomst(traject, nr, voor) for nr in (1, 2)),
        *_delen(traject, mist, voor),
        _afronden(traject, mist, voor),
    ]


def wat_kan(traject: Traject, *, voor: Gebruiker) -> Mapping[str, bool]:
    """Say which other steps a user can take now."""
    nog = any(rij.vastgelegd_op is None for rij in traject.bijeenkomsten)
    open_ = nog or len(traject.bijeenkomsten) < 2
    return {
        "plannen": open_ and mag_stap(traject, Handeling.TRAJECT_PLANNEN, voor),
        "stoppen": mag_stap(traject, Handeling.TRAJECT_STOPPEN, voor),
        "actie": mag_stap(traject, Handeling.TRAJECT_ACTIE_BIJWERKEN, voor),
        "doorgeven": mag_stap(traject, Handeling.TRAJECT_VERSLAG_DOORGEVEN, voor),
    }


def _naam(client: Client) -> str:
    delen = (client.voornamen, client.tussenvoegsel, client.achternaam)
    return " ".join(deel for deel in delen if deel)


def _bijeenkomst(traject: Traject, nr: int, voor: Gebruiker) -> Taak:
    rij = next((rij for rij in traject.bijeenkomsten if rij.nr == nr), None)
    naam = f"Bijeenkomst {nr} vastleggen"
    if rij is not None and rij.vastgelegd_op is not None:
        return Taak(f"Bijeenkomst {nr}", KLAAR, hint=f"Gehouden op {texts.datum_dag(rij.dag)}")
    gehouden = sum(een.vastgelegd_op is not None for een in traject.bijeenkomsten)
    kan = nr == gehouden + 1 and mag_stap(traject, Handeling.TRAJECT_BIJEENKOMST, voor)
    adres = url_for("ontwikkeltraject.bijeenkomst", traject_id=traject.id, nr=nr) if kan else ""
    return Taak(naam, INVULLEN if kan else WACHT, adres, _wanneer(rij))


def _wanneer(rij: Bijeenkomst | None) -> str:
    if rij is None:
        return "Nog geen dag gepland"
    om = f", {rij.begin:%H.%M} uur" if rij.begin else ""
    waar = f", {rij.plaats}" if rij.plaats else ""
    return f"Gepland op {texts.datum_dag(rij.dag)}{om}{waar}"


def _delen(traject: Traject, mist: set[Ontbreekt], voor: Gebruiker) -> Iterator[Taak]:
    mag = mag_stap(traject, Handeling.TRAJECT_SCHRIJVEN, voor)
    for deel, codes in DELEN.items():
        adres = url_for(f"ontwikkeltraject.{deel}", traject_id=traject.id) if mag else ""
        stand = INVULLEN if codes & mist else KLAAR
        kan_niet = not mag and codes & mist
        yield Taak(TEKSTEN.tekst("deel", deel), WACHT if kan_niet else stand, adres)


def _afronden(traject: Traject, mist: set[Ontbreekt], voor: Gebruiker) -> Taak:
    if traject.toestand is Trajecttoestand.AFGEROND:
        assert traject.afgerond_op is not None
        return Taak("Afgerond", KLAAR, hint=f"Op {texts.datum_dag(traject.afgerond_op)}")
    mag = mag_stap(traject, Handeling.TRAJECT_AFRONDEN, voor)
    adres = url_for("ontwikkeltraject.afronden", traject_id=traject.id) if mag else ""
    hint = "Nog niet alles is ingevuld" if mist else "Alles is ingevuld"
    return Taak("Traject afronden", INVULLEN if mag and not mist else WACHT, adres, hint)
