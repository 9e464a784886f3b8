"""Give dossiers to a beoordelaar: one from its own page, or several from the werkvoorraad."""

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.beoordeling.actions.toewijzen import Keuze, Resultaat, wijs_meer_toe, wijs_toe
from portal.beoordeling.forms.volledigheid import VersieknopForm
from portal.beoordeling.forms.werkvoorraad import NeemForm, ToewijsForm
from portal.beoordeling.queries.behandelaars import Behandelaar, list_behandelaars
from portal.beoordeling.queries.werkvoorraad import list_regels
from portal.beoordeling.routes.blauwdruk import bp
from portal.beoordeling.routes.lezen import open_dossier
from portal.beoordeling.routes.verwerken import toon_stap, verwerk
from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.forms import render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.platform.web.messages import tekst_van
from portal.platform.web.texts import aantal, opsomming
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    from portal.toegang.models import Gebruiker

MEESTE_KEUZES = 100
NIETS_GEKOZEN = "Vink eerst een of meer aanvragen aan."
BEVESTIG = "bevestigen"


@bp.post("/werkvoorraad/toewijzen")
@vereist(Handeling.DOSSIER_NEMEN)
@eenmalig
def toewijzen() -> ResponseReturnValue:
    """Show the ticked dossiers and, when confirmed, assign them one by one."""
    gebruiker = huidige_gebruiker()
    keuzes = _keuzes(request.form.getlist("dossier"))
    mensen = list_behandelaars(voor=gebruiker)
    bevestigd = request.form.get("actie") == BEVESTIG
    form = ToewijsForm() if bevestigd else _vers_formulier(gebruiker)
    form.bied_aan([(mens.id, mens.naam) for mens in mensen])
    if not keuzes:
        flash(NIETS_GEKOZEN, "info")
        return redirect(url_for("beoordeling.werkvoorraad"), code=303)
    if bevestigd and form.validate_on_submit():
        aan = uuid.UUID(form.behandelaar.data)
        resultaten = wijs_meer_toe(keuzes, aan, door=gebruiker, op=clock.now())
        _meld(resultaten, next(mens for mens in mensen if mens.id == aan))
        return rond_af(url_for("beoordeling.werkvoorraad"))
    return render_form(
        "beoordeling/toewijzen.html",
        form=form,
        regels=list_regels([keuze.aanvraag_id for keuze in keuzes], voor=gebruiker),
        keuzes=[f"{keuze.aanvraag_id}.{keuze.versie}" for keuze in keuzes],
        bevestig=BEVESTIG,
    )


@bp.route("/dossiers/<uuid:aanvraag_id>/toewijzen", methods=["GET", "POST"])
@vereist(Handeling.DOSSIER_NEMEN)
@eenmalig
def dossier_toewijzen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Hand over or assign one dossier."""
    gebruiker = huidige_gebruiker()
    aanvraag = open_dossier(aanvraag_id)
    form = NeemForm(versie=aanvraag.versie)
    mensen = [m for m in list_behandelaars(voor=gebruiker) if m.past_bij(aanvraag.regio_id)]
    form.bied_aan([(mens.id, mens.naam) for mens in mensen])

    def geef() -> str:
        wijs_toe(aanvraag, uuid.UUID(form.behandelaar.data), door=gebruiker, op=clock.now())
        return "Het dossier is toegewezen."

    return verwerk(aanvraag, form, geef) or toon_stap("dossier_toewijzen", form, aanvraag_id)


@bp.post("/dossiers/<uuid:aanvraag_id>/nemen")
@vereist(Handeling.DOSSIER_NEMEN)
@eenmalig
def nemen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Take a dossier that nobody has."""
    gebruiker = huidige_gebruiker()
    aanvraag, form = open_dossier(aanvraag_id), VersieknopForm()

    def neem() -> str:
        wijs_toe(aanvraag, gebruiker.id, door=gebruiker, op=clock.now())
        return "Het dossier staat op uw naam."

    klaar = verwerk(aanvraag, form, neem)
    return klaar or toon_stap("niet_gelukt", form, aanvraag_id, wat="Dossier nemen")


def _keuzes(waarden: Sequence[str]) -> list[Keuze]:
    """Read the ticked rows, `<id>.<versie>`; what is no such thing is left out."""
    keuzes = []
    for waarde in waarden[:MEESTE_KEUZES]:
        id_, _, versie = waarde.partition(".")
        try:
            keuzes.append(Keuze(uuid.UUID(id_), int(versie)))
        except ValueError:
            continue
    return keuzes


def _vers_formulier(gebruiker: "Gebruiker") -> ToewijsForm:
    """Give a form that nobody sent yet, with oneself chosen where that is possible."""
    zelf = str(gebruiker.id) if Rol.BEOORDELAAR in gebruiker.rol_set else ""
    return ToewijsForm(formdata=None, behandelaar=zelf)


def _meld(resultaten: Sequence[Resultaat], aan: Behandelaar) -> None:
    gelukt = [rij for rij in resultaten if not rij.fout]
    if gelukt:
        hoeveel = aantal(len(gelukt), "aanvraag is", "aanvragen zijn")
        flash(f"{hoeveel} toegewezen aan {aan.naam}.", "success")
    for code in dict.fromkeys(rij.fout for rij in resultaten if rij.fout):
        nummers = opsomming([rij.nummer for rij in resultaten if rij.fout == code])
        fout = DomeinFout("intussen_gewijzigd" if code == "verouderd" else code)
        flash(f"Niet toegewezen: {nummers}. {tekst_van(fout)}", "info")
