"""Afspraken: written with the verslag, listed, and kept up to date by who owns them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flask import render_template, request, url_for

from portal.dialoog.actions.afspraken import verwijder, voeg_toe, werk_stand_bij, wijzig
from portal.dialoog.forms.lijst import Afspraakfilter
from portal.dialoog.forms.verslag import Afspraakformulier, Standformulier
from portal.dialoog.queries.afspraken import get_afspraak, is_voorbij, list_afspraken
from portal.dialoog.queries.dialogen import partij_van
from portal.dialoog.queries.koppelingen import list_koppelingen, naam_van_koppeling
from portal.dialoog.queries.samenwerking import list_mogelijke_eigenaren
from portal.dialoog.routes.blauwdruk import bp
from portal.dialoog.routes.dialoogstap import leg_gelezen_vast, open_verslag, toon, verwerk
from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure.volgen import Dialoogtoestand
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.forms import VersieFormulier, render_form
from portal.platform.paging import als_plaats
from portal.platform.web.idempotency import eenmalig
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    import uuid

    from flask.typing import ResponseReturnValue

    from portal.dialoog.models import Afspraak, Dialoog


@bp.get("/afspraken")
@vereist(Handeling.DIALOOG_LEZEN)
def afspraken() -> ResponseReturnValue:
    """List the afspraken of dialogen that are ready, by the day on which they are due."""
    gebruiker = huidige_gebruiker()
    form = Afspraakfilter(request.args)
    vraag = form.vraag(request.args)
    bladzijde, vandaag = list_afspraken(vraag, voor=gebruiker), clock.today()
    leg_lezen_vast(audit_regel("afspraak.lijst", door=gebruiker))
    return render_template(
        "dialoog/afspraken.html",
        filterform=form,
        rijen=bladzijde.rijen,
        voorbij={rij.id for rij in bladzijde.rijen if is_voorbij(rij, vandaag)},
        links=bladzijde.links(
            lambda rij: als_plaats(rij.wanneer, rij.id),
            partial(url_for, "dialoog.afspraken", stapel=vraag.stapel.value),
        ),
    )


@bp.route("/afspraken/<uuid:afspraak_id>", methods=["GET", "POST"])
@vereist(Handeling.AFSPRAAK_BIJWERKEN)
@eenmalig
def afspraak(afspraak_id: uuid.UUID) -> ResponseReturnValue:
    """Show an afspraak; the party of its owner says how it stands."""
    gebruiker = huidige_gebruiker()
    rij = get_afspraak(afspraak_id, voor=gebruiker)
    form = Standformulier(data={"stand": rij.stand.value, "toelichting": rij.toelichting})

    def doe() -> tuple[str, str]:
        stand, tekst = form.gekozen, form.toelichting.data or ""
        werk_stand_bij(rij, stand, tekst, door=gebruiker, op=clock.now())
        return "stand", url_for("dialoog.afspraken")

    klaar = verwerk(form, rij.versie, doe)
    if klaar:
        return klaar
    rij = get_afspraak(afspraak_id, voor=gebruiker)
    leg_gelezen_vast(rij)
    return render_form(
        "dialoog/afspraak.html",
        form=form,
        afspraak=rij,
        hangt_aan=naam_van_koppeling(rij, voor=gebruiker),
        mag_bijwerken=rij.partij is partij_van(gebruiker)
        and rij.dialoog.toestand is Dialoogtoestand.GEREED,
    )


@bp.route("/dialogen/<uuid:dialoog_id>/afspraken/nieuw", methods=["GET", "POST"])
@vereist(Handeling.DIALOOG_VERSLAG)
@eenmalig
def afspraak_nieuw(dialoog_id: uuid.UUID) -> ResponseReturnValue:
    """Add an afspraak to the verslag."""
    dialoog = open_verslag(dialoog_id)
    form = _formulier(dialoog)

    def doe() -> tuple[str, str]:
        voeg_toe(dialoog, form.afspraak(), door=huidige_gebruiker(), op=clock.now())
        return "afspraak", _verslag(dialoog_id)

    klaar = verwerk(form, dialoog.versie, doe)
    return klaar or toon("afspraak_form", form, dialoog, afspraak=None)


@bp.route("/afspraken/<uuid:afspraak_id>/wijzigen", methods=["GET", "POST"])
@vereist(Handeling.DIALOOG_VERSLAG)
@eenmalig
def afspraak_wijzigen(afspraak_id: uuid.UUID) -> ResponseReturnValue:
    """Change an afspraak while the verslag is being written."""
    rij = _open(afspraak_id)
    leg_gelezen_vast(rij)
    dialoog_id, form = rij.dialoog_id, _formulier(rij.dialoog, rij)
    if not form.is_submitted():
        form.toon(rij)

    def doe() -> tuple[str, str]:
        wijzig(rij, form.afspraak(), door=huidige_gebruiker(), op=clock.now())
        return "afspraak", _verslag(dialoog_id)

    klaar = verwerk(form, rij.versie, doe)
    return klaar or _toon("afspraak_form", form, afspraak_id)


@bp.route("/afspraken/<uuid:afspraak_id>/verwijderen", methods=["GET", "POST"])
@vereist(Handeling.DIALOOG_VERSLAG)
@eenmalig
def afspraak_verwijderen(afspraak_id: uuid.UUID) -> ResponseReturnValue:
    """Take an afspraak out of the verslag while it is being written."""
    rij, form = _open(afspraak_id), VersieFormulier()
    leg_gelezen_vast(rij)
    dialoog_id = rij.dialoog_id

    def doe() -> tuple[str, str]:
        verwijder(rij, door=huidige_gebruiker(), op=clock.now())
        return "afspraak_weg", _verslag(dialoog_id)

    klaar = verwerk(form, rij.versie, doe)
    return klaar or _toon("afspraak_weg", form, afspraak_id)


def _open(afspraak_id: uuid.UUID) -> Afspraak:
    return get_afspraak(afspraak_id, voor=huidige_gebruiker())


def _toon(sjabloon: str, form: VersieFormulier, afspraak_id: uuid.UUID) -> ResponseReturnValue:
    """Show the page of a step; 404 when a colleague took the afspraak out meanwhile."""
    rij = _open(afspraak_id)
    return toon(sjabloon, form, rij.dialoog, afspraak=rij)


def _formulier(dialoog: Dialoog, rij: Afspraak | None = None) -> Afspraakformulier:
    form = Afspraakformulier()
    koppelingen = list_koppelingen(dialoog, rij, voor=huidige_gebruiker())
    form.bied_aan(list_mogelijke_eigenaren(dialoog), koppelingen)
    return form


def _verslag(dialoog_id: uuid.UUID) -> str:
    return url_for("dialoog.verslag", dialoog_id=dialoog_id) + "#punt-5"
