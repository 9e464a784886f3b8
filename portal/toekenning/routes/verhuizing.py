"""Begin a verhuisformulier, read it and change it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound

from portal.beoordeling.letters.toekennen import percentage
from portal.domain.bevoegdheid import Handeling
from portal.domain.waarden import als_invoer, breuk_uit_tekst
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.forms import domain_errors_on, eis_versie, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toekenning.actions.verhuizing import (
    Verhuisvelden,
    afgesproken_tarief,
    start_verhuizing,
    wijzig_verhuizing,
)
from portal.toekenning.forms.verhuizing import Startformulier, Wijzigformulier, Zoekformulier
from portal.toekenning.queries import verhuisplekken
from portal.toekenning.queries import verhuizing as queries
from portal.toekenning.queries.bladeren import lees_vanaf
from portal.toekenning.queries.overname import vraagt_basis
from portal.toekenning.queries.verhuisbeeld import maak_beeld
from portal.toekenning.queries.verhuisteksten import verhuistekst
from portal.toekenning.routes.blauwdruk import bp

if TYPE_CHECKING:
    import uuid

    from flask.typing import ResponseReturnValue

    from portal.beoordeling.models import Toekenning
    from portal.toegang.models import Locatie
    from portal.toekenning.models import Verhuizing

TEGELIJK = {
    "uq_verhuizing_open": "verhuizing_bestaat",
    "uq_verhuishandtekening_verhuizing_id_formulierversie_stap": "verouderd",
}


@bp.app_template_global("verhuistekst")
def _verhuistekst(groep: str, code: str, **gegevens: str) -> str:
    """Give a text of the verhuisformulier to a template."""
    return verhuistekst(groep, code, **gegevens)


@bp.route("/toekenningen/<uuid:toekenning_id>/verhuizing", methods=["GET", "POST"])
@vereist(Handeling.VERHUIZING_AANVRAGEN)
@eenmalig
def verhuizing_starten(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Choose where the client goes and from which day; refused where a new aanvraag is needed."""
    gebruiker = huidige_gebruiker()
    toekenning = queries.get_te_verhuizen(toekenning_id, voor=gebruiker)
    bestaand = queries.find_open(toekenning_id, voor=gebruiker)
    if bestaand is not None:
        return redirect(url_for("toekenning.verhuizing", verhuizing_id=bestaand.id), code=303)
    zoek, form = Zoekformulier(request.args), Startformulier()
    locaties = _gevonden(zoek, toekenning)
    form.zet_locaties(locaties)
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            gestart = _start(form, toekenning)
            flash(verhuistekst("melding", "gestart"), "success")
            return rond_af(url_for("toekenning.verhuizing", verhuizing_id=gestart.id))
        toekenning = queries.get_te_verhuizen(toekenning_id, voor=gebruiker)
    return render_form(
        "toekenning/verhuizing/starten.html",
        form=form,
        zoek=zoek,
        hints=form.hints_bij(locaties),
        toekenning=toekenning,
        vraagt_basis=vraagt_basis(toekenning),
    )


@bp.get("/verhuizingen")
@vereist(Handeling.VERHUIZING_LEZEN)
def verhuizingen() -> ResponseReturnValue:
    """List the forms of the own organisation, open ones first."""
    gebruiker = huidige_gebruiker()
    na = lees_vanaf(request.args.get("na", ""))
    blad = queries.list_verhuizingen(voor=gebruiker, na=na)
    beelden = [(rij, queries.is_aan_de_beurt(rij, gebruiker)) for rij in blad.rijen]
    return render_template(
        "toekenning/verhuizing/lijst.html", rijen=beelden, blad=blad, eerste=na is None
    )


@bp.get("/verhuizingen/<uuid:verhuizing_id>")
@vereist(Handeling.VERHUIZING_LEZEN)
def verhuizing(verhuizing_id: uuid.UUID) -> ResponseReturnValue:
    """Show the form with its signatures and what this user can do with it."""
    gebruiker = huidige_gebruiker()
    rij = queries.get_verhuizing(verhuizing_id, voor=gebruiker)
    leg_lezen_vast(
        audit_regel(
            Handeling.VERHUIZING_LEZEN.value,
            door=gebruiker,
            over=rij,
            client_id=rij.toekenning.client_id,
        )
    )
    return render_template(
        "toekenning/verhuizing/verhuizing.html",
        rij=rij,
        beeld=maak_beeld(rij, voor=gebruiker, dag=clock.today()),
        tarief=percentage(breuk_uit_tekst(rij.tarief)) if rij.tarief else "",
        geboren=_dag(rij.toekenning.client.geboortedatum),
        brief=queries.find_brief(rij, voor=gebruiker),
    )


@bp.route("/verhuizingen/<uuid:verhuizing_id>/wijzigen", methods=["GET", "POST"])
@vereist(Handeling.VERHUIZING_AANVRAGEN)
@eenmalig
def verhuizing_wijzigen(verhuizing_id: uuid.UUID) -> ResponseReturnValue:
    """Change fields of the form; every signature lapses."""
    gebruiker = huidige_gebruiker()
    rij = queries.get_verhuizing(verhuizing_id, voor=gebruiker)
    if not maak_beeld(rij, voor=gebruiker, dag=clock.today()).mag_wijzigen:
        return redirect(url_for("toekenning.verhuizing", verhuizing_id=rij.id), code=303)
    zoek, form = Zoekformulier(request.args), Wijzigformulier()
    form.zet_locaties(_keuze(zoek, rij))
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            eis_versie(form, rij.versie)
            gewijzigd = wijzig_verhuizing(
                rij, _velden(form, rij.toekenning), door=gebruiker, op=clock.now()
            )
            melding = "gewijzigd" if gewijzigd else "gelijk"
            flash(verhuistekst("melding", melding), "success")
            return rond_af(url_for("toekenning.verhuizing", verhuizing_id=rij.id))
        rij = queries.get_verhuizing(verhuizing_id, voor=gebruiker)
    elif request.method == "GET":
        _vul(form, rij)
    return render_form(
        "toekenning/verhuizing/wijzigen.html",
        form=form,
        zoek=zoek,
        rij=rij,
        vraagt_basis=vraagt_basis(rij.toekenning),
        vraagt_tarief=afgesproken_tarief(rij) is None,
    )


def _gevonden(zoek: Zoekformulier, toekenning: Toekenning) -> list[Locatie]:
    tekst = (zoek.zoek.data or "") if zoek.validate() else ""
    return list(verhuisplekken.zoek_locaties(tekst, toekenning=toekenning))


def _keuze(zoek: Zoekformulier, rij: Verhuizing) -> list[Locatie]:
    """Offer what was found beside the chosen place; the new aanbieder chooses its own places."""
    gebruiker = huidige_gebruiker()
    if gebruiker.organisatie_id != rij.oude_aanbieder_id:
        return list(verhuisplekken.list_eigen_plekken(toekenning=rij.toekenning, voor=gebruiker))
    nu = rij.nieuwe_locatie
    return [nu, *(deel for deel in _gevonden(zoek, rij.toekenning) if deel.id != nu.id)]


def _start(form: Startformulier, toekenning: Toekenning) -> Verhuizing:
    return start_verhuizing(
        toekenning,
        _velden(form, toekenning),
        plan_geheel=form.plan.data == "ja",
        door=huidige_gebruiker(),
        op=clock.now(),
    )


def _velden(form: Startformulier | Wijzigformulier, toekenning: Toekenning) -> Verhuisvelden:
    try:
        locatie = verhuisplekken.get_verhuislocatie(form.gekozen_locatie(), toekenning=toekenning)
    except ValueError as fout:
        raise NotFound from fout
    return Verhuisvelden(
        locatie=locatie,
        verhuisdatum=form.verhuisdatum.data,
        meerzorguren=form.lees_uren(),
        basis_100=form.lees_basis(),
        tarief=form.lees_tarief() if isinstance(form, Wijzigformulier) else None,
    )


def _dag(tekst: str) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def _vul(form: Wijzigformulier, rij: Verhuizing) -> None:
    form.versie.data, form.verhuisdatum.data = rij.versie, rij.verhuisdatum
    form.locatie.data = str(rij.nieuwe_locatie_id)
    if rij.basis_100:
        form.basis_100.data = als_invoer(breuk_uit_tekst(rij.basis_100))
    if rij.meerzorguren:
        form.meerzorguren.data = als_invoer(breuk_uit_tekst(rij.meerzorguren))
    if rij.tarief:
        form.tarief.data = als_invoer(breuk_uit_tekst(rij.tarief) * 100)
