"""Who comes into a group and who leaves it."""

import uuid

from flask.typing import ResponseReturnValue

from portal.clienten import actions, queries
from portal.clienten.forms import LedenForm, LidForm
from portal.clienten.models import Groep
from portal.clienten.routes.blauwdruk import bp
from portal.clienten.routes.groep import klaar, mutatie_url, open_groep, toon
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import domain_errors_on, eis_versie
from portal.platform.web.idempotency import eenmalig
from portal.platform.web.texts import aantal
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.route("/groepen/<uuid:groep_id>/leden", methods=["GET", "POST"])
@vereist(Handeling.GROEP_BEHEREN)
@eenmalig
def groepsleden_toevoegen(groep_id: uuid.UUID) -> ResponseReturnValue:
    """Let clients of the same location into a group, all from one day."""
    groep, gebruiker, vandaag = open_groep(groep_id), huidige_gebruiker(), clock.today()
    form = LedenForm(data={"versie": groep.versie})
    kandidaten = queries.list_kandidaten(groep, voor=gebruiker, op=vandaag)
    form.vul_keuzes(kandidaten)
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, groep.versie)
            return _voeg_toe(groep, form)
    return toon(
        "clienten/groepsleden.html",
        form,
        groep,
        kandidaten=kandidaten,
        mutatie_url=mutatie_url(groep),
    )


@bp.route("/groepen/<uuid:groep_id>/leden/<uuid:lid_id>", methods=["GET", "POST"])
@vereist(Handeling.GROEP_BEHEREN)
def groepslid(groep_id: uuid.UUID, lid_id: uuid.UUID) -> ResponseReturnValue:
    """End a membership with a last day, or correct its days."""
    groep = open_groep(groep_id)
    lid = queries.get_lid(groep, lid_id)
    form = LidForm(data={"versie": groep.versie, "van": lid.van, "tot": lid.tot})
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, groep.versie)
            assert form.van.data is not None
            actions.wijzig_lidmaatschap(
                lid, van=form.van.data, tot=form.tot.data, door=huidige_gebruiker()
            )
            return klaar(groep_id, "De dagen in de groep zijn opgeslagen.")
    return toon("clienten/groepslid.html", form, groep, lid=lid, mutatie_url=mutatie_url(groep))


def _voeg_toe(groep: Groep, form: LedenForm) -> ResponseReturnValue:
    gebruiker, groep_id = huidige_gebruiker(), groep.id
    gekozen = [uuid.UUID(keuze) for keuze in form.clienten.data or []]
    assert form.van.data is not None
    for client_id in gekozen:
        client = queries.get_client(client_id, voor=gebruiker, op=clock.today())
        actions.voeg_lid_toe(groep, client, van=form.van.data, door=gebruiker)
    wie = aantal(len(gekozen), "cliënt", "cliënten")
    return klaar(groep_id, f"Toegevoegd aan de groep: {wie}.")
