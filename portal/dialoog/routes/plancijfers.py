"""The dossiers behind one number of a meerzorgplan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request, url_for

from portal.clienten.vormen import vormwoord
from portal.dialoog.queries.plan import get_plan
from portal.dialoog.queries.planbeeld import tekst_van, waarde_van
from portal.dialoog.queries.plancijfers import kader_van
from portal.dialoog.queries.plandossiers import get_bladzijde
from portal.dialoog.routes.blauwdruk import bp
from portal.domain.bevoegdheid import Handeling, OrganisatieSoort, mag
from portal.domain.meerzorgplan import Rijsoort
from portal.platform.audit import leg_lezen_vast
from portal.platform.paging import lees_uuid
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    import uuid

    from flask.typing import ResponseReturnValue

    from portal.dialoog.queries.plandossiers import Telrij


@bp.get("/meerzorgplannen/<uuid:plan_id>/cijfers/<item>/<int:nr>")
@vereist(Handeling.TOEKENNING_LEZEN)
def plan_dossiers(plan_id: uuid.UUID, item: str, nr: int) -> ResponseReturnValue:
    """List what one number counts, by code, with a link for who may open it."""
    gebruiker = huidige_gebruiker()
    plan = get_plan(plan_id, voor=gebruiker)
    na = lees_uuid(request.args.get("na"))
    bladzijde = get_bladzijde(plan, item, nr, na=na, voor=gebruiker)
    kenmerk = f"{item}.{nr}"
    leg_lezen_vast(audit_regel("meerzorgplan.dossiers", door=gebruiker, over=plan, kenmerk=kenmerk))

    def adres(plaats: str | None) -> str:
        if plaats is None:
            return ""
        return url_for(
            "dialoog.plan_dossiers", plan_id=plan_id, item=item, nr=nr, na=plaats or None
        )

    deel = bladzijde.deel
    return render_template(
        "dialoog/plan/dossiers.html",
        plan=plan,
        label=next(rij.label for rij in kader_van(plan).items if rij.id == item),
        tekst=tekst_van(plan, item, deel),
        waarde=waarde_van(item, deel),
        bladzijde=bladzijde,
        vormwoord=vormwoord,
        rijen=[(rij, _adres(deel.rijsoort, rij)) for rij in bladzijde.rijen],
        vorige=adres(bladzijde.vorige),
        volgende=adres(bladzijde.volgende),
    )


def _adres(soort: Rijsoort, rij: Telrij) -> str:
    """Give the page of a row, empty for who may not open it."""
    gebruiker = huidige_gebruiker()
    if soort is Rijsoort.TOEKENNING:
        return url_for("toekenning.toekenning", toekenning_id=rij.id)
    if soort is Rijsoort.GROEP:
        return url_for("clienten.groep", groep_id=rij.id)
    if gebruiker.organisatie.soort is OrganisatieSoort.ZORGKANTOOR:
        return url_for("beoordeling.dossier", aanvraag_id=rij.id)
    if mag(gebruiker.rol_set, Handeling.AANVRAAG_LEZEN):
        return url_for("aanvraag.taken", aanvraag_id=rij.id)
    return ""
