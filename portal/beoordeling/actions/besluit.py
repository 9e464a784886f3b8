"""Prepare a besluit, offer it for a second look, send it back."""

from dataclasses import replace
from datetime import datetime

from portal.aanvraag.actions.toelichting import eis_reden, licht_toe
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag
from portal.beoordeling.actions.besluitinhoud import (
    Keuze,
    Voorbereiding,
    eis_mogelijk,
    is_vg7plus_verlenging,
    list_vervangen_door,
    vul,
)
from portal.beoordeling.actions.bevoegd import eis_toetser_van
from portal.beoordeling.actions.notities import noteer
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluiten import find_besluit_in_de_maak
from portal.beoordeling.queries.nummers import volgend_nr
from portal.beoordeling.queries.toetsing import Toetsstand
from portal.beoordeling.queries.vier_ogen import kenmerken_van, regels_van
from portal.domain.bevoegdheid import Handeling, Rol, vier_ogen_nodig
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import BesluitToestand, Toestand, pas_toe_op_besluit
from portal.domain.uitkomst import Uitkomst
from portal.platform import audit, clock
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

GEWIJZIGD, TERUGGESTUURD = "besluit.gewijzigd", "besluit.teruggestuurd"


def voorbereiden(
    aanvraag: Aanvraag,
    keuze: Keuze,
    voorbereiding: Voorbereiding,
    *,
    door: Gebruiker,
    op: datetime,
) -> Besluit:
    """Prepare the besluit (T16, T17), or change the one that is being prepared.

    Raises:
        DomeinFout: `niet_de_toetser`, `preventief_naast_lopende`, or what `eis_mogelijk` and
            `voer_uit` raise.
    """
    eis_toetser_van(aanvraag, door)
    bestaand = find_besluit_in_de_maak(aanvraag)
    keuze = replace(keuze, teamleider_akkoord=_is_akkoord(keuze, bestaand, door))
    eis_mogelijk(keuze, voorbereiding, dag=clock.local_day(op))
    if keuze.uitkomst is Uitkomst.TOEKENNEN:
        list_vervangen_door(bestaand, voorbereiding)
    besluit = bestaand or nieuw_besluit(aanvraag)
    eis_concept(besluit)
    vul(besluit, keuze, voorbereiding)
    besluit.voorbereid_door_id, besluit.voorbereid_op = door.id, op
    besluit.vier_ogen = is_vier_ogen_nodig(besluit, voorbereiding.stand, op)
    db.session.add(besluit)
    db.session.flush()
    if aanvraag.toestand is not Toestand.BESLUIT_KLAARZETTEN and besluit.herstelt_id is None:
        stap = Stap(
            handeling=Handeling.BESLUIT_VOORBEREIDEN,
            door=door,
            op=op,
            uitkomst=keuze.uitkomst,
            gegevens={"besluit": str(besluit.id)},
        )
        voer_uit(aanvraag, stap)
    leg_wijziging_vast(aanvraag, besluit, door=door, op=op)
    return besluit


def terug_naar_toetsing(aanvraag: Aanvraag, *, door: Gebruiker, op: datetime) -> None:
    """Take the prepared besluit back (T18); its texts stay for the next time."""
    eis_toetser_van(aanvraag, door)
    voer_uit(aanvraag, Stap(handeling=Handeling.BESLUIT_TERUG_NAAR_TOETSING, door=door, op=op))


def ter_controle_aanbieden(
    aanvraag: Aanvraag, besluit: Besluit, *, door: Gebruiker, op: datetime
) -> None:
    """Offer a prepared besluit to the second person (T19).

    Raises:
        DomeinFout: `niet_de_toetser`, or `geen_vier_ogen_nodig`.
    """
    eis_toetser_van(aanvraag, door)
    if not besluit.vier_ogen:
        raise DomeinFout("geen_vier_ogen_nodig")
    _zet(besluit, Handeling.BESLUIT_TER_CONTROLE_AANBIEDEN)
    if besluit.herstelt_id is None:
        stap = Stap(handeling=Handeling.BESLUIT_TER_CONTROLE_AANBIEDEN, door=door, op=op)
        voer_uit(aanvraag, stap)
    else:
        leg_wijziging_vast(aanvraag, besluit, door=door, op=op)


def terugsturen(
    aanvraag: Aanvraag, besluit: Besluit, reden: str, *, door: Gebruiker, op: datetime
) -> None:
    """Send a besluit back to who prepared it, with a reason (T20).

    The reason stands with the event; a herstelbesluit has none, so there it becomes a note.

    Raises:
        DomeinFout: `reden_ontbreekt`; `zelf_betrokken` for the behandelaar and who prepared it.
    """
    tekst = eis_reden(reden)
    if door.id in {aanvraag.behandelaar_id, besluit.voorbereid_door_id}:
        raise DomeinFout("zelf_betrokken")
    _zet(besluit, Handeling.BESLUIT_TERUGSTUREN)
    if besluit.herstelt_id is not None:
        noteer(aanvraag, tekst, door=door, op=op)
        leg_wijziging_vast(aanvraag, besluit, door=door, op=op, code=TERUGGESTUURD)
        return
    stap = Stap(handeling=Handeling.BESLUIT_TERUGSTUREN, door=door, op=op)
    gebeurtenis = voer_uit(aanvraag, stap)
    assert gebeurtenis is not None
    licht_toe(gebeurtenis, tekst)


def is_vier_ogen_nodig(besluit: Besluit, stand: Toetsstand, op: datetime) -> bool:
    """Say whether a second person fixes this besluit."""
    kenmerken = kenmerken_van(besluit, vg7plus_verlenging=is_vg7plus_verlenging(stand))
    return vier_ogen_nodig(kenmerken, regels_van(besluit.zorgkantoor_id, clock.local_day(op)))


def leg_wijziging_vast(
    aanvraag: Aanvraag,
    besluit: Besluit,
    *,
    door: Gebruiker,
    op: datetime,
    code: str = GEWIJZIGD,
) -> None:
    """Leave an audit line for what changes the besluit; the dossier gets a new version with it."""
    aanvraag.gewijzigd_op = op
    audit.leg_vast(audit_regel(code, door=door, over=besluit, client_id=aanvraag.client_id))


def eis_concept(besluit: Besluit) -> None:
    """Refuse to change a besluit that lies with the second person, or was fixed.

    Raises:
        DomeinFout: `besluit_ligt_ter_controle`.
    """
    if besluit.stand is not BesluitToestand.CONCEPT:
        raise DomeinFout("besluit_ligt_ter_controle")


def nieuw_besluit(aanvraag: Aanvraag) -> Besluit:
    """Give a besluit with the next number, still without content."""
    return Besluit(
        aanvraag_id=aanvraag.id,
        aanbieder_id=aanvraag.aanbieder_id,
        zorgkantoor_id=aanvraag.zorgkantoor_id,
        nr=volgend_nr(Besluit, aanvraag),
        stand=BesluitToestand.CONCEPT,
    )


def _is_akkoord(keuze: Keuze, bestaand: Besluit | None, door: Gebruiker) -> bool:
    """Count the box when a teamleider ticks it; it stays while others leave it ticked."""
    eerder = bestaand is not None and bestaand.teamleider_akkoord
    return keuze.teamleider_akkoord and (eerder or Rol.TEAMLEIDER in door.rol_set)


def _zet(besluit: Besluit, handeling: Handeling) -> None:
    besluit.stand = pas_toe_op_besluit(besluit.stand, handeling)
