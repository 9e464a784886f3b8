"""Make bezwaar: the aanbieder in the portal, or registered by the zorgkantoor from paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, request, url_for

from portal.bezwaar.actions.indienen import dien_in, registreer
from portal.bezwaar.forms.indienen import Indienformulier, Registreerformulier, Zoekformulier
from portal.bezwaar.queries.bestreden import (
    Bestreden,
    find_lopend,
    get_bestreden_besluit,
    get_bestreden_brief,
    zoek_bestreden,
)
from portal.bezwaar.queries.partij import aanbieder_van, client_van
from portal.bezwaar.queries.teksten import bezwaartekst
from portal.bezwaar.routes.blauwdruk import bp
from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure.bezwaar import Bezwaarmaker
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.forms import domain_errors_on, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    import uuid

    from flask.typing import ResponseReturnValue


@bp.route("/beschikkingen/<uuid:besluit_id>/bezwaar", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_INDIENEN)
@eenmalig
def indienen(besluit_id: uuid.UUID) -> ResponseReturnValue:
    """Make bezwaar against a besluit on an aanvraag."""
    return _dien_in(get_bestreden_besluit(besluit_id, voor=huidige_gebruiker()))


@bp.route("/toekenningsbrieven/<uuid:brief_id>/bezwaar", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_INDIENEN)
@eenmalig
def indienen_brief(brief_id: uuid.UUID) -> ResponseReturnValue:
    """Make bezwaar against a besluit on a toekenning."""
    return _dien_in(get_bestreden_brief(brief_id, voor=huidige_gebruiker()))


@bp.get("/bezwaren/registreren")
@vereist(Handeling.BEZWAAR_REGISTREREN)
def registreren() -> ResponseReturnValue:
    """Find the besluit that a bezwaar on paper is against."""
    gebruiker = huidige_gebruiker()
    form = Zoekformulier(request.args)
    kenmerk = (form.kenmerk.data or "").strip()
    gevonden = zoek_bestreden(kenmerk, voor=gebruiker) if kenmerk else []
    leg_lezen_vast(audit_regel("bezwaar.besluit_gezocht", door=gebruiker))
    return render_form("bezwaar/zoeken.html", form=form, kenmerk=kenmerk, gevonden=gevonden)


@bp.route("/bezwaren/registreren/besluit/<uuid:besluit_id>", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_REGISTREREN)
@eenmalig
def registreren_besluit(besluit_id: uuid.UUID) -> ResponseReturnValue:
    """Register a bezwaar against a besluit on an aanvraag."""
    return _registreer(get_bestreden_besluit(besluit_id, voor=huidige_gebruiker()))


@bp.route("/bezwaren/registreren/brief/<uuid:brief_id>", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_REGISTREREN)
@eenmalig
def registreren_brief(brief_id: uuid.UUID) -> ResponseReturnValue:
    """Register a bezwaar against a besluit on a toekenning."""
    return _registreer(get_bestreden_brief(brief_id, voor=huidige_gebruiker()))


def _dien_in(bestreden: Bestreden) -> ResponseReturnValue:
    door, vandaag = huidige_gebruiker(), clock.today()
    aanbieder = aanbieder_van(bestreden)
    form = Indienformulier(data=_ingevuld(bestreden))
    if request.method == "GET":
        _lees(bestreden)
    if form.validate_on_submit():
        with domain_errors_on(form):
            inhoud = form.inhoud(aanbieder.naam, aanbieder.adres)
            bezwaar = dien_in(bestreden, inhoud, door=door, op=clock.now())
            return rond_af(url_for("bezwaar.ontvangst", bezwaar_id=bezwaar.id))
    laatste = bestreden.bezwaar_tot
    return render_form(
        "bezwaar/indienen.html",
        form=form,
        bestreden=bestreden,
        aanbieder=aanbieder,
        lopend=find_lopend(bestreden, voor=door),
        te_laat=laatste is not None and vandaag > laatste,
    )


def _registreer(bestreden: Bestreden) -> ResponseReturnValue:
    door, aanbieder = huidige_gebruiker(), aanbieder_van(bestreden)
    form = Registreerformulier(data=_ingevuld(bestreden))
    if request.method == "GET":
        _lees(bestreden)
    if form.validate_on_submit():
        with domain_errors_on(form):
            inhoud = form.inhoud(aanbieder.naam, aanbieder.adres)
            bezwaar = registreer(bestreden, inhoud, form.binnengekomen(), door=door, op=clock.now())
            flash(bezwaartekst("melding", "geregistreerd"), "success")
            return rond_af(url_for("bezwaar.bezwaar", bezwaar_id=bezwaar.id))
    return render_form(
        "bezwaar/registreren.html",
        form=form,
        bestreden=bestreden,
        lopend=find_lopend(bestreden, voor=door),
    )


def _ingevuld(bestreden: Bestreden) -> dict[str, object]:
    """Give what the form starts with: the client, who may lodge it or for whom one acts."""
    client = client_van(bestreden, clock.today())
    maker = "" if client.naam else Bezwaarmaker.AANBIEDER.value
    return {"naam": client.naam, "adres": client.adres, "maker": maker}


def _lees(bestreden: Bestreden) -> None:
    """Write down that name and address of the client were read."""
    rij = bestreden.besluit or bestreden.brief
    code = Handeling.BESLUIT_LEZEN.value
    client_id = bestreden.dossier.client_id
    leg_lezen_vast(audit_regel(code, door=huidige_gebruiker(), over=rij, client_id=client_id))
