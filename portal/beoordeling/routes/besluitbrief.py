"""Read the letter of a besluit, have it checked by a second person, and fix it."""

import uuid
from datetime import datetime

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.beoordeling.actions import besluit as acties
from portal.beoordeling.actions.groep_vaststellen import stel_groep_vast
from portal.beoordeling.actions.groepsinhoud import is_besluit_actueel
from portal.beoordeling.actions.vaststellen import vaststellen
from portal.beoordeling.forms.besluit import Terugstuurformulier, Vaststelformulier
from portal.beoordeling.letters.schrijven import (
    Opgesteld,
    schrijf_brief,
    schrijf_ledenbrieven,
)
from portal.beoordeling.letters.volledig import ontbrekende_onderdelen
from portal.beoordeling.queries.besluiten import is_opsteller, list_betrokkenen
from portal.beoordeling.queries.besluitteksten import besluittekst
from portal.beoordeling.routes.besluitdossier import (
    Openbesluit,
    als_concept,
    geen_besluit,
    maak_voorbeeld,
    onderteken,
    open_besluit,
)
from portal.beoordeling.routes.besluitregels import list_ledenbesluiten
from portal.beoordeling.routes.blauwdruk import bp
from portal.beoordeling.routes.verwerken import TEGELIJK, verwerk
from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import BesluitToestand, Toestand
from portal.domain.uitkomst import Uitkomst
from portal.platform import clock
from portal.platform.forms import VersieFormulier, domain_errors_on, eis_versie, render_form
from portal.platform.pdf import maak_pdf
from portal.platform.web import texts
from portal.platform.web.downloads import als_bijlage
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist

BIJ_VASTSTELLEN = frozenset({"ondertekenaar", "functie"})


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
        document = None if geopend.is_per_client else maak_voorbeeld(geopend, op=clock.now())
    except DomeinFout:
        document = None
    if document is None:
        return redirect(url_for("beoordeling.brief", aanvraag_id=aanvraag_id), code=303)
    naam = f"concept-{geopend.besluit.nummer}.pdf"
    return als_bijlage(maak_pdf(als_concept(document.document)), naam, "application/pdf")


@bp.post("/dossiers/<uuid:aanvraag_id>/besluit/terug")
@vereist(Handeling.BESLUIT_TERUG_NAAR_TOETSING)
@eenmalig
def besluit_terug(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Take the prepared besluit back to the toetsing; its texts stay."""
    geopend, form = open_besluit(aanvraag_id), Vaststelformulier()
    if geopend is None:
        return geen_besluit(aanvraag_id)

    def neem_terug() -> str:
        acties.terug_naar_toetsing(geopend.aanvraag, door=huidige_gebruiker(), op=clock.now())
        return besluittekst("melding", "terug")

    klaar = verwerk(geopend.aanvraag, form, neem_terug, naar="beoordeling.toetsing_begin")
    return klaar or _toon_brief(aanvraag_id, form)


@bp.post("/dossiers/<uuid:aanvraag_id>/besluit/aanbieden")
@vereist(Handeling.BESLUIT_TER_CONTROLE_AANBIEDEN)
@eenmalig
def besluit_aanbieden(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Offer the besluit to the second person."""
    geopend, form = open_besluit(aanvraag_id), Vaststelformulier()
    if geopend is None:
        return geen_besluit(aanvraag_id)

    def bied_aan() -> str:
        aanvraag, door = geopend.aanvraag, huidige_gebruiker()
        acties.ter_controle_aanbieden(aanvraag, geopend.besluit, door=door, op=clock.now())
        return besluittekst("melding", "aangeboden")

    klaar = verwerk(geopend.aanvraag, form, bied_aan, naar="beoordeling.brief")
    return klaar or _toon_brief(aanvraag_id, form)


@bp.route("/dossiers/<uuid:aanvraag_id>/besluit/terugsturen", methods=["GET", "POST"])
@vereist(Handeling.BESLUIT_TERUGSTUREN)
@eenmalig
def besluit_terugsturen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Send the besluit back to who prepared it, with a reason."""
    geopend = open_besluit(aanvraag_id)
    if geopend is None or geopend.besluit.stand is not BesluitToestand.TER_CONTROLE:
        return geen_besluit(aanvraag_id)
    form = Terugstuurformulier(versie=geopend.aanvraag.versie)

    def stuur_terug() -> str:
        reden, door = form.reden.data or "", huidige_gebruiker()
        acties.terugsturen(geopend.aanvraag, geopend.besluit, reden, door=door, op=clock.now())
        return besluittekst("melding", "teruggestuurd")

    klaar = verwerk(geopend.aanvraag, form, stuur_terug)
    return klaar or _toon_stap("terugsturen", form, geopend)


@bp.route("/dossiers/<uuid:aanvraag_id>/besluit/vaststellen", methods=["GET", "POST"])
@vereist(Handeling.BESLUIT_VASTSTELLEN)
@eenmalig
def besluit_vaststellen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Say what fixing means, and do it: the letter goes out and never changes again."""
    geopend, op = open_besluit(aanvraag_id), clock.now()
    if geopend is None:
        return geen_besluit(aanvraag_id)
    form = Vaststelformulier(versie=geopend.aanvraag.versie)
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            eis_versie(form, geopend.aanvraag.versie)
            return rond_af(_stel_vast(geopend, op))
    return _toon_stap("vaststellen", form, geopend)


def _toon_stap(sjabloon: str, form: VersieFormulier, geopend: Openbesluit) -> ResponseReturnValue:
    """Show the page of a step; after a refusal as the besluit is now."""
    aanvraag_id = geopend.aanvraag.id
    nu = geopend if request.method == "GET" else open_besluit(aanvraag_id)
    if nu is None:
        return geen_besluit(aanvraag_id)
    return render_form(
        f"beoordeling/besluit/{sjabloon}.html",
        form=form,
        dossier=nu.dossier,
        gevolg=_gevolg(nu),
    )


def _stel_vast(geopend: Openbesluit, op: datetime) -> str:
    """Fix the besluit with its letter, or with one for each client; give where to go."""
    besluit, voorbereiding, door = geopend.besluit, geopend.voorbereiding, huidige_gebruiker()
    wie = onderteken(geopend, op=op)
    if geopend.is_per_client:
        brieven = schrijf_ledenbrieven(besluit, voorbereiding, op=op, ondertekenaar=wie)
        stel_groep_vast(besluit, voorbereiding, brieven, door=door, op=op)
        flash(besluittekst("melding", "groep_vastgesteld"), "success")
        return url_for("beoordeling.dossier", aanvraag_id=geopend.aanvraag.id)
    verzending = schrijf_brief(besluit, voorbereiding, op=op, ondertekenaar=wie)
    vaststellen(besluit, voorbereiding, verzending, door=door, op=op)
    return url_for("beoordeling.beschikking", besluit_id=besluit.id)


def _toon_brief(aanvraag_id: uuid.UUID, form: Vaststelformulier) -> ResponseReturnValue:
    geopend = open_besluit(aanvraag_id)
    if geopend is None:
        return geen_besluit(aanvraag_id)
    besluit, gebruiker = geopend.besluit, huidige_gebruiker()
    opgesteld: Opgesteld | None = None
    with domain_errors_on(form):
        if not geopend.is_per_client:
            opgesteld = maak_voorbeeld(geopend, op=clock.now())
    aanvraag = geopend.aanvraag
    form.versie.data = aanvraag.versie
    return render_form(
        "beoordeling/besluit/brief.html",
        form=form,
        dossier=geopend.dossier,
        besluit=besluit,
        document=opgesteld.document if opgesteld else None,
        ontbreekt=_ontbreekt(opgesteld),
        leden=list_ledenbesluiten(geopend.voorbereiding, besluit) if geopend.is_per_client else (),
        actueel=is_besluit_actueel(besluit, geopend.voorbereiding),
        mag=is_opsteller(aanvraag, besluit, gebruiker),
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


def _gevolg(geopend: Openbesluit) -> str:
    """Say what fixing means, in a sentence."""
    besluit = geopend.besluit
    bedrag = texts.euro(besluit.jaarbedrag_cent or 0)
    if not geopend.is_per_client:
        maanden = str(besluit.maanden or "")
        return besluittekst("gevolg", besluit.uitkomst.value, bedrag=bedrag, maanden=maanden)
    uitkomsten = [lid.besluit.uitkomst for lid in geopend.voorbereiding.leden if lid.besluit]
    return besluittekst(
        "gevolg_groep",
        besluit.uitkomst.value,
        aantal=str(len(uitkomsten)),
        toegekend=str(uitkomsten.count(Uitkomst.TOEKENNEN)),
        afgewezen=str(uitkomsten.count(Uitkomst.AFWIJZEN)),
        bedrag=bedrag,
    )
