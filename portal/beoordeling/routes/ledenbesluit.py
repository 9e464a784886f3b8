"""The besluit on one client of a group: decide otherwise than on the others; its letter."""

import uuid
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.aanvraag.queries.dossiers import get_aanvraag
from portal.beoordeling.actions.besluitinhoud import Lid
from portal.beoordeling.actions.groepsbesluit import OPEN, besluit_over_lid
from portal.beoordeling.forms.besluit import lees_lidkeuze, maak_lidbesluitformulier
from portal.beoordeling.letters.schrijven import Opgesteld, stel_op
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluitteksten import besluittekst
from portal.beoordeling.queries.toetsing import is_toetser
from portal.beoordeling.routes.besluitdossier import (
    NOG_ONBEKEND,
    Besluitdossier,
    als_concept,
    open_besluitdossier,
)
from portal.beoordeling.routes.besluitregels import maak_toekenningsregels
from portal.beoordeling.routes.blauwdruk import bp
from portal.beoordeling.routes.verwerken import TEGELIJK
from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure import BesluitToestand
from portal.platform import clock
from portal.platform.forms import domain_errors_on, eis_versie, render_form
from portal.platform.pdf import maak_pdf
from portal.platform.web.downloads import als_bijlage
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist


@dataclass(frozen=True, slots=True)
class Lidbesluit:
    """One client of a group with the besluitdossier of the whole."""

    geheel: Besluitdossier
    lid: Lid

    @property
    def mag(self) -> bool:
        """Say whether the user can decide otherwise now."""
        besluit = self.geheel.besluit
        open_ = self.geheel.aanvraag.toestand in OPEN
        concept = besluit is None or besluit.stand is BesluitToestand.CONCEPT
        return open_ and concept and is_toetser(self.geheel.aanvraag, huidige_gebruiker())


@bp.route("/dossiers/<uuid:aanvraag_id>/besluit/client", methods=["GET", "POST"])
@vereist(Handeling.BESLUIT_VOORBEREIDEN)
@eenmalig
def lidbesluit(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Decide on one client otherwise than on the group."""
    geopend = _open(aanvraag_id)
    form = maak_lidbesluitformulier(geopend.lid, geopend.geheel.besluit)
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            hoofd = geopend.geheel.aanvraag
            eis_versie(form, hoofd.versie)
            besluit_over_lid(
                hoofd,
                geopend.geheel.besluit,
                geopend.lid,
                lees_lidkeuze(form),
                door=huidige_gebruiker(),
                op=clock.now(),
            )
            clientcode = geopend.lid.aanvraag.clientcode
            flash(besluittekst("melding", "lid_bewaard", clientcode=clientcode), "success")
            return rond_af(url_for("beoordeling.besluit", aanvraag_id=hoofd.id))
        geopend = _open(aanvraag_id)
    elif request.method == "GET":
        form.versie.data = geopend.geheel.aanvraag.versie
    return render_form(
        "beoordeling/besluit/client.html",
        form=form,
        dossier=geopend.geheel.dossier,
        lid=geopend.lid.aanvraag,
        regels=maak_toekenningsregels(geopend.lid.voorbereiding),
        groepsbesluit=geopend.geheel.besluit,
        mag=geopend.mag,
    )


@bp.get("/dossiers/<uuid:aanvraag_id>/besluit/clientbrief")
@vereist(Handeling.VERSIE_LEZEN)
def lidbrief(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show the letter of one client as it would be sent."""
    geopend = _open(aanvraag_id)
    gevonden = _voorbeeld(geopend)
    if gevonden is None:
        adres = url_for("beoordeling.besluit", aanvraag_id=geopend.geheel.aanvraag.id)
        return redirect(adres, code=303)
    return render_template(
        "beoordeling/besluit/clientbrief.html",
        dossier=geopend.geheel.dossier,
        lid=geopend.lid.aanvraag,
        document=gevonden[1].document,
    )


@bp.get("/dossiers/<uuid:aanvraag_id>/besluit/clientbrief.pdf")
@vereist(Handeling.VERSIE_LEZEN)
def lidbrief_pdf(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Give the draft of the letter of one client as PDF, marked as such."""
    geopend = _open(aanvraag_id)
    gevonden = _voorbeeld(geopend)
    if gevonden is None:
        adres = url_for("beoordeling.besluit", aanvraag_id=geopend.geheel.aanvraag.id)
        return redirect(adres, code=303)
    besluit, opgesteld = gevonden
    naam = f"concept-{besluit.nummer}.pdf"
    return als_bijlage(maak_pdf(als_concept(opgesteld.document)), naam, "application/pdf")


def _open(aanvraag_id: uuid.UUID) -> Lidbesluit:
    """Give one client of a group in view.

    Raises:
        NotFound: It does not exist, is not in view, or is no part of a group.
    """
    aanvraag = get_aanvraag(aanvraag_id, voor=huidige_gebruiker())
    if not aanvraag.is_lid:
        raise NotFound
    geheel = open_besluitdossier(aanvraag.geheel_id)
    leden = (lid for lid in geheel.voorbereiding.leden if lid.aanvraag.id == aanvraag_id)
    lid = next(leden, None)
    if lid is None:
        raise NotFound
    return Lidbesluit(geheel, lid)


def _voorbeeld(geopend: Lidbesluit) -> tuple[Besluit, Opgesteld] | None:
    """Give besluit and letter as they were last saved, None while the group was not prepared."""
    besluit, lid = geopend.lid.besluit, geopend.lid
    if geopend.geheel.besluit is None or besluit is None or besluit.groepsbesluit_id is None:
        return None
    op = clock.now()
    return besluit, stel_op(besluit, lid.voorbereiding, op=op, ondertekenaar=NOG_ONBEKEND)
