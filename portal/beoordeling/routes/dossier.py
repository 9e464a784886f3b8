"""The page of one dossier at the zorgkantoor, its versions, letters, and the BSN of its client."""

import json
import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

from flask import render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.aanvraag.queries.dossiers import list_versies
from portal.aanvraag.queries.overleg import overlegstand, tel_per_vraag
from portal.aanvraag.queries.versiepagina import get_verschil, get_versiepagina
from portal.aanvraag.queries.woorden import woorden
from portal.beoordeling.forms.dossier import BsnForm, NotitieForm
from portal.beoordeling.forms.volledigheid import VersieknopForm
from portal.beoordeling.queries.aandacht import list_aandacht
from portal.beoordeling.queries.besluiten import (
    find_besluit_in_de_maak,
    kan_herstellen,
    list_verzonden,
)
from portal.beoordeling.queries.dossier import (
    get_ingediend_bestand,
    list_aanvulverzoeken,
    list_elders,
    list_notities,
)
from portal.beoordeling.queries.leden import list_elders_van_leden, list_leden
from portal.beoordeling.queries.persoon import lees_persoon
from portal.beoordeling.queries.stappen import bepaal_stappen
from portal.beoordeling.queries.verzending import get_poststuk, list_poststukken
from portal.beoordeling.routes.blauwdruk import bp
from portal.beoordeling.routes.lezen import open_deel, open_dossier
from portal.clienten.actions import toon_bsn
from portal.domain.bevoegdheid import Handeling, mag
from portal.platform import clock
from portal.platform.database import db
from portal.platform.files import BestandSoort
from portal.platform.forms import render_form
from portal.platform.pdf import van_gegevens
from portal.platform.web.downloads import als_bijlage
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    from portal.aanvraag.models import Aanvraag
    from portal.beoordeling.queries.werkvoorraad import Regel

STAPADRESSEN = {
    "volledigheid": "volledigheid",
    "toetsing": "toetsing",
    "besluit": "besluit",
    "aanvulling": "aanvulling-vragen",
    "verzoek_intrekken": "verzoek-intrekken",
    "verlengen": "termijn-verlengen",
    "uitstel": "uitstel-vragen",
    "ingebreke": "ingebrekestelling",
    "toewijzen": "toewijzen",
    "overdragen": "toewijzen",
}


@bp.get("/dossiers/<uuid:aanvraag_id>")
@vereist(Handeling.VERSIE_LEZEN)
def dossier(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show what the dossier waits for, what can be done, and everything that was submitted."""
    gebruiker = huidige_gebruiker()
    aanvraag = open_deel(aanvraag_id)
    if aanvraag.is_lid:
        return _toon_lid(aanvraag)
    verzoeken, leden = list_aanvulverzoeken(aanvraag), list_leden(aanvraag)
    return render_template(
        "beoordeling/dossier.html",
        aanvraag=aanvraag,
        persoon=None if aanvraag.is_groep else lees_persoon(aanvraag.persoon),
        leden=leden,
        ledencodes={lid.id: lid.clientcode for lid in leden},
        aandacht=list_aandacht(aanvraag, verzoeken, op=clock.today()),
        elders=_elders(aanvraag),
        stappen=bepaal_stappen(aanvraag, voor=gebruiker, op=clock.today()),
        adressen={code: f"{request.path}/{pad}" for code, pad in STAPADRESSEN.items()},
        versies=list_versies(aanvraag),
        verzoeken=verzoeken,
        bestandsoorten=woorden("bestandsoort"),
        poststukken=list_poststukken(aanvraag),
        besluiten=list_verzonden(aanvraag),
        in_de_maak=find_besluit_in_de_maak(aanvraag),
        kan_herstellen=kan_herstellen(aanvraag, gebruiker),
        overleg=overlegstand(aanvraag, voor=gebruiker),
        notities=list_notities(aanvraag, voor=gebruiker),
        notitieform=NotitieForm(formdata=None),
        mag_notitie=mag(gebruiker.rol_set, Handeling.DOSSIER_NOTITIE),
        mag_bsn=mag(gebruiker.rol_set, Handeling.CLIENT_BSN_TONEN),
        knopform=VersieknopForm(formdata=None, versie=aanvraag.versie),
    )


def _toon_lid(aanvraag: "Aanvraag") -> ResponseReturnValue:
    """Show one client of a group: who it is, what was submitted, and what was decided."""
    gebruiker = huidige_gebruiker()
    return render_template(
        "beoordeling/dossier_client.html",
        aanvraag=aanvraag,
        persoon=lees_persoon(aanvraag.persoon),
        elders=[("", regel) for regel in list_elders(aanvraag, aanvraag.persoon, voor=gebruiker)],
        versies=list_versies(aanvraag),
        verzoeken=[],
        overleg=overlegstand(aanvraag, voor=gebruiker),
        poststukken=[],
        besluiten=list_verzonden(aanvraag),
        in_de_maak=find_besluit_in_de_maak(aanvraag),
        kan_herstellen=kan_herstellen(aanvraag, gebruiker),
        mag_bsn=mag(gebruiker.rol_set, Handeling.CLIENT_BSN_TONEN),
    )


def _elders(aanvraag: "Aanvraag") -> Sequence[tuple[str, "Regel"]]:
    """Give open dossiers of the same people elsewhere; in a group with the code of each."""
    gebruiker = huidige_gebruiker()
    if aanvraag.is_groep:
        return list_elders_van_leden(aanvraag, voor=gebruiker)
    return [("", regel) for regel in list_elders(aanvraag, aanvraag.persoon, voor=gebruiker)]


@bp.get("/dossiers/<uuid:aanvraag_id>/bestanden/<uuid:bestand_id>")
@vereist(Handeling.VERSIE_LEZEN)
def dossier_bestand(aanvraag_id: uuid.UUID, bestand_id: uuid.UUID) -> ResponseReturnValue:
    """Give a file that answers an aanvulverzoek, byte for byte."""
    bestand = get_ingediend_bestand(open_dossier(aanvraag_id), bestand_id)
    return als_bijlage(bestand.inhoud, bestand.naam, BestandSoort(bestand.soort).mediatype)


@bp.get("/dossiers/<uuid:aanvraag_id>/versies/<int:nr>")
@vereist(Handeling.VERSIE_LEZEN)
def dossier_versie(aanvraag_id: uuid.UUID, nr: int) -> ResponseReturnValue:
    """Show a submitted version, a tab at a time or as a whole."""
    aanvraag = open_deel(aanvraag_id)
    pagina = get_versiepagina(aanvraag, nr, tab=request.args.get("tab", ""), adres=request.path)
    return render_template(
        "beoordeling/versie.html",
        aanvraag=aanvraag,
        pagina=pagina,
        versie=pagina.versie,
        berichten=tel_per_vraag(aanvraag),
    )


@bp.get("/dossiers/<uuid:aanvraag_id>/versies/<int:nr>/verschil")
@vereist(Handeling.VERSIE_LEZEN)
def dossier_verschil(aanvraag_id: uuid.UUID, nr: int) -> ResponseReturnValue:
    """Show what a version changed in the one before it."""
    aanvraag = open_deel(aanvraag_id)
    return render_template(
        "beoordeling/verschil.html",
        aanvraag=aanvraag,
        nr=nr,
        verschillen=get_verschil(aanvraag, nr),
    )


@bp.route("/dossiers/<uuid:aanvraag_id>/bsn", methods=["GET", "POST"])
@vereist(Handeling.CLIENT_BSN_TONEN)
def dossier_bsn(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Ask why, then show the number on this page only."""
    gebruiker = huidige_gebruiker()
    aanvraag = open_deel(aanvraag_id)
    if aanvraag.is_groep:
        raise NotFound
    form = BsnForm()
    bsn = ""
    if form.validate_on_submit():
        bsn = toon_bsn(aanvraag.persoon, form.reden.data, door=gebruiker)
        db.session.commit()
    return render_form("beoordeling/bsn.html", form=form, aanvraag=aanvraag, bsn=bsn)


@bp.get("/brieven/<uuid:poststuk_id>")
@vereist(Handeling.BESLUIT_LEZEN)
def poststuk(poststuk_id: uuid.UUID) -> ResponseReturnValue:
    """Show a letter as it was sent, to both sides."""
    gevonden = get_poststuk(poststuk_id, voor=huidige_gebruiker())
    open_dossier(gevonden.aanvraag_id)
    document = van_gegevens(json.loads(gevonden.brief))
    return render_template("beoordeling/poststuk.html", poststuk=gevonden, document=document)


@bp.get("/brieven/<uuid:poststuk_id>.pdf")
@vereist(Handeling.BESLUIT_LEZEN)
def poststuk_pdf(poststuk_id: uuid.UUID) -> ResponseReturnValue:
    """Give the bytes of a letter as they were sent."""
    gevonden = get_poststuk(poststuk_id, voor=huidige_gebruiker())
    open_dossier(gevonden.aanvraag_id)
    return als_bijlage(gevonden.pdf, f"{gevonden.kenmerk}.pdf", "application/pdf")
