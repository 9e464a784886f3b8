"""E-mails to people of the own organisation, and in a demonstration what they say."""

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.berichten.queries.mailtekst import mailantwoord, mailwoord
from portal.berichten.queries.verzonden import Mailbladzijde, Mailfilter, list_mails
from portal.berichten.routes.blauwdruk import bp
from portal.berichten.routes.plaats import als_tekst, lees_plaats
from portal.domain.bevoegdheid import Handeling
from portal.platform.audit import leg_lezen_vast
from portal.platform.mail.settings import DEMO
from portal.platform.settings import huidige_instellingen
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

bp.app_template_global("mailtekst")(mailwoord)
bp.app_template_global("mailantwoord")(mailantwoord)


@bp.get("/berichten/e-mail")
@vereist(Handeling.MAIL_LEZEN)
def mails() -> ResponseReturnValue:
    """List the e-mails, newest first: to whom, when, and where each is on its way."""
    gebruiker = huidige_gebruiker()
    filter_ = _filter(request.args.get("toon", ""))
    na = lees_plaats(request.args.get("na", ""))
    bladzijde = list_mails(filter_, voor=gebruiker, na=na)
    leg_lezen_vast(audit_regel("mail.lijst", door=gebruiker))
    return render_template(
        "berichten/mails.html",
        rijen=bladzijde.rijen,
        niet_gelukt=filter_ is Mailfilter.NIET_GELUKT,
        volgende=_volgende("berichten.mails", bladzijde, filter_),
        begin=na is None,
    )


@bp.get("/demo/mail")
@vereist(Handeling.BERICHT_LEZEN)
def demomail() -> ResponseReturnValue:
    """Show what e-mails say, where none leaves the portal: in a demonstration only."""
    if huidige_instellingen().mail.transport != DEMO:
        abort(404)
    bladzijde = list_mails(
        Mailfilter.ALLES, voor=huidige_gebruiker(), na=lees_plaats(request.args.get("na", ""))
    )
    return render_template(
        "berichten/demomail.html",
        rijen=bladzijde.rijen,
        volgende=_volgende("berichten.demomail", bladzijde, Mailfilter.ALLES),
    )


def _filter(tekst: str) -> Mailfilter:
    return Mailfilter.NIET_GELUKT if tekst == Mailfilter.NIET_GELUKT else Mailfilter.ALLES


def _volgende(endpoint: str, bladzijde: Mailbladzijde, filter_: Mailfilter) -> str:
    if not bladzijde.verder:
        return ""
    laatste = bladzijde.rijen[-1]
    toon = filter_.value if filter_ is Mailfilter.NIET_GELUKT else None
    return url_for(endpoint, toon=toon, na=als_tekst(laatste.aangemaakt_op, laatste.id))
