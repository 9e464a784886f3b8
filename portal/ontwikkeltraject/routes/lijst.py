"""The list of trajecten for every side, and the agenda of the CCE by month."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from flask import render_template, request, url_for

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort, mag
from portal.domain.maanden import plus_maanden
from portal.domain.ontwikkeltraject import is_over_jaargrens
from portal.domain.procedure.trajectovergangen import TRAJECTWOORDEN
from portal.ontwikkeltraject.forms.lijst import Lijstfilter, lees_maand
from portal.ontwikkeltraject.queries.lijst import list_agenda, list_bladzijde, list_plekken
from portal.ontwikkeltraject.queries.teksten import TEKSTEN
from portal.ontwikkeltraject.routes.blauwdruk import bp
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.paging import als_plaats
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from flask.typing import ResponseReturnValue

    from portal.ontwikkeltraject.models import Traject
    from portal.ontwikkeltraject.queries.lijst import Lijstvraag
    from portal.platform.paging import Bladzijde

bp.app_template_global("trajecttekst")(TEKSTEN.tekst)
bp.app_template_global("trajectwoord")(lambda toestand: TRAJECTWOORDEN[toestand])


@bp.app_template_global("over_jaargrens")
def over_jaargrens(traject: Traject) -> bool:
    """Say whether the bijeenkomsten of a traject lie in different calendar years."""
    return is_over_jaargrens([rij.dag for rij in traject.bijeenkomsten])


@bp.get("/ontwikkeltrajecten")
@vereist(Handeling.TRAJECT_LEZEN)
def lijst() -> ResponseReturnValue:
    """List the trajecten in view, by code."""
    gebruiker = huidige_gebruiker()
    form = Lijstfilter(request.args)
    eigen = gebruiker.organisatie.soort is OrganisatieSoort.AANBIEDER
    leidt = mag(gebruiker.rol_set, Handeling.TRAJECT_PLANNEN)
    form.vul_keuzes(list_plekken(voor=gebruiker), aanbieder=eigen, leidt=leidt)
    vraag = form.vraag(request.args)
    bladzijde = list_bladzijde(vraag, voor=gebruiker)
    leg_lezen_vast(audit_regel("traject.lijst", door=gebruiker))
    return render_template(
        "ontwikkeltraject/lijst.html",
        filterform=form,
        aanbieder=eigen,
        mag_plannen=leidt,
        rijen=bladzijde.rijen,
        gefilterd=bool(vraag.zoek or vraag.plek),
        links=_links(vraag, bladzijde),
    )


@bp.get("/ontwikkeltrajecten/agenda")
@vereist(Handeling.TRAJECT_AGENDA)
def agenda() -> ResponseReturnValue:
    """Show the bijeenkomsten of a month, by day."""
    gebruiker, vandaag = huidige_gebruiker(), clock.today()
    maand = lees_maand(request.args.get("maand", ""), vandaag)
    rijen = list_agenda(maand, voor=gebruiker)
    leg_lezen_vast(audit_regel("traject.agenda", door=gebruiker))
    return render_template(
        "ontwikkeltraject/agenda.html",
        maand=maand,
        vandaag=vandaag,
        dagen=[(dag, list(samen)) for dag, samen in groupby(rijen, lambda rij: rij.dag)],
        links={
            "vorige": _maandlink(maand, -1),
            "volgende": _maandlink(maand, 1),
        },
    )


def _maandlink(maand: date, stap: int) -> str:
    try:
        return url_for("ontwikkeltraject.agenda", maand=f"{plus_maanden(maand, stap):%Y-%m}")
    except ValueError:
        return ""


def _links(vraag: Lijstvraag, bladzijde: Bladzijde[Traject]) -> Mapping[str, str]:
    adres = partial(
        url_for,
        "ontwikkeltraject.lijst",
        stand=vraag.stand.value,
        zoek=vraag.zoek or None,
        plek=vraag.plek,
    )
    return bladzijde.links(lambda rij: als_plaats(rij.clientcode, rij.id), adres)
