"""Answer the questions of the zorgkantoor: only the asked places are open."""

import uuid

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.actions.aanvullen import (
    MEESTE_BESTANDEN,
    beantwoord,
    verwijder_bestand,
    voeg_bestand_toe,
    vul_aan,
)
from portal.aanvraag.forms.aanvulling import (
    Bestandformulier,
    Plaatsformulier,
    maak_plaatsformulier,
)
from portal.aanvraag.models import Aanvraag, Aanvulverzoek
from portal.aanvraag.queries.aanvulling import Punt, get_bestand, get_punt, list_punten
from portal.aanvraag.queries.dossier import laad_dossier
from portal.aanvraag.queries.dossiers import get_aanvraag, is_bewerker
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.gesloten import weiger
from portal.aanvraag.routes.lezen import open_aanvraag
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.procedure import Toestand
from portal.domain.vragenlijst import Vragenlijst
from portal.platform import clock
from portal.platform.database import db
from portal.platform.files import MAX_BYTES, BestandSoort
from portal.platform.forms import Formulier, VersieFormulier, render_form
from portal.platform.framework_data import get_vragenlijst
from portal.platform.web.downloads import als_bijlage
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.get("/aanvragen/<uuid:aanvraag_id>/aanvulling")
@vereist(Handeling.AANVRAAG_AANVULLING_INVULLEN)
def aanvulling(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show the open questions, the last day to answer, and what is ready."""
    aanvraag, verzoek, lijst = _open(aanvraag_id)
    return _overzicht(aanvraag, verzoek, lijst, Formulier(formdata=None))


@bp.post("/aanvragen/<uuid:aanvraag_id>/aanvulling/indienen")
@vereist(Handeling.AANVRAAG_AANVULLEN)
@eenmalig
def aanvulling_indienen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Send all answers; the beslistermijn runs again."""
    aanvraag = _open(aanvraag_id)[0]
    form = Formulier()
    if form.validate_on_submit():
        with fouten_op(form):
            vul_aan(aanvraag, door=huidige_gebruiker(), op=clock.now())
            return rond_af(url_for("aanvraag.ontvangst", aanvraag_id=aanvraag_id))
    return _overzicht(*_open(aanvraag_id), form)


@bp.route("/aanvragen/<uuid:aanvraag_id>/aanvulling/<uuid:vraag_id>", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_AANVULLING_INVULLEN)
def aanvulvraag(aanvraag_id: uuid.UUID, vraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show one question with the present answer, and keep the new one."""
    aanvraag, verzoek, lijst = _open(aanvraag_id)
    punt = _punt(aanvraag, verzoek, lijst, vraag_id)
    plaats = maak_plaatsformulier(punt, lijst, request.form.keys())
    form, versie = plaats.formulier, VersieFormulier(data={"versie": punt.vraag.versie})
    if form.validate_on_submit() and versie.validate():
        with fouten_op(form):
            beantwoord(
                aanvraag,
                punt,
                plaats.lees(),
                versie.versie.data or 0,
                door=huidige_gebruiker(),
                op=clock.now(),
            )
            db.session.commit()
            flash("Uw antwoord is bewaard. Het is nog niet ingediend.", "success")
            return redirect(url_for("aanvraag.aanvulling", aanvraag_id=aanvraag_id), code=303)
    return _vraagpagina(aanvraag_id, vraag_id, plaats, Bestandformulier(formdata=None))


@bp.post("/aanvragen/<uuid:aanvraag_id>/aanvulling/<uuid:vraag_id>/bestanden")
@vereist(Handeling.AANVRAAG_AANVULLING_INVULLEN)
def aanvulbestand(aanvraag_id: uuid.UUID, vraag_id: uuid.UUID) -> ResponseReturnValue:
    """Add a file to a question that asks for one, or take one away."""
    aanvraag, verzoek, lijst = _open(aanvraag_id)
    punt = _punt(aanvraag, verzoek, lijst, vraag_id)
    form = Bestandformulier()
    if form.validate_on_submit():
        with fouten_op(form):
            melding = _verwerk_bestand(aanvraag, punt, form)
            db.session.commit()
            flash(melding, "success")
            adres = url_for("aanvraag.aanvulvraag", aanvraag_id=aanvraag_id, vraag_id=vraag_id)
            return redirect(adres, code=303)
    aanvraag, verzoek, lijst = _open(aanvraag_id)
    plaats = maak_plaatsformulier(_punt(aanvraag, verzoek, lijst, vraag_id), lijst, ())
    return _vraagpagina(aanvraag_id, vraag_id, plaats, form)


@bp.get("/aanvragen/<uuid:aanvraag_id>/bestanden/<uuid:bestand_id>")
@vereist(Handeling.AANVRAAG_LEZEN)
def bestand(aanvraag_id: uuid.UUID, bestand_id: uuid.UUID) -> ResponseReturnValue:
    """Give a file back, byte for byte."""
    gevonden = get_bestand(open_aanvraag(aanvraag_id), bestand_id)
    mediatype = BestandSoort(gevonden.soort).mediatype
    return als_bijlage(gevonden.inhoud, gevonden.naam, mediatype)


def _verwerk_bestand(aanvraag: Aanvraag, punt: Punt, form: Bestandformulier) -> str:
    gebruiker = huidige_gebruiker()
    weg = request.form.get("weg", "")
    if weg:
        verwijder_bestand(aanvraag, punt, _bestand_id(weg), door=gebruiker)
        return "Het bestand is verwijderd."
    upload = form.bestand.data
    inhoud = upload.read(MAX_BYTES + 1) if upload else b""
    naam = upload.filename or "" if upload else ""
    voeg_bestand_toe(aanvraag, punt, inhoud, naam, door=gebruiker, op=clock.now())
    return "Het bestand is toegevoegd."


def _bestand_id(tekst: str) -> uuid.UUID:
    try:
        return uuid.UUID(tekst)
    except ValueError:
        abort(404)


def _open(aanvraag_id: uuid.UUID) -> tuple[Aanvraag, Aanvulverzoek, Vragenlijst]:
    """Give the aanvraag with its open request; without one the page says so."""
    aanvraag = open_aanvraag(aanvraag_id)
    verzoek = laad_dossier(aanvraag).open_verzoek
    gevraagd = aanvraag.toestand is Toestand.AANVULLING_GEVRAAGD
    if verzoek is None or not gevraagd or not is_bewerker(aanvraag, huidige_gebruiker()):
        weiger(aanvraag)
    assert verzoek is not None
    return aanvraag, verzoek, get_vragenlijst(op=clock.today())


def _punten(aanvraag: Aanvraag, verzoek: Aanvulverzoek, lijst: Vragenlijst) -> tuple[Punt, ...]:
    return list_punten(laad_dossier(aanvraag), verzoek, lijst)


def _punt(
    aanvraag: Aanvraag, verzoek: Aanvulverzoek, lijst: Vragenlijst, vraag_id: uuid.UUID
) -> Punt:
    return get_punt(_punten(aanvraag, verzoek, lijst), vraag_id)


def _overzicht(
    aanvraag: Aanvraag, verzoek: Aanvulverzoek, lijst: Vragenlijst, form: Formulier
) -> ResponseReturnValue:
    punten = _punten(aanvraag, verzoek, lijst)
    taken = [
        {
            "tekst": punt.titel,
            "href": url_for(
                "aanvraag.aanvulvraag", aanvraag_id=aanvraag.id, vraag_id=punt.vraag.id
            ),
            "hint": punt.vraag.reden,
            "stand": "klaar" if punt.is_klaar else "nog_invullen",
        }
        for punt in punten
    ]
    return render_form(
        "aanvraag/aanvulling/overzicht.html",
        form=form,
        aanvraag=aanvraag,
        verzoek=verzoek,
        taken=taken,
        open=sum(not punt.is_klaar for punt in punten),
        mag_indienen=Rol.MANAGER in huidige_gebruiker().rol_set,
    )


def _vraagpagina(
    aanvraag_id: uuid.UUID,
    vraag_id: uuid.UUID,
    plaats: Plaatsformulier,
    bestandform: Bestandformulier,
) -> ResponseReturnValue:
    form: Formulier = bestandform if bestandform.errors else plaats.formulier
    return render_form(
        "aanvraag/aanvulling/vraag.html",
        form=form,
        plaatsform=plaats.formulier,
        bestandform=bestandform,
        aanvraag=get_aanvraag(aanvraag_id, voor=huidige_gebruiker()),
        plaats=plaats,
        punt=plaats.punt,
        meeste=MEESTE_BESTANDEN,
        adres=url_for("aanvraag.aanvulvraag", aanvraag_id=aanvraag_id, vraag_id=vraag_id),
    )
