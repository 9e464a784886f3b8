"""A submitted version to read, to print, and beside the version before it."""

import uuid

from flask import render_template, request
from flask.typing import ResponseReturnValue

from portal.aanvraag.letters import maak_aanvraagdocument
from portal.aanvraag.queries.dossiers import get_versie, list_versies
from portal.aanvraag.queries.overleg import tel_per_vraag
from portal.aanvraag.queries.versie import lees_versie
from portal.aanvraag.queries.versiepagina import get_verschil, get_versiepagina
from portal.aanvraag.queries.weergave import maak_weergave
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.lezen import open_aanvraag
from portal.domain.bevoegdheid import Handeling
from portal.platform.pdf import maak_pdf
from portal.platform.web.downloads import als_bijlage
from portal.toegang.bewaking import vereist


@bp.get("/aanvragen/<uuid:aanvraag_id>/versies/<int:nr>")
@vereist(Handeling.AANVRAAG_LEZEN)
def versie(aanvraag_id: uuid.UUID, nr: int) -> ResponseReturnValue:
    """Show a submitted version, a tab at a time or as a whole."""
    aanvraag = open_aanvraag(aanvraag_id)
    pagina = get_versiepagina(aanvraag, nr, tab=request.args.get("tab", ""), adres=request.path)
    return render_template(
        "aanvraag/versies/versie.html",
        aanvraag=aanvraag,
        pagina=pagina,
        versie=pagina.versie,
        berichten=tel_per_vraag(aanvraag),
        versies=list_versies(aanvraag),
    )


@bp.get("/aanvragen/<uuid:aanvraag_id>/versies/<int:nr>/pdf")
@vereist(Handeling.AANVRAAG_LEZEN)
def versie_pdf(aanvraag_id: uuid.UUID, nr: int) -> ResponseReturnValue:
    """Give a submitted version as PDF."""
    aanvraag = open_aanvraag(aanvraag_id)
    gelezen = lees_versie(get_versie(aanvraag, nr))
    document = maak_aanvraagdocument(gelezen, maak_weergave(gelezen), aanvraag.aanbieder.naam)
    return als_bijlage(maak_pdf(document), f"{aanvraag.nummer}-{nr}.pdf", "application/pdf")


@bp.get("/aanvragen/<uuid:aanvraag_id>/versies/<int:nr>/verschil")
@vereist(Handeling.AANVRAAG_LEZEN)
def verschil(aanvraag_id: uuid.UUID, nr: int) -> ResponseReturnValue:
    """Show what a version changed in the one before it."""
    aanvraag = open_aanvraag(aanvraag_id)
    return render_template(
        "aanvraag/versies/verschil.html",
        aanvraag=aanvraag,
        nr=nr,
        verschillen=get_verschil(aanvraag, nr),
    )
