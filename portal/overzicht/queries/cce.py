"""What a coordinator of the CCE starts the day with: what was asked, and what comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portal.ontwikkeltraject.models import Bijeenkomst, Traject
from portal.ontwikkeltraject.queries.lijst import (
    Lijstvraag,
    Stand,
    list_bladzijde,
    list_komend,
    tel_open,
)
from portal.toegang.models import Gebruiker

HOOGSTENS_RIJEN = 10


@dataclass(frozen=True, slots=True)
class Begin:
    """The start page of a coordinator.

    Attributes:
        tellingen: Code of a filter of the list, and how many trajecten it has.
        te_laat: Bijeenkomsten whose day passed and that were not recorded.
        komend: Bijeenkomsten that come, the first ones first.
        gevraagd: Trajecten that an aanbieder asked for and nobody planned.
    """

    tellingen: Sequence[tuple[str, int]]
    te_laat: Sequence[Bijeenkomst]
    komend: Sequence[Bijeenkomst]
    gevraagd: Sequence[Traject]


def get_begin(*, voor: Gebruiker, op: date) -> Begin:
    """Give everything that the start page of a coordinator shows."""
    aantallen = tel_open(voor=voor)
    gevraagd = list_bladzijde(Lijstvraag(stand=Stand.GEVRAAGD), voor=voor).rijen
    return Begin(
        tellingen=aantallen,
        te_laat=list_komend(HOOGSTENS_RIJEN, voor=voor, tot=op),
        komend=list_komend(HOOGSTENS_RIJEN, voor=voor, vanaf=op),
        gevraagd=gevraagd[:HOOGSTENS_RIJEN],
    )
