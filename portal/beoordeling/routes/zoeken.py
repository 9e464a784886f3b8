"""All dossiers of a zorgkantoor: a list by number, and a search by person that leaves no trace."""

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue

from portal.beoordeling.forms.werkvoorraad import ZICHTBAAR, ZoekForm, lees_vraag, lijkt_bsn
from portal.beoordeling.queries.zoeken import zoek_dossiers
from portal.beoordeling.routes.blauwdruk import bp
from portal.beoordeling.routes.lijstweergave import Lijstadres, maak_lijst, maak_rijen
from portal.clienten.queries import Zoekvraag
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast, leg_vast
from portal.platform.database import db
from portal.platform.forms import render_form
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

GEEN_BSN = (
    "Zoek op BSN in het vak Zoek op persoon. Daar komt het nummer niet in het adres te staan."
)


@bp.get("/dossiers")
@vereist(Handeling.WERKVOORRAAD_LEZEN)
def dossiers() -> ResponseReturnValue:
    """Show every dossier that was ever submitted, newest first or as the address asks."""
    gebruiker, op = huidige_gebruiker(), clock.today()
    vraag = lees_vraag(request.args, alles=True)
    adres = Lijstadres("beoordeling.dossiers", vraag)
    lijst = maak_lijst(adres, dict.fromkeys(ZICHTBAAR, ""), voor=gebruiker, op=op)
    leg_lezen_vast(audit_regel("dossiers.lezen", door=gebruiker))
    return render_template(
        "beoordeling/dossiers.html",
        **lijst,
        melding=GEEN_BSN if lijkt_bsn(request.args.get("zoek", "")) else "",
        mag_toewijzen=False,
    )


@bp.route("/dossiers/zoeken", methods=["GET", "POST"])
@vereist(Handeling.WERKVOORRAAD_LEZEN)
def zoeken() -> ResponseReturnValue:
    """Find dossiers by BSN or achternaam; what was typed is in no address and in no log."""
    form = ZoekForm()
    if not form.validate_on_submit():
        return render_form("beoordeling/zoeken.html", form=form, rijen=None)
    gebruiker = huidige_gebruiker()
    zoekvraag = Zoekvraag(
        bsn=form.zoek_bsn.data or "",
        achternaam=form.zoek_achternaam.data or "",
        geboortedatum=form.zoek_geboortedatum.data,
    )
    gevonden = maak_rijen(
        zoek_dossiers(zoekvraag, voor=gebruiker), voor=gebruiker, op=clock.today()
    )
    leg_vast(audit_regel("dossiers.zoeken", door=gebruiker, kenmerk=zoekvraag.soort))
    db.session.commit()
    return make_response(render_template("beoordeling/zoeken.html", form=form, rijen=gevonden))
