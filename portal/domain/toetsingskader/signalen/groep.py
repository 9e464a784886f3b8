"""Signals on a group as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.domain.toetsingskader.kader import Ernst
from portal.domain.toetsingskader.signalen.signaal import ONBEKEND, UIT, Bevinding, Stand, als

if TYPE_CHECKING:
    from portal.domain.toetsingskader.drempels import Drempels
    from portal.domain.toetsingskader.signalen.feiten import Signaalfeiten

GROEP = "groep"


def aantal(feiten: Signaalfeiten, drempels: Drempels) -> Bevinding:
    """SG-GROEP-AANTAL: too few clients stops; more than the official sheet holds is a remark.

    Bron: [procedure] §3.2.
    """
    if feiten.aanvraag.soort != GROEP:
        return UIT
    if feiten.aanvraag.is_mutatie:
        return UIT
    if feiten.groep is None:
        return ONBEKEND
    clienten = feiten.groep.aantal
    if clienten > drempels.groep_werkboek:
        gegevens = {"aantal": clienten, "werkboek": drempels.groep_werkboek}
        return Bevinding(Stand.AAN, gegevens, Ernst.INFO)
    return als(clienten < drempels.groep_minimum, aantal=clienten)


def duurder(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-GROEP-DUURDER: the group costs more than the clients apart; exact amounts.

    Bron: [processen] E2.
    """
    if feiten.aanvraag.soort != GROEP:
        return UIT
    groep = feiten.groep
    if groep is None or groep.totaal is None or groep.som_individueel is None:
        return ONBEKEND
    return als(
        groep.totaal > groep.som_individueel,
        groep_totaal=groep.totaal,
        som_individueel=groep.som_individueel,
    )


def client_onder(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-GROEP-CLIENT-ONDER: a member has no meerzorgprofiel or maatwerk of its own.

    Bron: [rekentool] par. 2.
    """
    if feiten.aanvraag.soort != GROEP:
        return UIT
    if feiten.groep is None or feiten.groep.zonder_uitkomst is None:
        return ONBEKEND
    return als(feiten.groep.zonder_uitkomst, clienten=feiten.groep.zonder_uitkomst)
