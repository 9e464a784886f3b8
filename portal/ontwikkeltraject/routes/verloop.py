"""Record a bijeenkomst, finish or stop a traject, and follow up its acties and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkzeug.exceptions import NotFound

from portal.domain.bevoegdheid import Handeling
from portal.domain.ontwikkeltraject import list_ontbreekt
from portal.ontwikkeltraject.actions.bijeenkomst import leg_bijeenkomst_vast
from portal.ontwikkeltraject.actions.einde import stop_traject
from portal.ontwikkeltraject.actions.opvolgen import geef_verslag_door, werk_actie_bij
from portal.ontwikkeltraject.forms.plannen import (
    Actieformulier,
    Afrondformulier,
    Bijeenkomstformulier,
    Doorgeefformulier,
    Stopformulier,
)
from portal.ontwikkeltraject.letters.afronden import LEESBAAR, rond_af
from portal.ontwikkeltraject.queries.doelen import list_doelen
from portal.ontwikkeltraject.queries.invulling import lees_invulling
from portal.ontwikkeltraject.queries.trajecten import get_actie
from portal.ontwikkeltraject.queries.verslagen import get_verslag
from portal.ontwikkeltraject.routes.beeld import DELEN, list_wie, list_zonder_meerzorg
from portal.ontwikkeltraject.routes.blauwdruk import bp
from portal.ontwikkeltraject.routes.stap import leg_gelezen_vast, open_stap, toon, verwerk
from portal.platform import clock
from portal.platform.web.idempotency import eenmalig
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    import uuid

    from flask.typing import ResponseReturnValue

ADRES = "/ontwikkeltrajecten/<uuid:traject_id>"
PAGINA_VAN = {code: deel for deel, codes in DELEN.items() for code in codes}
"""What is missing -> the page on which it is filled in."""


@bp.route(f"{ADRES}/bijeenkomst/<int:nr>", methods=["GET", "POST"])
@vereist(Handeling.TRAJECT_BIJEENKOMST)
@eenmalig
def bijeenkomst(traject_id: uuid.UUID, nr: int) -> ResponseReturnValue:
    """Record a bijeenkomst that was held."""
    if nr not in {1, 2}:
        raise NotFound
    rij = open_stap(traject_id, Handeling.TRAJECT_BIJEENKOMST)
    gepland = next((een for een in rij.bijeenkomsten if een.nr == nr), None)
    form = Bijeenkomstformulier(dag=gepland.dag if gepland else None)

    def leg_vast() -> str:
        leg_bijeenkomst_vast(rij, nr, form.vastlegging(), door=huidige_gebruiker(), op=clock.now())
        return "bijeenkomst"

    return verwerk(form, rij, leg_vast) or toon("bijeenkomst", form, rij, nr=nr)


@bp.route(f"{ADRES}/afronden", methods=["GET", "POST"])
@vereist(Handeling.TRAJECT_AFRONDEN)
@eenmalig
def afronden(traject_id: uuid.UUID) -> ResponseReturnValue:
    """Finish a traject; its reports are made at once."""
    rij = open_stap(traject_id, Handeling.TRAJECT_AFRONDEN)
    form = Afrondformulier()

    def rond() -> str:
        rond_af(rij, door=huidige_gebruiker(), op=clock.now())
        return "afgerond"

    klaar = verwerk(form, rij, rond)
    if klaar:
        return klaar
    gebruiker = huidige_gebruiker()
    zonder = list_zonder_meerzorg(rij, voor=gebruiker)
    return toon(
        "afronden",
        form,
        rij,
        ontbreekt=list_ontbreekt(lees_invulling(rij)),
        pagina_van=PAGINA_VAN,
        wie=[naam for naam in list_wie(rij, voor=gebruiker) if naam not in zonder],
        zonder=zonder,
    )


@bp.route(f"{ADRES}/stoppen", methods=["GET", "POST"])
@vereist(Handeling.TRAJECT_STOPPEN)
@eenmalig
def stoppen(traject_id: uuid.UUID) -> ResponseReturnValue:
    """Stop a traject, with the reason."""
    rij = open_stap(traject_id, Handeling.TRAJECT_STOPPEN)
    form = Stopformulier()

    def stop() -> str:
        stop_traject(rij, form.reden.data or "", door=huidige_gebruiker(), op=clock.now())
        return "gestopt"

    return verwerk(form, rij, stop) or toon("stoppen", form, rij)


@bp.route("/trajectacties/<uuid:trajectactie_id>/bijwerken", methods=["GET", "POST"])
@vereist(Handeling.TRAJECT_ACTIE_BIJWERKEN)
@eenmalig
def actie_bijwerken(trajectactie_id: uuid.UUID) -> ResponseReturnValue:
    """Record how an actie stands, and at the aanbieder which goal it serves."""
    gebruiker = huidige_gebruiker()
    actie = get_actie(trajectactie_id, voor=gebruiker)
    leg_gelezen_vast(actie, actie.traject.client_id)
    form = Actieformulier(stand=actie.stand.value, doel=actie.doel_id)
    form.zet_doelen(list_doelen(actie, voor=gebruiker))

    def werk_bij() -> str:
        doel = form.gekozen_doel
        werk_actie_bij(actie, form.gekozen, door=gebruiker, op=clock.now(), doel_id=doel)
        return "actie"

    klaar = verwerk(form, actie.traject, werk_bij)
    return klaar or toon("actie", form, actie.traject, actie=actie)


@bp.route("/trajectverslagen/<uuid:trajectverslag_id>/doorgeven", methods=["GET", "POST"])
@vereist(Handeling.TRAJECT_VERSLAG_DOORGEVEN)
@eenmalig
def doorgeven(trajectverslag_id: uuid.UUID) -> ResponseReturnValue:
    """Record on which day the client got the readable report."""
    verslag = get_verslag(trajectverslag_id, voor=huidige_gebruiker())
    if verslag.soort != LEESBAAR:
        raise NotFound
    leg_gelezen_vast(verslag, verslag.client_id or verslag.traject.client_id)
    form = Doorgeefformulier(dag=clock.today())

    def geef_door() -> str:
        assert form.dag.data is not None
        geef_verslag_door(verslag, form.dag.data, door=huidige_gebruiker(), op=clock.now())
        return "doorgegeven"

    return verwerk(form, verslag.traject, geef_door) or toon("doorgeven", form, verslag.traject)
