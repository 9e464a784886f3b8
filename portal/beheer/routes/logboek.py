"""The audit log for the auditor: read, search and check."""

from urllib.parse import urlencode
from uuid import UUID

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.beheer import queries
from portal.beheer.forms.logboek import LogFilterForm
from portal.beheer.routes.blueprint import bp
from portal.domain.bevoegdheid import Handeling
from portal.platform.audit import leg_lezen_vast
from portal.platform.forms import render_form
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.get("/logboek")
@vereist(Handeling.LOGBOEK_LEZEN)
def logboek() -> ResponseReturnValue:
    """Show one page of a chain, newest first; reading it is written down as well."""
    auditor = huidige_gebruiker()
    ketens = queries.list_ketens(voor=auditor)
    keten = _keten({id_ for id_, _ in ketens}, auditor.organisatie_id)
    leg_lezen_vast(audit_regel("logboek.gelezen", door=auditor))
    form = LogFilterForm(request.args, keten=str(keten))
    form.bied_aan(ketens, [(rij.id, rij.naam) for rij in queries.list_mensen(keten)])
    filter_ = _filter(form) if form.validate() else queries.Logfilter()
    voor_nr = request.args.get("voor_nr", type=int)
    pagina = queries.list_logregels(keten, filter_, voor_nr=voor_nr)
    vraag = {naam: waarde for naam, waarde in request.args.items() if naam != "voor_nr"}
    return render_form(
        "beheer/logboek.html",
        form=form,
        pagina=pagina,
        nieuwste=_adres(vraag) if voor_nr else "",
        verder=_adres(vraag | {"voor_nr": str(pagina.volgende)}) if pagina.volgende else "",
    )


@bp.get("/logboek/controle")
@vereist(Handeling.LOGBOEK_CONTROLEREN)
def logboek_controle() -> ResponseReturnValue:
    """Walk the chains and show every break."""
    auditor = huidige_gebruiker()
    leg_lezen_vast(audit_regel("logboek.gecontroleerd", door=auditor))
    return render_template(
        "beheer/logboek_controle.html", ketens=queries.controleer_ketens(voor=auditor)
    )


def _adres(vraag: dict[str, str]) -> str:
    return f"{url_for('beheer.logboek')}?{urlencode(vraag)}"


def _filter(form: LogFilterForm) -> queries.Logfilter:
    return queries.Logfilter(
        gebruiker_id=UUID(form.persoon.data) if form.persoon.data else None,
        code=(form.gebeurtenis.data or "").strip(),
        over_id=UUID(form.dossier.data) if form.dossier.data else None,
        van=form.van.data,
        tot=form.tot.data,
    )


def _keten(toegestaan: set[UUID], eigen: UUID) -> UUID:
    """Choose the chain of the address; one that may not be read does not exist."""
    gevraagd = request.args.get("keten")
    if not gevraagd:
        return eigen
    gevonden = next((id_ for id_ in toegestaan if str(id_) == gevraagd), None)
    if gevonden is None:
        abort(404)
    return gevonden
