"""One client: the page with everything, adding one and changing who it is."""

import uuid
from datetime import date

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.clienten import actions, queries
from portal.clienten.actions import Persoon
from portal.clienten.dossiers import dossierbron
from portal.clienten.forms import ClientForm, NieuweClientForm
from portal.clienten.geschiedenis import geschiedenisbron
from portal.clienten.models import Client
from portal.clienten.routes.beeld import maak_beeld
from portal.clienten.routes.blauwdruk import bp
from portal.clienten.routes.lezen import klaar, open_client, toon
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import domain_errors_on, eis_versie, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist

BESTAAT = {"uq_client_aanbieder_id_clientcode": "clientcode_bestaat"}


@bp.get("/clienten/<uuid:client_id>")
@vereist(Handeling.CLIENT_LEZEN)
def client(client_id: uuid.UUID) -> ResponseReturnValue:
    """Show everything that is known of a client, with the aanvragen and besluiten."""
    gevonden = open_client(client_id)
    bron, gebruiker, vandaag = dossierbron(), huidige_gebruiker(), clock.today()
    return render_template(
        "clienten/client.html",
        client=gevonden,
        beeld=maak_beeld(gevonden, voor=gebruiker, op=vandaag),
        dossiers=bron.list_dossiers(client_id, voor=gebruiker),
        zonder_aanvraag=bron.list_zonder_aanvraag(client_id, voor=gebruiker),
        groepen=queries.list_groepen_van(gevonden, voor=gebruiker),
        geschiedenis=geschiedenisbron()([client_id], voor=gebruiker, op=vandaag),
        begin_url=bron.begin_aanvraag(client_id),
        trajecten=bron.find_trajecten(client=client_id, voor=gebruiker),
        vervolg=bron.find_vervolg(client_id, voor=gebruiker, op=vandaag),
    )


@bp.route("/clienten/nieuw", methods=["GET", "POST"])
@vereist(Handeling.CLIENT_AANMAKEN)
@eenmalig
def nieuw() -> ResponseReturnValue:
    """Add a client; next come woonplek and indicatie."""
    form = NieuweClientForm()
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=BESTAAT):
            client = actions.maak_client(
                _persoon(form, form.bsn.data or ""),
                clientcode=form.clientcode.data or "",
                door=huidige_gebruiker(),
                op=clock.now(),
            )
            flash(f"Cliënt {client.clientcode} is toegevoegd.", "success")
            return rond_af(url_for("clienten.plaatsing", client_id=client.id))
    return render_form("clienten/nieuw.html", form=form)


@bp.route("/clienten/<uuid:client_id>/wijzigen", methods=["GET", "POST"])
@vereist(Handeling.CLIENT_WIJZIGEN)
def wijzigen(client_id: uuid.UUID) -> ResponseReturnValue:
    """Change who a client is; an empty BSN keeps the one that is known."""
    gevonden = open_client(client_id)
    form = ClientForm(data=_bekend(gevonden))
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=BESTAAT):
            eis_versie(form, gevonden.versie)
            actions.wijzig_client(
                gevonden,
                _persoon(form, form.bsn.data or gevonden.bsn),
                clientcode=form.clientcode.data or "",
                overleden_op=form.overleden_op.data,
                door=huidige_gebruiker(),
                op=clock.now(),
            )
            return klaar(gevonden, "De gegevens zijn opgeslagen.")
    return toon("clienten/wijzigen.html", form, gevonden)


def _persoon(form: NieuweClientForm | ClientForm, bsn: str) -> Persoon:
    return Persoon(
        bsn=bsn,
        voornamen=form.voornamen.data or "",
        tussenvoegsel=form.tussenvoegsel.data or "",
        achternaam=form.achternaam.data or "",
        geboortedatum=form.geboortedatum.data,
        geslacht=form.geslacht.data,
    )


def _bekend(client: Client) -> dict[str, object]:
    geboren = client.geboortedatum
    return {
        "versie": client.versie,
        "clientcode": client.clientcode,
        "voornamen": client.voornamen,
        "tussenvoegsel": client.tussenvoegsel,
        "achternaam": client.achternaam,
        "geboortedatum": date.fromisoformat(geboren) if geboren else None,
        "geslacht": client.geslacht,
        "overleden_op": client.overleden_op,
    }
