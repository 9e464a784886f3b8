"""What the functioneel beheerder does: organisations, and the data the portal works with."""

from uuid import UUID

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.beheer import queries as gegevens
from portal.beheer.actions import gebruikers as acties
from portal.beheer.forms.gebruikers import OrganisatieForm, RegioForm
from portal.beheer.routes.blueprint import bp, onthoud_link, toon_link
from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.platform import clock
from portal.platform.forms import SelectChoice, domain_errors_on, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang import queries
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.get("/organisaties")
@vereist(Handeling.ORGANISATIES_BEHEREN)
def organisaties() -> ResponseReturnValue:
    """List the organisations."""
    return render_template("beheer/organisaties.html", organisaties=queries.list_organisaties())


@bp.route("/organisaties/nieuw", methods=["GET", "POST"])
@vereist(Handeling.ORGANISATIES_BEHEREN)
@eenmalig
def organisatie_nieuw() -> ResponseReturnValue:
    """Add an organisation with its first beheerder."""
    form = OrganisatieForm()
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=acties.BEPERKINGEN):
            organisatie, token = acties.organisatie_toevoegen(
                acties.NieuweOrganisatie(
                    soort=OrganisatieSoort(form.soort.data),
                    naam=form.naam.data or "",
                    kvk=form.kvk.data or "",
                    beheerder=form.beheerder.data or "",
                    email=form.email.data or "",
                ),
                door=huidige_gebruiker(),
                op=clock.now(),
            )
            onthoud_link(organisatie.id, token)
            flash("De organisatie is toegevoegd.", "success")
            return rond_af(url_for("beheer.organisatie", organisatie_id=organisatie.id))
    return render_form("beheer/organisatie_form.html", form=form)


@bp.route("/organisaties/<uuid:organisatie_id>", methods=["GET", "POST"])
@vereist(Handeling.ORGANISATIES_BEHEREN)
def organisatie(organisatie_id: UUID) -> ResponseReturnValue:
    """Show an organisation; give a zorgkantoor a region."""
    gevonden = queries.get_organisatie(organisatie_id)
    vrij = gegevens.list_vrije_regios()
    form = RegioForm()
    form.regio.choices = [SelectChoice(code, naam) for code, naam in vrij.items()]
    if gevonden.soort is OrganisatieSoort.ZORGKANTOOR and form.validate_on_submit():
        code = form.regio.data
        with domain_errors_on(form, beperkingen=acties.BEPERKINGEN):
            acties.regio_toevoegen(
                gevonden, code, vrij[code], door=huidige_gebruiker(), op=clock.today()
            )
            flash("De regio is toegevoegd.", "success")
            return rond_af(url_for("beheer.organisatie", organisatie_id=organisatie_id))
    return render_form(
        "beheer/organisatie.html",
        form=form,
        organisatie=queries.get_organisatie(organisatie_id),
        regios=gegevens.list_regios_van(organisatie_id),
        link=toon_link(organisatie_id),
    )


@bp.get("/referentietabellen")
@vereist(Handeling.REFERENTIETABELLEN_BEHEREN)
def referentie() -> ResponseReturnValue:
    """Show which tables, forms and sources the portal works with."""
    return render_template(
        "beheer/referentie.html",
        tabellen=gegevens.list_tabellen(),
        bestanden=gegevens.list_bestanden(),
        bronnen=gegevens.list_bronnen(),
    )
