"""Read the official workbook of a group: show what each row would fill in, then do so."""

import uuid

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.actions.groep import Groepsstart, start_groepsaanvraag
from portal.aanvraag.actions.werkboek import vul_groep_uit_werkboek
from portal.aanvraag.forms.werkboek import Bevestigformulier, Uploadformulier
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.werkboek import (
    Groepslezing,
    Groepsvulling,
    find_clienten,
    find_groep,
    find_ingang,
    lees_groep,
    maak_groepsvulling,
    ontzegel_groep,
    plaats_van,
    tarief_anders,
    verzegel_groep,
)
from portal.aanvraag.routes.bewerkbaar import open_om_te_bewerken
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.lezen import stand_van
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.aanvraag.routes.werkboekbeeld import groepsbeeld
from portal.clienten.queries import list_leden
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.forms import render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.platform.web.texts import aantal
from portal.platform.workbook import WerkboekInhoud
from portal.toegang.bewaking import huidige_gebruiker, vereist

SOORT = "groepswerkboek"


@bp.post("/aanvragen/werkboek/groep-starten")
@vereist(Handeling.AANVRAAG_WERKBOEK_INLEZEN)
@eenmalig
def groepswerkboek_starten() -> ResponseReturnValue:
    """Start the aanvraag of the group of a confirmed workbook and fill it in."""
    form, gebruiker, op = Bevestigformulier(), huidige_gebruiker(), clock.now()
    with fouten_op(form):
        groep_id = als_id(form.doel.data)
        vulling = _ontzegel(form, groep_id)
        start = Groepsstart(
            groep_id=groep_id,
            client_ids=tuple(vulling.leden),
            maanden=None,
            ingang=vulling.ingang,
        )
        aanvraag = start_groepsaanvraag(start, door=gebruiker, op=op)
        return _vul(aanvraag, vulling)
    return opnieuw(form, None)


@bp.post("/aanvragen/<uuid:aanvraag_id>/werkboek/groep-invullen")
@vereist(Handeling.AANVRAAG_WERKBOEK_INLEZEN)
@eenmalig
def groepswerkboek_invullen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Fill in the concept of a group from a confirmed workbook."""
    aanvraag = open_om_te_bewerken(aanvraag_id)
    form = Bevestigformulier()
    with fouten_op(form):
        return _vul(aanvraag, _ontzegel(form, aanvraag.id))
    return opnieuw(form, aanvraag)


def toon_nieuwe_groep(inhoud: WerkboekInhoud) -> ResponseReturnValue:
    """Show a group workbook; offer to start an aanvraag for the group of its clients."""
    gebruiker, vandaag = huidige_gebruiker(), clock.today()
    clienten = find_clienten(inhoud, voor=gebruiker, op=vandaag)
    groep = find_groep(clienten.values(), voor=gebruiker, op=vandaag)
    leden = list_leden(groep, op=vandaag) if groep else ()
    lezing = lees_groep(inhoud, clienten, {lid.client_id for lid in leden})
    return _toon(inhoud, lezing, doel=groep.id if groep else None, groep=groep, aanvraag=None)


def toon_bij_groep(aanvraag: Aanvraag, inhoud: WerkboekInhoud) -> ResponseReturnValue:
    """Lay a group workbook beside the concept of a group.

    Raises:
        DomeinFout: `werkboek_geen_groep`.
    """
    if inhoud.groep is None:
        raise DomeinFout("werkboek_geen_groep")
    clienten = find_clienten(inhoud, voor=huidige_gebruiker(), op=clock.today())
    leden = {lid.client_id: lid.clientcode for lid in aanvraag.leden if lid.client_id}
    lezing = lees_groep(inhoud, clienten, leden)
    gelezen = {rij.client.id for rij in lezing.rijen if rij.client}
    niet = sorted(code for client_id, code in leden.items() if client_id not in gelezen)
    return _toon(
        inhoud,
        lezing,
        doel=aanvraag.id,
        groep=aanvraag.groep,
        aanvraag=aanvraag,
        niet=niet,
        tarief=tarief_anders(inhoud, stand_van(aanvraag)),
    )


def als_id(tekst: str | None) -> uuid.UUID:
    """Read the id in a form that confirms.

    Raises:
        DomeinFout: `werkboek_verlopen` when it is none.
    """
    try:
        return uuid.UUID(tekst or "")
    except ValueError as fout:
        raise DomeinFout("werkboek_verlopen") from fout


def opnieuw(form: Bevestigformulier, aanvraag: Aanvraag | None) -> ResponseReturnValue:
    """Ask for the file again, with what was refused."""
    upload = Uploadformulier(formdata=None)
    upload.form_errors.extend(form.form_errors)
    return render_form("aanvraag/werkboek/upload.html", form=upload, aanvraag=aanvraag)


def _toon(
    inhoud: WerkboekInhoud, lezing: Groepslezing, *, doel: uuid.UUID | None, **rest: object
) -> ResponseReturnValue:
    zegel = ""
    if doel is not None and lezing.goede:
        plaats = plaats_van(huidige_gebruiker().id, doel, SOORT)
        zegel = verzegel_groep(maak_groepsvulling(inhoud, lezing), plaats, op=clock.now())
    return render_template(
        "aanvraag/werkboek/groep.html",
        doel=doel,
        zegel=zegel,
        ingang=find_ingang(lezing),
        **{"niet": (), "tarief": None, **rest},
        **groepsbeeld(inhoud, lezing),
    )


def _ontzegel(form: Bevestigformulier, doel: uuid.UUID) -> Groepsvulling:
    plaats = plaats_van(huidige_gebruiker().id, doel, SOORT)
    return ontzegel_groep(form.zegel.data or "", plaats, op=clock.now())


def _vul(aanvraag: Aanvraag, vulling: Groepsvulling) -> ResponseReturnValue:
    hoeveel = vul_groep_uit_werkboek(
        stand_van(aanvraag), vulling, door=huidige_gebruiker(), op=clock.now()
    )
    wie = aantal(hoeveel, "cliënt", "cliënten")
    flash(f"Ingevuld uit het werkboek: {wie}. Controleer de uren per cliënt.", "success")
    return rond_af(url_for("aanvraag.groepsrekening", aanvraag_id=aanvraag.id))
