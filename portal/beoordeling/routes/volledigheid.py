"""Is an aanvraag complete: check it, ask for a supplement, withdraw that request."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.queries.woorden import woorden
from portal.beoordeling.actions import volledigheid as acties
from portal.beoordeling.forms.volledigheid import AanvullingForm, RedenForm, VersieknopForm
from portal.beoordeling.letters.aanvulverzoek import Puntregel, maak_aanvulverzoek
from portal.beoordeling.queries.plaatsen import Plaatsen, laad_plaatsen, plekken
from portal.beoordeling.queries.termijnkeuzes import lees_termijnregels
from portal.beoordeling.queries.verzending import bepaal_verzending
from portal.beoordeling.routes.blauwdruk import bp
from portal.beoordeling.routes.lezen import open_dossier
from portal.beoordeling.routes.verwerken import TEGELIJK, toon_stap, verwerk
from portal.domain.bevoegdheid import Handeling
from portal.domain.termijnen import (
    EEN_DAG,
    Hersteldatumgrenzen,
    buiten_behandeling_tot,
    hersteldatumgrenzen,
)
from portal.platform import clock
from portal.platform.calendar_data import load_kalender, load_termijnregels
from portal.platform.forms import domain_errors_on, eis_versie
from portal.platform.pdf import Document
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    from portal.aanvraag.models import Aanvraag

ERBIJ, WEG, VOORBEELD, VRAAG = "erbij", "weg-", "voorbeeld", "vragen"


@bp.route("/dossiers/<uuid:aanvraag_id>/volledigheid", methods=["GET", "POST"])
@vereist(Handeling.DOSSIER_VOLLEDIG_VERKLAREN)
@eenmalig
def volledigheid(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show what was submitted and, when complete, begin the toetsing."""
    aanvraag = open_dossier(aanvraag_id)
    form = VersieknopForm(versie=aanvraag.versie)

    def verklaar_volledig() -> str:
        acties.verklaar_volledig(aanvraag, door=huidige_gebruiker(), op=clock.now())
        return "De aanvraag is volledig. De toetsing kan beginnen."

    klaar = verwerk(aanvraag, form, verklaar_volledig)
    return klaar or toon_stap("volledigheid", form, aanvraag_id, plaatsen=laad_plaatsen(aanvraag))


@bp.route("/dossiers/<uuid:aanvraag_id>/aanvulling-vragen", methods=["GET", "POST"])
@vereist(Handeling.DOSSIER_AANVULLING_VRAGEN)
@eenmalig
def aanvulling_vragen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Put questions together, show the letter, and send it."""
    aanvraag = open_dossier(aanvraag_id)
    plaatsen, grenzen = laad_plaatsen(aanvraag), _grenzen(aanvraag)
    form = AanvullingForm(versie=aanvraag.versie, hersteldatum=grenzen.voorstel)
    _bied_aan(form, plaatsen)
    actie = request.form.get("actie", "") if request.method == "POST" else ""
    brief = None
    if actie == ERBIJ or actie.startswith(WEG):
        form = _andere_rijen(form, actie)
        _bied_aan(form, plaatsen)
    elif form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            brief = _bereid_voor(aanvraag, form, plaatsen)
            if actie == VRAAG:
                return _vraag(aanvraag, form, plaatsen, brief)
    getoond = brief if not form.errors else None
    return toon_stap(
        "aanvulling_vragen",
        form,
        aanvraag_id,
        grenzen=grenzen,
        brief=getoond,
        is_groep=bool(plaatsen.leden),
    )


@bp.route("/dossiers/<uuid:aanvraag_id>/verzoek-intrekken", methods=["GET", "POST"])
@vereist(Handeling.DOSSIER_AANVULVERZOEK_INTREKKEN)
@eenmalig
def verzoek_intrekken(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Withdraw the open aanvulverzoek."""
    aanvraag = open_dossier(aanvraag_id)
    form = RedenForm(versie=aanvraag.versie)

    def trek_in() -> str:
        reden = form.reden.data or ""
        acties.trek_verzoek_in(aanvraag, reden, door=huidige_gebruiker(), op=clock.now())
        return "Het verzoek is ingetrokken. De beslistermijn loopt weer."

    return verwerk(aanvraag, form, trek_in) or toon_stap("verzoek_intrekken", form, aanvraag_id)


def _grenzen(aanvraag: "Aanvraag") -> Hersteldatumgrenzen:
    """Give between which days the hersteldatum may lie today, with the zorgkantoor's proposal."""
    vandaag = clock.today()
    regels = lees_termijnregels(aanvraag.zorgkantoor_id, vandaag)
    return hersteldatumgrenzen(vandaag, regels=regels, kalender=load_kalender())


def _bied_aan(form: AanvullingForm, plaatsen: Plaatsen) -> None:
    leden = [(str(lid), f"Cliënt {code}") for lid, code in plaatsen.leden.items()]
    form.bied_aan(plaatsen.alle_keuzes, leden)


def _punten(form: AanvullingForm) -> list[acties.Vraagpunt]:
    return [
        acties.Vraagpunt(
            plaats=punt.form.plaats.data or "",
            reden=punt.form.reden.data or "",
            bestand=punt.form.bestand.data or "",
            lid=uuid.UUID(punt.form.lid.data) if punt.form.lid.data else None,
        )
        for punt in form.punten
    ]


def _toegestaan(plaatsen: Plaatsen, punten: Sequence[acties.Vraagpunt]) -> frozenset[str]:
    return plekken(plaatsen, {punt.lid for punt in punten if punt.lid is not None})


def _andere_rijen(form: AanvullingForm, actie: str) -> AanvullingForm:
    """Give the form with one question more, or without one; what was typed stays."""
    punten = [punt.form.data for punt in form.punten]
    weg = actie.removeprefix(WEG)
    if actie == ERBIJ:
        punten.append({})
    elif weg.isdecimal() and int(weg) < len(punten):
        del punten[int(weg)]
    return AanvullingForm(
        formdata=None,
        punten=punten,
        hersteldatum=form.hersteldatum.data,
        versie=form.versie.data,
    )


def _bereid_voor(aanvraag: "Aanvraag", form: AanvullingForm, plaatsen: Plaatsen) -> Document:
    vandaag, punten, hersteldatum = clock.today(), _punten(form), form.hersteldatum.data
    assert hersteldatum is not None
    eis_versie(form, aanvraag.versie)
    toegestaan = _toegestaan(plaatsen, punten)
    acties.controleer_vragen(punten, hersteldatum, plaatsen=toegestaan, dag=vandaag)
    return _brief(aanvraag, punten, plaatsen, hersteldatum=hersteldatum)


def _brief(
    aanvraag: "Aanvraag",
    punten: Sequence[acties.Vraagpunt],
    plaatsen: Plaatsen,
    *,
    hersteldatum: date,
) -> Document:
    vandaag, bestanden = clock.today(), woorden("bestandsoort")
    return maak_aanvulverzoek(
        bepaal_verzending(aanvraag, door=huidige_gebruiker(), dag=vandaag),
        [
            Puntregel(
                plaats=plaatsen.titel(punt.plaats, punt.lid),
                reden=punt.reden,
                bestand=bestanden.get(punt.bestand, ""),
            )
            for punt in punten
        ],
        hersteldatum=hersteldatum,
        staat_stil_vanaf=vandaag + EEN_DAG,
        buiten_behandeling_tot=buiten_behandeling_tot(
            hersteldatum, regels=load_termijnregels(hersteldatum), kalender=load_kalender()
        ).datum,
    )


def _vraag(
    aanvraag: "Aanvraag", form: AanvullingForm, plaatsen: Plaatsen, brief: Document
) -> ResponseReturnValue:
    assert form.hersteldatum.data is not None
    punten = _punten(form)
    verzoek = acties.Verzoek(punten=punten, hersteldatum=form.hersteldatum.data, brief=brief)
    toegestaan = _toegestaan(plaatsen, punten)
    acties.vraag_aanvulling(
        aanvraag, verzoek, plaatsen=toegestaan, door=huidige_gebruiker(), op=clock.now()
    )
    flash("Het verzoek om aanvulling is verstuurd.", "success")
    return rond_af(url_for("beoordeling.dossier", aanvraag_id=aanvraag.id))
