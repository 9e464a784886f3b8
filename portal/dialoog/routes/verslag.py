"""After the conversation: that it was held, its verslag, and what each party says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request, url_for

from portal.clienten.queries.anoniem import lees_vondsten, vind_herkenbaar
from portal.dialoog.actions import melden
from portal.dialoog.actions.bevestigen import bevestig, merk_op
from portal.dialoog.actions.verslag import bied_aan, leg_gehouden_vast, schrijf_verslag
from portal.dialoog.forms.verslag import Opmerkingformulier, Verslagformulier
from portal.dialoog.letters.versturen import verstuur_verslag
from portal.dialoog.queries.agenda import list_agenda
from portal.dialoog.queries.plan import is_ingeleverd
from portal.dialoog.queries.verslag import (
    VELDEN,
    alle_tekst,
    find_antwoorddag,
    find_plan,
    lees_punten,
    lees_verslag,
)
from portal.dialoog.routes.blauwdruk import bp
from portal.dialoog.routes.dialoogbeeld import lees_context, list_gebreken, list_opmerkingen
from portal.dialoog.routes.dialoogstap import naar, open_dialoog, open_verslag, toon, verwerk
from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure.dialoogverslag import list_ontbrekend
from portal.platform import clock
from portal.platform.forms import VersieFormulier
from portal.platform.web.idempotency import eenmalig
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toegang.instellingen import get_getal

if TYPE_CHECKING:
    import uuid

    from flask.typing import ResponseReturnValue

    from portal.dialoog.models import Dialoog

NAAR_AFSPRAAK = "afspraak"


@bp.route("/dialogen/<uuid:dialoog_id>/gehouden", methods=["GET", "POST"])
@vereist(Handeling.DIALOOG_HOUDEN)
@eenmalig
def gehouden(dialoog_id: uuid.UUID) -> ResponseReturnValue:
    """Record that the conversation took place."""
    dialoog, form = open_dialoog(dialoog_id), VersieFormulier()

    def doe() -> tuple[str, str]:
        leg_gehouden_vast(dialoog, door=huidige_gebruiker(), op=clock.now())
        return "gehouden", url_for("dialoog.verslag", dialoog_id=dialoog_id)

    klaar = verwerk(form, dialoog.versie, doe)
    return klaar or toon("gehouden", form, dialoog, ingediend=is_ingeleverd(find_plan(dialoog)))


@bp.route("/dialogen/<uuid:dialoog_id>/verslag", methods=["GET", "POST"])
@vereist(Handeling.DIALOOG_VERSLAG)
@eenmalig
def verslag(dialoog_id: uuid.UUID) -> ResponseReturnValue:
    """Write the verslag, point by point; it may be kept while it is not complete."""
    dialoog = open_verslag(dialoog_id)
    form = Verslagformulier(data=_ingevuld(dialoog))

    def doe() -> tuple[str, str]:
        schrijf_verslag(dialoog, form.tekst(), door=huidige_gebruiker(), op=clock.now())
        return "verslag", _verder(dialoog_id)

    klaar = verwerk(form, dialoog.versie, doe)
    if klaar:
        return klaar
    return toon(
        "verslag",
        form,
        dialoog,
        agenda=list_agenda(dialoog),
        context=lees_context(dialoog, find_plan(dialoog), voor=huidige_gebruiker()),
        opmerkingen=list_opmerkingen(dialoog),
        herkenbaar=_herkenbaar(dialoog),
    )


@bp.route("/dialogen/<uuid:dialoog_id>/aanbieden", methods=["GET", "POST"])
@vereist(Handeling.DIALOOG_AANBIEDEN)
@eenmalig
def aanbieden(dialoog_id: uuid.UUID) -> ResponseReturnValue:
    """Offer the verslag to the three parties, or see what misses in it."""
    dialoog, form = open_verslag(dialoog_id), VersieFormulier()

    def doe() -> tuple[str, str]:
        op = clock.now()
        bied_aan(dialoog, door=huidige_gebruiker(), op=op)
        melden.meld_verslag(dialoog, melden.TE_BEVESTIGEN, op=op)
        return "aangeboden", naar(dialoog_id)

    klaar = verwerk(form, dialoog.versie, doe)
    if klaar:
        return klaar
    return toon(
        "aanbieden",
        form,
        dialoog,
        gebreken=list_gebreken(dialoog, list_ontbrekend(lees_verslag(dialoog))),
        akkoord_dagen=get_getal("akkoord_dagen", dialoog.zorgkantoor_id, clock.today()),
        herkenbaar=_herkenbaar(dialoog),
    )


@bp.route("/dialogen/<uuid:dialoog_id>/bevestigen", methods=["GET", "POST"])
@vereist(Handeling.DIALOOG_BEVESTIGEN)
@eenmalig
def bevestigen(dialoog_id: uuid.UUID) -> ResponseReturnValue:
    """Agree with the verslag for the own party; the third time makes it ready."""
    dialoog, gebruiker, form = open_dialoog(dialoog_id), huidige_gebruiker(), VersieFormulier()

    def doe() -> tuple[str, str]:
        op = clock.now()
        if not bevestig(dialoog, door=gebruiker, op=op):
            return "akkoord", naar(dialoog_id)
        verstuur_verslag(dialoog, door=gebruiker, op=op)
        melden.meld_verslag(dialoog, melden.GEREED, op=op)
        return "gereed", naar(dialoog_id)

    klaar = verwerk(form, dialoog.ronde, doe)
    return klaar or toon("bevestigen", form, dialoog, antwoorddag=find_antwoorddag(dialoog))


@bp.route("/dialogen/<uuid:dialoog_id>/opmerking", methods=["GET", "POST"])
@vereist(Handeling.DIALOOG_BEVESTIGEN)
@eenmalig
def opmerking(dialoog_id: uuid.UUID) -> ResponseReturnValue:
    """Say what has to change; the verslag goes back to the voorzitter."""
    dialoog, form = open_dialoog(dialoog_id), Opmerkingformulier()

    def doe() -> tuple[str, str]:
        op = clock.now()
        merk_op(dialoog, form.opmerking.data or "", door=huidige_gebruiker(), op=op)
        melden.meld_verslag(dialoog, melden.OPMERKING, op=op)
        return "opmerking", naar(dialoog_id)

    klaar = verwerk(form, dialoog.ronde, doe)
    return klaar or toon("opmerking", form, dialoog, antwoorddag=find_antwoorddag(dialoog))


def _ingevuld(dialoog: Dialoog) -> dict[str, str]:
    punten = {f"punt_{nr}": tekst for nr, tekst in lees_punten(dialoog).items()}
    return punten | {veld: getattr(dialoog, veld) for veld in VELDEN}


def _verder(dialoog_id: uuid.UUID) -> str:
    """Give where the button that was used leads to."""
    if request.form.get("verder") == NAAR_AFSPRAAK:
        return url_for("dialoog.afspraak_nieuw", dialoog_id=dialoog_id)
    if request.form.get("verder"):
        return url_for("dialoog.aanbieden", dialoog_id=dialoog_id)
    return url_for("dialoog.verslag", dialoog_id=dialoog_id)


def _herkenbaar(dialoog: Dialoog) -> list[str]:
    """Say what may lead back to a client that the writer knows: a warning, never a refusal."""
    eigen = huidige_gebruiker().organisatie_id
    vondsten = vind_herkenbaar(alle_tekst(dialoog), dialoog.aanbieder_id, lezer_id=eigen)
    return lees_vondsten(vondsten)
