"""The page on which the three people of the driehoek sign."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.actions.ondertekenen import (
    functie_van,
    onderteken,
    trek_ondertekening_in,
)
from portal.aanvraag.forms.indienen import Digestformulier
from portal.aanvraag.queries.controleren import onvolledig
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.routes.bewerkbaar import open_om_te_bewerken
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.lezen import stand_van
from portal.aanvraag.routes.plaatsen import als_fouten
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.aanvraag.routes.terug import adres_terug, komt_van_controleren
from portal.domain.bevoegdheid import DRIEHOEK, Handeling, Rol
from portal.domain.procedure import TEKENT, Handtekeningstatus, Onderdeel
from portal.platform import clock
from portal.platform.database import db
from portal.platform.forms import render_form
from portal.toegang.bewaking import huidige_gebruiker, vereist


@dataclass(frozen=True, slots=True)
class Tekenaar:
    """One person of the driehoek, and when a signature was given that still counts."""

    functie: str
    naam: str
    op: datetime | None


@bp.route("/aanvragen/<uuid:aanvraag_id>/ondertekenen", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_ONDERTEKENEN)
def ondertekenen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show who signs what, and let a member of the driehoek sign."""
    aanvraag = open_om_te_bewerken(aanvraag_id)
    stand = stand_van(aanvraag)
    form = Digestformulier(data={"digest": stand.digest})
    if form.validate_on_submit():
        with fouten_op(form):
            onderteken(stand, form.digest.data or "", door=huidige_gebruiker(), op=clock.now())
            db.session.commit()
            flash("Uw handtekening is bewaard.", "success")
            hier = url_for("aanvraag.ondertekenen", aanvraag_id=aanvraag_id)
            verder = adres_terug(aanvraag_id) if komt_van_controleren() else hier
            return redirect(verder, code=303)
        stand = stand_van(aanvraag)
        form.digest.data = stand.digest
    return _toon(stand, form)


@bp.post("/aanvragen/<uuid:aanvraag_id>/ondertekening-intrekken")
@vereist(Handeling.AANVRAAG_ONDERTEKENING_INTREKKEN)
def ondertekening_intrekken(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Take the own signature back."""
    aanvraag = open_om_te_bewerken(aanvraag_id)
    form = Digestformulier(data={"digest": "-"}, formdata=None)
    with fouten_op(form):
        trek_ondertekening_in(aanvraag, door=huidige_gebruiker(), op=clock.now())
        db.session.commit()
        flash("Uw handtekening is ingetrokken. De andere handtekeningen blijven staan.", "success")
        return redirect(url_for("aanvraag.ondertekenen", aanvraag_id=aanvraag_id), code=303)
    stand = stand_van(aanvraag)
    form.digest.data = stand.digest
    return _toon(stand, form)


def _toon(stand: Stand, form: Digestformulier) -> ResponseReturnValue:
    aanvraag = stand.dossier.aanvraag
    eigen = functie_van(stand, huidige_gebruiker())
    punten = onvolledig(stand, eigen) if eigen is not None else ()
    handtekening = stand.handtekeningen[eigen] if eigen is not None else None
    return render_form(
        "aanvraag/afronden/ondertekenen.html",
        form=form,
        aanvraag=aanvraag,
        tekenaars=[_tekenaar(stand, functie) for functie in DRIEHOEK],
        matrix=[(deel, [_cel(stand, deel, rol) for rol in DRIEHOEK]) for deel in Onderdeel],
        eigen=eigen,
        te_tekenen=handtekening.onderdelen if handtekening is not None else (),
        getekend=eigen is not None and eigen.value in stand.dossier.handtekeningen,
        punten=als_fouten(aanvraag, stand.kader.vragenlijst, punten),
    )


def _tekenaar(stand: Stand, functie: Rol) -> Tekenaar:
    lid = stand.dossier.driehoek.get(functie.value)
    rij = stand.dossier.handtekeningen.get(functie.value)
    telt = stand.handtekeningen[functie].status is not Handtekeningstatus.ONTBREEKT
    return Tekenaar(
        functie=functie.value,
        naam=lid.gebruiker.naam if lid is not None else "",
        op=rij.op if telt and rij is not None else None,
    )


def _cel(stand: Stand, onderdeel: Onderdeel, functie: Rol) -> str:
    """Say what one person still has to do with one onderdeel."""
    if functie not in TEKENT[onderdeel]:
        return "niet"
    handtekening = stand.handtekeningen[functie]
    if onderdeel not in handtekening.onderdelen:
        return "geldig"
    return handtekening.status.value
