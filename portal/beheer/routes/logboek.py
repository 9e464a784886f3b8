"""The audit log for the auditor: read, search and check."""

from datetime import date, datetime
from urllib.parse import urlencode
from uuid import UUID

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.beheer import queries
from portal.beheer.routes.blueprint import bp
from portal.domain.bevoegdheid import Handeling
from portal.platform.audit import leg_lezen_vast
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

DATUM = "%d-%m-%Y"


@bp.get("/logboek")
@vereist(Handeling.LOGBOEK_LEZEN)
def logboek() -> ResponseReturnValue:
    """Show one page of a chain, newest first; reading it is written down as well."""
    auditor = huidige_gebruiker()
    ketens = queries.list_ketens(voor=auditor)
    keten = _uuid("keten") or auditor.organisatie_id
    if keten not in {id_ for id_, _ in ketens}:
        abort(404)
    leg_lezen_vast(audit_regel("logboek.gelezen", door=auditor))
    voor_nr = request.args.get("voor_nr", type=int)
    pagina = queries.list_logregels(keten, _filter(), voor_nr=voor_nr)
    vraag = {naam: waarde for naam, waarde in request.args.items() if naam != "voor_nr"}
    return render_template(
        "beheer/logboek.html",
        pagina=pagina,
        ketens=ketens,
        keten=keten,
        mensen=queries.list_mensen(keten),
        vraag=vraag,
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


def _filter() -> queries.Logfilter:
    return queries.Logfilter(
        gebruiker_id=_uuid("persoon"),
        code=request.args.get("gebeurtenis", "").strip(),
        over_id=_uuid("dossier"),
        van=_dag("van"),
        tot=_dag("tot"),
    )


def _uuid(naam: str) -> UUID | None:
    """Read an id from the address; what is none cannot be found either."""
    tekst = request.args.get(naam, "").strip()
    if not tekst:
        return None
    try:
        return UUID(tekst)
    except ValueError:
        abort(404)


def _dag(naam: str) -> date | None:
    """Read a day from the address; what is none leaves nothing out."""
    tekst = request.args.get(naam, "").strip()
    try:
        return datetime.strptime(tekst, DATUM).date()  # noqa: DTZ007 - a calendar day has no zone
    except ValueError:
        return None
