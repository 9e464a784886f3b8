"""The werkvoorraad: the open dossiers of a zorgkantoor, the next one, and exports of the view."""

import uuid
from collections.abc import Iterable, Sequence

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.beoordeling.forms.werkvoorraad import lees_vraag, lijkt_bsn
from portal.beoordeling.queries.dossier import find_volgend_dossier
from portal.beoordeling.queries.werkvoorraad import (
    Lijstvraag,
    Tellingen,
    list_alle,
    schrijf_aantal,
    tel,
)
from portal.beoordeling.queries.woorden import woorden
from portal.beoordeling.routes.blauwdruk import bp
from portal.beoordeling.routes.lijstweergave import (
    Lijstadres,
    Rij,
    maak_adres,
    maak_lijst,
    maak_rijen,
)
from portal.domain.bevoegdheid import Handeling, Rol, mag
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.spreadsheets import Celwaarde, schrijf_csv, schrijf_xlsx
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

MEESTE_RIJEN = 20_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GEEN_BSN = "Zoek op BSN bij Dossiers. Daar komt het nummer niet in het adres te staan."
TE_VEEL = "Kies eerst filters. Een bestand heeft hoogstens 20.000 aanvragen."
NIETS_TE_DOEN = "Er wacht geen dossier op u."


@bp.get("/werkvoorraad")
@vereist(Handeling.WERKVOORRAAD_LEZEN)
def werkvoorraad() -> ResponseReturnValue:
    """Show the open dossiers as the address asks."""
    vraag = lees_vraag(request.args)
    melding = GEEN_BSN if lijkt_bsn(request.args.get("zoek", "")) else ""
    return _toon(vraag, melding=melding)


@bp.get("/werkvoorraad.csv")
@vereist(Handeling.WERKVOORRAAD_EXPORTEREN)
def werkvoorraad_csv() -> ResponseReturnValue:
    """Give exactly the view as CSV."""
    return _exporteer("csv", "text/csv")


@bp.get("/werkvoorraad.xlsx")
@vereist(Handeling.WERKVOORRAAD_EXPORTEREN)
def werkvoorraad_xlsx() -> ResponseReturnValue:
    """Give exactly the view as XLSX."""
    return _exporteer("xlsx", XLSX)


@bp.get("/werkvoorraad/volgende")
@vereist(Handeling.DOSSIER_NEMEN)
def volgend_dossier() -> ResponseReturnValue:
    """Go to the most urgent dossier that waits for this person, or for anybody."""
    try:
        behalve = uuid.UUID(request.args.get("na", ""))
    except ValueError:
        behalve = None
    gevonden = find_volgend_dossier(voor=huidige_gebruiker(), behalve=behalve)
    if gevonden is None:
        flash(NIETS_TE_DOEN, "info")
        return redirect(url_for("beoordeling.werkvoorraad"), code=303)
    return redirect(url_for("beoordeling.dossier", aanvraag_id=gevonden), code=303)


def _toon(vraag: Lijstvraag, *, melding: str = "", status: int = 200) -> ResponseReturnValue:
    gebruiker, op = huidige_gebruiker(), clock.today()
    tellingen = tel(vraag, voor=gebruiker, op=op)
    adres = Lijstadres("beoordeling.werkvoorraad", vraag)
    statussen = {
        toestand: f" ({schrijf_aantal(aantal)})" for toestand, aantal in tellingen.status.items()
    }
    lijst = maak_lijst(adres, statussen, voor=gebruiker, op=op)
    leg_lezen_vast(audit_regel("werkvoorraad.lezen", door=gebruiker))
    pagina = render_template(
        "beoordeling/werkvoorraad.html",
        **lijst,
        melding=melding,
        tegels=adres.tegels(tellingen, teamleider=Rol.TEAMLEIDER in gebruiker.rol_set),
        aantal=_aantal(tellingen),
        adressen={soort: _adres(f"werkvoorraad_{soort}", vraag) for soort in ("csv", "xlsx")},
        mag_toewijzen=mag(gebruiker.rol_set, Handeling.DOSSIER_NEMEN),
    )
    return make_response(pagina, status)


def _aantal(tellingen: Tellingen) -> str:
    gekozen, totaal = schrijf_aantal(tellingen.gekozen), schrijf_aantal(tellingen.totaal)
    return gekozen if tellingen.gekozen == tellingen.totaal else f"{gekozen} van {totaal}"


def _adres(functie: str, vraag: Lijstvraag) -> str:
    return maak_adres(f"beoordeling.{functie}", vraag.parameters())


def _exporteer(soort: str, mimetype: str) -> ResponseReturnValue:
    gebruiker, op = huidige_gebruiker(), clock.today()
    vraag = lees_vraag(request.args)
    regels = list_alle(vraag, voor=gebruiker, op=op, hoogstens=MEESTE_RIJEN + 1)
    if len(regels) > MEESTE_RIJEN:
        return _toon(vraag, melding=TE_VEEL, status=422)
    leg_lezen_vast(audit_regel("werkvoorraad.exporteren", door=gebruiker, kenmerk=soort))
    rijen = _cellen(maak_rijen(regels, voor=gebruiker, op=op))
    schrijf = schrijf_csv if soort == "csv" else schrijf_xlsx
    antwoord = Response(schrijf(list(woorden("kolom").values()), rijen), mimetype=mimetype)
    antwoord.headers.set(
        "Content-Disposition", "attachment", filename=f"werkvoorraad-{op.isoformat()}.{soort}"
    )
    return antwoord


def _cellen(rijen: Iterable[Rij]) -> Iterable[Sequence[Celwaarde]]:
    """Give the cells in the order of the group `kolom`."""
    for rij in rijen:
        regel, termijn = rij.regel, rij.termijn
        yield (
            regel.nummer,
            regel.code,
            regel.aanbieder,
            regel.locatie,
            regel.soortwoord,
            regel.zorgprofiel,
            regel.vorm,
            regel.gevraagd,
            regel.status,
            regel.behandelaar or "Niet toegewezen",
            termijn.datum,
            termijn.woorden,
        )
