"""Pages to sign in and out, to choose a passphrase and to stay signed in."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.database import db
from portal.platform.forms import domain_errors_on, render_form
from portal.platform.web import throttle
from portal.platform.web.sessions import beeindig_sessie, begin_sessie
from portal.toegang import actions, queries
from portal.toegang.aanmelden import Aanmelder, Wachtzinaanmelder
from portal.toegang.bewaking import find_gebruiker_nu, huidige_gebruiker, vereist
from portal.toegang.forms import InlogForm, NieuweWachtzinForm, WachtwoordForm
from portal.toegang.volgende import BEGIN, veilig_pad

bp = Blueprint("toegang", __name__)

AANMELDER: Aanmelder = Wachtzinaanmelder()
NIET_SAMEN = (
    "E-mailadres en wachtzin horen niet bij elkaar. Controleer beide en probeer het opnieuw."
)


@bp.route("/inloggen", methods=["GET", "POST"])
@vereist(Handeling.OPENBAAR_AANMELDEN)
def inloggen() -> ResponseReturnValue:
    """Sign in, and go on to the page that was asked for."""
    volgende = veilig_pad(request.args.get("volgende"))
    form = InlogForm()
    if form.validate_on_submit():
        gebruiker = actions.inloggen(
            AANMELDER,
            form.email.data or "",
            form.wachtzin.data or "",
            adres=_adres(),
            op=clock.now(),
        )
        if gebruiker is not None:
            gebruiker_id = gebruiker.id
            db.session.commit()
            begin_sessie(gebruiker_id)
            return redirect(volgende, code=303)
        form.form_errors.append(NIET_SAMEN)
    elif request.method == "GET" and find_gebruiker_nu() is not None:
        return redirect(volgende, code=303)
    return render_form(
        "toegang/inloggen.html", form=form, volgende=volgende if volgende != BEGIN else None
    )


@bp.post("/uitloggen")
@vereist(Handeling.OPENBAAR_AANMELDEN)
def uitloggen() -> ResponseReturnValue:
    """End the session; also when it had ended already."""
    gebruiker = find_gebruiker_nu()
    if gebruiker is not None:
        actions.uitloggen(gebruiker)
        db.session.commit()
    beeindig_sessie()
    flash("U bent uitgelogd.", "success")
    return redirect(url_for("toegang.inloggen"), code=303)


@bp.route("/wachtwoord", methods=["GET", "POST"])
@vereist(Handeling.ACCOUNT_EIGEN)
def wachtwoord() -> ResponseReturnValue:
    """Change the own passphrase; all other sessions end."""
    gebruiker = huidige_gebruiker()
    form = WachtwoordForm()
    if form.validate_on_submit():
        gebruiker_id = gebruiker.id
        with domain_errors_on(form):
            actions.wijzig_wachtwoord(
                gebruiker, form.huidig.data or "", form.nieuw.data or "", op=clock.now()
            )
            db.session.commit()
            begin_sessie(gebruiker_id)
            flash("Uw wachtzin is gewijzigd. Op andere apparaten bent u uitgelogd.", "success")
            return redirect(BEGIN, code=303)
    return render_form("toegang/wachtwoord.html", form=form, email=gebruiker.email)


@bp.route("/uitnodiging/<token>", methods=["GET", "POST"])
@vereist(Handeling.OPENBAAR_UITNODIGING)
def uitnodiging(token: str) -> ResponseReturnValue:
    """Choose a passphrase with a one-time link."""
    if request.method == "POST":
        throttle.tel("uitnodiging", f"adres {_adres()}")
    email = queries.find_email_van_uitnodiging(actions.token_digest(token), clock.now())
    if email is None:
        return render_template("toegang/link_werkt_niet.html"), 404
    if request.method == "POST":
        db.session.rollback()
        throttle.vergeef("uitnodiging", f"adres {_adres()}")
    form = NieuweWachtzinForm()
    if form.validate_on_submit():
        with domain_errors_on(form):
            actions.aanvaard_uitnodiging(token, form.nieuw.data or "", op=clock.now())
            db.session.commit()
            beeindig_sessie()
            flash("Uw wachtzin is bewaard. U kunt nu inloggen.", "success")
            return redirect(url_for("toegang.inloggen"), code=303)
    return render_form("toegang/uitnodiging.html", form=form, email=email)


@bp.post("/sessie/verlengen")
@vereist(Handeling.ACCOUNT_EIGEN)
def verlengen() -> ResponseReturnValue:
    """Stay signed in: asking is enough."""
    return "", 204


def _adres() -> str:
    if request.remote_addr is None:
        abort(400)
    return request.remote_addr
