"""Z07: plan a hearing, put it off, record its report or that there is none, tell new facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkzeug.exceptions import NotFound

from portal.bezwaar.actions.hoorzitting import (
    leg_verslag_vast,
    meld_nieuwe_feiten,
    plan_zitting,
    zeg_zitting_af,
    zie_van_horen_af,
)
from portal.bezwaar.actions.melden import meld_brief
from portal.bezwaar.forms.horen import (
    Afzegformulier,
    Afzienformulier,
    Feitenformulier,
    Verslagformulier,
    Zittingformulier,
)
from portal.bezwaar.letters.onderzoek_versturen import (
    verstuur_afzegging,
    verstuur_nieuwe_feiten,
    verstuur_uitnodiging,
)
from portal.bezwaar.queries.hoorders import list_hoorders
from portal.bezwaar.queries.onderzoek import lees_onderzoek
from portal.bezwaar.routes.blauwdruk import bp
from portal.bezwaar.routes.stap import open_bezwaar, toon, verwerk
from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure.hoorzitting import eerste_zittingsdag
from portal.platform import clock
from portal.platform.calendar_data import load_hoorregels, load_kalender
from portal.platform.web.idempotency import eenmalig
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    import uuid
    from datetime import date

    from flask.typing import ResponseReturnValue

    from portal.bezwaar.models import Bezwaar, Hoorzitting

ADRES = "/bezwaren/<uuid:bezwaar_id>"


@bp.route(f"{ADRES}/hoorzitting", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_HOORZITTING_PLANNEN)
@eenmalig
def hoorzitting(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Plan a hearing, or put the planned one on another day; the invitation goes out."""
    bezwaar = open_bezwaar(bezwaar_id)
    gebruiker, eerder = huidige_gebruiker(), lees_onderzoek(bezwaar).open_zitting
    form = Zittingformulier()
    form.richt_in(
        [(str(mens.id), mens.naam) for mens in list_hoorders(bezwaar, voor=gebruiker)],
        met_commissie=bezwaar.met_commissie,
        met_reden=eerder is not None and form.versie.data in {None, bezwaar.versie},
    )

    def plan() -> str:
        op = clock.now()
        gepland = plan_zitting(bezwaar, form.planning(), door=gebruiker, op=op, reden=form.waarom)
        brief = verstuur_uitnodiging(bezwaar, gepland, door=gebruiker, op=op)
        meld_brief(bezwaar, brief, op=op)
        return "zitting_verzet" if eerder else "zitting_gepland"

    klaar = verwerk(form, bezwaar, plan)
    eerste = _eerste_dag(clock.today())
    return klaar or toon(
        "onderzoek/hoorzitting", form, bezwaar_id, open_zitting=eerder, eerste_dag=eerste
    )


@bp.route(f"{ADRES}/hoorzitting/afzeggen", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_HOORZITTING_PLANNEN)
@eenmalig
def hoorzitting_afzeggen(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Put the planned hearing off without a new day; a letter says why."""
    bezwaar, zitting = _open_zitting(bezwaar_id)
    form = Afzegformulier()

    def zeg_af() -> str:
        door, op = huidige_gebruiker(), clock.now()
        zeg_zitting_af(bezwaar, form.reden.data or "", door=door, op=op)
        meld_brief(bezwaar, verstuur_afzegging(bezwaar, zitting, door=door, op=op), op=op)
        return "zitting_afgezegd"

    klaar = verwerk(form, bezwaar, zeg_af)
    return klaar or toon("onderzoek/afzeggen", form, bezwaar_id, open_zitting=zitting)


@bp.route(f"{ADRES}/hoorzitting/verslag", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_HOORVERSLAG)
@eenmalig
def hoorverslag(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Record who was at the hearing and what was said."""
    bezwaar, zitting = _open_zitting(bezwaar_id)
    form = Verslagformulier()

    def leg_vast() -> str:
        door, op = huidige_gebruiker(), clock.now()
        leg_verslag_vast(bezwaar, form.inhoud(), door=door, op=op)
        return "verslag"

    klaar = verwerk(form, bezwaar, leg_vast)
    return klaar or toon("onderzoek/verslag", form, bezwaar_id, open_zitting=zitting)


@bp.route(f"{ADRES}/geen-hoorzitting", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_VAN_HOREN_AFZIEN)
@eenmalig
def geen_hoorzitting(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Record on which ground of the law nobody is heard."""
    bezwaar = open_bezwaar(bezwaar_id)
    form = Afzienformulier()

    def zie_af() -> str:
        door, op = huidige_gebruiker(), clock.now()
        zie_van_horen_af(bezwaar, form.gekozen, form.reden.data or "", door=door, op=op)
        return "afgezien"

    return verwerk(form, bezwaar, zie_af) or toon("onderzoek/afzien", form, bezwaar_id)


@bp.route(f"{ADRES}/nieuwe-feiten", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_NIEUWE_FEITEN)
@eenmalig
def nieuwe_feiten(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Tell the parties what became known after the hearing."""
    bezwaar = open_bezwaar(bezwaar_id)
    form = Feitenformulier()

    def meld_feiten() -> str:
        door, op, tot = huidige_gebruiker(), clock.now(), form.reageren_tot.data
        assert tot is not None
        zitting = meld_nieuwe_feiten(bezwaar, tot, door=door, op=op)
        brief = verstuur_nieuwe_feiten(zitting, form.feiten.data or "", tot, door=door, op=op)
        meld_brief(bezwaar, brief, op=op)
        return "nieuwe_feiten"

    klaar = verwerk(form, bezwaar, meld_feiten)
    return klaar or toon("onderzoek/nieuwe_feiten", form, bezwaar_id)


def _open_zitting(bezwaar_id: uuid.UUID) -> tuple[Bezwaar, Hoorzitting]:
    """Give a bezwaar in view with the hearing that is planned.

    Raises:
        NotFound: There is none, or the bezwaar is not in view.
    """
    bezwaar = open_bezwaar(bezwaar_id)
    zitting = lees_onderzoek(bezwaar).open_zitting
    if zitting is None:
        raise NotFound
    return bezwaar, zitting


def _eerste_dag(vandaag: date) -> date:
    """Give the first day for which an invitation of today is in time."""
    regels, kalender = load_hoorregels(vandaag), load_kalender()
    return eerste_zittingsdag(vandaag, regels=regels, kalender=kalender)
