"""Signalen of clients, naasten and professionals: the list, a new one, and dealing with one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import flash, render_template, request, url_for

from portal.clienten.queries.anoniem import lees_vondsten, vind_herkenbaar
from portal.domain.bevoegdheid import Handeling, mag
from portal.monitoring.actions.signalen import handel_signaal_af, registreer_signaal
from portal.monitoring.forms.signalen import Afhandelformulier, Signaalfilter, Signaalformulier
from portal.monitoring.queries.signaalteksten import list_woorden, signaalwoord
from portal.monitoring.queries.signalen import get_signaal, list_signalen, tel_signalen
from portal.monitoring.routes.blauwdruk import bp
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.forms import domain_errors_on, eis_versie, render_form
from portal.platform.paging import als_plaats
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping, Sequence

    from flask.typing import ResponseReturnValue

    from portal.monitoring.models import Signaalmelding
    from portal.platform.forms import Field
    from portal.platform.paging import Bladzijde

bp.app_template_global("signaalwoord")(signaalwoord)

PLAATS = frozenset({"na", "terug"})


@bp.get("/signalen-van-clienten")
@vereist(Handeling.SIGNAALMELDING_LEZEN)
def signalen() -> ResponseReturnValue:
    """List the signalen of the own zorgkantoor and count them, as the filters say."""
    gebruiker = huidige_gebruiker()
    form = Signaalfilter(request.args)
    form.vul_keuzes()
    vraag = form.vraag(request.args)
    bladzijde = list_signalen(vraag, voor=gebruiker)
    leg_lezen_vast(audit_regel("signaalmelding.lijst", door=gebruiker))
    return render_template(
        "monitoring/signalen.html",
        filterform=form,
        rijen=bladzijde.rijen,
        telling=_telling(tel_signalen(vraag, voor=gebruiker)),
        wie=list_woorden("van_wie"),
        mag_registreren=mag(gebruiker.rol_set, Handeling.SIGNAALMELDING_REGISTREREN),
        links=_links(bladzijde),
    )


@bp.route("/signalen-van-clienten/nieuw", methods=["GET", "POST"])
@vereist(Handeling.SIGNAALMELDING_REGISTREREN)
@eenmalig
def signaal_nieuw() -> ResponseReturnValue:
    """Register a signaal."""
    form = Signaalformulier()
    form.vul_keuzes()
    herkenbaar = _herkenbaar(form.omschrijving.data)
    if form.validate_on_submit() and not _waarschuw(form.omschrijving, herkenbaar):
        with domain_errors_on(form):
            rij = registreer_signaal(form.gegevens(), door=huidige_gebruiker(), op=clock.now())
            flash("Het signaal is geregistreerd.", "success")
            return rond_af(url_for("monitoring.signaal", signaal_id=rij.id))
    return render_form("monitoring/signaal_nieuw.html", form=form, herkenbaar=herkenbaar)


@bp.route("/signalen-van-clienten/<uuid:signaal_id>", methods=["GET", "POST"])
@vereist(Handeling.SIGNAALMELDING_REGISTREREN)
@eenmalig
def signaal(signaal_id: uuid.UUID) -> ResponseReturnValue:
    """Show one signaal, and record what was done with it."""
    gebruiker, form = huidige_gebruiker(), Afhandelformulier()
    rij = get_signaal(signaal_id, voor=gebruiker)
    herkenbaar = _herkenbaar(form.afhandeling.data)
    if form.validate_on_submit() and not _waarschuw(form.afhandeling, herkenbaar):
        with domain_errors_on(form):
            eis_versie(form, rij.versie)
            handel_signaal_af(rij, *form.afgehandeld(), door=gebruiker, op=clock.now())
            flash("De afhandeling is vastgelegd.", "success")
            return rond_af(url_for("monitoring.signaal", signaal_id=signaal_id))
        rij = get_signaal(signaal_id, voor=gebruiker)
    form.versie.data = rij.versie
    if request.method == "GET":
        leg_lezen_vast(audit_regel("signaalmelding.lezen", door=gebruiker, over=rij))
    return render_form("monitoring/signaal.html", form=form, signaal=rij, herkenbaar=herkenbaar)


def _herkenbaar(tekst: str | None) -> list[str]:
    """Say what in a text may lead back to a client of the own zorgkantoor."""
    vondsten = vind_herkenbaar(tekst, huidige_gebruiker().organisatie_id) if tekst else []
    return [" ".join(stuk.split()) for stuk in lees_vondsten(vondsten)]


def _waarschuw(veld: Field, herkenbaar: Sequence[str]) -> bool:
    """Ask to read the text again; who sends the same pieces once more keeps them."""
    if not herkenbaar or request.form.get("gezien") == "|".join(herkenbaar):
        return False
    veld.errors = [
        "Kijk of hier iemand te herkennen is. Klopt uw tekst? Verstuur hem dan nog eens."
    ]
    return True


def _telling(geteld: Mapping[tuple[str, str], int]) -> Mapping[str, object]:
    """Give the counts as rows of a table: a theme without signalen is left out."""
    wie = [code for code, _ in list_woorden("van_wie")]
    rijen = [
        (woord, [geteld.get((thema, code), 0) for code in wie])
        for thema, woord in list_woorden("thema")
        if any((thema, code) in geteld for code in wie)
    ]
    kolommen = [sum(aantallen[nr] for _, aantallen in rijen) for nr in range(len(wie))]
    return {"rijen": rijen, "kolommen": kolommen, "totaal": sum(kolommen)}


def _links(bladzijde: Bladzijde[Signaalmelding]) -> Mapping[str, str]:
    filters = {naam: waarde for naam, waarde in request.args.items() if naam not in PLAATS}

    def adres(na: str = "", tot: str = "") -> str:
        plaats = {"terug": tot} if tot else {"na": na}
        return f"{url_for('monitoring.signalen')}?{urlencode(filters | plaats)}"

    return bladzijde.links(lambda rij: als_plaats(rij.dag, rij.id), adres)
