"""The list of toekenningen, and the page of one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flask import render_template, request, url_for

from portal.aanvraag.bezwaren import bezwaarbron
from portal.clienten.vormen import vormwoord
from portal.domain.bevoegdheid import Handeling, OrganisatieSoort, mag
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.paging import als_plaats
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toekenning.forms.lijst import Lijstfilter
from portal.toekenning.queries.einde import find_besluit, find_laatste_melding
from portal.toekenning.queries.lijst import list_bladzijde, list_plekken
from portal.toekenning.queries.teksten import toekenningtekst
from portal.toekenning.queries.toekenning import get_beeld, toestand_op
from portal.toekenning.routes.acties import list_acties
from portal.toekenning.routes.beeld import list_doelen, list_regels, list_stukken
from portal.toekenning.routes.blauwdruk import bp
from portal.toekenning.routes.blokken import list_blokken

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterator

    from flask.typing import ResponseReturnValue

    from portal.toegang.models import Gebruiker

bp.app_template_global("toekenningtekst")(toekenningtekst)

MEER = (
    ("Open eindevaluaties", "toekenning.evaluaties", Handeling.TOEKENNING_LEZEN),
    ("Verhuizingen", "toekenning.verhuizingen", Handeling.VERHUIZING_LEZEN),
    ("Wijzigingen in groepen", "toekenning.mutaties", Handeling.TOEKENNING_LEZEN),
    (
        "Toekenningen van vóór het portaal",
        "toekenning.te_bevestigen",
        Handeling.TOEKENNING_REGISTREREN,
    ),
)
"""Other lists: text, page, and what one must be allowed to do there."""


@bp.get("/toekenningen")
@vereist(Handeling.TOEKENNING_LEZEN)
def lijst() -> ResponseReturnValue:
    """List the toekenningen in view, by the day on which they end."""
    gebruiker, vandaag = huidige_gebruiker(), clock.today()
    zorgkantoor = gebruiker.organisatie.soort is OrganisatieSoort.ZORGKANTOOR
    form = Lijstfilter(request.args)
    form.vul_keuzes(list_plekken(voor=gebruiker), zorgkantoor=zorgkantoor)
    vraag = form.vraag(request.args)
    bladzijde = list_bladzijde(vraag, voor=gebruiker, op=vandaag)
    leg_lezen_vast(audit_regel("toekenning.lijst", door=gebruiker))
    return render_template(
        "toekenning/lijst.html",
        filterform=form,
        zorgkantoor=zorgkantoor,
        meer=list(_meer(gebruiker)),
        rijen=[(rij, toestand_op(rij, vandaag)) for rij in bladzijde.rijen],
        vormwoord=vormwoord,
        met_bezwaar=bezwaarbron().toekenningen([rij.id for rij in bladzijde.rijen]),
        gefilterd=bool(vraag.zoek or vraag.plek or vraag.leveringsvorm),
        links=bladzijde.links(
            lambda rij: als_plaats(rij.einde, rij.id),
            partial(
                url_for,
                "toekenning.lijst",
                stand=vraag.stand.value,
                zoek=vraag.zoek or None,
                plek=vraag.plek,
                leveringsvorm=vraag.leveringsvorm or None,
            ),
        ),
    )


@bp.get("/toekenningen/<uuid:toekenning_id>")
@vereist(Handeling.TOEKENNING_LEZEN)
def toekenning(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Show what was granted, how it runs or ended, and what can be done."""
    gebruiker, vandaag = huidige_gebruiker(), clock.today()
    beeld = get_beeld(toekenning_id, voor=gebruiker, op=vandaag)
    rij = beeld.toekenning
    regel = audit_regel(
        Handeling.TOEKENNING_LEZEN.value, door=gebruiker, over=rij, client_id=rij.client_id
    )
    leg_lezen_vast(regel)
    zorgkantoor = gebruiker.organisatie.soort is OrganisatieSoort.ZORGKANTOOR
    return render_template(
        "toekenning/toekenning.html",
        beeld=beeld,
        toekenning=rij,
        regels=list_regels(beeld),
        doelen=list_doelen(rij),
        stukken=list(list_stukken(beeld, zorgkantoor=zorgkantoor)),
        zorgkantoor=zorgkantoor,
        melding=find_laatste_melding(rij),
        besluit=find_besluit(rij) if zorgkantoor else None,
        mag_beeindigen=mag(gebruiker.rol_set, Handeling.TOEKENNING_BEEINDIGEN),
        mag_terugnemen=mag(gebruiker.rol_set, Handeling.TOEKENNING_EINDE_MELDEN),
        acties=list_acties(rij, voor=gebruiker, op=vandaag),
        blokken=list_blokken(rij, voor=gebruiker, op=vandaag),
    )


def _meer(gebruiker: Gebruiker) -> Iterator[tuple[str, str]]:
    """Give the other lists about toekenningen that this user may open."""
    for tekst, endpoint, handeling in MEER:
        if mag(gebruiker.rol_set, handeling):
            yield tekst, url_for(endpoint)
