"""The card and the links of the beslissing on the page of a bezwaar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for

from portal.bezwaar.actions.verloop import mag_stap
from portal.bezwaar.queries.beslissing import find_beslissing, gevolg_van
from portal.bezwaar.queries.beslisteksten import beslistekst
from portal.bezwaar.queries.onderzoek import lees_onderzoek
from portal.bezwaar.routes.onderdelen import Actie, Blok
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.procedure.bezwaar import Beslisstand, Bezwaartoestand
from portal.domain.procedure.bezwaaradvies import kan_beslissen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from portal.bezwaar.models import Bezwaar, Bezwaarbeslissing
    from portal.toegang.models import Gebruiker

SJABLOON = "bezwaar/beslissing/_blok.html"


def wat_is_beslist(bezwaar: Bezwaar, voor: Gebruiker, op: date) -> Blok | None:
    """Show the beslissing to both sides, once it was sent."""
    del op, voor
    if bezwaar.toestand is not Bezwaartoestand.BESLIST:
        return None
    rij = find_beslissing(bezwaar.id)
    return Blok(SJABLOON, _gegevens(rij)) if rij else None


def wat_wordt_beslist(bezwaar: Bezwaar, voor: Gebruiker, op: date) -> Blok | None:
    """Show the bezwaarteam what is being prepared; an inner document until it is fixed."""
    if bezwaar.toestand is Bezwaartoestand.BESLIST:
        return wat_is_beslist(bezwaar, voor, op)
    rij = find_beslissing(bezwaar.id)
    if rij is None or not mag(voor.rol_set, Handeling.BEZWAAR_WERKVOORRAAD):
        return None
    brief = url_for("bezwaar.beslisbrief", bezwaar_id=bezwaar.id)
    return Blok(SJABLOON, {**_gegevens(rij), "brief": brief})


def beslissen(bezwaar: Bezwaar, voor: Gebruiker, op: date) -> Iterator[Actie]:
    """Offer to prepare the beslissing, or to look at what lies ter controle."""
    rij = find_beslissing(bezwaar.id)
    stand = rij.stand if rij else None
    if mag_stap(bezwaar, Handeling.BEZWAAR_BESLISSING_VOORBEREIDEN, voor):
        vrij = kan_beslissen(lees_onderzoek(bezwaar).onderzoek, vandaag=op) is None
        if vrij and stand in {None, Beslisstand.CONCEPT}:
            adres = url_for("bezwaar.beslissing", bezwaar_id=bezwaar.id)
            yield Actie("beslissing", adres, knop=True)
    if mag_stap(bezwaar, Handeling.BEZWAAR_BESLISSEN, voor) and stand is Beslisstand.TER_CONTROLE:
        brief = url_for("bezwaar.beslisbrief", bezwaar_id=bezwaar.id)
        yield Actie("beslissing_controleren", brief, knop=True)


def _gegevens(rij: Bezwaarbeslissing) -> dict[str, object]:
    besluit = rij.nieuw_besluit
    return {
        "stand": beslistekst("stand", rij.stand),
        "uitkomst": beslistekst("uitkomst", rij.uitkomst),
        "gevolg": beslistekst("gevolg", gevolg_van(rij)),
        "verzenddatum": rij.verzenddatum if rij.stand is Beslisstand.VASTGESTELD else None,
        "beroep_tot": rij.beroep_tot,
        "nieuw": besluit if rij.stand is Beslisstand.VASTGESTELD else None,
        "brief": "",
    }
