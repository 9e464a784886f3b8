"""Which handeling is possible in which toestand of an ontwikkeltraject."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.volgen import Trajecttoestand


class Trajectfeit(StrEnum):
    """Kind of event in the life of an ontwikkeltraject."""

    GEVRAAGD = "gevraagd"
    CCE_GEWIJZIGD = "cce_gewijzigd"
    GEPLAND = "gepland"
    BIJEENKOMST_VERPLAATST = "bijeenkomst_verplaatst"
    BIJEENKOMST_VASTGELEGD = "bijeenkomst_vastgelegd"
    BESCHREVEN = "beschreven"
    AFGEROND = "afgerond"
    GESTOPT = "gestopt"
    ACTIE_BIJGEWERKT = "actie_bijgewerkt"
    VERSLAG_DOORGEGEVEN = "verslag_doorgegeven"


@dataclass(frozen=True, slots=True)
class Trajectovergang:
    """One line of the table; who may do it stands with the handeling (bevoegdheden).

    Args:
        van: Toestanden in which it is possible; empty when there is no traject yet.
        handeling: What is done.
        naar: Toestand afterwards; None keeps the present one.
        soort: Kind of event that is recorded.
        voorwaarden: Codes of the guards that the action checks before it.
    """

    van: frozenset[Trajecttoestand]
    handeling: Handeling
    naar: Trajecttoestand | None
    soort: Trajectfeit
    voorwaarden: tuple[str, ...] = ()

    def past(self, toestand: Trajecttoestand | None) -> bool:
        """Say whether the line holds for a toestand."""
        return toestand in self.van if toestand is not None else not self.van


T, H, F = Trajecttoestand, Handeling, Trajectfeit

TRAJECT_OPEN = frozenset({T.GEVRAAGD, T.GEPLAND, T.LOPEND})
"""Toestanden in which a traject is not over; a client or group has one such traject at most."""

TRAJECTWOORDEN: Mapping[Trajecttoestand, str] = MappingProxyType(
    {
        T.GEVRAAGD: "Gevraagd",
        T.GEPLAND: "Gepland",
        T.LOPEND: "Loopt",
        T.AFGEROND: "Afgerond",
        T.GESTOPT: "Gestopt",
    }
)
"""The word that everybody sees for a toestand of a traject."""

_NIETS: frozenset[Trajecttoestand] = frozenset()
_BEZIG = frozenset({T.GEPLAND, T.LOPEND})

TRAJECTOVERGANGEN: tuple[Trajectovergang, ...] = (
    Trajectovergang(_NIETS, H.TRAJECT_VRAGEN, T.GEVRAAGD, F.GEVRAAGD,
                    ("meerzorg", "geen_open_traject")),
    Trajectovergang(_NIETS, H.TRAJECT_PLANNEN, T.GEPLAND, F.GEPLAND,
                    ("meerzorg", "geen_open_traject", "reden_bij_twee_jaren")),
    Trajectovergang(frozenset({T.GEVRAAGD}), H.SAMENWERKING_BEHEREN, None, F.CCE_GEWIJZIGD),
    Trajectovergang(frozenset({T.GEVRAAGD}), H.TRAJECT_PLANNEN, T.GEPLAND, F.GEPLAND,
                    ("meerzorg", "eigen_samenwerking", "reden_bij_twee_jaren")),
    Trajectovergang(_BEZIG, H.TRAJECT_PLANNEN, None, F.BIJEENKOMST_VERPLAATST,
                    ("niet_gehouden", "reden_bij_twee_jaren")),
    Trajectovergang(_BEZIG, H.TRAJECT_BIJEENKOMST, T.LOPEND, F.BIJEENKOMST_VASTGELEGD,
                    ("eerst_de_eerste", "andere_dag")),
    Trajectovergang(_BEZIG, H.TRAJECT_SCHRIJVEN, None, F.BESCHREVEN),
    Trajectovergang(frozenset({T.LOPEND}), H.TRAJECT_AFRONDEN, T.AFGEROND, F.AFGEROND,
                    ("volledig", "leesbaar_zonder_anderen")),
    Trajectovergang(TRAJECT_OPEN, H.TRAJECT_STOPPEN, T.GESTOPT, F.GESTOPT, ("reden",)),
    Trajectovergang(frozenset({T.LOPEND, T.AFGEROND}), H.TRAJECT_ACTIE_BIJWERKEN, None,
                    F.ACTIE_BIJGEWERKT),
    Trajectovergang(frozenset({T.AFGEROND}), H.TRAJECT_VERSLAG_DOORGEVEN, None,
                    F.VERSLAG_DOORGEGEVEN, ("dag_niet_voor_afronden",)),
)  # fmt: skip


def vind_trajectovergang(toestand: Trajecttoestand | None, handeling: Handeling) -> Trajectovergang:
    """Return the line of the table for a toestand and a handeling.

    Args:
        toestand: Present toestand; None when there is no traject yet.
        handeling: What somebody wants to do.

    Raises:
        DomeinFout: `handeling_niet_mogelijk` when the pair is not in the table.

    Bron: [procedure] §5; that a question which is not planned can be stopped, and
        goes along to another CCE, is a choice.
    """
    for overgang in TRAJECTOVERGANGEN:
        if overgang.handeling is handeling and overgang.past(toestand):
            return overgang
    raise DomeinFout("handeling_niet_mogelijk", toestand=toestand, handeling=handeling)
