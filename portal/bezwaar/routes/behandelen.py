"""The first steps on a bezwaar, its answer, and intrekken (Z03-Z06, Z13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.bezwaar.actions.aanvullen import beantwoord, trek_in
from portal.bezwaar.actions.behandelen import (
    neem_in_behandeling,
    verwerk_antwoord,
    vraag_herstel,
    vraag_reden,
)
from portal.bezwaar.actions.melden import BRIEF, meld_brief
from portal.bezwaar.forms.behandelen import (
    Antwoordformulier,
    Herstelformulier,
    Intrekformulier,
    Redenvraagformulier,
    Startformulier,
    Verwerkformulier,
)
from portal.bezwaar.letters.ontvangst import Bevestiging, schrijf_intrekking, schrijf_ontvangst
from portal.bezwaar.letters.versturen import verstuur
from portal.bezwaar.queries.verloop import lees_verloop, termijn_van
from portal.bezwaar.queries.verzuim import find_gevraagd, list_verzuim
from portal.bezwaar.routes.blauwdruk import bp
from portal.bezwaar.routes.stap import open_bezwaar, toon, verwerk
from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.domain.procedure.bezwaar import Verzuim
from portal.domain.termijnen import herstelgrenzen
from portal.platform import clock
from portal.platform.calendar_data import load_bezwaarregels, load_kalender
from portal.platform.web.idempotency import eenmalig
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from portal.bezwaar.models import Bezwaar
    from portal.bezwaar.queries.verzuim import Gevraagd
    from portal.domain.termijnen import Hersteldatumgrenzen

OPSCHORTING = "N38"


@bp.route("/bezwaren/<uuid:bezwaar_id>/in-behandeling", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_IN_BEHANDELING_NEMEN)
@eenmalig
def in_behandeling_nemen(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Begin with a bezwaar that is in time and complete; the ontvangstbevestiging goes out."""
    rij = open_bezwaar(bezwaar_id)
    form = Startformulier(met_commissie=rij.met_commissie)

    def neem() -> str:
        door, op, commissie = huidige_gebruiker(), clock.now(), bool(form.met_commissie.data)
        neem_in_behandeling(rij, met_commissie=commissie, door=door, op=op)
        _bevestig(rij)
        return "in_behandeling"

    return verwerk(form, rij, neem) or toon("in_behandeling", form, bezwaar_id)


@bp.route("/bezwaren/<uuid:bezwaar_id>/herstel-vragen", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_HERSTEL_VRAGEN)
@eenmalig
def herstel_vragen(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Ask what misses, until a day; the term stands still meanwhile."""
    rij, grenzen = open_bezwaar(bezwaar_id), _grenzen()
    punten = [punt.value for punt in list_verzuim(rij)]
    form = Herstelformulier(data={"punten": punten, "uiterlijk": grenzen.voorstel})

    def vraag() -> str:
        door, op, commissie = huidige_gebruiker(), clock.now(), bool(form.met_commissie.data)
        vraag_herstel(rij, form.vraag(), met_commissie=commissie, door=door, op=op)
        _bevestig(rij, code=OPSCHORTING)
        return "herstel_gevraagd"

    klaar = verwerk(form, rij, vraag)
    return klaar or toon("herstel_vragen", form, bezwaar_id, grenzen=grenzen)


@bp.route("/bezwaren/<uuid:bezwaar_id>/reden-vragen", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_REDEN_VRAGEN)
@eenmalig
def reden_vragen(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Ask why a bezwaar is late, before niet-ontvankelijk can be chosen."""
    rij, grenzen = open_bezwaar(bezwaar_id), _grenzen()
    form = Redenvraagformulier(data={"uiterlijk": grenzen.voorstel})

    def vraag() -> str:
        door, op, commissie = huidige_gebruiker(), clock.now(), bool(form.met_commissie.data)
        vraag_reden(rij, form.vraag(), met_commissie=commissie, door=door, op=op)
        _bevestig(rij)
        return "reden_gevraagd"

    klaar = verwerk(form, rij, vraag)
    return klaar or toon("reden_vragen", form, bezwaar_id, grenzen=grenzen)


@bp.route("/bezwaren/<uuid:bezwaar_id>/antwoord-verwerken", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_ANTWOORD_VERWERKEN)
@eenmalig
def antwoord_verwerken(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Go on after the answer, or after the day on which it had to be there."""
    rij = open_bezwaar(bezwaar_id)
    form = Verwerkformulier()

    def ga_verder() -> str:
        door, op = huidige_gebruiker(), clock.now()
        verwerk_antwoord(rij, form.aanvulling(), ontvangen=form.ontvangen.data, door=door, op=op)
        return "verwerkt"

    klaar = verwerk(form, rij, ga_verder)
    return klaar or _toon_antwoord("antwoord_verwerken", form, rij, bezwaar_id)


@bp.route("/bezwaren/<uuid:bezwaar_id>/antwoorden", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_ANTWOORDEN)
@eenmalig
def antwoorden(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Send in the grounds, or answer what the zorgkantoor asked."""
    rij = open_bezwaar(bezwaar_id)
    form = Antwoordformulier()

    def antwoord() -> str:
        beantwoord(rij, form.aanvulling(), door=huidige_gebruiker(), op=clock.now())
        return "beantwoord"

    klaar = verwerk(form, rij, antwoord)
    return klaar or _toon_antwoord("antwoorden", form, rij, bezwaar_id)


@bp.route("/bezwaren/<uuid:bezwaar_id>/intrekken", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_INTREKKEN)
@eenmalig
def intrekken(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Withdraw a bezwaar, or register that it was withdrawn; a confirmation goes out."""
    rij, gebruiker = open_bezwaar(bezwaar_id), huidige_gebruiker()
    form = Intrekformulier()

    def trek() -> str:
        op, ontvangen = clock.now(), form.ontvangen.data
        trek_in(rij, form.reden.data or "", ontvangen=ontvangen, door=gebruiker, op=op)
        if _is_zorgkantoor():
            brief = verstuur(rij, schrijf_intrekking, door=gebruiker, op=op)
            meld_brief(rij, brief, code=BRIEF, op=op)
        return "ingetrokken"

    klaar = verwerk(form, rij, trek)
    return klaar or toon("intrekken", form, bezwaar_id, zorgkantoor=_is_zorgkantoor())


def _bevestig(rij: Bezwaar, *, code: str = BRIEF) -> None:
    """Send B10 with what was asked, and tell who reads in the portal."""
    door, op = huidige_gebruiker(), clock.now()
    verloop = lees_verloop(rij.id)
    bevestiging = Bevestiging(termijn=termijn_van(rij, verloop), gevraagd=find_gevraagd(verloop))
    brief = verstuur(rij, lambda bron: schrijf_ontvangst(bron, bevestiging), door=door, op=op)
    meld_brief(rij, brief, code=code, op=op)


def _toon_antwoord(
    sjabloon: str, form: Antwoordformulier, rij: Bezwaar, bezwaar_id: uuid.UUID
) -> ResponseReturnValue:
    gevraagd = find_gevraagd(lees_verloop(bezwaar_id))
    velden = _velden(gevraagd, list_verzuim(rij))
    return toon(sjabloon, form, bezwaar_id, gevraagd=gevraagd, velden=velden)


def _velden(gevraagd: Gevraagd | None, ontbreekt: Sequence[Verzuim]) -> Sequence[str]:
    """Give the fields that fit what was asked, else what misses."""
    punten = gevraagd.punten if gevraagd is not None else ontbreekt
    velden = ["gronden"] if set(punten) & {Verzuim.GRONDEN, Verzuim.BESLUIT} else []
    velden += ["machtiging_op"] if Verzuim.MACHTIGING in punten else []
    velden += ["naam", "adres"] if Verzuim.NAAM_EN_ADRES in punten else []
    return [*velden, "reden_te_laat"] if gevraagd is not None and gevraagd.reden else velden


def _grenzen() -> Hersteldatumgrenzen:
    vandaag = clock.today()
    return herstelgrenzen(vandaag, regels=load_bezwaarregels(vandaag), kalender=load_kalender())


def _is_zorgkantoor() -> bool:
    return huidige_gebruiker().organisatie.soort is OrganisatieSoort.ZORGKANTOOR
