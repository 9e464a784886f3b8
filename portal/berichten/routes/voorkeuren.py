"""How messages arrive: a page for oneself, and one per role for the beheerder."""

from collections.abc import Callable, Mapping, Sequence

from flask import abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.berichten.actions.voorkeuren import kies, kies_voor_rol, sluit_af
from portal.berichten.forms.voorkeuren import (
    KEUZES,
    Voorkeurformulier,
    afdruk,
    lees_keuzes,
    voorkeurform,
)
from portal.berichten.queries.berichttekst import naam_van
from portal.berichten.queries.voorkeuren import list_eigen, list_van_rol, list_van_rollen
from portal.berichten.routes.blauwdruk import bp
from portal.domain.berichten import Berichtsoort, Bezorging, Keuze
from portal.domain.bevoegdheid import ROLLEN_PER_SOORT, Handeling, Rol
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.forms import VEROUDERD, domain_errors_on, render_form
from portal.platform.message_data import load_berichtsoorten
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toegang.rolnamen import rolnaam


@bp.route("/berichten/voorkeuren", methods=["GET", "POST"])
@vereist(Handeling.BERICHT_LEZEN)
@eenmalig
def voorkeuren() -> ResponseReturnValue:
    """Choose how each kind of message arrives, for oneself."""
    gebruiker = huidige_gebruiker()
    soorten = _soorten(gebruiker.rol_set)
    vast = [naam_van(soort.code) for soort in soorten if soort.bezorging is Bezorging.WETTELIJK]
    kiesbaar = [soort for soort in soorten if soort.is_instelbaar]
    form = voorkeurform(
        kiesbaar,
        list_eigen(gebruiker),
        namen={soort.code: naam_van(soort.code) for soort in kiesbaar},
        standaard=_standaard(kiesbaar, list_van_rollen(gebruiker)),
    )
    if form.validate_on_submit():
        with domain_errors_on(form):
            sluit_af(gebruiker)
            _eis_getoond(form, list_eigen(gebruiker))
            keuzes = lees_keuzes(form, [soort.code for soort in kiesbaar])
            kies(keuzes, door=gebruiker, op=clock.now())
            flash("Uw keuzes zijn bewaard.", "success")
            return rond_af(url_for("berichten.voorkeuren"))
        _toon_nu(form, lambda: list_eigen(gebruiker))
    codes = [soort.code for soort in kiesbaar]
    return render_form("berichten/voorkeuren.html", form=form, vast=vast, rol="", kiesbaar=codes)


@bp.get("/berichten/rollen")
@vereist(Handeling.ROLVOORKEUR_BEHEREN)
def rollen() -> ResponseReturnValue:
    """List the roles for which the organisation can choose."""
    eigen = ROLLEN_PER_SOORT[huidige_gebruiker().organisatie.soort]
    met_keuze = [rol for rol in eigen if any(soort.is_instelbaar for soort in _soorten({rol}))]
    regels = [
        (rolnaam(rol), url_for("berichten.rolvoorkeuren", rol=rol.value)) for rol in met_keuze
    ]
    return render_template("berichten/rollen.html", regels=regels)


@bp.route("/berichten/rollen/<rol>", methods=["GET", "POST"])
@vereist(Handeling.ROLVOORKEUR_BEHEREN)
@eenmalig
def rolvoorkeuren(rol: str) -> ResponseReturnValue:
    """Choose how each kind of message arrives for everybody with one role."""
    gebruiker = huidige_gebruiker()
    gekozen = next(
        (lid for lid in ROLLEN_PER_SOORT[gebruiker.organisatie.soort] if lid.value == rol), None
    )
    if gekozen is None:
        abort(404)
    kiesbaar = [soort for soort in _soorten({gekozen}) if soort.is_instelbaar]
    form = voorkeurform(
        kiesbaar,
        list_van_rol(gebruiker.organisatie_id, gekozen),
        namen={soort.code: naam_van(soort.code) for soort in kiesbaar},
        standaard=_standaard(kiesbaar, {}),
    )
    if form.validate_on_submit():
        with domain_errors_on(form):
            sluit_af(gebruiker.organisatie)
            _eis_getoond(form, list_van_rol(gebruiker.organisatie_id, gekozen))
            keuzes = lees_keuzes(form, [soort.code for soort in kiesbaar])
            kies_voor_rol(gekozen, keuzes, door=gebruiker, op=clock.now())
            flash("De keuzes zijn bewaard.", "success")
            return rond_af(url_for("berichten.rollen"))
        _toon_nu(form, lambda: list_van_rol(gebruiker.organisatie_id, gekozen))
    return render_form(
        "berichten/voorkeuren.html",
        form=form,
        vast=[],
        rol=rolnaam(gekozen),
        kiesbaar=[soort.code for soort in kiesbaar],
    )


def _eis_getoond(form: Voorkeurformulier, gekozen: Mapping[str, Keuze]) -> None:
    """Refuse what was filled in on a page with other choices than there are now.

    Raises:
        DomeinFout: `verouderd`.
    """
    if form.getoond.data != afdruk(gekozen):
        raise DomeinFout(VEROUDERD)


def _toon_nu(form: Voorkeurformulier, lees: Callable[[], Mapping[str, Keuze]]) -> None:
    if form.verouderd:
        form.toon_nu(lees())


def _soorten(rollen: frozenset[Rol] | set[Rol]) -> Sequence[Berichtsoort]:
    """Give the kinds of message that somebody with these roles can get."""
    alle = load_berichtsoorten(clock.today()).values()
    return [soort for soort in alle if soort.rollen & rollen]


def _standaard(soorten: Sequence[Berichtsoort], van_rol: Mapping[str, Keuze]) -> dict[str, str]:
    """Say per kind what happens when nothing is chosen here."""
    return {
        soort.code: f"Standaard: {KEUZES[van_rol.get(soort.code, Keuze(soort.bezorging))].lower()}"
        for soort in soorten
    }
