"""Load the kinds of message from config/, each version once."""

from collections.abc import Mapping
from datetime import date, time
from functools import cache
from typing import Any

from portal.domain.berichten import Berichtsoort, Bezorging, Trede
from portal.domain.bevoegdheid import Rol
from portal.platform.dated_files import read_toml, version_for

FOLDER = "berichten"


def load_berichtsoorten(dag: date) -> Mapping[str, Berichtsoort]:
    """Return the kinds of message that are in force on a day, by code."""
    return _berichtsoorten(version_for(FOLDER, dag))


@cache
def _berichtsoorten(versie: date) -> Mapping[str, Berichtsoort]:
    data = read_toml(f"{FOLDER}/{versie}.toml")
    functies = _functies(versie)
    soorten = [_berichtsoort(regel, functies) for regel in data["bericht"]]
    return {soort.code: soort for soort in soorten}


def load_functies(dag: date) -> Mapping[str, frozenset[Rol]]:
    """Return which roles can hold a functie on a day, by its name."""
    return _functies(version_for(FOLDER, dag))


def load_bundeltijd(dag: date) -> time:
    """Return from which Dutch time the digests of a day are written."""
    tijd: time = read_toml(f"{FOLDER}/{version_for(FOLDER, dag)}.toml")["bundel"]["tijd"]
    return tijd


@cache
def _functies(versie: date) -> Mapping[str, frozenset[Rol]]:
    data = read_toml(f"{FOLDER}/{versie}.toml")["functies"]
    return {naam: frozenset(map(Rol, rollen)) for naam, rollen in data.items()}


def _berichtsoort(regel: Mapping[str, Any], functies: Mapping[str, frozenset[Rol]]) -> Berichtsoort:
    treden = tuple(
        Trede(dagen=deel["dagen"], aan=tuple(deel["aan"]), direct=deel.get("direct", False))
        for deel in regel.get("treden", ())
    )
    aan = tuple(regel.get("aan", ()))
    wie = {*aan, *(functie for trede in treden for functie in trede.aan)}
    return Berichtsoort(
        code=regel["code"],
        bezorging=Bezorging(regel["bezorging"]),
        aan=aan,
        treden=treden,
        rollen=frozenset[Rol]().union(*(functies[functie] for functie in wie)),
        in_werkdagen=regel.get("werkdagen", False),
        met_midden=regel.get("midden", False),
        eerste_sport=regel.get("eerste_sport", 0),
        seindagen=tuple((maand, dag) for maand, dag in regel.get("seindagen", ())),
        ruimte_dagen=regel.get("ruimte", {}).get("dagen", 0),
    )
