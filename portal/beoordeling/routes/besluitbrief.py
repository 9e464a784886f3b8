"""Read the letter of a besluit, have it checked by a second person, and fix it."""

import uuid
from datetime import datetime

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.beoordeling.actions import besluit as acties
from portal.beoordeling.actions.besluitinhoud import is_actueel
from portal.beoordeling.actions.vaststellen import vaststellen
from portal.beoordeling.forms.besluit import Terugstuurformulier, Vaststelformulier
from portal.beoordeling.letters.schrijven import Opgesteld, schrijf_brief
from portal.beoordeling.letters.volledig import ontbrekende_onderdelen
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluiten import list_betrokkenen
from portal.beoordeling.queries.besluitteksten import besluittekst
from portal.beoordeling.queries.toetsing import is_toetser
from portal.beoordeling.routes.besluitdossier import (
    Openbesluit,
    als_concept,
    geen_besluit,
    maak_voorbeeld,
    onderteken,
    open_besluit,
)
from portal.beoordeling.routes.blauwdruk import bp
from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import BesluitToestand, Toestand
from portal.platform import clock
from portal.platform.database import db
from portal.platform.forms import domain_errors_on, eis_versie, render_form
from portal.platform.pdf import maak_pdf
from portal.platform.web import texts
from portal.platform.web.downloads import als_bijlage
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist

BIJ_VASTSTELLEN = frozenset({"ondertekenaar", "functie"})
TEGELIJK = {"uq_gebeurtenis_aanvraag_id_nr": "verouderd"}


@bp.get("/dossiers/<uuid:aanvraag_id>/besluit/brief")
@vereist(Handeling.VERSIE_LEZEN)
def brief(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show the letter as it would be sent, and what can be done with it."""
    return _toon_brief(aanvraag_id, Vaststelformulier(formdata=None))


@bp.get("/dossiers/<uuid:aanvraag_id>/besluit/brief.pdf")
@vereist(Handeling.VERSIE_LEZEN)
def brief_pdf(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Give the draft of the letter as PDF, marked as such."""
    geopend = open_besluit(aanvraag_id)
    if geopend is None:
        return geen_besluit(aanvraag_id)
    try:
        document = maak_voorbeeld(geopend, op=clock.now()).document
    except DomeinFout:
        return redirect(url_for("beoordeling.brief", aanvraag_id=aanvraag_id), code=303)
    naam = f"concept-{geopend.besluit.nummer}.pdf"
    return als_bijlage(maak_pdf(als_concept(document)), naam, "application/pdf")


@bp.post("/dossiers/<uuid:aanvraag_id>/besluit/terug")
@vereist(Handeling.BESLUIT_TERUG_NAAR_TOETSING)
def besluit_terug(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Take the prepared besluit back to the toetsing; its texts stay."""
    geopend, form = open_besluit(aanvraag_id), Vaststelformulier()
    if geopend is None:
        return geen_besluit(aanvraag_id)
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            aanvraag = geopend.dossier.stand.aanvraag
            eis_versie(form, aanvraag.versie)
            acties.terug_naar_toetsing(aanvraag, door=huidige_gebruiker(), op=clock.now())
            db.session.commit()
            flash(besluittekst("melding", "terug"), "success")
            adres = url_for("beoordeling.toetsing_begin", aanvraag_id=aanvraag_id)
            return redirect(adres, code=303)
    return _toon_brief(aanvraag_id, form)


@bp.post("/dossiers/<uuid:aanvraag_id>/besluit/aanbieden")
@vereist(Handeling.BESLUIT_TER_CONTROLE_AANBIEDEN)
def besluit_aanbieden(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Offer the besluit to the second person."""
    geopend, form = open_besluit(aanvraag_id), Vaststelformulier()
    if geopend is None:
        return geen_besluit(aanvraag_id)
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            aanvraag = geopend.dossier.stand.aanvraag
            eis_versie(form, aanvraag.versie)
            acties.ter_controle_aanbieden(
                aanvraag, geopend.besluit, door=huidige_gebruiker(), op=clock.now()
            )
            db.session.commit()
            flash(besluittekst("melding", "aangeboden"), "success")
            return redirect(url_for("beoordeling.brief", aanvraag_id=aanvraag_id), code=303)
    return _toon_brief(aanvraag_id, form)


@bp.route("/dossiers/<uuid:aanvraag_id>/besluit/terugsturen", methods=["GET", "POST"])
@vereist(Handeling.BESLUIT_TERUGSTUREN)
def besluit_terugsturen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Send the besluit back to who prepared it, with a reason."""
    geopend, form = open_besluit(aanvraag_id), Terugstuurformulier()
    if geopend is None or geopend.besluit.stand is not BesluitToestand.TER_CONTROLE:
        return geen_besluit(aanvraag_id)
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            aanvraag = geopend.dossier.stand.aanvraag
            eis_versie(form, aanvraag.versie)
            reden, door = form.reden.data or "", huidige_gebruiker()
            acties.terugsturen(aanvraag, geopend.besluit, reden, door=door, op=clock.now())
            db.session.commit()
            flash(besluittekst("melding", "teruggestuurd"), "success")
            return redirect(url_for("beoordeling.dossier", aanvraag_id=aanvraag_id), code=303)
        geopend = open_besluit(aanvraag_id)
        if geopend is None:
            return geen_besluit(aanvraag_id)
    if request.method == "GET":
        form.versie.data = geopend.dossier.stand.aanvraag.versie
    return render_form("beoordeling/besluit/terugsturen.html", form=form, dossier=geopend.dossier)


@bp.route("/dossiers/<uuid:aanvraag_id>/besluit/vaststellen", methods=["GET", "POST"])
@vereist(Handeling.BESLUIT_VASTSTELLEN)
@eenmalig
def besluit_vaststellen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Say what fixing means, and do it: the letter goes out and never changes again."""
    geopend, form, op = open_besluit(aanvraag_id), Vaststelformulier(), clock.now()
    if geopend is None:
        return geen_besluit(aanvraag_id)
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            eis_versie(form, geopend.dossier.stand.aanvraag.versie)
            _stel_vast(geopend, op)
            return rond_af(url_for("beoordeling.beschikking", besluit_id=geopend.besluit.id))
        geopend = open_besluit(aanvraag_id)
        if geopend is None:
            return geen_besluit(aanvraag_id)
    if request.method == "GET":
        form.versie.data = geopend.dossier.stand.aanvraag.versie
    return render_form(
        "beoordeling/besluit/vaststellen.html",
        form=form,
        dossier=geopend.dossier,
        gevolg=_gevolg(geopend.besluit),
    )


def _stel_vast(geopend: Openbesluit, op: datetime) -> None:
    besluit, voorbereiding = geopend.besluit, geopend.voorbereiding
    wie = onderteken(geopend, op=op)
    verzending = schrijf_brief(besluit, voorbereiding, op=op, ondertekenaar=wie)
    vaststellen(besluit, voorbereiding, verzending, door=huidige_gebruiker(), op=op)


def _toon_brief(aanvraag_id: uuid.UUID, form: Vaststelformulier) -> ResponseReturnValue:
    geopend = open_besluit(aanvraag_id)
    if geopend is None:
        return geen_besluit(aanvraag_id)
    besluit, gebruiker = geopend.besluit, huidige_gebruiker()
    opgesteld: Opgesteld | None = None
    with domain_errors_on(form):
        opgesteld = maak_voorbeeld(geopend, op=clock.now())
    aanvraag = geopend.dossier.stand.aanvraag
    form.versie.data = aanvraag.versie
    return render_form(
        "beoordeling/besluit/brief.html",
        form=form,
        dossier=geopend.dossier,
        besluit=besluit,
        document=opgesteld.document if opgesteld else None,
        ontbreekt=_ontbreekt(opgesteld),
        actueel=is_actueel(besluit, geopend.voorbereiding),
        mag=is_toetser(aanvraag, gebruiker),
        mag_controleren=Rol.TEAMLEIDER in gebruiker.rol_set,
        klaargezet=besluit.herstelt_id is not None
        or aanvraag.toestand is Toestand.BESLUIT_KLAARZETTEN,
        ter_controle=besluit.stand is BesluitToestand.TER_CONTROLE,
        zelf_betrokken=gebruiker.id in list_betrokkenen(aanvraag, besluit),
    )


def _ontbreekt(opgesteld: Opgesteld | None) -> list[str]:
    """Give what is still empty in words; the signature comes with vaststellen."""
    if opgesteld is None:
        return []
    codes = [code.partition(".") for code in ontbrekende_onderdelen(opgesteld.brief)]
    groepen = dict.fromkeys(groep for groep, _, deel in codes if deel not in BIJ_VASTSTELLEN)
    return [besluittekst("ontbreekt", groep) for groep in groepen]


def _gevolg(besluit: Besluit) -> str:
    return besluittekst(
        "gevolg",
        besluit.uitkomst.value,
        bedrag=texts.euro(besluit.jaarbedrag_cent or 0),
        maanden=str(besluit.maanden or ""),
    )
