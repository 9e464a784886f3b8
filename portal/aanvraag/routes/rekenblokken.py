"""What the pages with blocks of the rekentool share: who may type, store it, calculate it."""

from collections.abc import Collection, Mapping

from flask import request

from portal.aanvraag.actions.rekentool import bewaar_blokken
from portal.aanvraag.actions.verloop import mag_stap
from portal.aanvraag.forms.blokken import BlokkenFormulier
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossier import Dossier, laad_dossier
from portal.aanvraag.queries.dossiers import is_bewerker
from portal.aanvraag.queries.rekenen import Botsing, Ingevuld, Rekenstand, opgeslagen_blok
from portal.aanvraag.queries.rekenweergave import foutplaats, rekentekst
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.stand.rekenen import reken_dossier
from portal.aanvraag.routes.blauwdruk import bp
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.bewaking import huidige_gebruiker

bp.add_app_template_global(rekentekst, "rekentekst")

ANDER = "ander"


def mag_bewerken(aanvraag: Aanvraag) -> bool:
    """Say whether the user may type in this aanvraag now."""
    gebruiker = huidige_gebruiker()
    open_ = mag_stap(aanvraag, Handeling.AANVRAAG_BEWERKEN, gebruiker)
    return open_ and is_bewerker(aanvraag, gebruiker)


def bewaar(
    aanvraag: Aanvraag, form: BlokkenFormulier, *, bevestig: bool = False
) -> tuple[Botsing, ...]:
    """Store what was sent and commit; give the fields that somebody else changed meanwhile.

    A block with a text that is too long stays as it was stored, see `blokken_te_lang`.
    """
    dossier, te_lang = laad_dossier(aanvraag), blokken_te_lang(form)
    bruikbaar = {naam: blok for naam, blok in form.ingevuld().items() if naam not in te_lang}
    ingevuld = _neem_ander(dossier, bruikbaar)
    botsingen = bewaar_blokken(
        dossier, ingevuld, door=huidige_gebruiker(), op=clock.now(), bevestig=bevestig
    )
    db.session.commit()
    return botsingen


def blokken_te_lang(form: BlokkenFormulier) -> frozenset[str]:
    """Name the blocks that are not stored, because a text in them is too long."""
    return frozenset(foutplaats(fout).blok for fout in form.te_lang())


def te_bevestigen(stand: Stand, namen: Collection[str]) -> bool:
    """Say whether a block on the page was carried over and not confirmed yet."""
    open_ = stand.vervolg.stand.onbevestigde_blokken if stand.vervolg else ()
    return any(naam in namen for naam in open_)


def reken_getypt(stand: Stand, form: BlokkenFormulier) -> Rekenstand | None:
    """Calculate what stands in the fields, without storing it."""
    if stand.rekenen is None:
        return None
    getypt = {naam: ingevuld.blok for naam, ingevuld in form.ingevuld().items()}
    return reken_dossier(stand.dossier, stand.kader, blokken=getypt)


def _neem_ander(dossier: Dossier, ingevuld: Mapping[str, Ingevuld]) -> dict[str, Ingevuld]:
    """Take the text of the other person in the conflicting fields when the user chose so."""
    velden: Collection[str] = request.form.getlist("botsing")
    if request.form.get("actie") != ANDER:
        velden = ()
    return {
        naam: Ingevuld(
            blok={
                veld: opgeslagen_blok(dossier, naam).get(veld, "")
                if f"{naam}-{veld}" in velden
                else waarde
                for veld, waarde in nieuw.blok.items()
            },
            versie=nieuw.versie,
            basis=nieuw.basis,
        )
        for naam, nieuw in ingevuld.items()
    }
