"""Sign, submit, stop and withdraw the aanvragen of a demonstration."""

from datetime import datetime

from portal.aanvraag.actions.indienen import bijgesteld_indienen, indienen
from portal.aanvraag.actions.intern import gooi_weg, wijs_intern_af
from portal.aanvraag.actions.intrekken import trek_in
from portal.aanvraag.actions.ondertekenen import onderteken
from portal.demo.werk import Werk
from portal.domain.bevoegdheid import DRIEHOEK, Rol

ANALYSE = (
    "De basis uit het zorgprofiel was nog niet op orde: twee vacatures en een verouderd plan. "
    "Eerst is een consult aangevraagd. Daarna bleek de vraag binnen het profiel te passen."
)
REDEN = "De cliënt verhuist naar een andere aanbieder. De aanvraag is daardoor niet meer nodig."


def teken(werk: Werk, op: datetime) -> None:
    """Let all three sign."""
    for rol in reversed(DRIEHOEK):
        _teken(werk, rol, op)


def teken_begeleider(werk: Werk, op: datetime) -> None:
    """Let only the begeleider sign."""
    _teken(werk, Rol.BEGELEIDER, op)


def dien_in(werk: Werk, op: datetime) -> None:
    """Submit the concept."""
    manager = werk.bij_aanbieder(Rol.MANAGER)
    indienen(werk.aanvraag, getoonde_digest=werk.stand(op).digest, door=manager, op=op)


def dien_bijgesteld_in(werk: Werk, op: datetime) -> None:
    """Submit again after bijstellen."""
    manager = werk.bij_aanbieder(Rol.MANAGER)
    bijgesteld_indienen(werk.aanvraag, getoonde_digest=werk.stand(op).digest, door=manager, op=op)


def wijs_af_binnen(werk: Werk, op: datetime) -> None:
    """Keep the case as not meerzorgwaardig."""
    wijs_intern_af(werk.stand(op), ANALYSE, door=werk.bij_aanbieder(Rol.MANAGER), op=op)


def gooi_concept_weg(werk: Werk, op: datetime) -> None:
    """Throw the concept away."""
    gooi_weg(werk.aanvraag, door=werk.bij_aanbieder(Rol.MANAGER), op=op)


def trek_aanvraag_in(werk: Werk, op: datetime) -> None:
    """Withdraw the aanvraag with a reason."""
    trek_in(werk.aanvraag, REDEN, door=werk.bij_aanbieder(Rol.MANAGER), op=op)


def _teken(werk: Werk, rol: Rol, op: datetime) -> None:
    stand = werk.stand(op)
    onderteken(stand, stand.digest, door=werk.bij_aanbieder(rol), op=op)
