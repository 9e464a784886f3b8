"""One group: the page with its members, changing its name, and ending it."""

import uuid

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.clienten import actions, queries
from portal.clienten.dossiers import dossierbron
from portal.clienten.forms import GroepForm, OpheffenForm
from portal.clienten.models import Groep
from portal.clienten.routes.blauwdruk import bp
from portal.clienten.routes.groepen import BESTAAT
from portal.domain.bevoegdheid import Handeling, mag
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.forms import VersieFormulier, domain_errors_on, eis_versie, render_form
from portal.platform.framework_data import get_toetsingskader
from portal.platform.web.idempotency import rond_af
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toegang.proeftuinen import list_proeftuinmerken


def open_groep(groep_id: uuid.UUID) -> Groep:
    """Give the group of a page and write one audit line when the page only reads.

    Raises:
        NotFound: The group does not exist or is not in view of the user.
    """
    gebruiker = huidige_gebruiker()
    groep = queries.get_groep(groep_id, voor=gebruiker)
    if request.method == "GET":
        leg_lezen_vast(audit_regel(Handeling.GROEP_LEZEN.value, door=gebruiker, over=groep))
    return groep


def klaar(groep_id: uuid.UUID, melding: str) -> ResponseReturnValue:
    """Commit a change and go to the group."""
    flash(melding, "success")
    return rond_af(url_for("clienten.groep", groep_id=groep_id))


def mutatie_url(groep: Groep) -> str:
    """Give where a change in a group is reported, empty while no toekenning of it runs."""
    return dossierbron().begin_mutatie(groep.id, voor=huidige_gebruiker(), op=clock.today())


def toon(sjabloon: str, form: VersieFormulier, groep: Groep, **rest: object) -> ResponseReturnValue:
    """Show a form about a group; after a conflict also with who is in it now."""
    nu = queries.list_leden(groep, op=clock.today()) if form.verouderd else ()
    mag_muteren = mag(huidige_gebruiker().rol_set, Handeling.MUTATIE_AANVRAGEN)
    return render_form(sjabloon, form=form, groep=groep, nu=nu, mag_muteren=mag_muteren, **rest)


@bp.get("/groepen/<uuid:groep_id>")
@vereist(Handeling.GROEP_LEZEN)
def groep(groep_id: uuid.UUID) -> ResponseReturnValue:
    """Show who is in a group, who was, and its aanvragen."""
    gevonden, gebruiker, vandaag = open_groep(groep_id), huidige_gebruiker(), clock.today()
    rijen = queries.list_lidrijen(gevonden, voor=gebruiker, op=vandaag)
    eigen = gevonden.aanbieder_id == gebruiker.organisatie_id
    bron = dossierbron()
    return render_template(
        "clienten/groep.html",
        groep=gevonden,
        leden=[rij for rij in rijen if rij.is_lid_op(vandaag)],
        anderen=[rij for rij in rijen if not rij.is_lid_op(vandaag)],
        dossiers=bron.list_groepsdossiers(groep_id, voor=gebruiker),
        begin_url=bron.begin_groepsaanvraag(groep_id),
        trajecten=bron.find_trajecten(groep=groep_id, voor=gebruiker),
        proeftuinen=list_proeftuinmerken(gevonden.locatie_id, voor=gebruiker),
        mutatie_url=bron.begin_mutatie(groep_id, voor=gebruiker, op=vandaag),
        mag_muteren=eigen and mag(gebruiker.rol_set, Handeling.MUTATIE_AANVRAGEN),
        minimum=get_toetsingskader(op=vandaag).drempels.groep_minimum,
        eigen=eigen,
        mag_beheren=eigen and mag(gebruiker.rol_set, Handeling.GROEP_BEHEREN),
    )


@bp.route("/groepen/<uuid:groep_id>/wijzigen", methods=["GET", "POST"])
@vereist(Handeling.GROEP_BEHEREN)
def groep_wijzigen(groep_id: uuid.UUID) -> ResponseReturnValue:
    """Give a group another name or code."""
    gevonden = open_groep(groep_id)
    form = GroepForm(data={"versie": gevonden.versie, "naam": gevonden.naam, "code": gevonden.code})
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=BESTAAT):
            eis_versie(form, gevonden.versie)
            actions.wijzig_groep(
                gevonden, form.naam.data or "", code=form.code.data or "", door=huidige_gebruiker()
            )
            return klaar(groep_id, "De groep is gewijzigd.")
    return toon("clienten/groep_wijzigen.html", form, gevonden)


@bp.route("/groepen/<uuid:groep_id>/opheffen", methods=["GET", "POST"])
@vereist(Handeling.GROEP_BEHEREN)
def groep_opheffen(groep_id: uuid.UUID) -> ResponseReturnValue:
    """End a group after its last day; it stays in the list of groups that ended."""
    gevonden, gebruiker = open_groep(groep_id), huidige_gebruiker()
    form = OpheffenForm(data={"versie": gevonden.versie})
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, gevonden.versie)
            assert form.laatste_dag.data is not None
            open_ = dossierbron().open_groepsaanvragen([groep_id], voor=gebruiker).get(groep_id)
            actions.hef_op(
                gevonden,
                form.laatste_dag.data,
                open_aanvraag=open_.tekst if open_ else "",
                door=gebruiker,
            )
            return klaar(groep_id, "De groep is opgeheven.")
    leden = queries.list_leden(gevonden, op=clock.today())
    return toon("clienten/groep_opheffen.html", form, gevonden, leden=leden)
