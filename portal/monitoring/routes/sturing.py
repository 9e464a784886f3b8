"""The steering pages of a zorgkantoor, and exports of their tables."""

from collections.abc import Sequence
from decimal import Decimal
from urllib.parse import urlencode

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.domain.bevoegdheid import Handeling
from portal.monitoring.forms.sturing import Sturingfilter
from portal.monitoring.queries.perioden import list_periodes
from portal.monitoring.queries.sturing import (
    DELEN,
    Cijfertabel,
    list_regios,
    maak_deel,
)
from portal.monitoring.queries.sturing.tabel import sturingtekst
from portal.monitoring.routes.blauwdruk import bp
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.spreadsheets import Celwaarde, schrijf_csv, schrijf_xlsx
from portal.platform.web import texts
from portal.platform.web.downloads import als_bijlage
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

SOORTEN = {
    "csv": (schrijf_csv, "text/csv"),
    "xlsx": (schrijf_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
OVERAL = ("regio", "leveringsvorm")
VELDEN = {
    "werk": OVERAL,
    "doorlooptijd": (*OVERAL, "per"),
    "uitkomsten": (*OVERAL, "periode"),
    "kosten": OVERAL,
    "monitor": ("periode",),
}
"""The filters of each part; the measures of the report are per leveringsvorm as they are."""


@bp.app_template_filter("cijfer")
def cijfer(waarde: Celwaarde) -> str:
    """Write one cell of a table of figures: amounts as money, nothing as a dash."""
    match waarde:
        case None:
            return "–"
        case Decimal():
            return texts.euro(waarde)
        case int():
            return texts.aantal(waarde)
    return str(waarde)


@bp.get("/stuurinformatie")
@vereist(Handeling.STUURINFORMATIE_LEZEN)
def stuurinformatie() -> ResponseReturnValue:
    """Show the open work: how old it is, how long it may take, and who has it."""
    return _toon("werk")


@bp.get("/stuurinformatie/doorlooptijd")
@vereist(Handeling.STUURINFORMATIE_LEZEN)
def doorlooptijd() -> ResponseReturnValue:
    """Show how long besluiten took."""
    return _toon("doorlooptijd")


@bp.get("/stuurinformatie/uitkomsten")
@vereist(Handeling.STUURINFORMATIE_LEZEN)
def uitkomsten() -> ResponseReturnValue:
    """Show what was decided per zorgprofiel and leveringsvorm."""
    return _toon("uitkomsten")


@bp.get("/stuurinformatie/kosten")
@vereist(Handeling.STUURINFORMATIE_LEZEN)
def kosten() -> ResponseReturnValue:
    """Show what toekenningen cost per month ahead, and what phases out."""
    return _toon("kosten")


@bp.get("/monitor/eigen")
@vereist(Handeling.MONITOR_EIGEN)
def eigen_monitor() -> ResponseReturnValue:
    """Show the measures of the national report for the own zorgkantoor."""
    return _toon("monitor")


@bp.get("/stuurinformatie/bestand")
@vereist(Handeling.STUURINFORMATIE_LEZEN)
def stuurbestand() -> ResponseReturnValue:
    """Give the tables of one part as CSV or XLSX, exactly as the filters say."""
    deel, soort = request.args.get("deel", "werk"), request.args.get("soort", "csv")
    if deel not in DELEN or soort not in SOORTEN:
        abort(404)
    tabellen, _form = _maak(deel)
    code = "stuurinformatie.exporteren"
    leg_lezen_vast(audit_regel(code, door=huidige_gebruiker(), kenmerk=f"{deel}.{soort}"))
    schrijf, mimetype = SOORTEN[soort]
    kolommen, rijen = _als_blad(tabellen)
    naam = f"stuurinformatie-{deel}-{clock.today().isoformat()}.{soort}"
    return als_bijlage(schrijf(kolommen, rijen), naam, mimetype)


def _maak(deel: str) -> tuple[Sequence[Cijfertabel], Sturingfilter]:
    gebruiker, op = huidige_gebruiker(), clock.today()
    form = Sturingfilter(request.args)
    form.vul_keuzes(list_regios(voor=gebruiker), list_periodes(op))
    return maak_deel(deel, form.keuze(), voor=gebruiker, op=op), form


def _toon(deel: str) -> ResponseReturnValue:
    tabellen, form = _maak(deel)
    gekozen = {naam: form[naam].data for naam in VELDEN[deel] if form[naam].data}
    leg_lezen_vast(audit_regel("stuurinformatie.lezen", door=huidige_gebruiker(), kenmerk=deel))
    bestand = url_for("monitoring.stuurbestand")
    return render_template(
        "monitoring/stuurinformatie.html",
        titel=sturingtekst("deel", deel),
        filterform=form,
        velden=VELDEN[deel],
        tabellen=tabellen,
        bestanden={
            soort: f"{bestand}?{urlencode({'deel': deel, 'soort': soort} | gekozen)}"
            for soort in SOORTEN
        },
    )


def _als_blad(
    tabellen: Sequence[Cijfertabel],
) -> tuple[Sequence[str], Sequence[Sequence[Celwaarde]]]:
    """Give tables under each other: every row says of which table it is, and how it was counted."""
    breedte = max(len(tabel.kolommen) for tabel in tabellen)
    kolommen = ["Tabel", *(f"Kolom {nr}" for nr in range(1, breedte + 1))]
    rijen: list[Sequence[Celwaarde]] = []
    for tabel in tabellen:
        rijen += [(tabel.titel, *tabel.kolommen)]
        rijen += [(tabel.titel, *rij) for rij in tabel.rijen]
        rijen += [(tabel.titel, tabel.definitie), ()]
    return kolommen, rijen
