"""The page that says which submitted version a digest belongs to."""

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.aanvraag.forms.indienen import Verifieerformulier
from portal.aanvraag.queries.verifieren import find_versie_met
from portal.aanvraag.routes.blauwdruk import bp
from portal.domain.bevoegdheid import Handeling
from portal.platform.forms import render_form
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.route("/verifieren", methods=["GET", "POST"])
@vereist(Handeling.VERSIE_VERIFIEREN)
def verifieren() -> ResponseReturnValue:
    """Look a digest up; it is posted, so that it stays out of addresses and logs."""
    form = Verifieerformulier()
    if not form.validate_on_submit():
        return render_form(
            "aanvraag/versies/verifieren.html", form=form, gezocht=False, gevonden=None
        )
    gevonden = find_versie_met(form.digest, voor=huidige_gebruiker())
    return render_template(
        "aanvraag/versies/verifieren.html", form=form, gezocht=True, gevonden=gevonden
    )
