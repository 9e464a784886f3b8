"""The list of who is due for an ontwikkeltraject."""

from functools import partial

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort, mag
from portal.ontwikkeltraject.forms.beurt import Beurtfilter
from portal.ontwikkeltraject.queries.beurt import list_bladzijde, list_plekken, lopende_trajecten
from portal.ontwikkeltraject.routes.blauwdruk import bp
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.traject_data import load_trajectregels
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.get("/ontwikkeltrajecten/aan-de-beurt")
@vereist(Handeling.TRAJECT_BEURT)
def beurt() -> ResponseReturnValue:
    """List who is due, the first first; the CCE reads code, place and month, and no more."""
    gebruiker, vandaag = huidige_gebruiker(), clock.today()
    soort = gebruiker.organisatie.soort
    form = Beurtfilter(request.args)
    aanbieder = soort is OrganisatieSoort.AANBIEDER
    form.vul_keuzes(list_plekken(voor=gebruiker), aanbieder=aanbieder, op=vandaag)
    vraag = form.vraag(request.args)
    cce = soort is OrganisatieSoort.CCE
    te_laat_voor = vandaag.replace(day=1) if cce else vandaag
    bladzijde = list_bladzijde(vraag, voor=gebruiker, op=te_laat_voor)
    ids = [rij.client_id for rij in bladzijde.rijen]
    leg_lezen_vast(audit_regel(Handeling.TRAJECT_BEURT.value, door=gebruiker))
    adres = partial(
        url_for,
        "ontwikkeltraject.beurt",
        wanneer=form.wanneer.data or None,
        plek=vraag.plek,
    )
    return render_template(
        "ontwikkeltraject/beurt.html",
        filterform=form,
        soort=soort.value,
        mag_plannen=mag(gebruiker.rol_set, Handeling.TRAJECT_PLANNEN),
        mag_vragen=mag(gebruiker.rol_set, Handeling.TRAJECT_VRAGEN),
        rijen=bladzijde.rijen,
        lopend=lopende_trajecten(ids, voor=gebruiker, op=vandaag) if ids else {},
        vandaag=vandaag,
        termijn=_termijn(load_trajectregels().maanden),
        gefilterd=bool(form.wanneer.data or vraag.plek),
        links=bladzijde.links(lambda rij: str(rij.client_id), adres),
    )


def _termijn(maanden: int) -> str:
    """Say a number of months as people do: in years where that fits."""
    jaren, rest = divmod(maanden, 12)
    return f"{maanden} maanden" if rest else f"{jaren} jaar"
