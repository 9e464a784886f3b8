"""The lists of bezwaren, the page of one for each side, and how its dates came about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flask import render_template, request, url_for

from portal.bezwaar.forms.lijst import Lijstfilter
from portal.bezwaar.queries.betrokken import is_betrokken
from portal.bezwaar.queries.briefbronnen import is_in_portaal
from portal.bezwaar.queries.brieven import list_brieven
from portal.bezwaar.queries.lijst import lees_vormen, list_bladzijde, list_plekken
from portal.bezwaar.queries.teksten import bezwaartekst
from portal.bezwaar.queries.tijdlijn import list_gebeurtenissen
from portal.bezwaar.queries.verloop import lees_verloop, termijn_van
from portal.bezwaar.queries.verzuim import find_gevraagd, list_verzuim
from portal.bezwaar.routes.acties import list_acties
from portal.bezwaar.routes.beeld import list_regels
from portal.bezwaar.routes.blauwdruk import bp
from portal.bezwaar.routes.blokken import BLOKBRONNEN, BLOKBRONNEN_AANBIEDER, list_blokken
from portal.bezwaar.routes.stap import open_bezwaar
from portal.clienten.vormen import vormwoord
from portal.domain.bevoegdheid import Handeling, OrganisatieSoort, mag
from portal.domain.procedure.bezwaar_overgangen import BEZWAARWOORDEN
from portal.domain.termijnen import BerekendeDatum, laatste_dag_bezwaar, werkdagen_tussen
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.calendar_data import load_kalender, load_termijnregels
from portal.platform.paging import als_plaats
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toegang.tijdlijn import per_maand

if TYPE_CHECKING:
    import uuid

    from flask.typing import ResponseReturnValue

    from portal.bezwaar.models import Bezwaar

bp.app_template_global("bezwaartekst")(bezwaartekst)
bp.app_template_global("bezwaarwoord")(lambda toestand: BEZWAARWOORDEN[toestand])


@bp.get("/bezwaren")
@vereist(Handeling.BEZWAAR_LEZEN)
def lijst() -> ResponseReturnValue:
    """List the bezwaren in view, by the day to decide on."""
    return _toon_lijst("bezwaar.lijst")


@bp.get("/bezwaren/werkvoorraad")
@vereist(Handeling.BEZWAAR_WERKVOORRAAD)
def werkvoorraad() -> ResponseReturnValue:
    """List the bezwaren that wait for the bezwaarteam."""
    return _toon_lijst("bezwaar.werkvoorraad")


@bp.get("/bezwaren/<uuid:bezwaar_id>")
@vereist(Handeling.BEZWAAR_LEZEN)
def bezwaar(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Show a bezwaar: to the zorgkantoor as dossier, to the aanbieder what it may know."""
    gebruiker, vandaag = huidige_gebruiker(), clock.today()
    rij = _open_om_te_lezen(bezwaar_id)
    zorgkantoor = gebruiker.organisatie.soort is OrganisatieSoort.ZORGKANTOOR
    verloop = lees_verloop(rij.id)
    bronnen = BLOKBRONNEN if zorgkantoor else BLOKBRONNEN_AANBIEDER
    return render_template(
        "bezwaar/dossier.html" if zorgkantoor else "bezwaar/bezwaar.html",
        bezwaar=rij,
        werkdagen=werkdagen_tussen(load_kalender(), vandaag, rij.beslisdatum),
        vandaag=vandaag,
        termijn=termijn_van(rij, verloop, peildag=vandaag),
        gevraagd=find_gevraagd(verloop),
        beantwoord=[gebeurd for gebeurd in verloop if gebeurd.soort == "beantwoord"],
        ontbreekt=list_verzuim(rij),
        regels=list_regels(rij, zorgkantoor=zorgkantoor),
        eigen=zorgkantoor or is_in_portaal(rij),
        betrokken=zorgkantoor and is_betrokken(rij, gebruiker),
        maanden=per_maand(list_gebeurtenissen(rij)) if zorgkantoor else (),
        brieven=list_brieven(rij, voor=gebruiker),
        acties=list_acties(rij, voor=gebruiker, op=vandaag),
        blokken=list_blokken(rij, bronnen, voor=gebruiker, op=vandaag),
    )


@bp.get("/bezwaren/<uuid:bezwaar_id>/ontvangst")
@vereist(Handeling.BEZWAAR_LEZEN)
def ontvangst(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Show that a bezwaar came in, at which moment, and what happens next."""
    return render_template("bezwaar/ontvangst.html", bezwaar=_open_om_te_lezen(bezwaar_id))


@bp.get("/bezwaren/<uuid:bezwaar_id>/termijn")
@vereist(Handeling.BEZWAAR_LEZEN)
def termijn(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Explain the day to decide on, and the last day for bezwaar."""
    rij = _open_om_te_lezen(bezwaar_id)
    beslissen = termijn_van(rij, lees_verloop(rij.id), peildag=clock.today())
    laatste = laatste_dag_bezwaar(
        rij.bekendgemaakt,
        regels=load_termijnregels(rij.bekendgemaakt),
        kalender=load_kalender(),
    )
    return render_template(
        "bezwaar/termijn.html",
        bezwaar=rij,
        voorlopig=beslissen.voorlopig,
        datums=[
            ("bezwaar_beslisdatum", BerekendeDatum(beslissen.beslisdatum, beslissen.stappen)),
            ("bezwaar_laatste_dag", laatste),
        ],
    )


def _open_om_te_lezen(bezwaar_id: uuid.UUID) -> Bezwaar:
    """Give a bezwaar in view, and write down that it was read."""
    rij = open_bezwaar(bezwaar_id)
    code, gebruiker = Handeling.BEZWAAR_LEZEN.value, huidige_gebruiker()
    leg_lezen_vast(audit_regel(code, door=gebruiker, over=rij, client_id=rij.client_id))
    return rij


def _toon_lijst(endpoint: str) -> ResponseReturnValue:
    gebruiker, vandaag = huidige_gebruiker(), clock.today()
    zorgkantoor = gebruiker.organisatie.soort is OrganisatieSoort.ZORGKANTOOR
    form = Lijstfilter(request.args)
    form.vul_keuzes(list_plekken(voor=gebruiker), zorgkantoor=zorgkantoor)
    vraag = form.vraag(request.args)
    bladzijde = list_bladzijde(vraag, voor=gebruiker)
    leg_lezen_vast(audit_regel("bezwaar.lijst", door=gebruiker))
    kalender = load_kalender()
    return render_template(
        "bezwaar/lijst.html",
        filterform=form,
        endpoint=endpoint,
        zorgkantoor=zorgkantoor,
        mag_registreren=mag(gebruiker.rol_set, Handeling.BEZWAAR_REGISTREREN),
        rijen=[
            (rij, werkdagen_tussen(kalender, vandaag, rij.beslisdatum)) for rij in bladzijde.rijen
        ],
        vormen=lees_vormen([rij.id for rij in bladzijde.rijen]),
        vormwoord=vormwoord,
        gefilterd=bool(vraag.zoek or vraag.plek or vraag.leveringsvorm),
        links=bladzijde.links(
            lambda rij: als_plaats(rij.beslisdatum, rij.id),
            partial(
                url_for,
                endpoint,
                stand=vraag.stand.value,
                zoek=vraag.zoek or None,
                plek=vraag.plek,
                leveringsvorm=vraag.leveringsvorm or None,
            ),
        ),
    )
