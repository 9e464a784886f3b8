"""Toekenningen from before the portal: register one, read a file, and confirm as second person."""

import uuid
from collections.abc import Sequence

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.clienten.vormen import vormwoord
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.forms import Field, domain_errors_on, eis_versie, render_form
from portal.platform.spreadsheets import schrijf_csv
from portal.platform.web import texts
from portal.platform.web.downloads import als_bijlage
from portal.platform.web.idempotency import (
    deels_gedaan,
    eenmalig,
    eenmalig_per_regel,
    rond_af,
    rond_deels_af,
)
from portal.platform.web.messages import tekst_van
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toekenning.actions import vooraf as acties
from portal.toekenning.forms.vooraf import (
    Bevestigingsformulier,
    Inleesformulier,
    Registratieformulier,
    Weigeringsformulier,
    kolomteksten,
)
from portal.toekenning.queries.vooraf import (
    BESTAND,
    KOLOMMEN,
    VERPLICHT,
    find_indicatie,
    get_te_bevestigen,
    is_anders_geindiceerd,
    lees_velden,
    list_te_bevestigen,
)
from portal.toekenning.routes.blauwdruk import bp

BEZET = {
    "uq_client_aanbieder_id_clientcode": "verouderd",
    "pk_zoek_index": "verouderd",
    "uq_toekenning_jaar_volgnummer": "verouderd",
}
DELEN = (
    ("De cliënt", KOLOMMEN[:8]),
    ("De beschikking", KOLOMMEN[8:16]),
    ("Wat is toegekend", KOLOMMEN[16:22]),
    ("Wat is afgesproken", KOLOMMEN[22:]),
)
"""The columns under headings, as on the page."""
ANDERS_GEINDICEERD = (
    "Behandeling of dagbesteding is anders dan bij de cliënt in het portaal. De indicatie in het "
    "portaal is niet veranderd. Controleer welke klopt."
)
MEESTE_NUMMERS = 20
"""Most rows that one message names."""
KIESVELDEN = ("RadioField", "SelectField")


@bp.route("/toekenningen/registreren", methods=["GET", "POST"])
@vereist(Handeling.TOEKENNING_REGISTREREN)
@eenmalig
def registreren() -> ResponseReturnValue:
    """Register one toekenning from before the portal."""
    form = Registratieformulier()
    form.vul_keuzes(clock.today())
    if form.validate_on_submit() and _is_leesbaar(form):
        with domain_errors_on(form, beperkingen=BEZET):
            rij = acties.registreer(form.velden(), door=huidige_gebruiker(), op=clock.now())
            flash(
                f"{rij.nummer} is geregistreerd. Een teamleider bevestigt haar nog; pas dan telt "
                "zij mee.",
                "success",
            )
            if is_anders_geindiceerd(rij, form.velden()):
                flash(ANDERS_GEINDICEERD, "info")
            return rond_af(url_for("toekenning.te_bevestigen"))
    return render_form(
        "toekenning/vooraf/registreren.html", form=form, delen=DELEN, verplicht=VERPLICHT
    )


@bp.route("/toekenningen/inlezen", methods=["GET", "POST"])
@vereist(Handeling.TOEKENNING_INLEZEN)
@eenmalig_per_regel
def inlezen() -> ResponseReturnValue:
    """Read a file: good rows come in, the others stay on the page to mend and send again."""
    form, aantal = Inleesformulier(), 0
    fouten: tuple[acties.Rijfout, ...] = ()
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=BEZET):
            eerder = deels_gedaan()
            rijen = eerder.kies(BESTAND.lees_gekozen(form.bestand.data, form.regels.data))
            nu, fouten = acties.lees_in(rijen, door=huidige_gebruiker(), op=clock.now())
            aantal = eerder.aantal + len(nu)
            _meld_anders(nu)
            if not fouten:
                flash(
                    f"{aantal} toekenningen zijn ingelezen. Een teamleider bevestigt ze nog.",
                    "success",
                )
                return rond_af(url_for("toekenning.inlezen"))
            rond_deels_af(aantal, [fout.rij.nr for fout in fouten])
            form.regels.data = BESTAND.schrijf(fout.rij for fout in fouten)
    pagina = render_template(
        "toekenning/vooraf/inlezen.html",
        form=form,
        aantal=aantal,
        fouten=[(fout.rij.nr, [_melding(deel) for deel in fout.fouten]) for fout in fouten],
        kolommen=[(naam, kolomteksten()[naam], naam in VERPLICHT) for naam in KOLOMMEN],
    )
    return pagina, 422 if fouten or form.errors else 200


@bp.get("/toekenningen/inlezen/voorbeeld.csv")
@vereist(Handeling.TOEKENNING_INLEZEN)
def voorbeeld() -> ResponseReturnValue:
    """Give an empty file with the headings."""
    return als_bijlage(schrijf_csv(KOLOMMEN, ()), "toekenningen-voorbeeld.csv", "text/csv")


@bp.get("/toekenningen/te-bevestigen")
@vereist(Handeling.TOEKENNING_REGISTREREN)
def te_bevestigen() -> ResponseReturnValue:
    """List what waits for a second person."""
    gebruiker = huidige_gebruiker()
    return render_template(
        "toekenning/vooraf/te_bevestigen.html",
        rijen=list_te_bevestigen(voor=gebruiker),
        mag_bevestigen=mag(gebruiker.rol_set, Handeling.TOEKENNING_BEVESTIGEN),
    )


@bp.route("/toekenningen/<uuid:toekenning_id>/bevestigen", methods=["GET", "POST"])
@vereist(Handeling.TOEKENNING_BEVESTIGEN)
@eenmalig
def bevestigen(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Compare one registration with the old beschikking, and let it count."""
    gebruiker = huidige_gebruiker()
    rij = get_te_bevestigen(toekenning_id, voor=gebruiker)
    form = Bevestigingsformulier(data={"versie": rij.versie})
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, rij.versie)
            acties.bevestig(rij, door=gebruiker, op=clock.now())
            flash(f"{rij.nummer} is bevestigd en telt nu mee.", "success")
            return rond_af(url_for("toekenning.te_bevestigen"))
    return render_form(
        "toekenning/vooraf/bevestigen.html",
        form=form,
        rij=rij,
        vorm=vormwoord(rij.leveringsvorm),
        indicatie=find_indicatie(rij),
    )


@bp.route("/toekenningen/<uuid:toekenning_id>/registratie-weigeren", methods=["GET", "POST"])
@vereist(Handeling.TOEKENNING_BEVESTIGEN)
@eenmalig
def registratie_weigeren(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Take a wrong registration out."""
    gebruiker = huidige_gebruiker()
    rij = get_te_bevestigen(toekenning_id, voor=gebruiker)
    form = Weigeringsformulier(data={"versie": rij.versie})
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, rij.versie)
            acties.weiger(rij, form.reden.data or "", door=gebruiker)
            flash(f"{rij.nummer} is verwijderd en heeft nooit meegeteld.", "success")
            return rond_af(url_for("toekenning.te_bevestigen"))
    return render_form("toekenning/vooraf/weigeren.html", form=form, rij=rij)


def _meld_anders(ingelezen: Sequence[acties.Ingelezen]) -> None:
    """Name the rows that say something else than the indicatie that the portal knows."""
    anders = [
        str(deel.rij.nr)
        for deel in ingelezen
        if is_anders_geindiceerd(deel.toekenning, deel.rij.velden)
    ]
    if anders:
        over = [f"{len(anders) - MEESTE_NUMMERS} andere"] if len(anders) > MEESTE_NUMMERS else []
        nummers = texts.opsomming([*anders[:MEESTE_NUMMERS], *over])
        flash(f"Let op regel {nummers}. {ANDERS_GEINDICEERD}", "info")


def _is_leesbaar(form: Registratieformulier) -> bool:
    """Put what cannot be read at its fields, all at once."""
    _, fouten = lees_velden(form.velden())
    for fout in fouten:
        veld = form[str(fout.gegevens["veld"])]
        veld.errors = [*veld.errors, _bij_veld(fout, veld)]
    return not fouten


def _bij_veld(fout: DomeinFout, veld: Field) -> str:
    """Say what is wrong at a field; of an empty one which it is, as the summary names no fields."""
    if fout.code != "kolom_leeg":
        return tekst_van(fout)
    label = veld.label.text
    return f"Maak een keuze bij “{label}”." if veld.type in KIESVELDEN else f"Vul “{label}” in."


def _melding(fout: DomeinFout) -> str:
    """Say what is wrong, with the column in front."""
    kolom = str(fout.gegevens.get("veld", ""))
    label = kolomteksten().get(kolom, {}).get("label", "")
    return f"{label}: {tekst_van(fout)}" if label else tekst_van(fout)
