"""The list of aanvragen of the own organisation."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.bezwaren import aanvragen_met_bezwaar
from portal.aanvraag.forms.lijst import Filterformulier
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.lijst import (
    Blad,
    Filter,
    Orde,
    list_aanvragen,
    toestanden_per_woord,
)
from portal.aanvraag.queries.vormen import lees_vormen
from portal.aanvraag.routes.blauwdruk import bp
from portal.clienten.vormen import vormwoord
from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure import Publiek, woord
from portal.platform.forms import SelectChoice
from portal.toegang.bereik import bepaal_bereik
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toegang.queries import list_locaties

Argumenten = Mapping[str, str | Sequence[str]]


@bp.get("/aanvragen")
@vereist(Handeling.AANVRAAG_LEZEN)
def lijst() -> ResponseReturnValue:
    """Show the aanvragen in view, filtered and ordered as the address says."""
    gebruiker = huidige_gebruiker()
    form = _formulier()
    filter_ = form.als_filter(na=request.args.get("na", ""), voor=request.args.get("voor", ""))
    blad = list_aanvragen(filter_, voor=gebruiker)
    return render_template(
        "aanvraag/lijst.html",
        filterform=form,
        rijen=[(aanvraag, toestandwoord(aanvraag)) for aanvraag in blad.aanvragen],
        vormen=lees_vormen([rij.id for rij in blad.aanvragen]),
        vormwoord=vormwoord,
        met_bezwaar=aanvragen_met_bezwaar((rij.id, rij.toestand) for rij in blad.aanvragen),
        bladeren=_bladeren(filter_, blad),
        koppen={orde.value: _kop(filter_, orde) for orde in Orde},
        chips=_chips(filter_, form),
    )


@bp.app_template_global()
def toestandwoord(aanvraag: Aanvraag) -> str:
    """Give the one word that an aanbieder sees for where an aanvraag is."""
    gevraagd, toegekend = aanvraag.gevraagd_bedrag_cent, aanvraag.toegekend_bedrag_cent
    deels = gevraagd is not None and toegekend is not None and toegekend < gevraagd
    naam = woord(aanvraag.toestand, Publiek.AANBIEDER, deels=deels)
    assert naam is not None
    return naam


def _formulier() -> Filterformulier:
    gebruiker = huidige_gebruiker()
    form = Filterformulier(request.args)
    woorden = list(toestanden_per_woord())
    form.toestand.choices = [SelectChoice(naam, naam) for naam in woorden]
    form.toestand.data = [naam for naam in form.toestand.data or [] if naam in woorden]
    eigen = bepaal_bereik(gebruiker).locaties
    form.locatie.choices = [
        SelectChoice("", "Alle"),
        *(
            SelectChoice(str(locatie.id), locatie.naam)
            for locatie in list_locaties(voor=gebruiker)
            if eigen is None or locatie.id in eigen
        ),
    ]
    return form


def _argumenten(filter_: Filter) -> dict[str, str | Sequence[str]]:
    alle: dict[str, str | Sequence[str]] = {
        "zoek": filter_.zoek,
        "toestand": filter_.woorden,
        "soort": filter_.soort,
        "leveringsvorm": filter_.leveringsvorm,
        "locatie": str(filter_.locatie_id or ""),
        "orde": filter_.orde.value if filter_.orde is not Orde.GEWIJZIGD else "",
        "richting": "op" if filter_.oplopend else "",
    }
    return {naam: waarde for naam, waarde in alle.items() if waarde}


def _adres(argumenten: Argumenten, **extra: str) -> str:
    vraag = urlencode({**argumenten, **extra}, doseq=True)
    return url_for("aanvraag.lijst") + (f"?{vraag}" if vraag else "")


def _bladeren(filter_: Filter, blad: Blad) -> tuple[str, str]:
    argumenten = _argumenten(filter_)
    return (
        _adres(argumenten, voor=blad.vorige) if blad.vorige else "",
        _adres(argumenten, na=blad.volgende) if blad.volgende else "",
    )


def _kop(filter_: Filter, orde: Orde) -> tuple[str, str]:
    """Give where the head of a column leads, and how it is sorted now."""
    argumenten = {
        naam: waarde
        for naam, waarde in _argumenten(filter_).items()
        if naam not in {"orde", "richting"}
    }
    if orde is filter_.orde:
        nu = "ascending" if filter_.oplopend else "descending"
        richting = "" if filter_.oplopend else "op"
    else:
        nu, richting = "", ""
    extra = {"orde": "" if orde is Orde.GEWIJZIGD else orde.value, "richting": richting}
    return _adres(argumenten, **{naam: waarde for naam, waarde in extra.items() if waarde}), nu


def _chips(filter_: Filter, form: Filterformulier) -> list[dict[str, str]]:
    argumenten = _argumenten(filter_)

    def zonder(naam: str) -> str:
        return _adres({sleutel: w for sleutel, w in argumenten.items() if sleutel != naam})

    chips = [
        {
            "tekst": naam,
            "href": _adres(argumenten | {"toestand": [w for w in filter_.woorden if w != naam]}),
        }
        for naam in filter_.woorden
    ]
    for veld in (form.soort, form.leveringsvorm, form.locatie):
        gekozen = argumenten.get(veld.name)
        chips += [
            {"tekst": str(label), "href": zonder(veld.name)}
            for waarde, label, *_ in veld.iter_choices()
            if waarde and waarde == gekozen
        ]
    if "zoek" in argumenten:
        chips.append({"tekst": f"Begint met {filter_.zoek}", "href": zonder("zoek")})
    return chips
