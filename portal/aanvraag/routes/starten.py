"""Start an aanvraag in four steps; nothing is stored before the last one."""

import uuid
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.actions.starten import Start, eis_geen_vervolg, start_aanvraag
from portal.aanvraag.forms.starten import Clientformulier, Looptijdformulier, Soortformulier
from portal.aanvraag.queries.starten import (
    HOOGSTENS,
    SOORTEN,
    Startgegevens,
    get_startgegevens,
    list_clientkeuzes,
)
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.clienten.dossiers import Vervolg, dossierbron
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import SelectChoice, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist

GROEP, KIES_CLIENT = "groep", "Kies een cliënt."


@dataclass(frozen=True, slots=True)
class Keuze:
    """What the address says that was chosen; an unknown value counts as not chosen."""

    soort: str
    client_id: uuid.UUID | None

    def naar(self, stap: str, **extra: str) -> str:
        """Give the address of a step with these choices in it."""
        alle = {"soort": self.soort, "client": str(self.client_id or ""), **extra}
        return f"{url_for(stap)}?{urlencode({n: w for n, w in alle.items() if w})}"


@bp.get("/aanvragen/nieuw")
@vereist(Handeling.AANVRAAG_STARTEN)
def nieuw() -> ResponseReturnValue:
    """Ask for the soort."""
    keuze = _keuze()
    form = Soortformulier(data={"soort": keuze.soort or SOORTEN[0]}, formdata=None)
    return render_template("aanvraag/nieuw.html", soortform=form, keuze=keuze)


@bp.get("/aanvragen/nieuw/client")
@vereist(Handeling.AANVRAAG_STARTEN)
def nieuw_client() -> ResponseReturnValue:
    """Ask for the client; one who was chosen before is skipped, and for a group another page."""
    if request.args.get("soort") == GROEP:
        return redirect(url_for("aanvraag.nieuw_groep"), code=303)
    keuze = _keuze()
    if not keuze.soort:
        return redirect(keuze.naar("aanvraag.nieuw"), code=303)
    zoek = request.args.get("zoek", "")[:12]
    if keuze.client_id is not None and "wijzig" not in request.args:
        return redirect(keuze.naar("aanvraag.nieuw_profiel"), code=303)
    clienten = list_clientkeuzes(zoek, op=clock.today(), voor=huidige_gebruiker())
    form = Clientformulier(data={"zoek": zoek, "client": str(keuze.client_id or "")}, formdata=None)
    form.client.choices = [
        SelectChoice(str(client.id), f"{client.clientcode}, {client.locatie}".removesuffix(", "))
        for client in clienten
    ]
    if "kies" in request.args:
        form.client.errors = [KIES_CLIENT]
    return render_template(
        "aanvraag/nieuw_client.html", form=form, keuze=keuze, vol=len(clienten) == HOOGSTENS
    )


@bp.get("/aanvragen/nieuw/profiel")
@vereist(Handeling.AANVRAAG_STARTEN)
def nieuw_profiel() -> ResponseReturnValue:
    """Show profiel, indicatie and zorgkantoor, and what stands in the way of an aanvraag."""
    keuze = _keuze()
    if not keuze.soort or keuze.client_id is None:
        return redirect(keuze.naar("aanvraag.nieuw_client", kies="1"), code=303)
    gegevens = _gegevens(keuze.client_id)
    return render_template(
        "aanvraag/nieuw_profiel.html",
        keuze=keuze,
        gegevens=gegevens,
        vervolg=_vervolg(keuze.client_id),
    )


@bp.route("/aanvragen/nieuw/looptijd", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_STARTEN)
@eenmalig
def nieuw_looptijd() -> ResponseReturnValue:
    """Ask for the looptijd, check it at once, and start."""
    keuze = _keuze()
    if not keuze.soort or keuze.client_id is None:
        return redirect(keuze.naar("aanvraag.nieuw_client"), code=303)
    grens = _gegevens(keuze.client_id).grens(keuze.soort, clock.today())
    form = Looptijdformulier()
    if form.validate_on_submit():
        start = Start(
            soort=keuze.soort,
            client_id=keuze.client_id,
            maanden=form.maanden.data,
            ingang=form.ingang.data,
        )
        with fouten_op(form):
            eis_geen_vervolg(_vervolg(keuze.client_id))
            aanvraag = start_aanvraag(start, door=huidige_gebruiker(), op=clock.now())
            return rond_af(url_for("aanvraag.taken", aanvraag_id=aanvraag.id))
    return render_form("aanvraag/nieuw_looptijd.html", form=form, keuze=keuze, grens=grens)


def _keuze() -> Keuze:
    soort, client = request.args.get("soort", ""), request.args.get("client", "")
    try:
        client_id = uuid.UUID(client) if client else None
    except ValueError:
        abort(404)
    return Keuze(soort if soort in SOORTEN else "", client_id)


def _vervolg(client_id: uuid.UUID) -> Vervolg | None:
    """Give the toekenning that this client already has, on which a her-aanvraag follows."""
    return dossierbron().find_vervolg(client_id, voor=huidige_gebruiker(), op=clock.today())


def _gegevens(client_id: uuid.UUID) -> Startgegevens:
    return get_startgegevens(client_id, op=clock.today(), voor=huidige_gebruiker())
