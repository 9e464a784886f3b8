"""Load the holidays and terms from config/ as values of the domain, each version once."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from portal.domain.procedure import Volgregels
from portal.domain.procedure.hoorzitting import Hoorregels
from portal.domain.termijnen import (
    Atwgrenzen,
    Bezwaarregels,
    Eenheid,
    Kalender,
    Looptijdregels,
    Maandgrens,
    PaasFeestdag,
    Termijn,
    Termijnregels,
    VasteFeestdag,
)
from portal.platform.dated_files import read_toml, version_for

FOLDER = "termijnen"


@cache
def load_kalender() -> Kalender:
    """Return the calendar of the Algemene termijnenwet."""
    wet = read_toml("feestdagen/atw.toml")
    gelijkgesteld = read_toml("feestdagen/gelijkgesteld.toml")
    vast = (
        VasteFeestdag(regel["code"], regel["maand"], regel["dag"], regel.get("op_zondag"))
        for regel in wet["vast"]
    )
    pasen = (PaasFeestdag(regel["code"], regel["dagen"]) for regel in wet["pasen"])
    return Kalender(
        feestdagen=(*vast, *pasen),
        gelijkgesteld=frozenset(regel["datum"] for regel in gelijkgesteld["dag"]),
        gelijkgesteld_bekend_tot=gelijkgesteld["bekend_tot"],
        grenzen=Atwgrenzen(
            kort_dagen=wet["kort"]["dagen"],
            kort_werkdagen=wet["kort"]["werkdagen"],
            langste_dagen=wet["grenzen"]["dagen"],
            langste_weken=wet["grenzen"]["weken"],
            langste_maanden=wet["grenzen"]["maanden"],
        ),
    )


def load_termijnregels(dag: date) -> Termijnregels:
    """Return the terms of the procedure that are in force on a day."""
    return _termijnregels(version_for(FOLDER, dag))


def load_looptijdregels(dag: date) -> Looptijdregels:
    """Return the limits of the looptijd that are in force on a day."""
    return _looptijdregels(version_for(FOLDER, dag))


def load_volgregels(dag: date) -> Volgregels:
    """Return the days around a toekenning on which something is due."""
    return _volgregels(version_for(FOLDER, dag))


def load_bezwaarregels(dag: date) -> Bezwaarregels:
    """Return the terms of bezwaar that are in force on a day."""
    return _bezwaarregels(version_for(FOLDER, dag))


def load_kennisgeving(dag: date) -> int:
    """Return within how many hours people are told that a message stands in the portal."""
    uren: int = read_toml(f"{FOLDER}/{version_for(FOLDER, dag)}.toml")["kennisgeving"]["uren"]
    return uren


def load_afloopdagen(dag: date) -> int:
    """Return how many days after its last day the end of a toekenning is still told."""
    dagen: int = read_toml(f"{FOLDER}/{version_for(FOLDER, dag)}.toml")["afloopbericht"]["dagen"]
    return dagen


def load_hoorregels(dag: date) -> Hoorregels:
    """Return the terms before a hearing that are in force on a day."""
    return _hoorregels(version_for(FOLDER, dag))


@cache
def _hoorregels(versie: date) -> Hoorregels:
    data = read_toml(f"{FOLDER}/{versie}.toml")
    return Hoorregels(
        stukken=_termijn(data["hoorzitting_stukken"]), inzage=_termijn(data["hoorzitting_inzage"])
    )


@cache
def _volgregels(versie: date) -> Volgregels:
    data = read_toml(f"{FOLDER}/{versie}.toml")
    return Volgregels(
        evaluatie_voor_einde=data["eindevaluatie"]["dagen"],
        herinnering_na_einde=data["eindevaluatie_herinnering"]["dagen"],
        bevestiging_na_ingang=data["bevestiging_plan"]["dagen"],
    )


@cache
def _termijnregels(versie: date) -> Termijnregels:
    data = read_toml(f"{FOLDER}/{versie}.toml")
    return Termijnregels(
        beslistermijn=_termijn(data["beslistermijn"]),
        bezwaartermijn=_termijn(data["bezwaartermijn"]),
        buiten_behandeling=_termijn(data["buiten_behandeling"]),
        ingebrekestelling=_termijn(data["ingebrekestelling"]),
        hersteltermijn=_termijn(data["hersteltermijn"]),
        hersteltermijn_langste=_termijn(data["hersteltermijn_langste"]),
        hersteltermijn_kortste_werkdagen=data["hersteltermijn_kortste"]["werkdagen"],
        antwoordtermijn=_termijn(data["antwoordtermijn"]),
        verzenden_werkdagen=data["verzenden"]["werkdagen"],
    )


@cache
def _bezwaarregels(versie: date) -> Bezwaarregels:
    data = read_toml(f"{FOLDER}/{versie}.toml")["bezwaar"]
    return Bezwaarregels(
        beslissen=_termijn(data["beslissen"]),
        beslissen_commissie=_termijn(data["beslissen_commissie"]),
        beslissen_advies=_termijn(data["beslissen_advies"]),
        verdagen=_termijn(data["verdagen"]),
        advies=_termijn(data["advies"]),
        post=_termijn(data["post"]),
        herstel=_termijn(data["herstel"]),
        herstel_langste=_termijn(data["herstel_langste"]),
        herstel_kortste_werkdagen=data["herstel_kortste"]["werkdagen"],
        bevestigen_werkdagen=data["bevestigen"]["werkdagen"],
    )


@cache
def _looptijdregels(versie: date) -> Looptijdregels:
    data = read_toml(f"{FOLDER}/{versie}.toml")["looptijd"]
    return Looptijdregels(
        gewoon=_maandgrens(data["gewoon"]),
        vg7plus=_maandgrens(data["vg7plus"]),
        preventief=_maandgrens(data["preventief"]),
        tussenmeting_na_maanden=data["tussenmeting"]["na_maanden"],
        machtiging_maanden=data["machtiging"]["maanden"],
    )


def _termijn(regel: Mapping[str, Any]) -> Termijn:
    return Termijn(regel["aantal"], Eenheid(regel["eenheid"]))


def _maandgrens(regel: Mapping[str, Any]) -> Maandgrens:
    return Maandgrens(regel["minimum"], regel["maximum"])
