"""Locations of a zorgaanbieder."""

from uuid import UUID

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.beheer.actions import locaties as acties
from portal.beheer.forms.aanbieder import LocatieForm, LocatieWijzigForm
from portal.beheer.routes.blueprint import bp
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import domain_errors_on, eis_versie, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang import queries
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toegang.proeftuinen import list_proeftuinmerken

VELDEN = ("naam", "straat", "postcode", "plaats", "agb_uitvoerder", "nza_nummer", "sector")


@bp.get("/locaties")
@vereist(Handeling.LOCATIE_BEHEREN)
def locaties() -> ResponseReturnValue:
    """List the locations with their zorgkantoor."""
    lijst = queries.list_locaties(voor=huidige_gebruiker())
    return render_template("beheer/locaties.html", locaties=lijst)


@bp.route("/locaties/nieuw", methods=["GET", "POST"])
@vereist(Handeling.LOCATIE_BEHEREN)
@eenmalig
def locatie_nieuw() -> ResponseReturnValue:
    """Add a location."""
    form = LocatieForm()
    _bied_aan(form)
    if form.validate_on_submit():
        with domain_errors_on(form):
            acties.toevoegen(_gegevens(form), door=huidige_gebruiker(), op=clock.today())
            flash("De locatie is toegevoegd.", "success")
            return rond_af(url_for("beheer.locaties"))
    return render_form("beheer/locatie_form.html", form=form, locatie=None, proeftuinen=())


@bp.route("/locaties/<uuid:locatie_id>", methods=["GET", "POST"])
@vereist(Handeling.LOCATIE_BEHEREN)
def locatie(locatie_id: UUID) -> ResponseReturnValue:
    """Show and change a location."""
    beheerder = huidige_gebruiker()
    gevonden = queries.get_locatie(locatie_id, voor=beheerder)
    form = LocatieWijzigForm(
        **{naam: getattr(gevonden, naam) for naam in VELDEN}, regio=str(gevonden.regio_id)
    )
    _bied_aan(form)
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, gevonden.versie)
            acties.wijzigen(gevonden, _gegevens(form), door=beheerder, op=clock.today())
            flash("De locatie is gewijzigd.", "success")
            return rond_af(url_for("beheer.locaties"))
    return render_form(
        "beheer/locatie_form.html",
        form=form,
        locatie=queries.get_locatie(locatie_id, voor=huidige_gebruiker()),
        proeftuinen=list_proeftuinmerken(locatie_id, voor=huidige_gebruiker()),
    )


@bp.post("/locaties/<uuid:locatie_id>/sluiten")
@vereist(Handeling.LOCATIE_BEHEREN)
def locatie_sluiten(locatie_id: UUID) -> ResponseReturnValue:
    """Close a location."""
    beheerder = huidige_gebruiker()
    gevonden = queries.get_locatie(locatie_id, voor=beheerder)
    acties.sluiten(gevonden, door=beheerder, op=clock.today())
    flash("De locatie is gesloten. Lopende dossiers blijven bestaan.", "success")
    return rond_af(url_for("beheer.locaties"))


@bp.post("/locaties/<uuid:locatie_id>/heropenen")
@vereist(Handeling.LOCATIE_BEHEREN)
def locatie_heropenen(locatie_id: UUID) -> ResponseReturnValue:
    """Open a location again."""
    beheerder = huidige_gebruiker()
    acties.heropenen(queries.get_locatie(locatie_id, voor=beheerder), door=beheerder)
    flash("De locatie is weer open.", "success")
    return rond_af(url_for("beheer.locaties"))


def _bied_aan(form: LocatieForm) -> None:
    regios = queries.list_regios(clock.today(), voor=huidige_gebruiker())
    form.bied_aan((regio.id, f"{regio.naam} ({regio.zorgkantoor.naam})") for regio in regios)


def _gegevens(form: LocatieForm) -> acties.Locatiegegevens:
    return acties.Locatiegegevens(
        naam=form.naam.data or "",
        straat=form.straat.data or "",
        postcode=form.postcode.data or "",
        plaats=form.plaats.data or "",
        agb_uitvoerder=form.agb_uitvoerder.data or "",
        nza_nummer=form.nza_nummer.data or "",
        sector=form.sector.data or "",
        regio_id=UUID(form.regio.data),
    )
