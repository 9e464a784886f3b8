"""Prepare a besluit, read its letter, have it checked, and fix it."""

import uuid

from flask import make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.beoordeling.actions import besluit as acties
from portal.beoordeling.actions.besluit import Keuze, Voorbereiding
from portal.beoordeling.forms.besluit import (
    Besluitformulier,
    lees_keuze,
    maak_besluitformulier,
)
from portal.beoordeling.queries.besluitteksten import besluittekst
from portal.beoordeling.queries.besluitvorming import stel_onderbouwing_voor
from portal.beoordeling.queries.toetsing import is_toetser
from portal.beoordeling.routes.besluitdossier import (
    Besluitdossier,
    open_besluitdossier,
)
from portal.beoordeling.routes.blauwdruk import bp
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Toestand
from portal.domain.toetsingskader import Belemmering
from portal.domain.uitkomst import Uitkomst
from portal.platform import clock
from portal.platform.database import db
from portal.platform.forms import domain_errors_on, eis_versie, render_form
from portal.platform.web import texts
from portal.platform.web.form_errors import Veldfout
from portal.toegang.bewaking import huidige_gebruiker, vereist

KIESBAAR = frozenset({Toestand.INGEDIEND, Toestand.IN_TOETSING, Toestand.BESLUIT_KLAARZETTEN})
NIET_MOGELIJK = "besluit_niet_mogelijk"


@bp.app_template_global("besluittekst")
def _besluittekst(groep: str, code: str, **gegevens: str) -> str:
    """Give a text of the besluit to a template."""
    return besluittekst(groep, code, **gegevens)


@bp.route("/dossiers/<uuid:aanvraag_id>/besluit", methods=["GET", "POST"])
@vereist(Handeling.BESLUIT_VOORBEREIDEN)
def besluit(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Choose the uitkomst and write what its letter says."""
    geopend = _open_kiesbaar(aanvraag_id)
    aanvraag = geopend.dossier.stand.aanvraag
    form = maak_besluitformulier(geopend.besluit, geopend.ruimte.uitkomsten, _voorstel(geopend))
    belemmeringen: tuple[Belemmering, ...] = ()
    if form.validate_on_submit():
        with domain_errors_on(form):
            try:
                _bereid_voor(geopend, form)
            except DomeinFout as weigering:
                if weigering.code != NIET_MOGELIJK:
                    raise
                belemmeringen = _belemmeringen(weigering)
                db.session.rollback()
            else:
                db.session.commit()
                return redirect(url_for("beoordeling.brief", aanvraag_id=aanvraag_id), code=303)
        geopend = _open_kiesbaar(aanvraag_id)
    elif request.method == "GET":
        form.versie.data = aanvraag.versie
    pagina = render_form(
        "beoordeling/besluit/besluit.html",
        form=form,
        geopend=geopend,
        dossier=geopend.dossier,
        punten=[_punt(geopend, deel) for deel in belemmeringen],
        toekenningsregels=_toekenningsregels(geopend),
        uitleg={uitkomst.value: besluittekst("uitleg", uitkomst.value) for uitkomst in Uitkomst},
        mag=is_toetser(geopend.dossier.stand.aanvraag, huidige_gebruiker()),
    )
    return make_response(pagina, 422) if belemmeringen else pagina


def _toekenningsregels(geopend: Besluitdossier) -> list[tuple[str, str]]:
    """Give what would be granted, in a few lines."""
    toekenning = geopend.toekenning
    if toekenning is None:
        return []
    uitkomst = toekenning.uitkomst
    bedragen = uitkomst.bedragen
    return [
        ("Uitkomst", uitkomst.profiel or uitkomst.gelezen_als.value.replace("_", " ")),
        ("Meerzorguren", texts.uren_hms(uitkomst.meerzorguren) if uitkomst.meerzorguren else "–"),
        ("Per jaar", texts.euro(bedragen.jaarbedrag_cent) if bedragen else "geen bedrag"),
        ("Per etmaal", texts.euro(bedragen.etmaalbedrag_cent) if bedragen else "geen bedrag"),
        ("Eerste dag", texts.datum(toekenning.ingang)),
        ("Laatste dag", texts.datum(toekenning.laatste_dag)),
    ]


def _open_kiesbaar(aanvraag_id: uuid.UUID) -> Besluitdossier:
    geopend = open_besluitdossier(aanvraag_id)
    herstel = geopend.besluit is not None and geopend.besluit.herstelt_id is not None
    if geopend.dossier.stand.aanvraag.toestand not in KIESBAAR and not herstel:
        raise NotFound
    return geopend


def _voorstel(geopend: Besluitdossier) -> Keuze:
    """Start from the findings of the toetsing and the proposed day to answer."""
    return Keuze(
        uitkomst=Uitkomst.TOEKENNEN,
        onderbouwing=stel_onderbouwing_voor(geopend.dossier.stand),
        antwoorddatum=geopend.ruimte.antwoorddatum,
    )


def _bereid_voor(geopend: Besluitdossier, form: Besluitformulier) -> None:
    aanvraag = geopend.dossier.stand.aanvraag
    eis_versie(form, aanvraag.versie)
    acties.voorbereiden(
        aanvraag,
        lees_keuze(form),
        Voorbereiding(
            stand=geopend.dossier.stand,
            toekenning=geopend.toekenning,
            eerder_bijgesteld=geopend.ruimte.eerder_bijgesteld,
        ),
        door=huidige_gebruiker(),
        op=clock.now(),
    )


def _belemmeringen(weigering: DomeinFout) -> tuple[Belemmering, ...]:
    gevonden = weigering.gegevens["belemmeringen"]
    assert isinstance(gevonden, tuple)
    return gevonden


def _punt(geopend: Besluitdossier, belemmering: Belemmering) -> Veldfout:
    """Say what must be done first, with a link to the page where that is."""
    stand = geopend.dossier.stand
    aanvraag_id = stand.aanvraag.id
    if belemmering.criterium_id is not None:
        criterium = stand.kader.criteria[belemmering.criterium_id]
        adres = url_for(
            "beoordeling.toetsing", aanvraag_id=aanvraag_id, groep=criterium.groep_id.lower()
        )
        return Veldfout(
            f"{adres}#{criterium.id}",
            besluittekst("belemmering", belemmering.code, criterium=criterium.vraag),
        )
    tekst = besluittekst("belemmering", belemmering.code)
    if belemmering.code in {"ingangsdatum_ontbreekt", "maanden_ontbreken", "reden_ontbreekt"}:
        return Veldfout(url_for("beoordeling.toekenning", aanvraag_id=aanvraag_id), tekst)
    veld = belemmering.code.rpartition("_")[0]
    return Veldfout(f"#{veld}", tekst)
