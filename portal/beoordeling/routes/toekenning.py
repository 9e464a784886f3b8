"""What is granted beside what was requested, line by line, with the outcome of both."""

import uuid
from dataclasses import dataclass, replace

from flask import flash, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.beoordeling.actions.toekenning import BEPERKINGEN, bewaar_voorstel
from portal.beoordeling.forms.toekenning import (
    keur_getallen,
    lees_toekenningsformulier,
    maak_toekenningsformulier,
    zet_ontbrekende_redenen,
    zonder_reden,
)
from portal.beoordeling.queries.besluiten import mag_toekennen
from portal.beoordeling.queries.toekenning import (
    Groepstoekenning,
    Periode,
    Regel,
    Rij,
    Toekenning,
    Voorstel,
    bepaal_standaardperiode,
    groepsinhoud_van,
    lees_regels,
    maak_groepsvergelijking,
    maak_ledenbeeld,
    maak_vergelijking,
    regelgroepen,
    reken_voorstel,
    toegekende_waarden,
)
from portal.beoordeling.queries.toetsing.teksten import woord
from portal.beoordeling.queries.toetsing.vergelijkbaar import maak_vergelijkbeeld
from portal.beoordeling.routes.blauwdruk import bp
from portal.beoordeling.routes.toetsdossier import Toetsdossier, open_toetsdossier
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.database import db
from portal.platform.forms import VersieFormulier, domain_errors_on, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist

PAGINA = "beoordeling/toetsing/toekenning.html"
BEREKEN = "bereken"
DEEL = "beoordeling/toetsing/_uitkomst.html"


@dataclass(frozen=True, slots=True)
class Invulling:
    """The page as it is being filled in."""

    dossier: Toetsdossier
    regels: tuple[Regel, ...]
    form: VersieFormulier
    periode: Periode | None

    @property
    def is_berekend(self) -> bool:
        """Say whether the version has a calculation, so that there is something to grant."""
        return bool(self.dossier.stand.bron.berekend())

    @property
    def voorstel(self) -> Voorstel:
        """Give what was typed."""
        return lees_toekenningsformulier(self.form, self.regels, periode=self.periode)


@bp.get("/dossiers/<uuid:aanvraag_id>/toekenning")
@vereist(Handeling.VERSIE_LEZEN)
def toekenning(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show requested beside granted."""
    invulling = _open(aanvraag_id)
    if not invulling.is_berekend:
        return render_template(PAGINA, form=invulling.form, **_pagina(invulling, None))
    return render_template(PAGINA, form=invulling.form, **_pagina(invulling, _reken(invulling)))


@bp.post("/dossiers/<uuid:aanvraag_id>/toekenning")
@vereist(Handeling.BESLUIT_INVOER_BEPALEN)
@eenmalig
def toekenning_opslaan(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Store what is granted; a line that differs without a reason is stored and asked for."""
    invulling = _open(aanvraag_id)
    form, uitkomst = invulling.form, None
    if form.validate_on_submit():
        uitkomst = _reken(invulling)
    if request.form.get("actie") == BEREKEN:
        return render_form(PAGINA, form=form, **_pagina(invulling, uitkomst))
    if uitkomst is not None:
        with domain_errors_on(form, beperkingen=BEPERKINGEN):
            bewaar_voorstel(
                invulling.dossier.stand,
                invulling.voorstel,
                versie=form.versie.data,
                door=huidige_gebruiker(),
                op=clock.now(),
            )
            if not zonder_reden(form, uitkomst.verschillen):
                flash(woord("melding", "toekenning"), "success")
                return rond_af(url_for("beoordeling.toekenning", aanvraag_id=aanvraag_id))
            db.session.commit()
            invulling = _open(aanvraag_id, gepost=False)
            form = invulling.form
            zet_ontbrekende_redenen(form, uitkomst.verschillen)
    return render_form(PAGINA, form=form, **_pagina(invulling, uitkomst))


@bp.post("/dossiers/<uuid:aanvraag_id>/toekenning/uitkomst")
@vereist(Handeling.BESLUIT_INVOER_BEPALEN)
def toekenning_uitkomst(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Give the outcome of what stands in the fields; stores nothing."""
    invulling = _open(aanvraag_id)
    uitkomst = _reken(invulling) if invulling.form.validate_on_submit() else None
    pagina = _uitkomst(invulling, uitkomst)
    return make_response(render_template(DEEL, **pagina), 200 if uitkomst else 422)


def _open(aanvraag_id: uuid.UUID, *, gepost: bool = True) -> Invulling:
    dossier = open_toetsdossier(aanvraag_id)
    bron = dossier.stand.bron
    zonder = dossier.stand.aanvraag.is_instroom and dossier.stand.aanvraag.is_groep
    regels = lees_regels(bron) if bron.berekend() and not zonder else ()
    periode = bepaal_standaardperiode(dossier.stand) if dossier.stand.aanvraag.is_lid else None
    form = maak_toekenningsformulier(
        bron, regels, dossier.stand.voorstel, periode=periode, gepost=gepost
    )
    return Invulling(dossier, regels, form, periode)


def _reken(invulling: Invulling) -> Toekenning | Groepstoekenning | None:
    """Calculate what stands in the fields; None with messages on the form when that is refused."""
    form, stand = invulling.form, invulling.dossier.stand
    if not keur_getallen(form, invulling.regels):
        return None
    voorstel = invulling.voorstel
    with domain_errors_on(form):
        if stand.aanvraag.is_groep:
            return replace(groepsinhoud_van(stand), voorstel=voorstel).reken()
        return reken_voorstel(stand, voorstel)
    return None


def _pagina(
    invulling: Invulling, uitkomst: Toekenning | Groepstoekenning | None
) -> dict[str, object]:
    """Give the page, with comparable decisions beside the hours that are filled in."""
    stand = invulling.dossier.stand
    return {
        **_uitkomst(invulling, uitkomst),
        "vergelijkbaar": maak_vergelijkbeeld(stand, op=clock.today()),
    }


def _uitkomst(
    invulling: Invulling, uitkomst: Toekenning | Groepstoekenning | None
) -> dict[str, object]:
    dossier, stand = invulling.dossier, invulling.dossier.stand
    bron, groep = stand.bron, uitkomst if isinstance(uitkomst, Groepstoekenning) else None
    toekenning = None if isinstance(uitkomst, Groepstoekenning) else uitkomst
    vergelijking: tuple[Rij, ...] | None = None
    if invulling.is_berekend:
        vergelijking = (
            maak_groepsvergelijking(stand, groep)
            if stand.aanvraag.is_groep
            else maak_vergelijking(bron, toekenning)
        )
    return {
        "kop": dossier.kop,
        "aanvraag_id": stand.aanvraag.id,
        "mag_toetsen": mag_toekennen(stand.aanvraag, huidige_gebruiker()),
        "is_berekend": invulling.is_berekend,
        "groepen": regelgroepen(invulling.regels),
        "grens": bron.maandgrens,
        "gevraagde_ingang": bron.ingang,
        "toekenning": uitkomst,
        **_grondslag(uitkomst),
        "is_lid": stand.aanvraag.is_lid,
        "leden": maak_ledenbeeld(stand, groep) if groep else (),
        "toegekend": toegekende_waarden(uitkomst.verschillen if uitkomst else ()),
        "vergelijking": vergelijking,
    }


def _grondslag(uitkomst: Toekenning | Groepstoekenning | None) -> dict[str, object]:
    """Give the days that are granted, and the table that it was calculated with."""
    if isinstance(uitkomst, Groepstoekenning):
        return {"periode": uitkomst.periode, "tabel": uitkomst.uitkomst.clienten[0]}
    if uitkomst is None:
        return {"periode": None, "tabel": None}
    return {"periode": Periode(uitkomst.ingang, uitkomst.maanden), "tabel": uitkomst.uitkomst}
