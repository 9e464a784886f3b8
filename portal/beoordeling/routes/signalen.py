"""Every signal of a submitted version, and what the reviewer does with it."""

import uuid

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.beoordeling.actions import signalen as acties
from portal.beoordeling.forms.toetsing import Signaalformulier
from portal.beoordeling.queries.toetsing import Beeldstand, Signaalbeeld, maak_signaalbeeld
from portal.beoordeling.queries.toetsing.teksten import woord
from portal.beoordeling.routes.blauwdruk import bp
from portal.beoordeling.routes.toetsdossier import Toetsdossier, open_toetsdossier
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import SelectChoice, domain_errors_on, eis_versie, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist

MEESTE_MET_TEKST = 20
"""In a larger group the sentences stand with each client alone, to keep the page light."""
PAGINA, REACTIE = "beoordeling/toetsing/signalen.html", "beoordeling/toetsing/signaal.html"


@bp.get("/dossiers/<uuid:aanvraag_id>/signalen")
@vereist(Handeling.VERSIE_LEZEN)
def signalen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show every signal by its stand, those that are on first."""
    dossier = open_toetsdossier(aanvraag_id)
    beelden = [maak_signaalbeeld(dossier.stand, signaal) for signaal in dossier.stand.signalen]
    per_stand = {
        stand: [beeld for beeld in beelden if beeld.stand is stand] for stand in Beeldstand
    }
    return render_template(
        PAGINA,
        kop=dossier.kop,
        aanvraag_id=aanvraag_id,
        mag_toetsen=dossier.mag_toetsen,
        van_leden=[
            (lid.aanvraag, maak_signaalbeeld(lid, signaal))
            for lid in dossier.stand.leden
            for signaal in lid.signalen
            if signaal.actief
        ],
        groepen={groep.id for groep in dossier.stand.groepen},
        met_tekst=len(dossier.stand.leden) <= MEESTE_MET_TEKST,
        per_stand={stand.value: deel for stand, deel in per_stand.items() if deel},
    )


@bp.get("/dossiers/<uuid:aanvraag_id>/signalen/<signaal>")
@vereist(Handeling.VERSIE_LEZEN)
def signaal(aanvraag_id: uuid.UUID, signaal: str) -> ResponseReturnValue:
    """Show one signal that is on, and ask what to do with it."""
    dossier, beeld = _open(aanvraag_id, signaal)
    form = _formulier(beeld)
    return render_template(REACTIE, form=form, **_pagina(dossier, beeld))


@bp.post("/dossiers/<uuid:aanvraag_id>/signalen/<signaal>")
@vereist(Handeling.DOSSIER_TOETSEN)
@eenmalig
def signaal_verwerken(aanvraag_id: uuid.UUID, signaal: str) -> ResponseReturnValue:
    """Set a signal aside with its reason."""
    dossier, beeld = _open(aanvraag_id, signaal)
    form = _formulier(beeld)
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=acties.BEPERKINGEN):
            eis_versie(form, _versie(beeld))
            acties.zet_signaal_opzij(
                dossier.stand,
                beeld.id,
                form.reden.data or "",
                door=huidige_gebruiker(),
                op=clock.now(),
            )
            flash(woord("melding", "opzij"), "success")
            return rond_af(url_for("beoordeling.signalen", aanvraag_id=aanvraag_id))
    return render_form(REACTIE, form=form, **_pagina(dossier, beeld))


@bp.post("/dossiers/<uuid:aanvraag_id>/signalen/<signaal>/overnemen")
@vereist(Handeling.DOSSIER_TOETSEN)
@eenmalig
def signaal_overnemen(aanvraag_id: uuid.UUID, signaal: str) -> ResponseReturnValue:
    """Take a signal over: its text starts the toelichting of a criterium."""
    dossier, beeld = _open(aanvraag_id, signaal)
    form = _formulier(beeld)
    if form.validate_on_submit():
        criterium = next((deel for deel in beeld.criteria if deel.id == form.criterium.data), None)
        if criterium is None:
            raise NotFound
        with domain_errors_on(form, beperkingen=acties.BEPERKINGEN):
            eis_versie(form, _versie(beeld))
            acties.neem_signaal_over(
                dossier.stand, beeld.id, door=huidige_gebruiker(), op=clock.now()
            )
            flash(woord("melding", "overgenomen", {"criterium": criterium.id}), "success")
            adres = url_for(
                "beoordeling.toetsing",
                aanvraag_id=aanvraag_id,
                groep=criterium.groep_id.lower(),
                signaal=beeld.id,
                criterium=criterium.id,
                _anchor=f"{criterium.id}-toelichting",
            )
            return rond_af(adres)
    return render_form(REACTIE, form=form, **_pagina(dossier, beeld))


def _open(aanvraag_id: uuid.UUID, signaal_id: str) -> tuple[Toetsdossier, Signaalbeeld]:
    """Give the dossier and a signal that is on."""
    dossier = open_toetsdossier(aanvraag_id)
    gevonden = [deel for deel in dossier.stand.signalen if deel.id.lower() == signaal_id]
    if not gevonden or not gevonden[0].actief:
        raise NotFound
    return dossier, maak_signaalbeeld(dossier.stand, gevonden[0])


def _formulier(beeld: Signaalbeeld) -> Signaalformulier:
    reactie = beeld.reactie
    form = Signaalformulier(
        data={"reden": reactie.reden if reactie else "", "versie": _versie(beeld)}
    )
    form.criterium.choices = [
        SelectChoice(deel.id, f"{deel.id} {deel.vraag}") for deel in beeld.criteria
    ]
    return form


def _versie(beeld: Signaalbeeld) -> int:
    return beeld.reactie.versie if beeld.reactie else 0


def _pagina(dossier: Toetsdossier, beeld: Signaalbeeld) -> dict[str, object]:
    return {
        "kop": dossier.kop,
        "aanvraag_id": dossier.stand.aanvraag.id,
        "mag_toetsen": dossier.mag_toetsen,
        "beeld": beeld,
        "versie": _versie(beeld),
    }
