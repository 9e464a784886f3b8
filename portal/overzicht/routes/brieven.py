"""The letters about an aanvraag that the zorgkantoor sent, for the aanbieder."""

import uuid
from typing import TYPE_CHECKING

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.aanvraag.queries.dossiers import get_aanvraag
from portal.beoordeling.queries.leden import Lidregel, list_leden
from portal.beoordeling.queries.verzending import list_poststukken
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.procedure import BesluitToestand, Publiek, Toestand
from portal.overzicht.queries.besluiten import list_verstuurd
from portal.overzicht.queries.woorden import statuswoord
from portal.overzicht.routes.blauwdruk import bp
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    from portal.aanvraag.models import Aanvraag


VERVANGEN = {
    BesluitToestand.HERSTELD: "Een later besluit is in de plaats van deze brief gekomen.",
    BesluitToestand.HERROEPEN: "Dit besluit is na bezwaar herroepen.",
}
"""What is said of a besluit that no longer holds."""


@bp.get("/aanvragen/<uuid:aanvraag_id>/brieven")
@vereist(Handeling.BESLUIT_LEZEN)
def brieven(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show what was decided in words, until when bezwaar is possible, and every letter."""
    gebruiker = huidige_gebruiker()
    aanvraag = get_aanvraag(aanvraag_id, voor=gebruiker)
    code = Handeling.BESLUIT_LEZEN.value
    leg_lezen_vast(audit_regel(code, door=gebruiker, over=aanvraag, client_id=aanvraag.client_id))
    besluiten = list_verstuurd([aanvraag.id])
    return render_template(
        "overzicht/brieven.html",
        aanvraag=aanvraag,
        woord=statuswoord(aanvraag, Publiek.AANBIEDER),
        besluiten=besluiten[::-1],
        leden=_besloten(aanvraag),
        vervangen=VERVANGEN,
        bijstellen=aanvraag.toestand is Toestand.BIJSTELLEN_GEVRAAGD,
        poststukken=list_poststukken(aanvraag),
        mag_bezwaar=mag(gebruiker.rol_set, Handeling.BEZWAAR_INDIENEN),
        vandaag=clock.today(),
    )


def _besloten(aanvraag: "Aanvraag") -> list[Lidregel]:
    """Give the clients of a group on whom was decided, with their letters."""
    return [lid for lid in list_leden(aanvraag) if lid.besluiten]
