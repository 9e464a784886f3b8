"""Spiegelinformatie: own figures beside the anonymous group, one year and one dimension at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request
from werkzeug.exceptions import NotFound

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.platform.audit import leg_lezen_vast
from portal.spiegel.dialogen import adres_voor_afspraak
from portal.spiegel.forms.filter import Spiegelfilter, ander
from portal.spiegel.queries.spiegel import lees_spiegel, list_plekken, list_publicaties
from portal.spiegel.queries.teksten import spiegeltekst
from portal.spiegel.queries.weergave import maak_tabellen
from portal.spiegel.routes.blauwdruk import bp
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from portal.domain.spiegel import Plek
    from portal.toegang.models import Gebruiker

bp.app_template_global("spiegeltekst")(spiegeltekst)


@bp.get("/spiegelinformatie")
@vereist(Handeling.SPIEGEL_LEZEN)
def spiegel() -> ResponseReturnValue:
    """Show the figures of a closed year, or say that there are none yet."""
    gebruiker = huidige_gebruiker()
    jaren = [rij.jaar for rij in list_publicaties()]
    plekken = list_plekken(voor=gebruiker)
    form = Spiegelfilter(request.args)
    form.vul_keuzes(jaren, plekken, voor=gebruiker)
    plek = _gekozen(form, [plek for plek, _ in plekken], gebruiker)
    jaar, dimensie = _jaar(form, jaren), form.gekozen_dimensie()
    beeld = lees_spiegel(*plek, jaar, voor=gebruiker) if plek and jaar else None
    leg_lezen_vast(audit_regel(Handeling.SPIEGEL_LEZEN.value, door=gebruiker, kenmerk=str(jaar)))
    return render_template(
        "spiegel/spiegel.html",
        filterform=form,
        zorgkantoor=gebruiker.organisatie.soort is OrganisatieSoort.ZORGKANTOOR,
        naam=next((naam for deze, naam in plekken if deze == plek), ""),
        beeld=beeld,
        dimensie=dimensie,
        tabellen=maak_tabellen(beeld, dimensie) if beeld else [],
        afspraak=adres_voor_afspraak(plek, voor=gebruiker) if plek else "",
    )


def _gekozen(form: Spiegelfilter, plekken: list[Plek], voor: Gebruiker) -> Plek | None:
    """Give the chosen pair; None when there is no pair at all.

    Raises:
        NotFound: Another pair was asked for.
    """
    if not plekken and not request.args.get("met"):
        return None
    gekozen = (plek for plek in plekken if str(ander(plek, voor)) == form.met.data)
    plek = next(gekozen, None)
    if plek is None:
        raise NotFound
    return plek


def _jaar(form: Spiegelfilter, jaren: list[int]) -> int:
    """Give the chosen year, the newest when it has none; 0 when no year has any."""
    gekozen = next((jaar for jaar in jaren if str(jaar) == form.jaar.data), None)
    jaar = gekozen or next(iter(jaren), 0)
    form.jaar.data = str(jaar)
    return jaar
