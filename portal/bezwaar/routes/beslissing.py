"""Z12: prepare the beslissing op bezwaar, read its letter, offer it, send it back, fix it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, request, url_for

from portal.beoordeling.queries.termijnkeuzes import bepaal_laatste_verzenddag
from portal.bezwaar.actions import beslissing as acties
from portal.bezwaar.forms.beslissing import (
    Stapformulier,
    Terugstuurformulier,
    maak_beslisformulier,
)
from portal.bezwaar.letters.beslissing_versturen import beslis
from portal.bezwaar.queries.beslissing import find_beslisbrief
from portal.bezwaar.queries.beslisteksten import beslistekst
from portal.bezwaar.queries.betrokken import is_betrokken
from portal.bezwaar.routes.beslisbeeld import (
    maak_concept,
    maak_pagina,
    na_verzoek,
    open_beeld,
    open_beslissing,
)
from portal.bezwaar.routes.blauwdruk import bp
from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure.bezwaar import Beslisstand
from portal.domain.procedure.bezwaarbeslissing import Bezwaargevolg
from portal.platform import clock
from portal.platform.forms import VersieFormulier, domain_errors_on, eis_versie, render_form
from portal.platform.pdf import maak_pdf
from portal.platform.web.downloads import als_bijlage
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from portal.bezwaar.queries.beslissing import Beslisbeeld

ADRES = "/bezwaren/<uuid:bezwaar_id>/beslissing"
TEGELIJK = dict.fromkeys(
    (
        "uq_bezwaargebeurtenis_bezwaar_id_nr",
        "uq_bezwaarbrief_bezwaar_id_nr",
        "uq_bezwaarbeslissing_bezwaar_id",
        "uq_besluit_aanvraag_id_nr",
        "uq_gebeurtenis_aanvraag_id_nr",
    ),
    "verouderd",
)
"""What the second of two people runs into who do something at the same moment."""


@bp.route(ADRES, methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_BESLISSING_VOORBEREIDEN)
@eenmalig
def beslissing(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Choose the outcome, and write what the letter says."""
    beeld = open_beeld(bezwaar_id)
    if request.method == "GET" and beeld.stand not in {None, Beslisstand.CONCEPT}:
        return redirect(url_for("bezwaar.beslisbrief", bezwaar_id=bezwaar_id), code=303)
    form = maak_beslisformulier(beeld)

    def bewaar() -> str:
        voorstel, dag = form.voorstel(), form.verzenddatum.data
        door, op = huidige_gebruiker(), clock.now()
        acties.bereid_voor(beeld.bezwaar, voorstel, verzenddatum=dag, door=door, op=op)
        return "bewaard_nieuw" if voorstel.gevolg is Bezwaargevolg.NIEUW_BESLUIT else "bewaard"

    klaar = _verwerk(form, beeld, bewaar, naar="bezwaar.beslisbrief")
    if klaar is not None:
        return klaar
    pagina = maak_pagina(na_verzoek(beeld))
    laatste = bepaal_laatste_verzenddag(beeld.bezwaar.zorgkantoor_id, clock.today())
    return render_form(
        "bezwaar/beslissing/beslissing.html", form=form, laatste_verzenddag=laatste, **pagina
    )


@bp.get(f"{ADRES}/brief")
@vereist(Handeling.BEZWAAR_WERKVOORRAAD)
def beslisbrief(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Show the letter as it would be sent, and what can be done with it; once sent, as it was."""
    beeld, _ = open_beslissing(bezwaar_id)
    verzonden = find_beslisbrief(beeld.bezwaar.id)
    if verzonden is not None:
        return redirect(url_for("bezwaar.brief", bezwaarbrief_id=verzonden.id), code=303)
    return _toon_brief(beeld, Stapformulier(formdata=None))


@bp.get(f"{ADRES}/brief.pdf")
@vereist(Handeling.BEZWAAR_WERKVOORRAAD)
def beslisbrief_pdf(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Give the draft of the letter as PDF, marked as such."""
    beeld, _ = open_beslissing(bezwaar_id)
    document, _ = maak_concept(beeld)
    if document is None:
        return redirect(url_for("bezwaar.beslisbrief", bezwaar_id=bezwaar_id), code=303)
    return als_bijlage(maak_pdf(document), f"concept-{beeld.bezwaar.nummer}.pdf", "application/pdf")


@bp.post(f"{ADRES}/aanbieden")
@vereist(Handeling.BEZWAAR_TER_CONTROLE_AANBIEDEN)
@eenmalig
def beslissing_aanbieden(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Offer the beslissing to the second person."""
    beeld, rij = open_beslissing(bezwaar_id)
    form = Stapformulier()

    def bied_aan() -> str:
        acties.bied_aan(rij, door=huidige_gebruiker(), op=clock.now())
        return "aangeboden"

    klaar = _verwerk(form, beeld, bied_aan, naar="bezwaar.beslisbrief")
    return klaar or _toon_brief(beeld, form)


@bp.route(f"{ADRES}/terugsturen", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_TERUGSTUREN)
@eenmalig
def beslissing_terugsturen(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Send the beslissing back to who prepared it, with a reason."""
    beeld, rij = open_beslissing(bezwaar_id)
    form = Terugstuurformulier(versie=beeld.bezwaar.versie)

    def stuur_terug() -> str:
        acties.stuur_terug(rij, form.reden.data or "", door=huidige_gebruiker(), op=clock.now())
        return "teruggestuurd"

    klaar = _verwerk(form, beeld, stuur_terug, naar="bezwaar.beslisbrief")
    return klaar or _toon_stap("terugsturen", form, beeld)


@bp.route(f"{ADRES}/vaststellen", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_BESLISSEN)
@eenmalig
def beslissing_vaststellen(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Say what fixing means, and do it: the letters go out and never change again."""
    beeld, _ = open_beslissing(bezwaar_id)
    form = Stapformulier(versie=beeld.bezwaar.versie)

    def stel_vast() -> str:
        beslis(beeld, door=huidige_gebruiker(), op=clock.now())
        return "beslist"

    klaar = _verwerk(form, beeld, stel_vast, naar="bezwaar.beslisbrief")
    return klaar or _toon_stap("vaststellen", form, beeld)


def _verwerk(
    form: VersieFormulier, beeld: Beslisbeeld, doe: Callable[[], str], *, naar: str
) -> ResponseReturnValue | None:
    """Do what a posted form asks, and go on; None when there is a page to show."""
    bezwaar_id = beeld.bezwaar.id
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            eis_versie(form, beeld.bezwaar.versie)
            flash(beslistekst("melding", doe()), "success")
            return rond_af(url_for(naar, bezwaar_id=bezwaar_id))
    return None


def _toon_stap(sjabloon: str, form: VersieFormulier, beeld: Beslisbeeld) -> ResponseReturnValue:
    pagina = maak_pagina(na_verzoek(beeld))
    return render_form(f"bezwaar/beslissing/{sjabloon}.html", form=form, **pagina)


def _toon_brief(beeld: Beslisbeeld, form: Stapformulier) -> ResponseReturnValue:
    beeld = na_verzoek(beeld)
    form.versie.data = beeld.bezwaar.versie
    document, waarom = maak_concept(beeld)
    return render_form(
        "bezwaar/beslissing/brief.html",
        form=form,
        document=document,
        waarom_niet=waarom,
        beslissing=beeld.beslissing,
        onbetrokken=not is_betrokken(beeld.bezwaar, huidige_gebruiker()),
        **maak_pagina(beeld),
    )
