"""Users of the own organisation: invite, change, block, and a new link."""

from uuid import UUID

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.beheer.actions import gebruikers as acties
from portal.beheer.forms.gebruikers import GebruikerForm, UitnodigForm
from portal.beheer.routes.blueprint import bp, onthoud_link, toon_link
from portal.domain.bevoegdheid import Handeling, OrganisatieSoort, Rol
from portal.platform import clock
from portal.platform.forms import Formulier, domain_errors_on, eis_versie, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang import queries
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.get("/gebruikers")
@vereist(Handeling.GEBRUIKERS_BEHEREN)
def gebruikers() -> ResponseReturnValue:
    """List the users."""
    lijst = queries.list_gebruikers(voor=huidige_gebruiker())
    return render_template("beheer/gebruikers.html", gebruikers=lijst)


@bp.route("/gebruikers/nieuw", methods=["GET", "POST"])
@vereist(Handeling.GEBRUIKERS_BEHEREN)
@eenmalig
def gebruiker_nieuw() -> ResponseReturnValue:
    """Invite a user."""
    form = UitnodigForm()
    _bied_aan(form)
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=acties.BEPERKINGEN):
            gebruiker, token = acties.uitnodigen(
                form.email.data or "", _gegevens(form), door=huidige_gebruiker(), op=clock.now()
            )
            onthoud_link(gebruiker.id, token)
            flash("De uitnodiging is gemaakt.", "success")
            return rond_af(url_for("beheer.gebruiker", gebruiker_id=gebruiker.id))
    return render_form("beheer/gebruiker_form.html", form=form, gebruiker=None)


@bp.get("/gebruikers/<uuid:gebruiker_id>")
@vereist(Handeling.GEBRUIKERS_BEHEREN)
def gebruiker(gebruiker_id: UUID) -> ResponseReturnValue:
    """Show one user, and a new link once."""
    beheerder = huidige_gebruiker()
    gevonden = queries.get_gebruiker(gebruiker_id, voor=beheerder)
    return render_template(
        "beheer/gebruiker.html",
        gebruiker=gevonden,
        link=toon_link(gevonden.id),
        zelf=gevonden.id == beheerder.id,
    )


@bp.route("/gebruikers/<uuid:gebruiker_id>/wijzigen", methods=["GET", "POST"])
@vereist(Handeling.GEBRUIKERS_BEHEREN)
def gebruiker_wijzigen(gebruiker_id: UUID) -> ResponseReturnValue:
    """Change a user's data, roles and view."""
    beheerder = huidige_gebruiker()
    gevonden = queries.get_gebruiker(gebruiker_id, voor=beheerder)
    form = GebruikerForm(
        naam=gevonden.naam,
        functietitel=gevonden.functietitel,
        telefoon=gevonden.telefoon,
        rollen=[rol.value for rol in gevonden.rol_set],
        locaties=[str(locatie.id) for locatie in gevonden.locaties],
        regios=[str(regio.id) for regio in gevonden.regios],
    )
    _bied_aan(form)
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, gevonden.versie)
            acties.wijzigen(gevonden, _gegevens(form), door=beheerder)
            flash("De gegevens zijn gewijzigd.", "success")
            return rond_af(url_for("beheer.gebruiker", gebruiker_id=gebruiker_id))
    return render_form(
        "beheer/gebruiker_form.html",
        form=form,
        gebruiker=queries.get_gebruiker(gebruiker_id, voor=huidige_gebruiker()),
    )


@bp.post("/gebruikers/<uuid:gebruiker_id>/link")
@vereist(Handeling.GEBRUIKERS_BEHEREN)
@eenmalig
def gebruiker_link(gebruiker_id: UUID) -> ResponseReturnValue:
    """Make a new one-time link."""
    beheerder = huidige_gebruiker()
    gevonden = queries.get_gebruiker(gebruiker_id, voor=beheerder)
    onthoud_link(gevonden.id, acties.nieuwe_link(gevonden, door=beheerder, op=clock.now()))
    return rond_af(url_for("beheer.gebruiker", gebruiker_id=gebruiker_id))


@bp.post("/gebruikers/<uuid:gebruiker_id>/blokkeren")
@vereist(Handeling.GEBRUIKERS_BEHEREN)
def gebruiker_blokkeren(gebruiker_id: UUID) -> ResponseReturnValue:
    """Keep a user out."""
    beheerder = huidige_gebruiker()
    gevonden = queries.get_gebruiker(gebruiker_id, voor=beheerder)
    form = Formulier()
    with domain_errors_on(form):
        acties.blokkeren(gevonden, door=beheerder, op=clock.now())
        flash("Deze persoon kan niet meer inloggen.", "success")
        return rond_af(url_for("beheer.gebruiker", gebruiker_id=gebruiker_id))
    return render_form(
        "beheer/gebruiker.html",
        form=form,
        gebruiker=queries.get_gebruiker(gebruiker_id, voor=huidige_gebruiker()),
        link=None,
        zelf=True,
    )


@bp.post("/gebruikers/<uuid:gebruiker_id>/deblokkeren")
@vereist(Handeling.GEBRUIKERS_BEHEREN)
def gebruiker_deblokkeren(gebruiker_id: UUID) -> ResponseReturnValue:
    """Let a user in again."""
    beheerder = huidige_gebruiker()
    acties.deblokkeren(queries.get_gebruiker(gebruiker_id, voor=beheerder), door=beheerder)
    flash("Deze persoon kan weer inloggen.", "success")
    return rond_af(url_for("beheer.gebruiker", gebruiker_id=gebruiker_id))


def _bied_aan(form: UitnodigForm | GebruikerForm) -> None:
    beheerder = huidige_gebruiker()
    soort = beheerder.organisatie.soort
    eigen = soort is OrganisatieSoort.ZORGKANTOOR
    regios = queries.list_regios(clock.today(), voor=beheerder) if eigen else ()
    form.bied_aan(
        soort,
        [(locatie.id, locatie.naam) for locatie in queries.list_locaties(voor=beheerder)],
        [(regio.id, regio.naam) for regio in regios],
    )


def _gegevens(form: UitnodigForm | GebruikerForm) -> acties.Gebruikergegevens:
    return acties.Gebruikergegevens(
        naam=form.naam.data or "",
        functietitel=form.functietitel.data or "",
        telefoon=form.telefoon.data or "",
        rollen=frozenset(map(Rol, form.rollen.data or ())),
        locatie_ids=frozenset(map(UUID, form.locaties.data or ())),
        regio_ids=frozenset(map(UUID, form.regios.data or ())),
    )
