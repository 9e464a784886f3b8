"""Prepare a besluit, read its letter, have it checked, and fix it."""

import uuid

from flask import make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.beoordeling.actions import besluit as acties
from portal.beoordeling.actions.besluitinhoud import Keuze
from portal.beoordeling.forms.besluit import (
    Besluitformulier,
    lees_keuze,
    maak_besluitformulier,
)
from portal.beoordeling.queries.besluiten import find_terugstuurreden, is_opsteller, list_verzonden
from portal.beoordeling.queries.besluitteksten import besluittekst
from portal.beoordeling.queries.besluitvorming import stel_onderbouwing_voor
from portal.beoordeling.queries.termijnkeuzes import bepaal_laatste_verzenddag
from portal.beoordeling.routes.besluitdossier import (
    Besluitdossier,
    maak_voorbeeld,
    open_besluitdossier,
    toon_niet_nu,
)
from portal.beoordeling.routes.besluitregels import (
    list_ledenbesluiten,
    maak_punt,
    maak_toekenningsregels,
)
from portal.beoordeling.routes.blauwdruk import bp
from portal.beoordeling.routes.verwerken import TEGELIJK
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import BESLIST, BesluitToestand, Toestand
from portal.domain.toetsingskader import Belemmering
from portal.domain.uitkomst import Uitkomst
from portal.platform import clock
from portal.platform.database import db
from portal.platform.forms import domain_errors_on, eis_versie, render_form
from portal.platform.pdf import Document
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist

KIESBAAR = frozenset({Toestand.INGEDIEND, Toestand.IN_TOETSING, Toestand.BESLUIT_KLAARZETTEN})
NIET_MOGELIJK = "besluit_niet_mogelijk"


@bp.app_template_global("besluittekst")
def _besluittekst(groep: str, code: str, **gegevens: str) -> str:
    """Give a text of the besluit to a template."""
    return besluittekst(groep, code, **gegevens)


@bp.route("/dossiers/<uuid:aanvraag_id>/besluit", methods=["GET", "POST"])
@vereist(Handeling.BESLUIT_VOORBEREIDEN)
@eenmalig
def besluit(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Choose the uitkomst and write what its letter says."""
    geopend = open_besluitdossier(aanvraag_id)
    if geopend.aanvraag.is_lid and geopend.besluit is None:
        return _bij_de_groep(geopend)
    if request.method == "GET" and not _is_kiesbaar(geopend):
        return _elders(geopend)
    form = maak_besluitformulier(
        geopend.besluit, geopend.voorbereiding.ruimte.uitkomsten, _voorstel(geopend)
    )
    belemmeringen: tuple[Belemmering, ...] = ()
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            try:
                _bereid_voor(geopend, form)
            except DomeinFout as weigering:
                if weigering.code != NIET_MOGELIJK:
                    raise
                belemmeringen = _belemmeringen(weigering)
                db.session.rollback()
            else:
                return rond_af(url_for("beoordeling.brief", aanvraag_id=aanvraag_id))
        geopend = open_besluitdossier(aanvraag_id)
    elif request.method == "GET":
        form.versie.data = geopend.aanvraag.versie
    return _toon(geopend, form, belemmeringen)


def _toon(
    geopend: Besluitdossier, form: Besluitformulier, belemmeringen: tuple[Belemmering, ...]
) -> ResponseReturnValue:
    aanvraag = geopend.aanvraag
    pagina = render_form(
        "beoordeling/besluit/besluit.html",
        form=form,
        geopend=geopend,
        dossier=geopend.dossier,
        ruimte=geopend.voorbereiding.ruimte,
        laatste_verzenddag=bepaal_laatste_verzenddag(aanvraag.zorgkantoor_id, clock.today()),
        toekenning=geopend.voorbereiding.groep or geopend.voorbereiding.toekenning,
        punten=[maak_punt(geopend.dossier.stand, deel) for deel in belemmeringen],
        toekenningsregels=maak_toekenningsregels(geopend.voorbereiding),
        leden=list_ledenbesluiten(geopend.voorbereiding, geopend.besluit),
        uitleg={uitkomst.value: besluittekst("uitleg", uitkomst.value) for uitkomst in Uitkomst},
        mag=is_opsteller(aanvraag, geopend.besluit, huidige_gebruiker()),
        teruggestuurd=find_terugstuurreden(aanvraag),
        document=_voorbeeld(geopend),
    )
    return make_response(pagina, 422) if belemmeringen else pagina


def _is_kiesbaar(geopend: Besluitdossier) -> bool:
    """Say whether something can be chosen now: in toetsing, or a herstelbesluit in the making."""
    if not geopend.voorbereiding.ruimte.uitkomsten:
        return False
    if geopend.besluit is not None and geopend.besluit.stand is not BesluitToestand.CONCEPT:
        return False
    herstel = geopend.besluit is not None and geopend.besluit.herstelt_id is not None
    return herstel or geopend.aanvraag.toestand in KIESBAAR


def _bij_de_groep(geopend: Besluitdossier) -> ResponseReturnValue:
    """Go to where is decided on one client of a group; a besluit of its own begins as herstel."""
    aanvraag = geopend.aanvraag
    if request.method != "GET":
        raise NotFound
    if aanvraag.toestand in BESLIST:
        return _elders(geopend)
    return redirect(url_for("beoordeling.lidbesluit", aanvraag_id=aanvraag.id), code=303)


def _elders(geopend: Besluitdossier) -> ResponseReturnValue:
    """Go to where the besluit is: its letter, sent or not; else say why there is none."""
    aanvraag = geopend.aanvraag
    if geopend.besluit is not None and aanvraag.toestand is not Toestand.AANVULLING_GEVRAAGD:
        return redirect(url_for("beoordeling.brief", aanvraag_id=aanvraag.id), code=303)
    verzonden = list_verzonden(aanvraag)
    if verzonden and aanvraag.toestand in BESLIST:
        adres = url_for("beoordeling.beschikking", besluit_id=verzonden[0].id)
        return redirect(adres, code=303)
    return toon_niet_nu(geopend.dossier, aanvraag.toestand.value)


def _voorbeeld(geopend: Besluitdossier) -> Document | None:
    """Give the letter as it was last saved, None while there is nothing to show."""
    if geopend.open is None or geopend.open.is_per_client:
        return None
    try:
        return maak_voorbeeld(geopend.open, op=clock.now()).document
    except DomeinFout:
        return None


def _voorstel(geopend: Besluitdossier) -> Keuze:
    """Start from the findings of the toetsing and the proposed day to answer."""
    return Keuze(
        uitkomst=Uitkomst.TOEKENNEN,
        onderbouwing=stel_onderbouwing_voor(geopend.dossier.stand),
        antwoorddatum=geopend.voorbereiding.ruimte.antwoorddatum,
    )


def _bereid_voor(geopend: Besluitdossier, form: Besluitformulier) -> None:
    aanvraag = geopend.aanvraag
    eis_versie(form, aanvraag.versie)
    acties.voorbereiden(
        aanvraag,
        lees_keuze(form),
        geopend.voorbereiding,
        door=huidige_gebruiker(),
        op=clock.now(),
    )


def _belemmeringen(weigering: DomeinFout) -> tuple[Belemmering, ...]:
    gevonden = weigering.gegevens["belemmeringen"]
    assert isinstance(gevonden, tuple)
    return gevonden
