"""A field that two people changed, as people read it."""

from collections.abc import Mapping

from portal.aanvraag.queries.rekenen import Botsing
from portal.aanvraag.queries.rekenweergave.teksten import rekentekst
from portal.platform.encrypted import JsonWaarde


def toon_botsing(botsing: Botsing) -> dict[str, str]:
    """Give the field with what it was, what the other made of it, and one's own text."""
    ander = _tekst(botsing.ander)
    return {
        "veld": f"{botsing.blok}-{botsing.veld}",
        "label": rekentekst("veld", botsing.veld),
        "basis": _tekst(botsing.basis),
        "ander": ander,
        "eigen": _tekst(botsing.eigen),
        "melding": rekentekst("botsing", "melding", {"ander": ander}),
    }


def _tekst(waarde: JsonWaarde) -> str:
    """Write a field on one line, or its rows below each other."""
    if isinstance(waarde, list):
        return "\n".join(_rij(rij) for rij in waarde) or rekentekst("botsing", "leeg")
    return str(waarde or rekentekst("botsing", "leeg"))


def _rij(rij: JsonWaarde) -> str:
    delen = rij.values() if isinstance(rij, Mapping) else ()
    return " · ".join(str(deel) for deel in delen if deel)
