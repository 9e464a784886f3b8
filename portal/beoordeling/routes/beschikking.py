"""Read a besluit that was sent: the stored bytes, as page and as PDF; start its repair."""

import json
import uuid

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.beoordeling.actions.herstel import bereid_herstel_voor
from portal.beoordeling.forms.besluit import Herstelformulier
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluiten import get_besluit, list_verzonden
from portal.beoordeling.routes.besluitdossier import open_besluitdossier
from portal.beoordeling.routes.blauwdruk import bp
from portal.beoordeling.routes.verwerken import TEGELIJK
from portal.berichten.actions.lezen import leesmerken
from portal.berichten.queries.verzending import lees_verzending, mag_posten
from portal.domain.bevoegdheid import Handeling, OrganisatieSoort, mag
from portal.domain.procedure import BESLIST, VERZONDEN_BESLUIT, BesluitToestand
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.forms import domain_errors_on, eis_versie, render_form
from portal.platform.pdf import van_gegevens
from portal.platform.web.downloads import als_bijlage
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.get("/beschikkingen/<uuid:besluit_id>")
@vereist(Handeling.BESLUIT_LEZEN)
def beschikking(besluit_id: uuid.UUID) -> ResponseReturnValue:
    """Show a letter from the content that was stored when it was sent."""
    besluit = _open(besluit_id)
    return render_template(
        "beoordeling/besluit/beschikking.html",
        besluit=besluit,
        document=van_gegevens(json.loads(besluit.brief)),
        hersteld=besluit.stand is BesluitToestand.HERSTELD,
        herroepen=besluit.stand is BesluitToestand.HERROEPEN,
        verzending=lees_verzending(besluit.id, voor=huidige_gebruiker(), nu=clock.now()),
        mag_posten=mag_posten(huidige_gebruiker()),
        terug=_naar(besluit, "beoordeling.dossier", "aanvraag.taken"),
        uitleg=_naar(besluit, "overzicht.dossier_termijn", "overzicht.termijn"),
        mag_bezwaar=_mag_bezwaar(besluit),
        vandaag=clock.today(),
    )


@bp.get("/beschikkingen/<uuid:besluit_id>.pdf")
@vereist(Handeling.BESLUIT_LEZEN)
def beschikking_pdf(besluit_id: uuid.UUID) -> ResponseReturnValue:
    """Give the PDF of a letter, the very bytes that were sent."""
    besluit = _open(besluit_id)
    return als_bijlage(besluit.pdf, f"{besluit.nummer}.pdf", "application/pdf")


@bp.route("/dossiers/<uuid:aanvraag_id>/herstelbesluit", methods=["GET", "POST"])
@vereist(Handeling.BESLUIT_HERSTEL_VOORBEREIDEN)
@eenmalig
def herstelbesluit(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Name the mistake, and start a besluit that repairs the last one."""
    geopend = open_besluitdossier(aanvraag_id)
    aanvraag = geopend.aanvraag
    verzonden = list_verzonden(aanvraag)
    if geopend.besluit is not None or not verzonden or aanvraag.toestand not in BESLIST:
        return redirect(url_for("beoordeling.besluit", aanvraag_id=aanvraag_id), code=303)
    form = Herstelformulier()
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            eis_versie(form, aanvraag.versie)
            reden, door = form.reden.data or "", huidige_gebruiker()
            bereid_herstel_voor(aanvraag, verzonden[0], reden, door=door, op=clock.now())
            return rond_af(url_for("beoordeling.besluit", aanvraag_id=aanvraag_id))
        geopend = open_besluitdossier(aanvraag_id)
        verzonden = list_verzonden(geopend.aanvraag)
    elif request.method == "GET":
        form.versie.data = aanvraag.versie
    return render_form(
        "beoordeling/besluit/herstel.html", form=form, dossier=geopend.dossier, oud=verzonden[0]
    )


def _mag_bezwaar(besluit: Besluit) -> bool:
    """Say whether the reader can make bezwaar here; after the last day as well, with a warning."""
    staat_open = besluit.stand is BesluitToestand.VASTGESTELD and besluit.bezwaar_tot is not None
    return staat_open and mag(huidige_gebruiker().rol_set, Handeling.BEZWAAR_INDIENEN)


def _open(besluit_id: uuid.UUID) -> Besluit:
    """Give a besluit that was sent, and write down that it was read."""
    gebruiker = huidige_gebruiker()
    besluit = get_besluit(besluit_id, voor=gebruiker)
    if besluit.stand not in VERZONDEN_BESLUIT:
        raise NotFound
    leg_lezen_vast(
        audit_regel(
            Handeling.BESLUIT_LEZEN.value,
            door=gebruiker,
            over=besluit,
            client_id=besluit.aanvraag.client_id,
        ),
        *leesmerken(besluit.id, door=gebruiker, op=clock.now()),
    )
    return besluit


def _naar(besluit: Besluit, zorgkantoor: str, aanbieder: str) -> str:
    """Give the address of a page about the aanvraag, of the side that reads."""
    bij_zorgkantoor = huidige_gebruiker().organisatie.soort is OrganisatieSoort.ZORGKANTOOR
    endpoint = zorgkantoor if bij_zorgkantoor else aanbieder
    return url_for(endpoint, aanvraag_id=besluit.aanvraag_id)
