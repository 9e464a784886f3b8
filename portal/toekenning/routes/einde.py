"""The aanbieder reports an end; the zorgkantoor deals with a report it does not follow (K03)."""

import uuid

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import VersieFormulier
from portal.platform.web import texts
from portal.platform.web.idempotency import eenmalig
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toekenning.actions.einde import meld_einde, overlijd, trek_melding_in, volg_niet
from portal.toekenning.forms.einde import Meldformulier, Redenformulier
from portal.toekenning.letters.einde_versturen import verstuur_afloop
from portal.toekenning.queries.einde import find_melding
from portal.toekenning.routes.blauwdruk import bp
from portal.toekenning.routes.eindestap import Gedaan, open_toekenning, toon, verwerk


@bp.route("/toekenningen/<uuid:toekenning_id>/einde-melden", methods=["GET", "POST"])
@vereist(Handeling.TOEKENNING_EINDE_MELDEN)
@eenmalig
def einde_melden(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Report that meerzorg stops; on overlijden it ends at once."""
    rij = open_toekenning(toekenning_id)
    if request.method == "GET" and find_melding(rij) is not None:
        return redirect(url_for("toekenning.toekenning", toekenning_id=toekenning_id), code=303)
    form = Meldformulier(versie=rij.versie)

    def meld() -> Gedaan:
        einde, door, op = form.einde(), huidige_gebruiker(), clock.now()
        meld_einde(rij, einde, form.toelichting.data or "", door=door, op=op)
        if not form.is_overlijden:
            return Gedaan("gemeld")
        for geeindigd in overlijd(rij, einde.laatste_dag, door=door, op=op):
            verstuur_afloop(geeindigd, door=None, op=op)
        return Gedaan("overleden", dag=texts.datum(einde.laatste_dag))

    return verwerk(form, rij.versie, toekenning_id, meld) or toon("melden", form, toekenning_id)


@bp.route("/toekenningen/<uuid:toekenning_id>/einde-terugnemen", methods=["GET", "POST"])
@vereist(Handeling.TOEKENNING_EINDE_MELDEN)
@eenmalig
def einde_terugnemen(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Ask once more, and take back a report with which the zorgkantoor did nothing yet."""
    melding = find_melding(open_toekenning(toekenning_id))
    if melding is None:
        raise NotFound
    form = VersieFormulier(versie=melding.versie)

    def neem_terug() -> Gedaan:
        trek_melding_in(melding, door=huidige_gebruiker(), op=clock.now())
        return Gedaan("teruggenomen")

    klaar = verwerk(form, melding.versie, toekenning_id, neem_terug)
    return klaar or toon(
        "terugnemen", form, toekenning_id, melding=find_melding(melding.toekenning)
    )


@bp.route("/toekenningen/<uuid:toekenning_id>/einde-afhandelen", methods=["GET", "POST"])
@vereist(Handeling.TOEKENNING_BEEINDIGEN)
@eenmalig
def einde_afhandelen(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Deal with a report without a besluit, with why; the toekenning runs on."""
    melding = find_melding(open_toekenning(toekenning_id))
    if melding is None:
        raise NotFound
    form = Redenformulier(versie=melding.versie)

    def volg_de_melding_niet() -> Gedaan:
        door, op = huidige_gebruiker(), clock.now()
        volg_niet(melding, form.reden.data or "", door=door, op=op)
        return Gedaan("niet_gevolgd")

    klaar = verwerk(form, melding.versie, toekenning_id, volg_de_melding_niet)
    return klaar or toon(
        "afhandelen", form, toekenning_id, melding=find_melding(melding.toekenning)
    )
