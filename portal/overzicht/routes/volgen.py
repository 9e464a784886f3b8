"""Where to follow meerzorg and to learn: one page that leads to plan, dialoog, traject and more."""

from dataclasses import dataclass

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from portal.domain.bevoegdheid import Handeling, mag
from portal.overzicht.routes.blauwdruk import bp
from portal.overzicht.teksten import overzichttekst
from portal.toegang.bewaking import huidige_gebruiker, vereist

WEGEN = (
    ("plan", "dialoog.plannen", Handeling.MEERZORGPLAN_LEZEN),
    ("dialoog", "dialoog.dialogen", Handeling.DIALOOG_LEZEN),
    ("afspraken", "dialoog.afspraken", Handeling.AFSPRAAK_BIJWERKEN),
    ("trajecten", "ontwikkeltraject.lijst", Handeling.TRAJECT_LEZEN),
    ("beurt", "ontwikkeltraject.beurt", Handeling.TRAJECT_BEURT),
    ("spiegel", "spiegel.spiegel", Handeling.SPIEGEL_LEZEN),
    ("voorbeelden", "voorbeelden.lijst", Handeling.VOORBEELD_LEZEN),
    ("proeftuinen", "monitoring.proeftuinen", Handeling.PROEFTUIN_LEZEN),
)
"""Code of the words, page, and what one must be allowed to do."""


@dataclass(frozen=True, slots=True)
class Weg:
    """One page to go to, and what is there."""

    titel: str
    uitleg: str
    adres: str


@bp.get("/volgen-en-leren")
@vereist(Handeling.TRAJECT_LEZEN)
def volgen() -> ResponseReturnValue:
    """Lead to the pages about following and learning that the reader may open."""
    rollen = huidige_gebruiker().rol_set
    wegen = [
        Weg(
            overzichttekst("volgen_titel", code),
            overzichttekst("volgen_uitleg", code),
            url_for(endpoint),
        )
        for code, endpoint, handeling in WEGEN
        if mag(rollen, handeling)
    ]
    return render_template("overzicht/volgen.html", wegen=wegen)
