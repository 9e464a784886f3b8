"""What the page of a traject shows: whom it is about, its steps, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flask import url_for

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.domain.ontwikkeltraject import Ontbreekt, list_ontbreekt
from portal.domain.procedure.volgen import Trajecttoestand
from portal.ontwikkeltraject.actions.verloop import mag_stap
from portal.ontwikkeltraject.queries.invulling import lees_invulling
from portal.ontwikkeltraject.queries.meerzorg import list_betrokken, list_met_meerzorg
from portal.ontwikkeltraject.queries.teksten import TEKSTEN
from portal.ontwikkeltraject.queries.trajecten import find_einddag
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
KLAAR, INVULLEN, WACHT, NOG_NIET = "klaar", "nog_invullen", "kan_nog_niet", "nog_niet"


@dataclass(frozen=True, slots=True)
class Taak:
    """One step, as the component *takenlijst* shows it."""

    tekst: str
    stand: str
    href: str = ""
    hint: str = ""


def list_wie(traject: Traject, *, voor: Gebruiker) -> Sequence[str]:
    """Give the names of whom a traject is about, as far as a user may know them."""
    if traject.groep_id is None:
        return [client.volledige_naam for client in list_betrokken(traject, voor=voor)]
    return [_lid(lid) for lid in list_betrokken(traject, voor=voor)]


def list_zonder_meerzorg(traject: Traject, *, voor: Gebruiker) -> Sequence[str]:
    """Give who is in the group of a traject without meerzorg: for them it does not count."""
    if traject.groep_id is None:
        return []
    leden = list_betrokken(traject, voor=voor)
    dag = find_einddag(traject) or clock.today()
    met = list_met_meerzorg([lid.id for lid in leden], op=dag)
    return [_lid(lid) for lid in leden if lid.id not in met]


def _lid(lid: Client) -> str:
    return f"{lid.volledige_naam} ({lid.clientcode})"


def list_stappen(traject: Traject, *, voor: Gebruiker) -> Sequence[Taak]:
    """Give the steps of a traject in their order, each with how far it is; none when stopped."""
    if traject.toestand is Trajecttoestand.GESTOPT:
        return []
    mist = set(list_ontbreekt(lees_invulling(traject)))
    taken = [
        *(_bijeenkomst(traject, nr, voor) for nr in (1, 2)),
        *_delen(traject, mist, voor),
        _afronden(traject, mist, voor),
    ]
    if voor.organisatie.soort is OrganisatieSoort.CCE:
        return taken
    return [taak if taak.stand == KLAAR else replace(taak, stand=NOG_NIET) for taak in taken]


def wat_kan(traject: Traject, *, voor: Gebruiker) -> Mapping[str, bool]:
    """Say which other steps a user can take now."""
    nog = any(rij.vastgelegd_op is None for rij in traject.bijeenkomsten)
    open_ = nog or len(traject.bijeenkomsten) < 2
    return {
        "plannen": open_ and mag_stap(traject, Handeling.TRAJECT_PLANNEN, voor),
        "stoppen": mag_stap(traject, Handeling.TRAJECT_STOPPEN, voor),
        "actie": mag_stap(traject, Handeling.TRAJECT_ACTIE_BIJWERKEN, voor),
        "doel": voor.organisatie.soort is OrganisatieSoort.AANBIEDER,
        "doorgeven": mag_stap(traject, Handeling.TRAJECT_VERSLAG_DOORGEVEN, voor),
    }


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
    if mist:
        return Taak("Traject afronden", WACHT, adres, "Nog niet alles is ingevuld")
    wie = "u kunt afronden" if mag else "het CCE rondt af"
    hint = f"Alles is ingevuld, {wie}"
    return Taak("Traject afronden", INVULLEN if mag else WACHT, adres, hint)
