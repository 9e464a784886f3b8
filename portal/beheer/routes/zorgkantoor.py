"""Letterhead, mandates and tariffs of a zorgkantoor."""

from decimal import Decimal
from uuid import UUID

from flask import Response, abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.beheer.actions import zorgkantoor as acties
from portal.beheer.forms.zorgkantoor import (
    BRIEFVELDEN,
    UITKOMSTEN,
    BriefhoofdForm,
    MandaatForm,
    TariefForm,
)
from portal.beheer.routes.blueprint import bp
from portal.domain.bevoegdheid import Handeling, Uitkomst, benodigde_rollen
from portal.domain.waarden import euro_uit_tekst, percentage_uit_tekst
from portal.platform import clock
from portal.platform.forms import domain_errors_on, eis_versie, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang import queries
from portal.toegang.bewaking import huidige_gebruiker, vereist

JAREN_TERUG = 3


@bp.route("/briefhoofd", methods=["GET", "POST"])
@vereist(Handeling.BRIEFHOOFD_BEHEREN)
def briefhoofd() -> ResponseReturnValue:
    """Show and change the letterhead; complete before the first besluit."""
    beheerder = huidige_gebruiker()
    huidig = queries.find_briefhoofd(beheerder.organisatie_id)
    form = BriefhoofdForm(**{naam: getattr(huidig, naam, "") for naam in BRIEFVELDEN})
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, huidig.versie if huidig else 0)
            acties.briefhoofd_bewaren(
                {naam: str(form[naam].data) for naam in BRIEFVELDEN},
                logo=form.logo.data.read() if form.logo.data else None,
                logo_weg=bool(form.logo_weg.data),
                door=beheerder,
            )
            flash("Het briefhoofd is bewaard.", "success")
            return rond_af(url_for("beheer.briefhoofd"))
    huidig = queries.find_briefhoofd(huidige_gebruiker().organisatie_id)
    return render_form("beheer/briefhoofd.html", form=form, briefhoofd=huidig, velden=BRIEFVELDEN)


@bp.get("/briefhoofd/logo")
@vereist(Handeling.BRIEFHOOFD_BEHEREN)
def logo() -> ResponseReturnValue:
    """Give the stored logo."""
    huidig = queries.find_briefhoofd(huidige_gebruiker().organisatie_id)
    if huidig is None or huidig.logo is None:
        abort(404)
    return Response(huidig.logo, mimetype="image/png")


@bp.get("/mandaten")
@vereist(Handeling.MANDATEN_BEHEREN)
def mandaten() -> ResponseReturnValue:
    """List the mandates by user."""
    beheerder = huidige_gebruiker()
    namen = {rij.id: rij.naam for rij in queries.list_gebruikers(voor=beheerder)}
    return render_template(
        "beheer/mandaten.html",
        mandaten=queries.list_mandaten(voor=beheerder),
        namen=namen,
        uitkomsten={soort.value: label for soort, label in UITKOMSTEN.items()},
        vandaag=clock.today(),
    )


@bp.route("/mandaten/nieuw", methods=["GET", "POST"])
@vereist(Handeling.MANDATEN_BEHEREN)
@eenmalig
def mandaat_nieuw() -> ResponseReturnValue:
    """Give a mandate."""
    beheerder = huidige_gebruiker()
    form = MandaatForm()
    rollen = benodigde_rollen(Handeling.BESLUIT_VASTSTELLEN)
    keuzes = queries.list_gebruikers_met_rol(rollen, voor=beheerder)
    form.bied_aan((rij.id, rij.naam) for rij in keuzes)
    if form.validate_on_submit():
        with domain_errors_on(form):
            acties.mandaat_geven(
                queries.get_gebruiker(UUID(form.gebruiker.data), voor=beheerder),
                _mandaat(form),
                door=beheerder,
            )
            flash("Het mandaat is gegeven.", "success")
            return rond_af(url_for("beheer.mandaten"))
    return render_form("beheer/mandaat_form.html", form=form)


@bp.post("/mandaten/<uuid:mandaat_id>/beeindigen")
@vereist(Handeling.MANDATEN_BEHEREN)
def mandaat_beeindigen(mandaat_id: UUID) -> ResponseReturnValue:
    """Let a mandate end today."""
    beheerder = huidige_gebruiker()
    acties.mandaat_beeindigen(
        queries.get_mandaat(mandaat_id, voor=beheerder), door=beheerder, op=clock.today()
    )
    flash("Vandaag is de laatste dag van dit mandaat.", "success")
    return rond_af(url_for("beheer.mandaten"))


@bp.get("/tarieven")
@vereist(Handeling.TARIEFPERCENTAGE_BEHEREN)
def tarieven() -> ResponseReturnValue:
    """List the agreed percentages of a year by aanbieder."""
    beheerder = huidige_gebruiker()
    jaar = request.args.get("jaar", clock.today().year, type=int)
    _eis_jaar(jaar)
    afspraken = {
        rij.aanbieder_id: f"{_percentage(rij.fractie)}%"
        for rij in queries.list_tariefafspraken(jaar, voor=beheerder)
    }
    aanbieders = [
        {
            "naam": rij.naam,
            "percentage": afspraken.get(rij.id),
            "href": url_for("beheer.tarief", jaar=jaar, aanbieder_id=rij.id),
        }
        for rij in queries.list_aanbieders(voor=beheerder)
    ]
    return render_template("beheer/tarieven.html", jaar=jaar, jaren=_jaren(), aanbieders=aanbieders)


@bp.route("/tarieven/<int:jaar>/<uuid:aanbieder_id>", methods=["GET", "POST"])
@vereist(Handeling.TARIEFPERCENTAGE_BEHEREN)
def tarief(jaar: int, aanbieder_id: UUID) -> ResponseReturnValue:
    """Agree on a percentage."""
    _eis_jaar(jaar)
    beheerder = huidige_gebruiker()
    aanbieder = queries.get_aanbieder(aanbieder_id, voor=beheerder)
    naam = aanbieder.naam
    huidig = queries.find_tariefafspraak(aanbieder_id, beheerder.organisatie_id, jaar)
    form = TariefForm(percentage=_percentage(huidig.fractie) if huidig else "")
    if form.validate_on_submit():
        with domain_errors_on(form):
            aandeel = percentage_uit_tekst(form.percentage.data or "")
            acties.tarief_afspreken(aanbieder, jaar, aandeel, door=beheerder)
            flash("Het percentage is bewaard.", "success")
            return rond_af(url_for("beheer.tarieven", jaar=jaar))
    return render_form("beheer/tarief_form.html", form=form, aanbieder=naam, jaar=jaar)


def _eis_jaar(jaar: int) -> None:
    if jaar not in _jaren():
        abort(404)


def _jaren() -> range:
    """Give the years of agreements that can be looked at: a few back, one ahead."""
    dit_jaar = clock.today().year
    return range(dit_jaar - JAREN_TERUG, dit_jaar + 2)


def _percentage(fractie: str) -> str:
    """Write a stored share as an exact percentage: 0.965 is 96,5."""
    return f"{(Decimal(fractie) * 100).normalize():f}".replace(".", ",")


def _mandaat(form: MandaatForm) -> acties.Mandaatgegevens:
    maximum = (form.maximum.data or "").strip()
    van = form.van.data
    assert van is not None
    return acties.Mandaatgegevens(
        soorten=frozenset(map(Uitkomst, form.soorten.data or ())),
        maximum_cent=int(euro_uit_tekst(maximum) * 100) if maximum else None,
        functietitel=form.functietitel.data or "",
        van=van,
        tot=form.tot.data,
    )
