"""Score the criteria of a submitted version, one group at a time beside the aanvraag."""

import uuid
from collections.abc import Sequence

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.aanvraag.queries.voorganger import HA_DOELEN
from portal.aanvraag.queries.weergave import Groep, Tabcode, Weergave, maak_weergave
from portal.beoordeling.actions import oordelen
from portal.beoordeling.forms.toetsing import (
    lees_groepsformulier,
    maak_groepsformulier,
    met_botsingen,
    verse_kenmerken,
    zet_ontbrekende_toelichtingen,
)
from portal.beoordeling.queries.toetsing import (
    Toetsstand,
    find_vorige_toetsing,
    groepstanden,
    maak_groepsbeeld,
    signaaltekst,
)
from portal.beoordeling.queries.toetsing.teksten import woord, woorden
from portal.beoordeling.queries.toetsing.vergelijkbaar import Vergelijkbeeld, maak_vergelijkbeeld
from portal.beoordeling.routes.blauwdruk import bp
from portal.beoordeling.routes.toetsdossier import Toetsdossier, open_toetsdossier
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.database import db
from portal.platform.forms import Formulier, domain_errors_on, render_form
from portal.platform.web import texts
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.voorbeelden.queries import zoekadres

PAGINA = "beoordeling/toetsing/toetsing.html"
TAB, SIGNAAL, CRITERIUM = "tab", "signaal", "criterium"
ONDERDEEL, AANVULLING = "onderdeel", "aanvulling"
EERSTE_TAB = {"HA": Tabcode.TERUGBLIK, "MW": Tabcode.TERUGBLIK}
"""Tab that a group of criteria is about."""
MET_VOORBEELDEN = frozenset({"DM-2", "HA-10"})
"""Criteria that ask whether good examples were used."""
VERANTWOORD = "MV"
VERVOLG, HERAANVRAAG = ("vorige", "verschil"), "HA"


@bp.app_template_global("toetstekst")
def toetstekst(groep: str, code: str) -> str:
    """Give a word of the toetsing to a template."""
    return woord(groep, code)


@bp.get("/dossiers/<uuid:aanvraag_id>/toetsing")
@vereist(Handeling.VERSIE_LEZEN)
def toetsing_begin(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Go to the first group that is not wholly scored."""
    return redirect(_adres(aanvraag_id, _eerste_open(open_toetsdossier(aanvraag_id))), code=303)


@bp.get("/dossiers/<uuid:aanvraag_id>/toetsing/<groep>")
@vereist(Handeling.VERSIE_LEZEN)
def toetsing(aanvraag_id: uuid.UUID, groep: str) -> ResponseReturnValue:
    """Show one group of criteria beside the submitted version."""
    dossier, groep_id = _open(aanvraag_id, groep)
    stand = dossier.stand
    form = maak_groepsformulier(
        stand.criteria_van(groep_id),
        stand.rijen,
        beginteksten=_begintekst(dossier),
        van_lid=_is_van_lid(dossier),
    )
    return render_template(PAGINA, form=form, **_pagina(dossier, groep_id))


@bp.post("/dossiers/<uuid:aanvraag_id>/toetsing/<groep>")
@vereist(Handeling.DOSSIER_TOETSEN)
def toetsing_opslaan(aanvraag_id: uuid.UUID, groep: str) -> ResponseReturnValue:
    """Store the oordelen of a group and go on, or show what must be looked at first."""
    dossier, groep_id = _open(aanvraag_id, groep)
    criteria = dossier.stand.criteria_van(groep_id)
    form = maak_groepsformulier(criteria, dossier.stand.rijen, van_lid=_is_van_lid(dossier))
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=oordelen.BEPERKINGEN):
            botsingen = _bewaar(dossier, form, groep_id)
            db.session.commit()
            dossier, _ = _open(aanvraag_id, groep)
            form = met_botsingen(
                form, criteria, dossier.stand.rijen, botsingen, van_lid=_is_van_lid(dossier)
            )
            if request.form.get("actie") not in {ONDERDEEL, AANVULLING}:
                zet_ontbrekende_toelichtingen(form, criteria, dossier.stand.rijen)
            if not form.errors:
                return redirect(_volgende(dossier, groep_id), code=303)
    return render_form(PAGINA, form=form, **_pagina(dossier, groep_id))


@bp.post("/dossiers/<uuid:aanvraag_id>/toetsing/<groep>/bewaren")
@vereist(Handeling.DOSSIER_TOETSEN)
def toetsing_bewaren(aanvraag_id: uuid.UUID, groep: str) -> ResponseReturnValue:
    """Store what the page sends by itself: all of it, or nothing when somebody was first."""
    dossier, groep_id = _open(aanvraag_id, groep)
    criteria = dossier.stand.criteria_van(groep_id)
    form = maak_groepsformulier(criteria, dossier.stand.rijen, van_lid=_is_van_lid(dossier))
    botsingen: tuple[str, ...] | None = None
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=oordelen.BEPERKINGEN):
            botsingen = _bewaar(dossier, form, groep_id)
            if not botsingen:
                db.session.commit()
                tekst = woord("melding", "opgeslagen", {"tijd": texts.tijd(clock.now())})
                rijen = open_toetsdossier(aanvraag_id).stand.rijen
                return jsonify({"tekst": tekst, "waarden": verse_kenmerken(criteria, rijen)})
    db.session.rollback()
    return _niet_bewaard(form, botsingen or ())


def _is_van_lid(dossier: Toetsdossier) -> bool:
    """Say whether the page is about one client of a group."""
    return dossier.stand.aanvraag.is_lid


def _niet_bewaard(form: Formulier, botsingen: Sequence[str]) -> ResponseReturnValue:
    conflicten = [
        {
            "veld": f"{criterium_id}-toelichting",
            "tekst": woord("melding", "botsing_kort", {"criterium": criterium_id}),
            "url": "",
        }
        for criterium_id in botsingen
    ]
    return jsonify({"conflicten": conflicten}), 409 if botsingen or form.verouderd else 422


def _open(aanvraag_id: uuid.UUID, groep: str) -> tuple[Toetsdossier, str]:
    """Give the dossier and the id of a group that has a visible criterium."""
    dossier = open_toetsdossier(aanvraag_id)
    groep_id = groep.upper()
    if groep != groep.lower() or not dossier.stand.criteria_van(groep_id):
        raise NotFound
    return dossier, groep_id


def _bewaar(dossier: Toetsdossier, form: Formulier, groep_id: str) -> tuple[str, ...]:
    """Store what was typed; with the button of the group also everything it covers."""
    stand, door, op = dossier.stand, huidige_gebruiker(), clock.now()
    invoer = lees_groepsformulier(form, stand.criteria_van(groep_id))
    botsingen = oordelen.bewaar_oordelen(stand, invoer, door=door, op=op)
    if request.form.get("actie") == ONDERDEEL and not botsingen:
        nu = open_toetsdossier(stand.aanvraag.id).stand
        gedaan = oordelen.score_onderdeel(nu, groep_id, door=door, op=op)
        flash(woord("melding", "onderdeel", {"aantal": len(gedaan)}), "success")
    return botsingen


def _volgende(dossier: Toetsdossier, groep_id: str) -> str:
    """Give where to go after saving: as the button says, else to the next group."""
    aanvraag_id, actie = dossier.stand.aanvraag.id, request.form.get("actie")
    if actie == AANVULLING:
        return url_for("beoordeling.aanvulling_vragen", aanvraag_id=aanvraag_id)
    if actie == ONDERDEEL:
        return _adres(aanvraag_id, groep_id)
    groepen = [groep.id for groep in dossier.stand.groepen]
    verder = groepen[groepen.index(groep_id) + 1 :]
    return _adres(aanvraag_id, verder[0] if verder else _eerste_open(dossier))


def _eerste_open(dossier: Toetsdossier) -> str:
    standen = groepstanden(dossier.stand)
    return next((stand for stand in standen if not stand.is_klaar), standen[0]).groep.id


def _adres(aanvraag_id: uuid.UUID, groep_id: str) -> str:
    """Give the address of a group; the tab of the aanvraag stays where it was."""
    return url_for(
        "beoordeling.toetsing",
        aanvraag_id=aanvraag_id,
        groep=groep_id.lower(),
        tab=request.args.get(TAB),
    )


def _begintekst(dossier: Toetsdossier) -> dict[str, str]:
    """Give the text of a signal that was taken over, for the criterium that it goes to."""
    gevraagd = request.args.get(SIGNAAL)
    signalen = (deel for deel in dossier.stand.signalen if deel.actief and deel.id == gevraagd)
    signaal = next(signalen, None)
    if signaal is None:
        return {}
    return {request.args.get(CRITERIUM, ""): signaaltekst(signaal, dossier.stand.bron)}


def _vervolg(weergave: Weergave) -> list[Groep]:
    """Give the vorige toekenning and the difference with it, of a her-aanvraag."""
    return [groep for tab in weergave.tabs for groep in tab.groepen if groep.id in VERVOLG]


def _pagina(dossier: Toetsdossier, groep_id: str) -> dict[str, object]:
    stand, weergave = dossier.stand, maak_weergave(dossier.stand.versie)
    aanvraag_id, rijen = stand.aanvraag.id, stand.rijen.values()
    vorige = find_vorige_toetsing(stand, weergave, clock.today())
    return {
        "kop": dossier.kop,
        "aanvraag_id": aanvraag_id,
        "hier": url_for("beoordeling.toetsing", aanvraag_id=aanvraag_id, groep=groep_id.lower()),
        "mag_toetsen": dossier.mag_toetsen,
        "weergave": weergave,
        "tab": weergave.tab(request.args.get(TAB, EERSTE_TAB.get(groep_id, ""))),
        "vervolg": _vervolg(weergave),
        "leden": _leden(stand, groep_id),
        "terugblikken": _terugblikken(stand) if groep_id == HERAANVRAAG else [],
        "beeld": maak_groepsbeeld(stand, groep_id, weergave, vorige),
        "vorige": vorige,
        "vergelijkbaar": _vergelijkbaar(stand, groep_id),
        "over_te_nemen": len(vorige.oordelen_voor(stand)) if vorige else 0,
        "opgeslagen_op": max((rij.op for rij in rijen), default=None),
        "oordeelwoorden": woorden("oordeel"),
        "met_voorbeelden": MET_VOORBEELDEN,
        "voorbeelden": _voorbeelden(stand),
    }


def _voorbeelden(stand: Toetsstand) -> list[tuple[str, str]]:
    """Give where good examples are found, by zorgprofiel: of a group those of its clients."""
    delen = stand.leden or (stand,)
    profielen = sorted({deel.aanvraag.zorgprofiel for deel in delen})
    return [
        (profiel or "elk zorgprofiel", zoekadres(profiel, op=clock.today()))
        for profiel in profielen
    ]


def _vergelijkbaar(stand: Toetsstand, groep_id: str) -> Vergelijkbeeld | None:
    """Give comparable decisions where hours and money are weighed."""
    return maak_vergelijkbeeld(stand, op=clock.today()) if groep_id == VERANTWOORD else None


def _leden(stand: Toetsstand, groep_id: str) -> list[tuple[uuid.UUID, str]]:
    """Give the clients of a group of whom something else can be found here, with their codes."""
    if not any(criterium.per_client for criterium in stand.criteria_van(groep_id)):
        return []
    return [(lid.aanvraag.id, lid.aanvraag.clientcode) for lid in stand.leden]


def _terugblikken(stand: Toetsstand) -> list[tuple[str, str]]:
    """Give code and address of every client of a group who looked back on goals of his own."""
    return [
        (
            lid.aanvraag.clientcode,
            url_for(
                "beoordeling.toetsing",
                aanvraag_id=lid.aanvraag.id,
                groep=groepstanden(lid)[0].groep.id.lower(),
                tab=Tabcode.TERUGBLIK.value,
            ),
        )
        for lid in stand.leden
        if lid.versie.deel("antwoorden").get(HA_DOELEN)
    ]
