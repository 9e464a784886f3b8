"""Settings of the own organisation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.beheer.actions import zorgkantoor as acties
from portal.beheer.forms.zorgkantoor import instelling_form
from portal.beheer.routes.blueprint import bp
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.waarden import decimaal_uit_tekst
from portal.platform import clock
from portal.platform.forms import domain_errors_on, render_form
from portal.platform.web.idempotency import rond_af
from portal.platform.web.texts import aantal, euro_heel
from portal.toegang import instellingen as gegevens
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toegang.instellingen import Definitie, Soort, Waarde

GROEPEN = {
    "vier_ogen": "Tweede persoon bij een besluit",
    "termijnen": "Termijnen",
    "regels": "Regels",
    "signalen": "Signalen bij de toetsing",
    "dialoog": "Meerzorgplan en dialoog",
    "toegang": "Toegang",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rij:
    """One setting as the page shows it: the value now, and the days on which it changes."""

    definitie: Definitie
    waarde: str
    van: date
    eigen: bool
    standaard: str
    straks: list[date]


@bp.get("/instellingen")
@vereist(Handeling.INSTELLINGEN_BEHEREN)
def instellingen() -> ResponseReturnValue:
    """List the settings by group: value, default and since when."""
    rijen = [_rij(definitie) for definitie in _eigen()]
    groepen = [
        (titel, deel)
        for groep, titel in GROEPEN.items()
        if (deel := [rij for rij in rijen if rij.definitie.groep == groep])
    ]
    return render_template("beheer/instellingen.html", groepen=groepen)


@bp.route("/instellingen/<sleutel>", methods=["GET", "POST"])
@vereist(Handeling.INSTELLINGEN_BEHEREN)
def instelling(sleutel: str) -> ResponseReturnValue:
    """Choose another value from a day on."""
    definitie = next((rij for rij in _eigen() if rij.sleutel == sleutel), None)
    if definitie is None:
        abort(404)
    beheerder = huidige_gebruiker()
    nu = gegevens.get_instelling(sleutel, beheerder.organisatie_id, clock.today())
    form = instelling_form(definitie, waarde=_als_veld(definitie, nu), van=clock.today())
    if form.validate_on_submit():
        with domain_errors_on(form):
            acties.instelling_kiezen(
                definitie,
                _uit_veld(definitie, form["waarde"].data),
                van=form["van"].data,
                door=beheerder,
                op=clock.now(),
            )
            flash("De instelling is bewaard.", "success")
            return rond_af(url_for("beheer.instellingen"))
    return render_form("beheer/instelling_form.html", form=form, rij=_rij(definitie))


def _eigen() -> Iterable[Definitie]:
    soort = huidige_gebruiker().organisatie.soort
    return (rij for rij in gegevens.definities().values() if soort in rij.soorten)


def _rij(definitie: Definitie) -> Rij:
    organisatie_id, vandaag = huidige_gebruiker().organisatie_id, clock.today()
    standaard, van = gegevens.standaard_op(definitie, vandaag)
    keuzes = [
        rij for rij in gegevens.keuzes_van(organisatie_id) if rij.sleutel == definitie.sleutel
    ]
    geldend = [rij for rij in keuzes if rij.van <= vandaag]
    nu = gegevens.get_instelling(definitie.sleutel, organisatie_id, vandaag)
    return Rij(
        definitie=definitie,
        waarde=_tekst(definitie, nu),
        van=geldend[-1].van if geldend else van,
        eigen=bool(geldend),
        standaard=_tekst(definitie, standaard),
        straks=[rij.van for rij in keuzes if rij.van > vandaag],
    )


def _tekst(definitie: Definitie, waarde: Waarde) -> str:
    """Write a value as people read it."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        return aantal(len(waarde), "voorwaarde", "voorwaarden") if waarde else "geen"
    if isinstance(waarde, str):
        return waarde.replace("-", " ")
    if definitie.soort is Soort.EURO:
        return euro_heel(waarde * 100)
    getal = _als_veld(definitie, waarde)
    spatie = "" if definitie.eenheid in {"", "%"} else " "
    return f"{getal}{spatie}{definitie.eenheid}"


def _als_veld(definitie: Definitie, waarde: Waarde) -> object:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        return "\n".join(waarde)
    if definitie.soort is Soort.TIENTAL and isinstance(waarde, int):
        return f"{waarde // 10},{waarde % 10}"
    return waarde


def _uit_veld(definitie: Definitie, veld: str | int | None) -> Waarde:
    match definitie.soort:
        case Soort.JA_NEE:
            return veld == "ja"
        case Soort.LIJST:
            regels = (regel.strip() for regel in str(veld or "").splitlines())
            return [regel for regel in regels if regel]
        case Soort.TIENTAL:
            tienden = decimaal_uit_tekst(str(veld).strip().replace(",", ".")) * 10
            if tienden.denominator != 1:
                raise DomeinFout("een_decimaal", veld="waarde")
            return tienden.numerator
        case _:
            assert veld is not None
            return veld
