"""The besluit that ends a toekenning: prepare, read, offer, send back, fix (K04, K05)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.einde import Eindesoort, Eindestap
from portal.platform import clock
from portal.platform.web import texts
from portal.platform.web.idempotency import eenmalig
from portal.platform.web.messages import tekst_van
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toekenning.actions.einde import bereid_einde_voor, zet_stap
from portal.toekenning.actions.einde_vaststellen import (
    bewaar_bij,
    controleer_einde,
    gekozen_dag,
    list_voorbereiders,
    stel_einde_vast,
)
from portal.toekenning.forms.einde import (
    Beeindigformulier,
    Intrekformulier,
    Redenformulier,
    Stapformulier,
)
from portal.toekenning.letters.einde_versturen import maak_concept, verstuur_eindebesluit
from portal.toekenning.queries.einde import find_besluit, find_melding
from portal.toekenning.queries.teksten import toekenningtekst
from portal.toekenning.routes.blauwdruk import bp
from portal.toekenning.routes.eindestap import (
    Gedaan,
    open_besluit,
    open_toekenning,
    toon,
    verwerk,
)

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping

    from flask.typing import ResponseReturnValue

    from portal.beoordeling.models import Toekenning
    from portal.platform.pdf import Document
    from portal.toekenning.models import Eindebesluit

BRIEF = "toekenning.eindebesluit"
NOG_GEEN = 0
"""Version on the page while no besluit is being made."""


@bp.route("/toekenningen/<uuid:toekenning_id>/beeindigen", methods=["GET", "POST"])
@vereist(Handeling.TOEKENNING_BEEINDIGEN)
@eenmalig
def beeindigen(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Write why and on which day a toekenning ends earlier than granted."""
    rij = open_toekenning(toekenning_id)
    besluit = find_besluit(rij)
    form = Beeindigformulier(data=_ingevuld(rij, besluit, Eindesoort.BEEINDIGEN))
    return _bereid_voor(form, rij, besluit, "beeindigen")


@bp.route("/toekenningen/<uuid:toekenning_id>/intrekken", methods=["GET", "POST"])
@vereist(Handeling.TOEKENNING_INTREKKEN)
@eenmalig
def intrekken(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Write which facts were wrong, and from which day the toekenning no longer holds."""
    rij = open_toekenning(toekenning_id)
    besluit = find_besluit(rij)
    form = Intrekformulier(data=_ingevuld(rij, besluit, Eindesoort.INTREKKEN))
    return _bereid_voor(form, rij, besluit, "intrekken")


@bp.get("/toekenningen/<uuid:toekenning_id>/eindebesluit")
@vereist(Handeling.TOEKENNING_BEEINDIGEN)
def eindebesluit(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Show the letter as it would be sent, and what can be done with it."""
    return _toon_brief(toekenning_id, Stapformulier(formdata=None))


@bp.post("/toekenningen/<uuid:toekenning_id>/eindebesluit/aanbieden")
@vereist(Handeling.TOEKENNING_BEEINDIGEN)
@eenmalig
def eindebesluit_aanbieden(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Offer the besluit to the second person."""
    return _zet(toekenning_id, Eindestap.AANBIEDEN, Gedaan("aangeboden", BRIEF))


@bp.post("/toekenningen/<uuid:toekenning_id>/eindebesluit/vervallen")
@vereist(Handeling.TOEKENNING_BEEINDIGEN)
@eenmalig
def eindebesluit_vervallen(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Stop the besluit in the making; the toekenning stays as it was."""
    return _zet(toekenning_id, Eindestap.LATEN_VERVALLEN, Gedaan("vervallen"))


@bp.route("/toekenningen/<uuid:toekenning_id>/eindebesluit/terugsturen", methods=["GET", "POST"])
@vereist(Handeling.TOEKENNING_CONTROLEREN)
@eenmalig
def eindebesluit_terugsturen(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Send the besluit back to who prepared it, with a reason."""
    besluit = open_besluit(toekenning_id)
    form = Redenformulier(versie=besluit.versie)

    def stuur_terug() -> Gedaan:
        reden, door = form.reden.data or "", huidige_gebruiker()
        zet_stap(besluit, Eindestap.TERUGSTUREN, door=door, op=clock.now(), reden=reden)
        return Gedaan("teruggestuurd", BRIEF)

    klaar = verwerk(form, besluit.versie, toekenning_id, stuur_terug)
    return klaar or toon("terugsturen", form, toekenning_id)


@bp.route("/toekenningen/<uuid:toekenning_id>/eindebesluit/vaststellen", methods=["GET", "POST"])
@vereist(Handeling.TOEKENNING_CONTROLEREN)
@eenmalig
def eindebesluit_vaststellen(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Say what fixing means, and do it: the letter goes out and never changes again."""
    besluit = open_besluit(toekenning_id)
    form = Stapformulier(versie=besluit.versie)

    def stel_vast() -> Gedaan:
        door, op = huidige_gebruiker(), clock.now()
        functie = controleer_einde(besluit, door=door, op=op)
        stel_einde_vast(besluit, door=door, op=op)
        brief = verstuur_eindebesluit(besluit, functie=functie, door=door, op=op)
        bewaar_bij(besluit, brief)
        return Gedaan("vastgesteld")

    klaar = verwerk(form, besluit.versie, toekenning_id, stel_vast)
    return klaar or toon("vaststellen", form, toekenning_id, gevolg=_gevolg(besluit))


def _bereid_voor(
    form: Beeindigformulier | Intrekformulier,
    rij: Toekenning,
    besluit: Eindebesluit | None,
    sjabloon: str,
) -> ResponseReturnValue:
    versie = besluit.versie if besluit else NOG_GEEN

    def bewaar() -> Gedaan:
        bereid_einde_voor(rij, form.voorstel(), door=huidige_gebruiker(), op=clock.now())
        return Gedaan("bewaard", BRIEF)

    klaar = verwerk(form, versie, rij.id, bewaar)
    return klaar or toon(sjabloon, form, rij.id, besluit=besluit, melding=find_melding(rij))


def _ingevuld(
    rij: Toekenning, besluit: Eindebesluit | None, soort: Eindesoort
) -> Mapping[str, object]:
    """Give what the form starts with: what was prepared, else what the aanbieder reported."""
    if besluit is not None and besluit.soort is soort:
        dag = gekozen_dag(besluit)
        return {
            "versie": besluit.versie,
            "reden": besluit.reden.value,
            "laatste_dag": dag,
            "vanaf": dag,
            "ingestemd": besluit.ingestemd,
            "motivering": besluit.motivering,
            "daarna": besluit.daarna,
        }
    versie, melding = besluit.versie if besluit else NOG_GEEN, find_melding(rij)
    if melding is None or soort is Eindesoort.INTREKKEN:
        return {"versie": versie}
    return {
        "versie": versie,
        "reden": melding.reden.value,
        "laatste_dag": melding.laatste_dag,
        "ingestemd": melding.ingestemd,
    }


def _zet(toekenning_id: uuid.UUID, stap: Eindestap, gedaan: Gedaan) -> ResponseReturnValue:
    besluit, form = open_besluit(toekenning_id), Stapformulier()

    def zet() -> Gedaan:
        zet_stap(besluit, stap, door=huidige_gebruiker(), op=clock.now())
        return gedaan

    klaar = verwerk(form, besluit.versie, toekenning_id, zet)
    return klaar or _toon_brief(toekenning_id, form)


def _toon_brief(toekenning_id: uuid.UUID, form: Stapformulier) -> ResponseReturnValue:
    besluit, gebruiker = open_besluit(toekenning_id), huidige_gebruiker()
    document, waarom = _concept(besluit)
    if request.method == "GET" or not form.errors:
        form.versie.data = besluit.versie
    return toon(
        "brief",
        form,
        toekenning_id,
        besluit=besluit,
        document=document,
        waarom_niet=waarom,
        zelf_betrokken=gebruiker.id in list_voorbereiders(besluit),
        mag_controleren=Rol.TEAMLEIDER in gebruiker.rol_set,
    )


def _concept(besluit: Eindebesluit) -> tuple[Document | None, str]:
    """Give the draft of the letter, or why there is none."""
    try:
        return maak_concept(besluit, clock.today()), ""
    except DomeinFout as fout:
        return None, tekst_van(fout)


def _gevolg(besluit: Eindebesluit) -> str:
    return toekenningtekst(
        "gevolg",
        besluit.soort.value,
        einde=texts.datum(besluit.einde),
        vanaf=texts.datum(gekozen_dag(besluit)),
    )
