"""The timeline of a dossier and how its dates came about, for both sides."""

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.aanvraag.queries.dossiers import get_aanvraag
from portal.clienten.queries import list_dezelfde_personen
from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure import Publiek
from portal.overzicht.adressen import Lijst, Plek
from portal.overzicht.queries.geschiedenis import lees_geschiedenis
from portal.overzicht.queries.termijn import leg_datums_uit
from portal.overzicht.queries.tijdlijn import ALLES, GROEPEN, get_tijdlijn, wacht_op
from portal.overzicht.queries.woorden import statuswoord
from portal.overzicht.routes.blauwdruk import bp
from portal.overzicht.teksten import codes, overzichttekst
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    from portal.aanvraag.models import Aanvraag

TABS = "tijdlijngroep"


@dataclass(frozen=True, slots=True)
class Kant:
    """Which side reads a dossier: its lists, its page of the dossier and these two pages."""

    publiek: Publiek
    handeling: Handeling
    plek: Plek
    lijst: tuple[str, str]
    tijdlijn: str
    termijn: str


AANBIEDER = Kant(
    Publiek.AANBIEDER,
    Handeling.AANVRAAG_LEZEN,
    Plek.AANVRAAG,
    ("Aanvragen", Lijst.AANVRAGEN),
    "overzicht.tijdlijn",
    "overzicht.termijn",
)
ZORGKANTOOR = Kant(
    Publiek.ZORGKANTOOR,
    Handeling.VERSIE_LEZEN,
    Plek.DOSSIER,
    ("Werkvoorraad", Lijst.WERKVOORRAAD),
    "overzicht.dossier_tijdlijn",
    "overzicht.dossier_termijn",
)


@bp.get("/aanvragen/<uuid:aanvraag_id>/tijdlijn")
@vereist(Handeling.AANVRAAG_LEZEN)
def tijdlijn(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show an aanbieder what happened to its aanvraag."""
    return _toon_tijdlijn(aanvraag_id, AANBIEDER)


@bp.get("/dossiers/<uuid:aanvraag_id>/tijdlijn")
@vereist(Handeling.VERSIE_LEZEN)
def dossier_tijdlijn(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show a zorgkantoor what happened to a dossier."""
    return _toon_tijdlijn(aanvraag_id, ZORGKANTOOR)


@bp.get("/aanvragen/<uuid:aanvraag_id>/termijn")
@vereist(Handeling.AANVRAAG_LEZEN)
def termijn(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show an aanbieder how the dates of its aanvraag came about."""
    return _toon_termijn(aanvraag_id, AANBIEDER)


@bp.get("/dossiers/<uuid:aanvraag_id>/termijn")
@vereist(Handeling.VERSIE_LEZEN)
def dossier_termijn(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show a zorgkantoor how the dates of a dossier came about."""
    return _toon_termijn(aanvraag_id, ZORGKANTOOR)


@bp.get("/dossiers/<uuid:aanvraag_id>/geschiedenis")
@vereist(Handeling.VERSIE_LEZEN)
def dossier_geschiedenis(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show a zorgkantoor the whole history of the client of a dossier, at any aanbieder."""
    aanvraag, gebruiker = _open(aanvraag_id, ZORGKANTOOR), huidige_gebruiker()
    if aanvraag.client_id is None:
        raise NotFound
    elders = list_dezelfde_personen([aanvraag.client_id], aanvraag.zorgkantoor_id)
    client_ids = [aanvraag.client_id, *(ander for _, ander in elders)]
    geschiedenis = lees_geschiedenis(client_ids, voor=gebruiker, op=clock.today())
    return _toon("overzicht/geschiedenis.html", aanvraag, ZORGKANTOOR, geschiedenis=geschiedenis)


def _toon_tijdlijn(aanvraag_id: uuid.UUID, kant: Kant) -> ResponseReturnValue:
    aanvraag = _open(aanvraag_id, kant)
    gevraagd = request.args.get("toon", ALLES)
    groep = gevraagd if gevraagd in GROEPEN else ALLES
    return _toon(
        "overzicht/tijdlijn.html",
        aanvraag,
        kant,
        wacht=wacht_op(aanvraag),
        tabs=[_tab(aanvraag_id, kant, code, actief=code == groep) for code, _ in codes(TABS)],
        maanden=get_tijdlijn(aanvraag, publiek=kant.publiek, voor=huidige_gebruiker(), groep=groep),
    )


def _toon_termijn(aanvraag_id: uuid.UUID, kant: Kant) -> ResponseReturnValue:
    aanvraag = _open(aanvraag_id, kant)
    datums = leg_datums_uit(aanvraag, publiek=kant.publiek, op=clock.today())
    return _toon("overzicht/termijn.html", aanvraag, kant, datums=datums)


def _open(aanvraag_id: uuid.UUID, kant: Kant) -> "Aanvraag":
    """Give an aanvraag in view, and leave a line that it was read.

    Raises:
        NotFound: It does not exist or is not in view of the user.
    """
    gebruiker = huidige_gebruiker()
    aanvraag = get_aanvraag(aanvraag_id, voor=gebruiker)
    code, client_id = kant.handeling.value, aanvraag.client_id
    leg_lezen_vast(audit_regel(code, door=gebruiker, over=aanvraag, client_id=client_id))
    return aanvraag


def _toon(sjabloon: str, aanvraag: "Aanvraag", kant: Kant, **rest: object) -> ResponseReturnValue:
    """Show a page of a dossier with the head that all of them have."""
    return render_template(
        sjabloon,
        aanvraag=aanvraag,
        kant=kant,
        woord=statuswoord(aanvraag, kant.publiek),
        breed=kant is ZORGKANTOOR,
        **rest,
    )


def _tab(aanvraag_id: uuid.UUID, kant: Kant, code: str, *, actief: bool) -> dict[str, object]:
    toon = None if code == ALLES else code
    href = url_for(kant.tijdlijn, aanvraag_id=aanvraag_id, toon=toon)
    return {"tekst": overzichttekst(TABS, code), "href": href, "actief": actief}
