"""What was recorded of a traject, as the rules read it."""

from collections.abc import Mapping, Sequence
from datetime import date

from portal.domain.ontwikkeltraject import LEEREFFECT, LEESBAAR, Actie, Invulling
from portal.ontwikkeltraject.models import Traject
from portal.platform.encrypted import JsonWaarde

EIGEN = "eigen"
"""Key of `Traject.leesbaar` under which a group has a text for one client: id -> text."""


def gehouden_dagen(traject: Traject) -> Sequence[date]:
    """Give the days of the bijeenkomsten that were recorded, in order."""
    return [rij.dag for rij in traject.bijeenkomsten if rij.vastgelegd_op is not None]


def lees_invulling(traject: Traject) -> Invulling:
    """Read everything at once."""
    leereffect, leesbaar = teksten_in(traject.leereffect), teksten_in(traject.leesbaar)
    return Invulling(
        gehouden=gehouden_dagen(traject),
        themas=traject.themas,
        huidige_stand=teksten_in(traject.huidige_stand),
        knelpunten=traject.knelpunten,
        acties=[Actie(actie.wat, actie.eigenaar, actie.dag) for actie in traject.acties],
        evaluatiedatum=traject.evaluatiedatum,
        evaluatiewijze=traject.evaluatiewijze,
        leereffect={deel: leereffect.get(deel, "") for deel in LEEREFFECT},
        ondersteuningsplan=traject.ondersteuningsplan,
        meerzorgplan=traject.meerzorgplan,
        leesbaar={deel: leesbaar.get(deel, "") for deel in LEESBAAR},
        jaargrensreden=traject.jaargrensreden,
    )


def eigen_teksten(traject: Traject) -> Mapping[str, str]:
    """Give the texts for one client of a group, by id."""
    alles = traject.leesbaar
    return teksten_in(alles.get(EIGEN) if isinstance(alles, dict) else None)


def teksten_in(waarde: JsonWaarde) -> dict[str, str]:
    """Give the texts of a stored table; what is not there is left out."""
    if not isinstance(waarde, dict):
        return {}
    return {code: tekst for code, tekst in waarde.items() if isinstance(tekst, str)}
