"""The list of groups, and making one."""

import uuid
from functools import partial

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.clienten import actions, queries
from portal.clienten.dossiers import dossierbron
from portal.clienten.forms import GroepenfilterForm, NieuweGroepForm
from portal.clienten.queries import Groepenvenster
from portal.clienten.routes.blauwdruk import bp
from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.forms import domain_errors_on, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.audit import audit_regel
from portal.toegang.bereik import bepaal_bereik
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toegang.queries import list_locaties

BESTAAT = {"uq_groep_aanbieder_id_code": "groepscode_bestaat"}


@bp.get("/groepen")
@vereist(Handeling.GROEP_LEZEN)
def groepen() -> ResponseReturnValue:
    """List the groups at the own locations by code; a zorgkantoor reads them in its dossiers."""
    gebruiker = huidige_gebruiker()
    if gebruiker.organisatie.soort is not OrganisatieSoort.AANBIEDER:
        raise NotFound
    form = GroepenfilterForm(request.args)
    form.vul_keuzes(_locaties())
    venster = Groepenvenster(
        locatie_id=form.locatie_id,
        opgeheven=bool(form.opgeheven.data),
        na=request.args.get("na", ""),
        tot=request.args.get("tot", ""),
    )
    blad = queries.blader_groepen(venster, voor=gebruiker, op=clock.today())
    leg_lezen_vast(audit_regel("groep.lijst", door=gebruiker))
    return render_template(
        "clienten/groepen.html",
        filterform=form,
        gefilterd=venster.locatie_id is not None,
        rijen=blad.rijen,
        open_aanvragen=dossierbron().open_groepsaanvragen(
            [rij.id for rij in blad.rijen], voor=gebruiker
        ),
        links=blad.links(
            lambda rij: rij.code,
            partial(
                url_for,
                "clienten.groepen",
                locatie=venster.locatie_id,
                opgeheven="ja" if venster.opgeheven else None,
            ),
        ),
    )


@bp.route("/groepen/nieuw", methods=["GET", "POST"])
@vereist(Handeling.GROEP_BEHEREN)
@eenmalig
def groep_nieuw() -> ResponseReturnValue:
    """Add a group; next come its members."""
    form = NieuweGroepForm()
    form.vul_keuzes(_locaties(open_=True))
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=BESTAAT):
            groep = actions.maak_groep(
                form.naam.data or "",
                locatie_id=uuid.UUID(form.locatie.data),
                code=form.code.data or "",
                door=huidige_gebruiker(),
                op=clock.now(),
            )
            flash(f"Groep {groep.code} is gemaakt. Voeg nu de leden toe.", "success")
            return rond_af(url_for("clienten.groepsleden_toevoegen", groep_id=groep.id))
    return render_form("clienten/groep_nieuw.html", form=form)


def _locaties(*, open_: bool = False) -> list[tuple[str, str]]:
    """Give id and name of the own locations that the user may see."""
    gebruiker = huidige_gebruiker()
    eigen = bepaal_bereik(gebruiker).locaties
    return [
        (str(rij.id), rij.naam)
        for rij in list_locaties(voor=gebruiker)
        if (eigen is None or rij.id in eigen) and not (open_ and rij.gesloten_op)
    ]
