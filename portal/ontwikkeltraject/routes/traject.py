"""The page of one traject, for each side, and its reports."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask import render_template

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.ontwikkeltraject.queries.invulling import lees_invulling
from portal.ontwikkeltraject.queries.teksten import TEKSTEN
from portal.ontwikkeltraject.queries.trajecten import list_gebeurtenissen
from portal.ontwikkeltraject.queries.verslagen import get_verslag, list_verslagen
from portal.ontwikkeltraject.queries.voorbeeldbron import deeladres
from portal.ontwikkeltraject.routes.beeld import list_stappen, list_wie, wat_kan
from portal.ontwikkeltraject.routes.blauwdruk import bp
from portal.ontwikkeltraject.routes.stap import leg_gelezen_vast, open_traject
from portal.platform.pdf import van_gegevens
from portal.platform.traject_data import load_trajectregels
from portal.platform.web.downloads import als_bijlage
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toegang.tijdlijn import Gebeurd, per_maand

if TYPE_CHECKING:
    import uuid

    from flask.typing import ResponseReturnValue

    from portal.ontwikkeltraject.models import Traject, Trajectverslag


@bp.get("/ontwikkeltrajecten/<uuid:traject_id>")
@vereist(Handeling.TRAJECT_LEZEN)
def traject(traject_id: uuid.UUID) -> ResponseReturnValue:
    """Show a traject: to CCE and aanbieder whole, to the zorgkantoor themes and acties."""
    gebruiker, rij = huidige_gebruiker(), open_traject(traject_id)
    zorgkantoor = gebruiker.organisatie.soort is OrganisatieSoort.ZORGKANTOOR
    themas = [(code, load_trajectregels().themas[code]) for code in rij.themas]
    delen = deeladres(rij, voor=gebruiker)
    if zorgkantoor:
        return render_template(
            "ontwikkeltraject/zorgkantoor.html", traject=rij, themas=themas, deeladres=delen
        )
    invulling = lees_invulling(rij)
    return render_template(
        "ontwikkeltraject/traject.html",
        traject=rij,
        themas=themas,
        invulling=invulling,
        wie=list_wie(rij, voor=gebruiker),
        stappen=list_stappen(rij, voor=gebruiker),
        kan=wat_kan(rij, voor=gebruiker),
        verslagen=list_verslagen(rij, voor=gebruiker),
        codes={lid.client_id: lid.clientcode for lid in rij.leden},
        maanden=_per_maand(rij),
        deeladres=delen,
    )


@bp.get("/trajectverslagen/<uuid:trajectverslag_id>")
@vereist(Handeling.TRAJECT_LEZEN)
def verslag(trajectverslag_id: uuid.UUID) -> ResponseReturnValue:
    """Show a report from the content that was stored when it was made."""
    rij = _open(trajectverslag_id)
    document = van_gegevens(json.loads(rij.brief))
    return render_template("ontwikkeltraject/verslag.html", verslag=rij, document=document)


@bp.get("/trajectverslagen/<uuid:trajectverslag_id>.pdf")
@vereist(Handeling.TRAJECT_LEZEN)
def verslag_pdf(trajectverslag_id: uuid.UUID) -> ResponseReturnValue:
    """Give the PDF of a report, the very bytes that were kept."""
    rij = _open(trajectverslag_id)
    naam = f"ontwikkeltraject-{rij.soort}-{rij.nr}.pdf"
    return als_bijlage(rij.pdf, naam, "application/pdf")


def _open(verslag_id: uuid.UUID) -> Trajectverslag:
    """Give a report in view, and write down that it was read."""
    rij = get_verslag(verslag_id, voor=huidige_gebruiker())
    leg_gelezen_vast(rij, rij.client_id or rij.traject.client_id)
    return rij


def _per_maand(rij: Traject) -> list[dict[str, object]]:
    return per_maand(
        Gebeurd(feit.op, TEKSTEN.tekst("feit", feit.soort), feit.door.naam)
        for feit in list_gebeurtenissen(rij)
    )
