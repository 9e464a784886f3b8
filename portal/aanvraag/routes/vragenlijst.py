"""The vragenlijst: a section with its pages, and one page with a few questions."""

import uuid
from collections.abc import Iterator

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.actions.antwoorden import SECTIE, bewaar_antwoorden
from portal.aanvraag.actions.vorig_antwoord import neem_vorig_antwoord_over
from portal.aanvraag.forms.pagina import BEWERK, RIJ_ERBIJ, RIJ_WEG, TAKEN, Actie, Paginaformulier
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.cce import voorstellen_voor
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.vragenlijst import (
    Sectiebeeld,
    get_sectie,
    get_vragen,
    is_hier_gevraagd,
    list_collegas,
    list_ondertekend,
    list_secties,
    richtlijn_van,
)
from portal.aanvraag.routes.bewerkbaar import open_om_te_bewerken
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.lezen import stand_van
from portal.aanvraag.routes.naast import voorganger_naast
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.aanvraag.routes.terug import adres_terug, komt_van_controleren
from portal.aanvraag.routes.vraagblokken import maak_blokken, meld_ontbrekend, toon_conflicten
from portal.aanvraag.routes.vragenteksten import vragentekst
from portal.domain.bevoegdheid import Handeling
from portal.domain.vragenlijst import Vraag
from portal.platform import clock
from portal.platform.database import db
from portal.platform.web.texts import aantal
from portal.toegang.bewaking import huidige_gebruiker, vereist

LET_OP, GELUKT, NEEM_OVER = "let-op", "success", "neem"


@bp.route("/aanvragen/<uuid:aanvraag_id>/vragenlijst/<sectie_id>", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_BEWERKEN)
def sectie(aanvraag_id: uuid.UUID, sectie_id: str) -> ResponseReturnValue:
    """Show what a section asks; POST is `Onderdeel afronden`, which changes nothing."""
    aanvraag = open_om_te_bewerken(aanvraag_id)
    stand = stand_van(aanvraag)
    beeld = get_sectie(stand, sectie_id)
    if request.method == "POST" and beeld.is_klaar:
        flash(f"{beeld.sectie.titel} is klaar.", GELUKT)
        return redirect(url_for("aanvraag.taken", aanvraag_id=aanvraag.id), code=303)
    pagina = render_template(
        "aanvraag/vragenlijst/sectie.html",
        taken=list(_taken(aanvraag, beeld)),
        begin=_adres(aanvraag, sectie_id, beeld.eerste_open.nr) if beeld.eerste_open else "",
        open_vragen=list(_open_vragen(aanvraag, beeld)) if request.method == "POST" else [],
        **_gedeeld(aanvraag, stand, beeld),
    )
    return make_response(pagina, 422 if request.method == "POST" else 200)


@bp.route("/aanvragen/<uuid:aanvraag_id>/vragenlijst/<sectie_id>/<int:nr>", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_BEWERKEN)
def vragen(aanvraag_id: uuid.UUID, sectie_id: str, nr: int) -> ResponseReturnValue:
    """Show a few questions and save what is typed, complete or not."""
    aanvraag = open_om_te_bewerken(aanvraag_id)
    stand = stand_van(aanvraag)
    if request.method == "POST":
        return _bewaar(aanvraag, stand, sectie_id, nr)
    beeld = get_sectie(stand, sectie_id)
    if beeld.pagina(nr).is_doelen:
        naar = "aanvraag.terugblik" if beeld.pagina(nr).is_terugblik else "aanvraag.doelen"
        return redirect(url_for(naar, aanvraag_id=aanvraag.id), code=303)
    alle = vragen_van(stand, sectie_id, nr)
    form = Paginaformulier.uit_opslag(
        alle,
        stand.dossier.antwoorden,
        request.args.get("rij", ""),
        voorstellen_voor(aanvraag, [vraag.id for vraag, _ in alle]),
    )
    if "controle" in request.args:
        meld_ontbrekend(beeld.pagina(nr), form)
    return _toon(aanvraag, stand, sectie_id, nr, form)


def vragen_van(stand: Stand, sectie_id: str, nr: int) -> list[tuple[Vraag, int]]:
    """Give the questions that are answered on a page, with their guideline in words."""
    return [(vraag, richtlijn_van(stand, vraag)) for vraag in get_vragen(stand, sectie_id, nr)]


def _bewaar(aanvraag: Aanvraag, stand: Stand, sectie_id: str, nr: int) -> ResponseReturnValue:
    actie = Actie.uit_tekst(request.form.get("actie", ""))
    form = Paginaformulier.uit_post(vragen_van(stand, sectie_id, nr), request.form, actie)
    if actie.soort == BEWERK:
        return _toon(aanvraag, stand, sectie_id, nr, form.samengevoegd(), actie.waarop)
    neemt_over = actie.soort == NEEM_OVER
    if form.formulier.validate():
        with fouten_op(form.formulier):
            verslag = bewaar_antwoorden(
                aanvraag,
                sectie_id,
                form.wijzigingen(actie),
                door=huidige_gebruiker(),
                op=clock.now(),
                bevestig=not neemt_over,
            )
            if neemt_over and not verslag.conflicten:
                neem_vorig_antwoord_over(
                    stand_van(aanvraag),
                    sectie_id,
                    actie.waarop,
                    door=huidige_gebruiker(),
                    op=clock.now(),
                )
            db.session.commit()
            if verslag.conflicten:
                return toon_conflicten(aanvraag, form, verslag)
            return redirect(_verder(aanvraag, sectie_id, nr, set(verslag.getoond)), code=303)
    return _toon(aanvraag, stand, sectie_id, nr, form)


def _verder(aanvraag: Aanvraag, sectie_id: str, nr: int, gewijzigd: set[str]) -> str:
    """Say where to go after saving, and warn about the length of what was saved."""
    actie = Actie.uit_tekst(request.form.get("daarna") or request.form.get("actie", ""))
    if actie.soort == NEEM_OVER:
        return _adres(aanvraag, sectie_id, nr, anker=f"vraag-{actie.waarop}")
    if actie.soort == RIJ_ERBIJ:
        return _adres(aanvraag, sectie_id, nr, rij=actie.waarop, anker=actie.waarop)
    if actie.soort == RIJ_WEG:
        return _adres(aanvraag, sectie_id, nr, anker=actie.waarop.rpartition(".")[0])
    stand = stand_van(aanvraag)
    _waarschuw_lengte(stand, gewijzigd)
    beeld = next((b for b in list_secties(stand) if b.sectie.id == sectie_id), None)
    if beeld is None or actie.soort == TAKEN or komt_van_controleren():
        return adres_terug(aanvraag.id)
    return _adres(aanvraag, sectie_id, beeld.naast(nr, 1))


def _taken(aanvraag: Aanvraag, beeld: Sectiebeeld) -> Iterator[dict[str, str]]:
    """Give every question of a section with the page on which it is answered."""
    for pagina in beeld.paginas:
        adres = _adres(aanvraag, beeld.sectie.id, pagina.nr)
        for vraagbeeld in pagina.vragen:
            vraag, elders = vraagbeeld.vraag, vraagbeeld.elders
            hint = "" if vraagbeeld.verplicht else "Niet verplicht"
            yield {
                "tekst": vraag.label,
                "href": f"{adres}#vraag-{vraag.id}",
                "stand": vraagbeeld.stand.value,
                "hint": f"Komt uit {vragentekst('elders', elders)}" if elders else hint,
            }


def _open_vragen(aanvraag: Aanvraag, beeld: Sectiebeeld) -> Iterator[tuple[str, str]]:
    """Give text and address of every question that keeps a section from being finished."""
    for pagina in beeld.paginas:
        adres = _adres(aanvraag, beeld.sectie.id, pagina.nr, controle=True)
        for vraagbeeld in pagina.vragen:
            if vraagbeeld.is_open and is_hier_gevraagd(vraagbeeld.vraag):
                yield vraagbeeld.vraag.label, f"{adres}#vraag-{vraagbeeld.vraag.id}"


def _adres(
    aanvraag: Aanvraag,
    sectie_id: str,
    nr: int | None,
    *,
    rij: str = "",
    anker: str = "",
    controle: bool = False,
) -> str:
    """Give the address of a page, or of the section when there is no next page."""
    if nr is None:
        return url_for("aanvraag.sectie", aanvraag_id=aanvraag.id, sectie_id=sectie_id)
    return url_for(
        "aanvraag.vragen",
        aanvraag_id=aanvraag.id,
        sectie_id=sectie_id,
        nr=nr,
        rij=rij or None,
        controle="ja" if controle else None,
        _anchor=anker or None,
    )


def _waarschuw_lengte(stand: Stand, gewijzigd: set[str]) -> None:
    for beeld in list_secties(stand):
        for vraagbeeld in (vraag for pagina in beeld.paginas for vraag in pagina.vragen):
            if vraagbeeld.vraag.id in gewijzigd and vraagbeeld.is_te_lang:
                lengte = aantal(vraagbeeld.woorden, "woord", "woorden")
                flash(
                    f"Opgeslagen. Uw antwoord heeft {lengte}. De richtlijn is hooguit "
                    f"{vraagbeeld.richtlijn}. U kunt zo wel verder.",
                    LET_OP,
                )


def _toon(
    aanvraag: Aanvraag,
    stand: Stand,
    sectie_id: str,
    nr: int,
    form: Paginaformulier,
    bewerkt: str = "",
) -> ResponseReturnValue:
    beeld = get_sectie(stand, sectie_id)
    fout = request.method == "POST" and bool(form.formulier.errors)
    pagina = render_template(
        "aanvraag/vragenlijst/vragen.html",
        form=form.formulier,
        nr=nr,
        blokken=maak_blokken(stand, beeld.pagina(nr), form, bewerkt),
        terug_nr=beeld.naast(nr, -1),
        **_gedeeld(aanvraag, stand, beeld),
    )
    return make_response(pagina, 422 if fout else 200)


def _gedeeld(aanvraag: Aanvraag, stand: Stand, beeld: Sectiebeeld) -> dict[str, object]:
    return {
        "aanvraag": aanvraag,
        "beeld": beeld,
        "secties": list_secties(stand),
        **voorganger_naast(stand, beeld.sectie.id),
        "ondertekend": list_ondertekend(stand, beeld.sectie),
        "collegas": list_collegas(
            aanvraag, SECTIE + beeld.sectie.id, voor=huidige_gebruiker(), op=clock.now()
        ),
    }
