"""The goals that an actie of a traject can serve: those of the toekenning that holds last."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.orm import defer

from portal.aanvraag.queries.weergave.lezen import als_rijen, als_tekst
from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import toekenningen_voor
from portal.clienten.models import Groepslid
from portal.clienten.queries.groepen import is_lid_op
from portal.domain.bevoegdheid import Handeling, OrganisatieSoort, mag
from portal.ontwikkeltraject.models import Trajectactie, Trajectlid
from portal.platform import clock
from portal.platform.database import db
from portal.platform.paging import lees_uuid
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker

ONGELEZEN = tuple(
    defer(getattr(Toekenning, naam)) for naam in Toekenning.geheimen() if naam != "doelen_v"
)


def list_doelen(actie: Trajectactie, *, voor: Gebruiker) -> Mapping[str, str]:
    """Give the name of each goal that a user may link to an actie, by id; none for the CCE.

    The goals of the last toekenning in view of the client, or of each client of the group, and
    the goal that the actie serves already. Nothing can be linked while that one is not in view.

    Bron: [procedure] §11 (a goal lives on over aanvragen).
    """
    bij_aanbieder = voor.organisatie.soort is OrganisatieSoort.AANBIEDER
    if not bij_aanbieder or not mag(voor.rol_set, Handeling.CLIENT_LEZEN):
        return {}
    toekenningen = db.session.scalars(
        sa.select(Toekenning)
        .where(_van_traject(actie), toekenningen_voor(voor))
        .options(*ONGELEZEN)
        .order_by(Toekenning.ingang.desc(), Toekenning.clientcode, Toekenning.id)
    )
    namen, gezien = dict[str, str](), set[object]()
    for toekenning in toekenningen:
        laatste = toekenning.client_id not in gezien
        gezien.add(toekenning.client_id)
        for doel_id, naam in _doelen(toekenning).items():
            if laatste or doel_id == actie.doel_id:
                van = "" if actie.traject.client_id else f" ({toekenning.clientcode})"
                namen.setdefault(doel_id, f"{naam}{van}")
    return namen if not actie.doel_id or actie.doel_id in namen else {}


def _van_traject(actie: Trajectactie) -> Voorwaarde:
    """Give the condition of a toekenning of somebody whom the traject is for."""
    traject = actie.traject
    if traject.client_id is not None:
        return Toekenning.client_id == traject.client_id
    leden = sa.select(Groepslid.client_id).where(
        Groepslid.groep_id == traject.groep_id, is_lid_op(clock.today())
    )
    telden = sa.select(Trajectlid.client_id).where(Trajectlid.traject_id == traject.id)
    return sa.or_(Toekenning.client_id.in_(leden), Toekenning.client_id.in_(telden))


def _doelen(toekenning: Toekenning) -> Mapping[str, str]:
    """Give the goals that have an identity and a name, as the thread of a goal needs them."""
    paren = [
        (als_tekst(doel.get("doel_id")), als_tekst(doel.get("korte_naam")))
        for doel in als_rijen(toekenning.doelen)
    ]
    return {doel_id: naam for doel_id, naam in paren if naam and lees_uuid(doel_id) is not None}
