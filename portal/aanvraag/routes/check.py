"""The check vooraf: one node a page, the exit, earlier walks and consultations."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.actions.check import (
    Consultinvoer,
    beantwoord,
    begin_opnieuw,
    leg_consult_vast,
)
from portal.aanvraag.actions.verloop import mag_stap
from portal.aanvraag.forms.check import (
    Bedragenformulier,
    Consultformulier,
    Grondenformulier,
    Keuzeformulier,
    Knoopformulier,
    namen_van,
)
from portal.aanvraag.models import Aanvraag, CheckStap
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.stand.check import find_stap, kiesbare_gronden
from portal.aanvraag.queries.stand.indiening import SOORTEN_BIJ_UITGANG
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.lezen import open_aanvraag, stand_van
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.aanvraag.routes.terug import adres_terug, komt_van_controleren
from portal.domain.bevoegdheid import Handeling
from portal.domain.check_vooraf import Kenmerken, Soort, Stap, Voortgang
from portal.platform import clock
from portal.platform.database import db
from portal.platform.forms import Formulier, render_form
from portal.platform.framework_data import get_check_vooraf
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.voorbeelden.queries import zoekadres

MOTIVERING = "Leg uit waarom u toch verdergaat"
MET_VOORBEELDEN = frozenset({"k19"})
"""Nodes at which it helps to read what others learned."""


@dataclass(frozen=True, slots=True)
class Gegeven:
    """One answered node, as the page shows it."""

    naam: str
    waarde: str
    href: str = ""


@bp.get("/aanvragen/<uuid:aanvraag_id>/check")
@vereist(Handeling.AANVRAAG_CHECK_DOORLOPEN)
def check(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Go to where the walk is."""
    stand = stand_van(open_aanvraag(aanvraag_id))
    return redirect(_plek(stand.dossier.aanvraag, stand.check), code=303)


@bp.route("/aanvragen/<uuid:aanvraag_id>/check/<knoop_id>", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_CHECK_DOORLOPEN)
def check_knoop(aanvraag_id: uuid.UUID, knoop_id: str) -> ResponseReturnValue:
    """Show one node that is on the walk, and take its answer."""
    stand = stand_van(open_aanvraag(aanvraag_id))
    stap = _find_stap(stand, knoop_id)
    if stap is None:
        return redirect(_plek(stand.dossier.aanvraag, stand.check), code=303)
    if stand.dossier.hoofd is not None and not stap.knoop.per_client:
        return redirect(_van_groep(stand.dossier.hoofd.aanvraag, knoop_id), code=303)
    form = _formulier(stand, stap)
    if form is not None and form.validate_on_submit():
        with fouten_op(form):
            verder = beantwoord(
                stand, knoop_id, form.invoer(), door=huidige_gebruiker(), op=clock.now()
            )
            db.session.commit()
            return redirect(_na(stand.dossier.aanvraag, verder, knoop_id), code=303)
        stand = stand_van(open_aanvraag(aanvraag_id))
        stap = _find_stap(stand, knoop_id) or stap
    inhoud = _knooppagina(stand, stap)
    if form is None:
        return render_template("aanvraag/check_berekend.html", **inhoud)
    return render_form("aanvraag/check_knoop.html", form=form, **inhoud)


@bp.get("/aanvragen/<uuid:aanvraag_id>/check/uitgang")
@vereist(Handeling.AANVRAAG_CHECK_DOORLOPEN)
def check_uitgang(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show where the walk ended, and what can be done now."""
    aanvraag = open_aanvraag(aanvraag_id)
    stand = stand_van(aanvraag)
    uitgang = stand.check.uitgang
    if uitgang is None:
        return redirect(_plek(aanvraag, stand.check), code=303)
    soorten = SOORTEN_BIJ_UITGANG.get(uitgang.id, frozenset())
    stop = Handeling.AANVRAAG_INTERN_AFWIJZEN
    return render_template(
        "aanvraag/check_uitgang.html",
        aanvraag=aanvraag,
        uitgang=uitgang,
        vervolg=_vervolg(aanvraag, uitgang.id),
        past=aanvraag.soort in soorten,
        mag_stoppen=uitgang.intern_afwijzen and mag_stap(aanvraag, stop, huidige_gebruiker()),
        in_concept=mag_stap(aanvraag, Handeling.AANVRAAG_CHECK_DOORLOPEN, huidige_gebruiker()),
        consulten=stand.dossier.consulten,
        eerdere=stand.dossier.paden[:-1],
        antwoorden=_antwoorden(stand),
    )


@bp.post("/aanvragen/<uuid:aanvraag_id>/check/opnieuw")
@vereist(Handeling.AANVRAAG_CHECK_DOORLOPEN)
@eenmalig
def check_opnieuw(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Begin a new walk; the old one stays readable."""
    form = Formulier()
    with fouten_op(form):
        stand = stand_van(open_aanvraag(aanvraag_id))
        begin_opnieuw(stand, door=huidige_gebruiker(), op=clock.now())
        return rond_af(url_for("aanvraag.check", aanvraag_id=aanvraag_id))
    aanvraag = open_aanvraag(aanvraag_id)
    return render_form(
        "aanvraag/geweigerd.html", form=form, aanvraag=aanvraag, titel="Check vooraf"
    )


@bp.get("/aanvragen/<uuid:aanvraag_id>/check/pad/<int:nr>")
@vereist(Handeling.AANVRAAG_LEZEN)
def check_pad(aanvraag_id: uuid.UUID, nr: int) -> ResponseReturnValue:
    """Show one walk as it was, with the questions of its own version."""
    aanvraag = open_aanvraag(aanvraag_id)
    stand = stand_van(aanvraag)
    pad = next((pad for pad in stand.dossier.paden if pad.nr == nr), None)
    if pad is None:
        abort(404)
    beslispad = get_check_vooraf(pad.configversie)
    namen = _grondnamen(stand.kader.kenmerken)
    antwoorden = [
        (Gegeven(beslispad.knopen[stap.knoop].vraag, _waarde(stap, namen)), stap.toelichting)
        for stap in pad.stappen
    ]
    return render_template(
        "aanvraag/check_pad.html",
        aanvraag=aanvraag,
        pad=pad,
        uitgang=beslispad.uitgangen.get(pad.uitgang),
        antwoorden=antwoorden,
    )


@bp.route("/aanvragen/<uuid:aanvraag_id>/consult", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_BEWERKEN)
@eenmalig
def consult(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Record a consultation."""
    aanvraag = open_aanvraag(aanvraag_id)
    form = Consultformulier()
    if form.validate_on_submit() and form.datum.data is not None:
        invoer = Consultinvoer(
            datum=form.datum.data,
            met_wie=form.met_wie.data or "",
            advies=form.advies.data or "",
            uitgevoerd=form.uitgevoerd.data or "",
        )
        with fouten_op(form):
            leg_consult_vast(aanvraag, invoer, door=huidige_gebruiker(), op=clock.now())
            flash("Het consult is vastgelegd.", "success")
            return rond_af(url_for("aanvraag.check", aanvraag_id=aanvraag_id))
        aanvraag = open_aanvraag(aanvraag_id)
    return render_form("aanvraag/consult.html", form=form, aanvraag=aanvraag)


def _vervolg(aanvraag: Aanvraag, uitgang: str) -> str:
    """Give the code of what can be done now; one client cannot go on as a group."""
    return f"{uitgang}-een" if uitgang == "u-door-groep" and aanvraag.soort != "groep" else uitgang


def _van_groep(groep: Aanvraag, knoop_id: str) -> str:
    """Give the page on which the group answers a node."""
    return url_for("aanvraag.check_knoop", aanvraag_id=groep.id, knoop_id=knoop_id)


def _plek(aanvraag: Aanvraag, voortgang: Voortgang) -> str:
    """Give the page of the open node, or of the exit; a client of a group may wait for it."""
    knoop, aanvraag_id = voortgang.huidige_knoop, aanvraag.id
    if knoop is None:
        return url_for("aanvraag.check_uitgang", aanvraag_id=aanvraag_id)
    if aanvraag.is_lid and not knoop.per_client:
        eigen = [stap.knoop.id for stap in voortgang.stappen if stap.knoop.per_client]
        if not eigen:
            return url_for("aanvraag.check", aanvraag_id=aanvraag.geheel_id)
        return url_for("aanvraag.check_knoop", aanvraag_id=aanvraag_id, knoop_id=eigen[-1])
    return url_for("aanvraag.check_knoop", aanvraag_id=aanvraag_id, knoop_id=knoop.id)


def _na(aanvraag: Aanvraag, voortgang: Voortgang, knoop_id: str) -> str:
    """Give the page after a node: the next node, the exit, or back to the check page.

    For a client of a group: the next node that is asked of him, or his tasks.
    """
    uitgang, aanvraag_id = voortgang.uitgang, aanvraag.id
    if komt_van_controleren() and uitgang is not None and uitgang.indienen:
        return adres_terug(aanvraag_id)
    namen = [
        stap.knoop.id for stap in voortgang.stappen if stap.knoop.per_client or not aanvraag.is_lid
    ]
    if aanvraag.is_lid and namen[-1:] == [knoop_id] and uitgang is None:
        return url_for("aanvraag.taken", aanvraag_id=aanvraag_id)
    plek = namen.index(knoop_id) + 1 if knoop_id in namen else len(namen)
    if plek < len(namen):
        return url_for("aanvraag.check_knoop", aanvraag_id=aanvraag_id, knoop_id=namen[plek])
    return _plek(aanvraag, voortgang)


def _find_stap(stand: Stand, knoop_id: str) -> Stap | None:
    return next((stap for stap in stand.check.stappen if stap.knoop.id == knoop_id), None)


def _formulier(stand: Stand, stap: Stap) -> Knoopformulier | None:
    """Make the form of a node; None where only the portal answers."""
    knoop, bewaard = stap.knoop, find_stap(stand.dossier.pad, stap.knoop.id)
    waarden: dict[str, object] = {
        "versie": bewaard.versie if bewaard is not None else 0,
        "toelichting": bewaard.toelichting if bewaard is not None else "",
    }
    gekozen = list(bewaard.antwoorden) if bewaard is not None else []
    if knoop.bevestigen:
        gronden = Grondenformulier(data=waarden | {"keuze": gekozen})
        gronden.bied_aan(kiesbare_gronden(stand.dossier, stand.kader, stand.check) or ())
        return gronden
    if knoop.velden:
        bedragen = dict(bewaard.velden) if bewaard is not None else {}
        getypt = {naam: bedrag.replace(".", ",") for naam, bedrag in bedragen.items()}
        return Bedragenformulier(data=waarden | getypt | {"onbekend": bool(gekozen)})
    if knoop.soort is Soort.BEREKEND:
        return None
    form = Keuzeformulier(data=waarden | {"keuze": gekozen[0] if gekozen else None})
    form.bied_aan(stap.keuzes)
    return form


def _knooppagina(stand: Stand, stap: Stap) -> dict[str, object]:
    """Give what every page of a node shows."""
    aanvraag, bewaard = stand.dossier.aanvraag, find_stap(stand.dossier.pad, stap.knoop.id)
    rekenen = stand.rekenen
    toets = rekenen.uitkomst.volumetoets if rekenen and rekenen.uitkomst else None
    return {
        "aanvraag": aanvraag,
        "stap": stap,
        "versie": bewaard.versie if bewaard is not None else 0,
        "bewaard": _gekozen(stand, stap),
        "advies": _advies(stand, stap),
        "hints": {keuze.waarde: MOTIVERING for keuze in stap.keuzes if keuze.motivering},
        "gronden": stand.check.gronden if stap.knoop.bevestigen else (),
        "wacht": stap.knoop.bevestigen
        and kiesbare_gronden(stand.dossier, stand.kader, stand.check) is None,
        "aandeel": toets.aandeel if toets is not None else 0,
        "verder": _na(aanvraag, stand.check, stap.knoop.id),
        "antwoorden": _antwoorden(stand, tot=stap),
        "voorbeelden": zoekadres(aanvraag.zorgprofiel, op=stand.kader.op)
        if stap.knoop.id in MET_VOORBEELDEN
        else "",
    }


def _advies(stand: Stand, stap: Stap) -> str:
    """Give the advice that the answer before this node calls for, empty for none."""
    plek = stand.check.stappen.index(stap)
    adviezen = stand.check.stappen[plek - 1].advies if plek else ()
    return stand.kader.check.uitgangen[adviezen[0]].tekst if adviezen else ""


def _antwoorden(stand: Stand, tot: Stap | None = None) -> Sequence[Gegeven]:
    """List the nodes with an answer, up to the node of the page."""
    stappen = stand.check.stappen
    einde = stappen.index(tot) if tot is not None else len(stappen)
    return [
        Gegeven(
            stap.knoop.vraag,
            _gekozen(stand, stap),
            url_for(
                "aanvraag.check_knoop",
                aanvraag_id=stand.dossier.aanvraag.id,
                knoop_id=stap.knoop.id,
            ),
        )
        for stap in stappen[:einde]
    ]


def _gekozen(stand: Stand, stap: Stap) -> str:
    """Write the answer that counts; at the gronden the parts of the article."""
    if stap.knoop.bevestigen and stand.check.gronden:
        return ", ".join(f"artikel 2.2 lid {grond.lid}" for grond in stand.check.gronden)
    return ", ".join(stap.waarden)


def _grondnamen(kenmerken: Kenmerken) -> Mapping[str, str]:
    eigen = (grond for grond in kenmerken.gronden if grond.mens)
    return dict(paar for grond in eigen for paar in namen_van(grond))


def _waarde(stap: CheckStap, namen: Mapping[str, str]) -> str:
    bedragen = [bedrag.replace(".", ",") for bedrag in stap.velden.values()]
    return ", ".join([*(namen.get(waarde, waarde) for waarde in stap.antwoorden), *bedragen])
