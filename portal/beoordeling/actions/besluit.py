"""Prepare a besluit, offer it for a second look, send it back."""

from dataclasses import replace
from datetime import datetime

from portal.aanvraag.actions.toelichting import eis_reden, licht_toe
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag
from portal.beoordeling.actions.besluitinhoud import (
    Keuze,
    Voorbereiding,
    list_vervangen_door,
    vul,
)
from portal.beoordeling.actions.bevoegd import eis_geen_bezwaar, eis_opsteller, eis_toetser_van
from portal.beoordeling.actions.groepsbesluit import (
    bereid_leden_voor,
    eis_zonder_overlap,
    keuzes_per_lid,
)
from portal.beoordeling.actions.groepsinhoud import eis_besluit_mogelijk
from portal.beoordeling.actions.kenmerken import kenmerken
from portal.beoordeling.actions.nieuw import leg_wijziging_vast, nieuw_besluit
from portal.beoordeling.actions.notities import noteer
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluiten import find_besluit_in_de_maak
from portal.beoordeling.queries.vier_ogen import regels_van
from portal.domain.bevoegdheid import Handeling, Rol, vier_ogen_nodig
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import BesluitToestand, Toestand, pas_toe_op_besluit
from portal.domain.uitkomst import Uitkomst
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker

TERUGGESTUURD = "besluit.teruggestuurd"


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
        DomeinFout: as `eis_opsteller`, `list_vervangen_door`, `eis_besluit_mogelijk`,
            `eis_zonder_overlap` and `voer_uit`.
    """
    bestaand = find_besluit_in_de_maak(aanvraag)
    eis_opsteller(aanvraag, bestaand, door)
    keuze = replace(keuze, teamleider_akkoord=_is_akkoord(keuze, bestaand, door))
    eis_besluit_mogelijk(keuze, voorbereiding, bestaand, dag=clock.local_day(op))
    if keuze.uitkomst is Uitkomst.TOEKENNEN:
        list_vervangen_door(bestaand, voorbereiding)
    keuzes = keuzes_per_lid(keuze, voorbereiding, bestaand)
    eis_zonder_overlap(keuzes, voorbereiding)
    besluit = bestaand or nieuw_besluit(aanvraag)
    eis_concept(besluit)
    vul(besluit, keuze, voorbereiding)
    besluit.voorbereid_door_id, besluit.voorbereid_op = door.id, op
    db.session.add(besluit)
    db.session.flush()
    voorbereiding = bereid_leden_voor(besluit, keuzes, voorbereiding, door=door, op=op)
    besluit.vier_ogen = is_vier_ogen_nodig(besluit, voorbereiding, op)
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
        DomeinFout: `niet_de_toetser`, `geen_vier_ogen_nodig` or `besluit_bij_bezwaar`.
    """
    eis_geen_bezwaar(besluit)
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
        DomeinFout: `reden_ontbreekt`; `zelf_betrokken` for the behandelaar and who prepared it;
            `besluit_bij_bezwaar`.
    """
    eis_geen_bezwaar(besluit)
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


def is_vier_ogen_nodig(besluit: Besluit, voorbereiding: Voorbereiding, op: datetime) -> bool:
    """Say whether a second person fixes this besluit."""
    regels = regels_van(besluit.zorgkantoor_id, clock.local_day(op))
    return any(vier_ogen_nodig(deel, regels) for deel in kenmerken(besluit, voorbereiding))


def eis_concept(besluit: Besluit) -> None:
    """Refuse to change a besluit that lies with the second person, or was fixed.

    Raises:
        DomeinFout: `besluit_ligt_ter_controle`.
    """
    if besluit.stand is not BesluitToestand.CONCEPT:
        raise DomeinFout("besluit_ligt_ter_controle")


def _is_akkoord(keuze: Keuze, bestaand: Besluit | None, door: Gebruiker) -> bool:
    """Count the box when a teamleider ticks it; it stays while others leave it ticked."""
    eerder = bestaand is not None and bestaand.teamleider_akkoord
    return keuze.teamleider_akkoord and (eerder or Rol.TEAMLEIDER in door.rol_set)


def _zet(besluit: Besluit, handeling: Handeling) -> None:
    besluit.stand = pas_toe_op_besluit(besluit.stand, handeling)
