"""The list of what asks for attention."""

from datetime import date

from flask import render_template, request
from flask.typing import ResponseReturnValue

from portal.berichten.forms.aandacht import Aandachtfilter
from portal.berichten.queries.aandacht import Aandachtregel, list_aandacht, list_soorten
from portal.berichten.queries.berichttekst import maak_berichttekst, naam_van
from portal.berichten.routes.adressen import adres_bij
from portal.berichten.routes.blauwdruk import bp
from portal.domain.bevoegdheid import Handeling
from portal.domain.termijnen import werkdagen_tussen
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.calendar_data import load_kalender
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.get("/aandacht")
@vereist(Handeling.BERICHT_AANDACHT)
def aandacht() -> ResponseReturnValue:
    """List what is late and what comes, the first day first."""
    gebruiker, vandaag = huidige_gebruiker(), clock.today()
    form = Aandachtfilter(request.args)
    form.vul_keuzes(list_soorten(voor=gebruiker, op=vandaag))
    vraag = form.vraag()
    lijst = list_aandacht(vraag, voor=gebruiker, op=vandaag)
    leg_lezen_vast(audit_regel("bericht.aandacht", door=gebruiker))
    return render_template(
        "berichten/aandacht.html",
        filterform=form,
        lijst=lijst,
        vandaag=vandaag,
        gefilterd=bool(vraag.code),
    )


@bp.app_template_global()
def aandachttitel(regel: Aandachtregel, op: date) -> str:
    """Say what asks for attention, as it is on a day."""
    trede = (op - regel.over).days
    variant = "midden" if regel.midden else ""
    tekst = maak_berichttekst(
        regel.code, kenmerk=regel.kenmerk, dag=regel.over, trede=trede, variant=variant
    )
    return tekst.titel


@bp.app_template_global()
def aandachtnaam(regel: Aandachtregel) -> str:
    """Name the kind."""
    return naam_van(regel.code)


@bp.app_template_global()
def aandachtadres(regel: Aandachtregel) -> str:
    """Give where somebody does what is asked."""
    soort = huidige_gebruiker().organisatie.soort
    return adres_bij(regel.object_soort, regel.object_id, soort)


@bp.app_template_global()
def aandachtdagen(regel: Aandachtregel, op: date) -> int:
    """Count the working days left, negative when the day went by."""
    return werkdagen_tussen(load_kalender(), op, regel.dag)
