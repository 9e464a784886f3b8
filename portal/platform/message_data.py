"""Load the kinds of message from config/, each version once."""

from collections.abc import Mapping
from datetime import date
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
    functies = {naam: frozenset(map(Rol, rollen)) for naam, rollen in data["functies"].items()}
    soorten = [_berichtsoort(regel, functies) for regel in data["bericht"]]
    return {soort.code: soort for soort in soorten}


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
    )
